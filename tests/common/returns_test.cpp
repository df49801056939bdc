// The machine of returns: every state meets every command; units come back once; cents add up.
#include "common/returns/errand.h"
#include "common/returns/sale.h"
#include "tests/support/every.h"
#include "tests/support/fake_clock.h"
#include "tests/support/orders.h"
#include "tests/support/print.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;
using enum ReturnState;
using Cmd = ReturnCommandKind;

ReturnLine lineOf(const std::string& line_id, std::int64_t quantity) {
    ReturnLine line;
    line.line_id = {line_id};
    line.quantity = quantity;
    line.reason = ReturnReason::size;
    return line;
}

Return aReturn(ReturnState state) {
    Return one;
    one.return_id = {"R"};
    one.lines = {lineOf("1", 2), lineOf("2", 1)};
    one.amount_minor = 5000;
    one.state = state;
    return one;
}

JudgeReturn judging(std::int64_t first, std::int64_t second) {
    return {
        .lines =
            {{.line_id = {"1"}, .reason = ReturnReason::size, .accepted = first},
             {.line_id = {"2"}, .reason = ReturnReason::size, .accepted = second}},
        .amount_minor = 9000,
        .note = "sem etiqueta"};
}

std::vector<ReturnCommand> everyCommand() {
    return {
        StartCheck{},
        judging(2, 1),
        ResolveReturn{.resolution = Resolution::exchange},
        StockReturn{.place = StockPlace::damaged},
        TellHub{},
        CloseReturn{}};
}

/// As domain.md draws it, written down a second time.
std::optional<ReturnState> drawn(ReturnState state, Cmd command) {
    static const std::map<std::pair<ReturnState, Cmd>, ReturnState> kDrawn = {
        {{open, Cmd::start_check}, checking},
        {{checking, Cmd::judge}, accepted},
        {{accepted, Cmd::resolve}, resolved},
        {{partly_accepted, Cmd::resolve}, resolved},
        {{resolved, Cmd::resolve}, resolved},
        {{stocked, Cmd::resolve}, stocked},
        {{sent_to_hub, Cmd::resolve}, sent_to_hub},
        {{resolved, Cmd::stock}, stocked},
        {{stocked, Cmd::tell_hub}, sent_to_hub},
        {{denied, Cmd::close}, closed},
        {{sent_to_hub, Cmd::close}, closed}};
    const auto found = kDrawn.find({state, command});
    return found == kDrawn.end() ? std::nullopt : std::optional{found->second};
}

/// Two of line 1 at 49.90, one of line 2 at 10.00, 10.01 off.
Sale aSale() {
    Sale sale;
    sale.order = anOrder().line("1", 2, 4990).line("2", 1, 1000).hub();
    sale.order.discount_minor = 1001;
    sale.lines = {
        {.line_id = {"1"}, .delivered = 2, .returned = 0},
        {.line_id = {"2"}, .delivered = 1, .returned = 0}};
    sale.delivered_at = kOrderDay;
    return sale;
}

const ReturnPolicy kPolicy{};

