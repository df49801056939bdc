// The figures of a report, worked out from the orders alone.
#include "common/reports/report.h"

#include "tests/support/print.h"
#include "tests/support/walk.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

const ReportFrame kFrame{.now = kOrderDay + 10h, .utc_offset = 0min};

/// Came on the order day, with an hour to answer and three to pack.
ReportedOrder anOrderOf(std::int64_t ref, OrderState state = OrderState::accepted) {
    return {
        .order_ref = {ref},
        .order_id = {"PED-" + std::to_string(ref)},
        .state = state,
        .unit_count = 2,
        .total_minor = 9980,
        .currency = "BRL",
        .assigned_at = kOrderDay,
        .answer_by = kOrderDay + 1h,
        .ready_by = kOrderDay + 3h};
}

ReportedOrder packed(std::int64_t ref, std::chrono::minutes answer, std::chrono::minutes pack) {
    ReportedOrder order = anOrderOf(ref, OrderState::delivered);
    order.answered_at = kOrderDay + answer;
    order.picking_at = *order.answered_at + 5min;
    order.picked_at = *order.picking_at + 20min;
    order.packed_at = *order.picked_at + pack;
    return order;
}

ReportedRefusal refusal(
    std::int64_t ref, RefusalReason reason, std::int64_t quantity, const std::string& sku
) {
    return {
        .order_ref = {ref},
        .reason = reason,
        .quantity = quantity,
        .sku = sku,
        .description = "Produto " + sku};
}

