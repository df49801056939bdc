#include "common/order/line_rules.h"

#include "tests/support/orders.h"
#include "tests/support/print.h"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace balcao::test {

namespace {

using enum OrderState;

constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

LineRefusal gone(std::int64_t quantity) {
    return {.quantity = quantity, .reason = RefusalReason::out_of_stock, .note = {}};
}

LineDecision line(
    const std::string& line_id, std::int64_t accepted, std::vector<LineRefusal> refusals = {}
) {
    return {.line_id = LineId{line_id}, .accepted = accepted, .refusals = std::move(refusals)};
}

/// Why this answer to three of line "1" and one of line "2" is not taken; nothing if it is.
std::optional<Refusal> answered(
    std::vector<LineDecision> lines, PartialGrain grain = PartialGrain::quantity
) {
    const Order order = anOrder().line("1", 3).line("2", 1).partial(grain).offered();
    const auto result = answerLines(order, Decide{std::move(lines)});
    return result ? std::nullopt : std::optional{result.error()};
}

/// The same for a late refusal of an order of which everything was accepted.
std::optional<Refusal> lowered(
    std::vector<LineDecision> lines, PartialGrain grain = PartialGrain::quantity
) {
    Order order = anOrder().line("1", 3).line("2", 1).in(accepted);
    order.hub.capabilities.partial = grain;
    const auto result = lowerLines(order, ReportShort{std::move(lines)});
    return result ? std::nullopt : std::optional{result.error()};
}

std::optional<Refusal> handed(std::vector<HandedLine> lines) {
    const Order order = anOrder().line("1", 3).line("2", 1).in(ready_for_pickup);
    const auto result = handLines(order, HandOver{.lines = std::move(lines), .received_by = {}});
    return result ? std::nullopt : std::optional{result.error()};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(line_rules)

// --- the first answer ---

BOOST_AUTO_TEST_CASE(an_answer_that_adds_up_is_taken) {
    BOOST_TEST((answered({line("1", 3), line("2", 1)}) == std::nullopt));
    BOOST_TEST((answered({line("2", 0, {gone(1)}), line("1", 1, {gone(2)})}) == std::nullopt));
    BOOST_TEST((answered({line("1", 1, {gone(1), gone(1)}), line("2", 1)}) == std::nullopt));
}

BOOST_AUTO_TEST_CASE(an_answer_in_any_order_is_kept_in_the_order_of_the_hubs_lines) {
    const Order order = anOrder().line("1", 3).line("2", 1).offered();
    const auto lines = answerLines(order, Decide{{line("2", 1), line("1", 2, {gone(1)})}});
    BOOST_REQUIRE(lines);
    BOOST_TEST((*lines)[0].line_id.value == "1");
    BOOST_TEST((*lines)[0].accepted == 2);
    BOOST_TEST((*lines)[1].line_id.value == "2");
}

BOOST_AUTO_TEST_CASE(an_answer_names_every_line_once_and_no_other) {
    BOOST_TEST((answered({}) == Refusal::line_missing));
    BOOST_TEST((answered({line("1", 3)}) == Refusal::line_missing));
    BOOST_TEST((answered({line("1", 3), line("1", 3)}) == Refusal::line_unknown));
    BOOST_TEST((answered({line("1", 3), line("9", 1)}) == Refusal::line_unknown));
    BOOST_TEST((answered({line("1", 3), line("", 1)}) == Refusal::line_unknown));
}

BOOST_AUTO_TEST_CASE(quantities_that_do_not_add_up_are_refused_however_large) {
    const std::vector<LineDecision> wrong{
        line("1", 4),
        line("1", -1, {gone(4)}),
        line("1", 2),
        line("1", 3, {gone(1)}),
        line("1", 2, {gone(2)}),
        line("1", 0, {gone(4)}),
        line("1", 0, {gone(0), gone(3)}),
        line("1", 2, {gone(-1), gone(2)}),
        line("1", kMost),
        line("1", kLeast),
        line("1", 0, {gone(kMost)}),
        line("1", 0, {gone(kLeast)}),
        line("1", 0, {gone(kMost), gone(kMost), gone(5)}),
        line("1", kLeast, {gone(kMost), gone(4)})};
    for (const LineDecision& decision : wrong) {
        BOOST_TEST((answered({decision, line("2", 1)}) == Refusal::quantity_mismatch));
    }
}

BOOST_AUTO_TEST_CASE(another_reason_needs_a_note) {
    LineRefusal other{.quantity = 1, .reason = RefusalReason::other, .note = {}};
    BOOST_TEST((answered({line("1", 2, {other}), line("2", 1)}) == Refusal::reason_note_missing));
    other.note = "caiu da escada";
    BOOST_TEST((answered({line("1", 2, {other}), line("2", 1)}) == std::nullopt));
}

BOOST_AUTO_TEST_CASE(a_hub_that_takes_whole_lines_gets_whole_lines) {
    const PartialGrain grain = PartialGrain::line;
    BOOST_TEST((answered({line("1", 3), line("2", 1)}, grain) == std::nullopt));
    BOOST_TEST((answered({line("1", 0, {gone(3)}), line("2", 1)}, grain) == std::nullopt));
    BOOST_TEST((answered({line("1", 0, {gone(3)}), line("2", 0, {gone(1)})}, grain) == std::nullopt)
    );
    BOOST_TEST(
        (answered({line("1", 2, {gone(1)}), line("2", 1)}, grain) == Refusal::partial_not_allowed)
    );
}

BOOST_AUTO_TEST_CASE(a_hub_that_takes_whole_orders_gets_all_or_nothing) {
    const PartialGrain grain = PartialGrain::none;
    BOOST_TEST((answered({line("1", 3), line("2", 1)}, grain) == std::nullopt));
    BOOST_TEST((answered({line("1", 0, {gone(3)}), line("2", 0, {gone(1)})}, grain) == std::nullopt)
    );
    BOOST_TEST(
        (answered({line("1", 0, {gone(3)}), line("2", 1)}, grain) == Refusal::partial_not_allowed)
    );
}

BOOST_AUTO_TEST_CASE(the_quantities_say_what_the_answer_was) {
    const LineProgress all{.line_id = LineId{"1"}, .accepted = 2, .refusals = {}, .delivered = 0};
    const LineProgress part{
        .line_id = LineId{"2"}, .accepted = 1, .refusals = {gone(1)}, .delivered = 0};
    const LineProgress nothing{
        .line_id = LineId{"3"}, .accepted = 0, .refusals = {gone(2)}, .delivered = 0};
    BOOST_TEST(stateOfAnswer({all}) == accepted);
    BOOST_TEST(stateOfAnswer({all, part}) == partly_accepted);
    BOOST_TEST(stateOfAnswer({all, nothing}) == partly_accepted);
    BOOST_TEST(stateOfAnswer({nothing, nothing}) == refused);
    BOOST_TEST(stateOfAnswer({}) == refused);
}

// --- later ---

BOOST_AUTO_TEST_CASE(a_late_refusal_names_only_the_lines_that_it_lowers) {
    BOOST_TEST((lowered({line("1", 2, {gone(1)})}) == std::nullopt));
    BOOST_TEST((lowered({line("1", 0, {gone(3)}), line("2", 0, {gone(1)})}) == std::nullopt));
    BOOST_TEST((lowered({}) == Refusal::nothing_lowered));
    BOOST_TEST((lowered({line("1", 3)}) == Refusal::nothing_lowered));
    BOOST_TEST((lowered({line("1", 4)}) == Refusal::nothing_lowered));
    BOOST_TEST((lowered({line("1", kMost)}) == Refusal::nothing_lowered));
    BOOST_TEST((lowered({line("9", 0, {gone(1)})}) == Refusal::line_unknown));
    BOOST_TEST(
        (lowered({line("1", 2, {gone(1)}), line("1", 1, {gone(1)})}) == Refusal::line_unknown)
    );
}

BOOST_AUTO_TEST_CASE(a_late_refusal_says_why_for_each_unit) {
    const std::vector<LineDecision> wrong{
        line("1", 2),
        line("1", 2, {gone(2)}),
        line("1", 1, {gone(1)}),
        line("1", -1, {gone(4)}),
        line("1", kLeast, {gone(kMost)}),
        line("1", 2, {gone(kMost)}),
        line("1", 2, {gone(kLeast)})};
    for (const LineDecision& decision : wrong) {
        BOOST_TEST((lowered({decision}) == Refusal::quantity_mismatch));
    }
    const LineRefusal other{.quantity = 1, .reason = RefusalReason::other, .note = {}};
    BOOST_TEST((lowered({line("1", 2, {other})}) == Refusal::reason_note_missing));
}

BOOST_AUTO_TEST_CASE(a_late_refusal_keeps_to_the_grain_that_the_hub_takes) {
    BOOST_TEST(
        (lowered({line("1", 2, {gone(1)})}, PartialGrain::line) == Refusal::partial_not_allowed)
    );
    BOOST_TEST((lowered({line("1", 0, {gone(3)})}, PartialGrain::line) == std::nullopt));
    BOOST_TEST(
        (lowered({line("1", 0, {gone(3)})}, PartialGrain::none) == Refusal::partial_not_allowed)
    );
    BOOST_TEST(
        (lowered({line("1", 0, {gone(3)}), line("2", 0, {gone(1)})}, PartialGrain::none) ==
         std::nullopt)
    );
    BOOST_TEST((lowered({line("1", 2, {gone(1)})}, PartialGrain{9}) == Refusal::partial_not_allowed)
    );
}

BOOST_AUTO_TEST_CASE(a_late_refusal_is_added_to_the_first) {
    const Order order = anOrder().line("1", 3).in(partly_accepted);
    const auto lines = lowerLines(order, ReportShort{{line("1", 1, {gone(1)})}});
    BOOST_REQUIRE(lines);
    BOOST_TEST((*lines)[0].accepted == 1);
    BOOST_TEST((*lines)[0].refusals.size() == 2U);
}

// --- handed over ---

BOOST_AUTO_TEST_CASE(naming_no_line_hands_over_all_that_was_accepted) {
    const Order order = anOrder().line("1", 3).line("2", 1).in(ready_for_pickup);
    const auto lines = handLines(order, HandOver{});
    BOOST_REQUIRE(lines);
    BOOST_TEST((*lines)[0].delivered == 3);
    BOOST_TEST((*lines)[1].delivered == 1);
}

BOOST_AUTO_TEST_CASE(no_more_is_handed_over_than_was_accepted) {
    const LineId first{"1"};
    BOOST_TEST((handed({{.line_id = first, .quantity = 3}}) == std::nullopt));
    BOOST_TEST(
        (handed({{.line_id = first, .quantity = 2}, {.line_id = first, .quantity = 1}}) ==
         std::nullopt)
    );
    for (const std::int64_t quantity :
         {std::int64_t{0}, std::int64_t{-1}, std::int64_t{4}, kMost, kLeast}) {
        BOOST_TEST(
            (handed({{.line_id = first, .quantity = quantity}}) == Refusal::quantity_mismatch)
        );
    }
    BOOST_TEST(
        (handed({{.line_id = first, .quantity = 2}, {.line_id = first, .quantity = 2}}) ==
         Refusal::quantity_mismatch)
    );
    BOOST_TEST((handed({{.line_id = LineId{"9"}, .quantity = 1}}) == Refusal::line_unknown));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