std::optional<ReturnRefusal> whyNot(
    const Sale& sale, const std::vector<ReturnLine>& lines, const std::vector<Return>& earlier = {}
) {
    return whyNotReturnable(sale, earlier, lines, kPolicy, kOrderDay + 24h);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(returns)

BOOST_AUTO_TEST_CASE(every_state_meets_every_command) {
    for (const ReturnState state : every<ReturnState>()) {
        for (const ReturnCommand& command : everyCommand()) {
            const auto after = decide(aReturn(state), command, kOrderDay);
            const auto expected = drawn(state, kindOf(command));
            BOOST_TEST_CONTEXT(toText(state) << " x " << toText(kindOf(command))) {
                BOOST_REQUIRE(after.has_value() == expected.has_value());
                if (expected) {
                    BOOST_TEST(after->state == *expected);
                    BOOST_TEST((after->changed_at == kOrderDay));
                } else {
                    BOOST_TEST(after.error() == ReturnRefusal::not_now);
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(no_state_and_command_stand_in_two_rows) {
    std::set<std::pair<ReturnState, Cmd>> seen;
    for (const ReturnTransition& row : returnTransitions()) {
        for (const ReturnState from : row.from) {
            BOOST_TEST(seen.insert({from, row.command}).second);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_is_kept_decides_where_the_judgement_leads) {
    const Return before = aReturn(checking);
    BOOST_TEST(decide(before, judging(2, 1), kOrderDay)->state == accepted);
    BOOST_TEST(decide(before, judging(2, 0), kOrderDay)->state == partly_accepted);
    const Return none = *decide(before, judging(0, 0), kOrderDay);
    BOOST_TEST(none.state == denied);
    BOOST_TEST(none.amount_minor == 0);
    JudgeReturn unexplained = judging(0, 0);
    unexplained.note.clear();
    BOOST_TEST(decide(before, unexplained, kOrderDay).error() == ReturnRefusal::note_missing);
}

BOOST_AUTO_TEST_CASE(a_judgement_names_every_line_once_and_no_more_than_was_brought) {
    const Return before = aReturn(checking);
    JudgeReturn one = judging(1, 1);
    one.lines.pop_back();
    BOOST_TEST(decide(before, one, kOrderDay).error() == ReturnRefusal::line_unknown);
    one.lines.push_back(one.lines.front());
    BOOST_TEST(decide(before, one, kOrderDay).error() == ReturnRefusal::line_unknown);
    BOOST_TEST(
        decide(before, judging(3, 1), kOrderDay).error() == ReturnRefusal::quantity_mismatch
    );
    BOOST_TEST(
        decide(before, judging(-1, 1), kOrderDay).error() == ReturnRefusal::quantity_mismatch
    );
}

BOOST_AUTO_TEST_CASE(only_a_coupon_that_came_to_nothing_is_resolved_again) {
    Return one = *decide(aReturn(accepted), ResolveReturn{Resolution::coupon}, kOrderDay);
    one.coupon_id = "C";
    BOOST_TEST(
        decide(one, ResolveReturn{Resolution::exchange}, kOrderDay).error() ==
        ReturnRefusal::coupon_alive
    );
    one.coupon_id.clear();
    one = *decide(one, ResolveReturn{Resolution::exchange}, kOrderDay);
    BOOST_TEST(
        decide(one, ResolveReturn{Resolution::coupon}, kOrderDay).error() == ReturnRefusal::not_now
    );
    Return worthless = aReturn(accepted);
    worthless.amount_minor = 0;
    BOOST_TEST(
        decide(worthless, ResolveReturn{Resolution::coupon}, kOrderDay).error() ==
        ReturnRefusal::amount_zero
    );
}

BOOST_AUTO_TEST_CASE(a_unit_comes_back_once) {
    const Sale sale = aSale();
    BOOST_TEST(!whyNot(sale, {lineOf("1", 2)}).has_value());
    Return earlier = aReturn(checking);
    earlier.lines = {lineOf("1", 1)};
    BOOST_TEST(!whyNot(sale, {lineOf("1", 1)}, {earlier}).has_value());
    BOOST_TEST((whyNot(sale, {lineOf("1", 2)}, {earlier}) == ReturnRefusal::already_returned));
    earlier.state = denied;
    BOOST_TEST(!whyNot(sale, {lineOf("1", 2)}, {earlier}).has_value());
}

BOOST_AUTO_TEST_CASE(what_the_hub_has_on_record_and_has_not_heard_of_counts_together) {
    Sale sale = aSale();
    sale.lines.front().returned = 1;  // in another store
    BOOST_TEST((whyNot(sale, {lineOf("1", 2)}) == ReturnRefusal::already_returned));
    BOOST_TEST(!whyNot(sale, {lineOf("1", 1)}).has_value());
    Return untold = aReturn(accepted);
    untold.lines = {lineOf("1", 1)};
    untold.lines.front().accepted = 1;
    BOOST_TEST((whyNot(sale, {lineOf("1", 1)}, {untold}) == ReturnRefusal::already_returned));
    untold.state = sent_to_hub;  // then it is the one that the hub counts
    BOOST_TEST(!whyNot(sale, {lineOf("1", 1)}, {untold}).has_value());
}

BOOST_AUTO_TEST_CASE(what_cannot_come_back_says_why) {
    Sale sale = aSale();
    BOOST_TEST((whyNot(sale, {}) == ReturnRefusal::line_unknown));
    BOOST_TEST((whyNot(sale, {lineOf("9", 1)}) == ReturnRefusal::line_unknown));
    BOOST_TEST((whyNot(sale, {lineOf("1", 1), lineOf("1", 1)}) == ReturnRefusal::line_unknown));
    BOOST_TEST((whyNot(sale, {lineOf("1", 0)}) == ReturnRefusal::quantity_mismatch));
    BOOST_TEST((whyNot(sale, {lineOf("1", 3)}) == ReturnRefusal::quantity_mismatch));
    ReturnLine other = lineOf("1", 1);
    other.reason = ReturnReason::other;
    BOOST_TEST((whyNot(sale, {other}) == ReturnRefusal::note_missing));
    sale.order.channel.is_marketplace = true;
    BOOST_TEST((whyNot(sale, {lineOf("1", 1)}) == ReturnRefusal::marketplace_policy));
    sale.order.channel.is_marketplace = false;
    sale.lines.front().delivered = 0;
    BOOST_TEST((whyNot(sale, {lineOf("1", 1)}) == ReturnRefusal::not_delivered));
}

BOOST_AUTO_TEST_CASE(each_reason_has_its_window_to_the_millisecond) {
    const Sale sale = aSale();
    const std::map<ReturnReason, std::chrono::days> windows = {
        {ReturnReason::regret, kRegretWindow},
        {ReturnReason::defect, kFaultWindow},
        {ReturnReason::size, kPolicy.window}};
    for (const auto& [reason, window] : windows) {
        const Instant last = kOrderDay + window;
        const auto verdictAt = [&, why = reason](Instant at) {
            return eligibilityOf(sale, {}, {"1"}, why, kPolicy, at).verdict;
        };
        BOOST_TEST(verdictAt(last) == Eligibility::eligible);
        BOOST_TEST(
            verdictAt(last + 1ms) ==
            (reason == ReturnReason::regret ? Eligibility::regret_over : Eligibility::window_over)
        );
    }
}

BOOST_AUTO_TEST_CASE(an_amount_that_cannot_be_worked_out_is_none) {
    Sale sale = aSale();
    sale.order.lines.front().unit_price_minor = 9'000'000'000'000'000'000;
    const std::vector<JudgeReturn::Line> lines = {{.line_id = {"1"}, .accepted = 2}};
    BOOST_TEST(!paidFor(sale, {}, lines).has_value());
}

BOOST_AUTO_TEST_CASE(a_discount_that_cannot_be_shared_out_is_none_and_gifts_are_worth_nothing) {
    Sale sale = aSale();
    sale.order.lines.back().unit_price_minor = 9'000'000'000'000'000'000;
    sale.order.lines.back().quantity = 2;
    const std::vector<JudgeReturn::Line> lines = {{.line_id = {"1"}, .accepted = 1}};
    BOOST_TEST(!paidFor(sale, {}, lines).has_value());
    for (HubLine& line : sale.order.lines) {
        line.unit_price_minor = 0;
    }
    BOOST_TEST(paidFor(sale, {}, lines).value() == 0);
}

BOOST_AUTO_TEST_CASE(after_the_window_nothing_comes_back) {
    const auto verdict = whyNotReturnable(
        aSale(), {}, std::vector{lineOf("1", 1)}, kPolicy, kOrderDay + kPolicy.window + 24h
    );
    BOOST_TEST((verdict == ReturnRefusal::window_over));
}

BOOST_AUTO_TEST_CASE(every_verdict_has_a_word_of_its_own_and_an_unknown_errand_none) {
    std::set<std::string_view> words;
    for (const Eligibility verdict : every<Eligibility>()) {
        BOOST_TEST(words.insert(toText(verdict)).second);
    }
    BOOST_TEST(words.size() == 6U);
    BOOST_TEST(!fromText<ErrandKind>("go_for_coffee").has_value());
}

/// Whatever pieces an order comes back in, all of them together are what was paid for its goods.
BOOST_AUTO_TEST_CASE(the_pieces_add_up_to_the_cent_and_none_is_more_than_the_hub_allows) {
    std::mt19937 random{7};
    const auto upTo = [&](int most) {
        return static_cast<std::int64_t>(random() % static_cast<unsigned>(most));
    };
    for (int round = 0; round < 2000; ++round) {
        Sale sale;
        auto builder = anOrder();
        std::vector<std::string> units;
        AmountMinor whole = 0;
        for (int line = 1; line <= 1 + upTo(4); ++line) {
            const std::int64_t quantity = 1 + upTo(4);
            const AmountMinor price = 1 + upTo(30'000);
            builder.line(std::to_string(line), quantity, price);
            whole += price * quantity;
            sale.lines.push_back(
                {.line_id = {std::to_string(line)}, .delivered = quantity, .returned = 0}
            );
            units.insert(units.end(), static_cast<std::size_t>(quantity), std::to_string(line));
        }
        sale.order = builder.hub();
        sale.order.discount_minor = upTo(static_cast<int>(std::min<AmountMinor>(whole, 60'000)));
        std::shuffle(units.begin(), units.end(), random);
        std::vector<Return> earlier;
        AmountMinor sum = 0;
        for (const std::string& unit : units) {
            const std::vector<JudgeReturn::Line> lines = {{.line_id = {unit}, .accepted = 1}};
            const AmountMinor paid = paidFor(sale, earlier, lines).value();
            const AmountMinor price =
                std::ranges::find(sale.order.lines, LineId{unit}, &HubLine::line_id)
                    ->unit_price_minor;
            BOOST_REQUIRE(paid <= price - sale.order.discount_minor * price / whole);
            sum += paid;
            Return done = aReturn(closed);
            done.lines = {lineOf(unit, 1)};
            done.lines.front().accepted = 1;
            earlier.push_back(done);
        }
        BOOST_REQUIRE(sum == whole - sale.order.discount_minor);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