Report of(
    const std::vector<ReportedOrder>& orders, const std::vector<ReportedRefusal>& refusals = {}
) {
    return reportOn(orders, refusals, kFrame);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(report)

BOOST_AUTO_TEST_CASE(no_orders_are_a_report_of_nothing) {
    BOOST_TEST((of({}) == Report{}));
}

BOOST_AUTO_TEST_CASE(orders_are_counted_by_state_and_currency_most_first) {
    ReportedOrder foreign = anOrderOf(4, OrderState::delivered);
    foreign.currency = "USD";
    const Report report =
        of({anOrderOf(1),
            anOrderOf(2, OrderState::delivered),
            anOrderOf(3, OrderState::delivered),
            foreign});
    BOOST_TEST(report.orders == 4);
    BOOST_TEST(report.units == 8);
    BOOST_REQUIRE(report.states.size() == 3U);
    BOOST_TEST(report.states[0].orders == 2);
    BOOST_TEST((report.states[0].state == OrderState::delivered));
    BOOST_TEST(report.states[0].total_minor == 19960);
    BOOST_TEST(report.states[0].units == 4);
    BOOST_TEST(report.states[2].currency == "USD");
}

BOOST_AUTO_TEST_CASE(the_order_in_which_they_come_changes_nothing) {
    ReportedOrder night = anOrderOf(3, OrderState::delivered);
    night.assigned_at = kOrderDay + 4h;
    const Report report = of({anOrderOf(1), anOrderOf(2, OrderState::delivered), night});
    BOOST_TEST(report.days.size() == 2U);
    BOOST_TEST((of({night, anOrderOf(2, OrderState::delivered), anOrderOf(1)}) == report));
    BOOST_TEST((of({anOrderOf(1), night}) != report));
}

BOOST_AUTO_TEST_CASE(a_day_is_that_of_the_store) {
    ReportedOrder night = anOrderOf(2);
    night.assigned_at =
        kOrderDay + 4h;  // 02:13 UTC of the next day: still the day before in Brazil
    const std::vector orders{anOrderOf(1), night};
    BOOST_TEST(reportOn(orders, {}, {.now = kFrame.now, .utc_offset = 0min}).days.size() == 2U);
    const auto days = reportOn(orders, {}, {.now = kFrame.now, .utc_offset = -180min}).days;
    BOOST_REQUIRE(days.size() == 1U);
    BOOST_TEST(days[0].orders == 2);
    BOOST_TEST((days[0].begins == Instant{std::chrono::days{19675}} + 3h));
}

BOOST_AUTO_TEST_CASE(times_are_the_usual_one_and_that_of_the_slowest_tenth) {
    std::vector<ReportedOrder> orders;
    for (std::int64_t n = 1; n <= 10; ++n) {
        orders.push_back(packed(n, std::chrono::minutes{n}, std::chrono::minutes{2 * n}));
    }
    orders[0].paused = 3min;
    orders[1].paused = 5h;  // a clock was put right: no time is less than none
    const Report report = of(orders);
    BOOST_TEST(report.answer.orders == 10);
    BOOST_TEST((report.answer.median == 5min));
    BOOST_TEST((report.answer.slow == 9min));
    BOOST_TEST((report.pick.median == 20min));
    BOOST_TEST((report.pack.median == 10min));
    BOOST_TEST((report.pack.slow == 18min));
    orders.resize(2);
    BOOST_TEST((of(orders).pick == ReportTime{.orders = 2, .median = 0min, .slow = 17min}));
}

BOOST_AUTO_TEST_CASE(an_answer_from_before_the_order_came_took_no_time) {
    ReportedOrder order = anOrderOf(1);
    order.answered_at = kOrderDay - 1min;
    BOOST_TEST((of({order}).answer.median == 0min));
}

BOOST_AUTO_TEST_CASE(in_time_is_up_to_the_deadline_and_late_is_also_what_did_not_come_by_it) {
    const ReportedOrder in_time = packed(1, 60min, 95min);  // packed at 3 h to the minute
    const ReportedOrder late = packed(2, 61min, 95min);
    const ReportedOrder forgotten = anOrderOf(3, OrderState::offered);
    const ReportedOrder expired = anOrderOf(4, OrderState::answer_expired);
    const ReportedOrder taken_away = anOrderOf(5, OrderState::cancelled_by_hub);
    ReportedOrder unhurried = packed(6, 600min, 600min);
    unhurried.answer_by.reset();
    unhurried.ready_by.reset();
    const Report report = of({in_time, late, forgotten, expired, taken_away, unhurried});
    BOOST_TEST((report.answers == ReportShare{.in_time = 1, .late = 3}));
    BOOST_TEST((report.preparations == ReportShare{.in_time = 1, .late = 1}));
    BOOST_TEST(report.days[0].late == 3);
    ReportedOrder slow = anOrderOf(7, OrderState::picking);
    BOOST_TEST(isPackingLate(slow, kFrame.now));
    BOOST_TEST(!isPackingLate(slow, kOrderDay + 3h));
    BOOST_TEST(!isAnswerLate(forgotten, kOrderDay + 1h));
}

BOOST_AUTO_TEST_CASE(refusals_are_counted_by_reason_and_product_and_whole_orders_are_no_fault) {
    using enum RefusalReason;
    const Report report =
        of({anOrderOf(1), anOrderOf(2)},
           {refusal(1, out_of_stock, 2, "A"),
            refusal(1, out_of_stock, 1, "B"),
            refusal(2, damaged, 1, "A"),
            refusal(2, avoid_split, 7, "C"),
            refusal(99, out_of_stock, 7, "D")});  // of an order that is not in the report
    BOOST_REQUIRE(report.reasons.size() == 2U);
    BOOST_TEST(
        (report.reasons[0] == ReportedReason{.reason = out_of_stock, .orders = 1, .units = 3})
    );
    BOOST_REQUIRE(report.products.size() == 2U);
    BOOST_TEST(
        (report.products[0] ==
         ReportedProduct{.sku = "A", .description = "Produto A", .orders = 2, .units = 3})
    );
    BOOST_TEST(report.days[0].refused_units == 4);
}

BOOST_AUTO_TEST_CASE(only_the_products_refused_most_are_named) {
    std::vector<ReportedRefusal> refusals;
    for (std::int64_t n = 1; n <= 30; ++n) {
        refusals.push_back(refusal(1, RefusalReason::expired, n, "SKU-" + std::to_string(n)));
    }
    const Report report = of({anOrderOf(1)}, refusals);
    BOOST_TEST(report.products.size() == kMostReportedProducts);
    BOOST_TEST(report.products.front().sku == "SKU-30");
}

BOOST_AUTO_TEST_CASE(people_are_counted_by_their_answers_and_nobody_is_nobody) {
    ReportedOrder ada = packed(1, 1min, 1min);
    ada.answered_by = "ada";
    ReportedOrder grace = packed(2, 1min, 1min);
    grace.answered_by = "grace";
    const Report report = of({grace, ada, ada, packed(3, 1min, 1min)});
    BOOST_REQUIRE(report.people.size() == 2U);
    BOOST_TEST((report.people[0] == ReportedPerson{.name = "ada", .answers = 2}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
