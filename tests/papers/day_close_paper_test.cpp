// A report and a board become the paper of the day's close.
#include "agent/papers/day_close_paper.h"

#include "common/order/order_words.h"
#include "tests/support/every.h"
#include "tests/support/orders.h"

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

/// A clock on the wall that shows the minutes since the order day began.
LocalTime minutesSince(Instant at) {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(at - kOrderDay).count();
    return {.year = 2031, .month = 1, .day = 1, .hour = 0, .minute = static_cast<int>(minutes)};
}

OrderView shown(const std::string& short_code, OrderState state) {
    OrderView view;
    view.short_code = short_code;
    view.order = anOrder().in(state);
    view.order.hub.answer_by = kOrderDay + 10min;
    view.order.hub.ready_by = kOrderDay + 20min;
    view.order.hub.collect_by = kOrderDay + 30min;
    return view;
}

DayCloseWish wishFor(const std::string& language = "pt") {
    DayCloseWish wish;
    wish.store = anOrder().hub().store;
    wish.from = kOrderDay;
    wish.to = kOrderDay + 60min;
    wish.language = language;
    return wish;
}

DayClose paperOf(const DayCloseWish& wish, const std::vector<OrderView>& board = {}) {
    return dayCloseOf(wish, board, {}, kOrderDay + 15min, minutesSince);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(day_close_paper)

BOOST_AUTO_TEST_CASE(figures_are_in_words_and_shares_say_of_how_many) {
    DayCloseWish wish = wishFor();
    wish.report.orders = 20;
    wish.report.answers = {.in_time = 19, .late = 1};
    wish.report.states = {
        {.state = OrderState::delivered,
         .currency = "BRL",
         .orders = 20,
         .units = 31,
         .total_minor = 123456}};
    wish.report.reasons = {{.reason = RefusalReason::damaged, .orders = 1, .units = 2}};
    const DayClose paper = paperOf(wish);
    BOOST_TEST(paper.answers_in_time == "95 % (19 / 20)");
    BOOST_TEST(paper.packed_in_time.empty());
    BOOST_TEST(paper.states.at(0).name == "Entregue");
    BOOST_TEST(paper.states.at(0).amount == "R$ 1.234,56");
    BOOST_TEST(paper.reasons.at(0).units == 2);
    BOOST_TEST(paper.to.minute == 59);  // its last minute
}

BOOST_AUTO_TEST_CASE(what_is_left_has_the_deadline_that_counts_late_ones_first) {
    const DayClose paper = paperOf(
        wishFor("en"),
        {shown("A1", OrderState::picking),
         shown("A2", OrderState::offered),
         shown("A3", OrderState::delivered),
         shown("A4", OrderState::ready_for_pickup)}
    );
    BOOST_REQUIRE(paper.left.size() == 3U);
    BOOST_TEST(paper.left[0].short_code == "A2");
    BOOST_TEST(paper.left[0].is_late);
    BOOST_TEST(paper.left[0].deadline.value().minute == 10);
    BOOST_TEST(paper.left[1].state == "Picking");
    BOOST_TEST(paper.left[1].deadline.value().minute == 20);
    BOOST_TEST(paper.left[2].deadline.value().minute == 30);
    DayCloseWish elsewhere = wishFor();
    elsewhere.store.store_id = "another";
    BOOST_TEST(paperOf(elsewhere, {shown("A1", OrderState::picking)}).left.empty());
}

BOOST_AUTO_TEST_CASE(every_state_and_reason_has_a_word_of_its_own_in_every_language) {
    for (const Language language : {Language::pt, Language::en, Language::es}) {
        std::set<std::string_view> words;
        for (const OrderState state : every<OrderState>()) {
            words.insert(wordOf(state, language));
        }
        BOOST_TEST(words.size() == every<OrderState>().size());
        words.clear();
        for (const RefusalReason reason : every<RefusalReason>()) {
            words.insert(wordOf(reason, language));
        }
        BOOST_TEST(words.size() == every<RefusalReason>().size());
        BOOST_TEST(!words.contains(""));
        words.clear();
        for (const MessageKind kind : every<MessageKind>()) {
            words.insert(wordOf(kind, language));
        }
        BOOST_TEST(words.size() == every<MessageKind>().size());
        BOOST_TEST(!words.contains(""));
        BOOST_TEST(
            wordOf(Journey::pickup_in_store, language) != wordOf(Journey::ship_from_store, language)
        );
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
