#include "common/order/order_rules.h"
#include "tests/support/orders.h"
#include "tests/support/print.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>

namespace balcao::test {

using namespace std::chrono_literals;

namespace {

using enum OrderState;

}  // namespace

BOOST_AUTO_TEST_SUITE(order_rules_answer)

BOOST_AUTO_TEST_CASE(accepting_all_accepts_and_tells_the_hub_who_when_and_what) {
    Walk walk = anOrder().line("1", 2).version(7).walk();
    walk.take(acceptAll(walk.order()));

    BOOST_TEST(walk.state() == accepted);
    BOOST_TEST((walk.said<DecideMessage>().lines == acceptAll(walk.order()).lines));
    BOOST_TEST(walk.said<DecideMessage>().decided_version == 7);
    BOOST_TEST(walk.said<DecideMessage>().decided_by == "ada");
    BOOST_TEST((walk.said<DecideMessage>().decided_at == kOrderDay));
}

BOOST_AUTO_TEST_CASE(a_rule_of_the_store_may_accept_by_itself) {
    Walk walk = anOrder().walk();
    walk.take(acceptAll(walk.order()), kAgent);
    BOOST_TEST(walk.state() == accepted);
}

BOOST_AUTO_TEST_CASE(accepting_a_part_says_both_in_one_message) {
    Walk walk = anOrder().line("1", 3).line("2", 1).walk();
    walk.take(acceptOnly(walk.order(), {{"1", 1}}));

    BOOST_TEST(walk.state() == partly_accepted);
    BOOST_REQUIRE(walk.said<DecideMessage>().lines.size() == 2U);
    BOOST_TEST(walk.said<DecideMessage>().lines[0].accepted == 1);
    BOOST_TEST(walk.said<DecideMessage>().lines[0].refusals.front().quantity == 2);
    BOOST_TEST(walk.said<DecideMessage>().lines[1].accepted == 1);
}

BOOST_AUTO_TEST_CASE(refusing_all_ends_here_without_asking_for_labels) {
    Walk walk = anOrder().walk();
    walk.take(refuseAll(walk.order()));
    BOOST_TEST(walk.state() == refused);
    BOOST_TEST(walk.sent().size() == 1U);
    BOOST_TEST(!walk.order().are_labels_asked);
}

BOOST_AUTO_TEST_CASE(a_second_answer_is_refused_whatever_it_says) {
    for (const OrderState state : {accepted, partly_accepted, refused, picking, in_transit}) {
        Walk walk = anOrder().walkTo(state);
        const Order before = walk.order();
        BOOST_TEST((walk.refusalOf(refuseAll(before)) == Refusal::already_decided));
        BOOST_TEST((walk.order() == before));
    }
}

BOOST_AUTO_TEST_CASE(an_order_that_is_gone_says_so_instead) {
    for (const OrderState state : {cancelled_by_hub, cancelled_by_store, denied_by_hub}) {
        Walk walk = anOrder().walkTo(state);
        BOOST_TEST((walk.refusalOf(acceptAll(walk.order())) == Refusal::cancelled));
    }
}

BOOST_AUTO_TEST_CASE(an_unpaid_order_can_be_refused_but_not_accepted) {
    Walk walk = anOrder().unpaid().walk();
    BOOST_TEST((walk.refusalOf(acceptAll(walk.order())) == Refusal::on_hold));
    walk.take(refuseAll(walk.order()));
    BOOST_TEST(walk.state() == refused);
}

BOOST_AUTO_TEST_CASE(an_order_of_which_nobody_says_whether_it_is_paid_can_be_accepted) {
    HubOrder order = anOrder().hub();
    order.is_paid.reset();
    Walk walk{order};
    walk.take(acceptAll(walk.order()));
    BOOST_TEST(walk.state() == accepted);
}

BOOST_AUTO_TEST_CASE(the_answer_time_is_over_one_millisecond_after_it) {
    Walk walk = anOrder().answerBy(kOrderDay + 10min).walk();
    walk.now = kOrderDay + 10min;
    BOOST_TEST((walk.refusalOf(ExpireAnswer{}, kTimer) == Refusal::not_yet_due));
    walk.now += 1ms;
    walk.take(ExpireAnswer{}, kTimer);
    BOOST_TEST(walk.state() == answer_expired);
    BOOST_TEST(walk.sent().empty());
}

BOOST_AUTO_TEST_CASE(an_order_without_answer_time_never_expires) {
    Walk walk = anOrder().answerBy(std::nullopt).walk();
    walk.now += 24h * 365;
    BOOST_TEST((walk.refusalOf(ExpireAnswer{}, kTimer) == Refusal::not_yet_due));
}

BOOST_AUTO_TEST_CASE(a_late_answer_is_sent_all_the_same) {
    for (const bool is_accepted : {true, false}) {
        Walk walk = anOrder().walkTo(answer_expired);
        walk.take(is_accepted ? acceptAll(walk.order()) : refuseAll(walk.order()));
        BOOST_TEST(walk.state() == (is_accepted ? accepted : refused));
        BOOST_TEST(std::holds_alternative<DecideMessage>(walk.sent().front().message));
    }
}

BOOST_AUTO_TEST_CASE(a_late_answer_to_an_order_given_away_is_denied) {
    Walk walk = anOrder().walkTo(answer_expired);
    walk.take(acceptAll(walk.order()));
    walk.take(
        RefuseMessage{
            .message_id = walk.order().sync.command_id,
            .kind = MessageKind::decide,
            .slug = "withdrawn",
            .detail = {},
            .order = {}},
        kAgent
    );
    BOOST_TEST(walk.state() == denied_by_hub);
    BOOST_TEST(walk.order().waiting.empty());
}

// --- stock that runs out while picking ---

BOOST_AUTO_TEST_CASE(a_short_line_lowers_the_answer_and_picking_goes_on) {
    Walk walk = anOrder().line("1", 3).line("2", 1).walkTo(picking);
    const ReportShort report{
        {{.line_id = LineId{"1"},
          .accepted = 1,
          .refusals = {{.quantity = 2, .reason = RefusalReason::not_found, .note = {}}}}}};
    walk.take(report);

    BOOST_TEST(walk.state() == picking);
    BOOST_TEST(walk.order().lines[0].accepted == 1);
    BOOST_TEST((walk.said<DecideMessage>().lines == report.lines));
    BOOST_TEST(walk.count<CreateTask>() == 0U);
}

BOOST_AUTO_TEST_CASE(a_shortage_before_picking_makes_the_answer_a_partial_one) {
    Walk walk = anOrder().line("1", 3).walkTo(accepted);
    walk.take(ReportShort{
        {{.line_id = LineId{"1"},
          .accepted = 2,
          .refusals = {{.quantity = 1, .reason = RefusalReason::sold_now, .note = {}}}}}});
    BOOST_TEST(walk.state() == partly_accepted);
}

BOOST_AUTO_TEST_CASE(when_nothing_is_left_the_order_is_refused_and_the_goods_go_back) {
    Walk walk = anOrder().line("1", 1).walkTo(picking);
    walk.take(PausePicking{});
    walk.take(ReportShort{
        {{.line_id = LineId{"1"},
          .accepted = 0,
          .refusals = {{.quantity = 1, .reason = RefusalReason::damaged, .note = {}}}}}});

    BOOST_TEST(walk.state() == refused);
    BOOST_TEST(!walk.order().is_paused);
    BOOST_TEST(walk.count<CreateTask>() == 1U);
    BOOST_TEST(walk.count<StopLabels>() == 1U);
}

BOOST_AUTO_TEST_CASE(a_hub_that_takes_no_late_refusal_is_not_sent_one) {
    Walk walk = anOrder().noLateRefusal().walkTo(picking);
    BOOST_TEST(
        (walk.refusalOf(ReportShort{
             {{.line_id = LineId{"1"},
               .accepted = 0,
               .refusals = {{.quantity = 2, .reason = RefusalReason::damaged, .note = {}}}}}}) ==
         Refusal::late_refusal_not_allowed)
    );
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
