// A first answer is taken back before it leaves.
#include "common/order/order_rules.h"
#include "tests/support/orders.h"
#include "tests/support/print.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>

namespace balcao::test {

namespace {

using enum OrderState;
using namespace std::chrono_literals;

bool forgets(const std::vector<Effect>& effects, const CommandId& message_id) {
    return std::ranges::any_of(effects, [&](const Effect& effect) {
        const auto* const forget = std::get_if<ForgetMessage>(&effect);
        return forget != nullptr && forget->message_id == message_id;
    });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(order_rules_undo)

BOOST_AUTO_TEST_CASE(an_answer_taken_back_leaves_the_order_as_it_was_offered) {
    for (const OrderState answer : {accepted, partly_accepted, refused}) {
        Walk walk = anOrder().walkTo(answer);
        const CommandId decision = walk.order().sync.command_id;
        walk.take(UndoDecision{decision});
        BOOST_TEST(walk.order().state == offered);
        BOOST_TEST(walk.order().lines.empty());
        BOOST_TEST(walk.order().waiting.empty());
        BOOST_TEST(!walk.order().are_labels_asked);
        BOOST_TEST(walk.order().sync.state == SyncState::none);
        BOOST_TEST(forgets(walk.effects(), decision));
    }
}

BOOST_AUTO_TEST_CASE(an_order_whose_answer_was_taken_back_can_be_answered_otherwise) {
    Walk walk = anOrder().walkTo(refused);
    walk.take(UndoDecision{walk.order().sync.command_id});
    walk.take(acceptAll(walk.order()));
    BOOST_TEST(walk.order().state == accepted);
    BOOST_TEST(walk.order().sync.state == SyncState::queued);
}

BOOST_AUTO_TEST_CASE(after_the_answer_time_the_order_is_expired_again) {
    const Order order = anOrder().in(accepted);
    const auto events =
        decide(order, UndoDecision{order.sync.command_id}, kClerk, kOrderDay + 31min);
    BOOST_REQUIRE(events.has_value());
    BOOST_TEST((std::get<DecisionUndone>(events->front()).to == answer_expired));
}

BOOST_AUTO_TEST_CASE(what_the_ledger_no_longer_holds_back_is_not_taken_back) {
    Walk walk = anOrder().walkTo(accepted);
    BOOST_TEST((walk.refusalOf(UndoDecision{}, kClerk) == Refusal::already_sent));
    BOOST_TEST((walk.refusalOf(UndoDecision{commandId(12345)}, kClerk) == Refusal::already_sent));
}

BOOST_AUTO_TEST_CASE(an_answer_on_which_something_builds_stays) {
    Walk walk = anOrder().walkTo(accepted);
    const CommandId decision = walk.order().sync.command_id;
    Walk picking_walk = walk;
    picking_walk.take(StartPicking{});
    BOOST_TEST((picking_walk.refusalOf(UndoDecision{decision}, kClerk) == Refusal::not_now));
    walk.take(ReportShort{
        {{.line_id = {"1"},
          .accepted = 1,
          .refusals = {{.quantity = 1, .reason = RefusalReason::damaged, .note = {}}}}}});
    BOOST_TEST((walk.refusalOf(UndoDecision{decision}, kClerk) == Refusal::already_sent));
}

BOOST_AUTO_TEST_CASE(an_answer_that_the_hub_refused_is_not_taken_back_but_dropped) {
    Walk walk = anOrder().walkTo(accepted);
    const CommandId decision = walk.order().sync.command_id;
    walk.hubRefuses("made-up");
    BOOST_TEST((walk.refusalOf(UndoDecision{decision}, kClerk) == Refusal::already_sent));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
