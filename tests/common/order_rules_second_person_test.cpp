// Answers to orders over the store's limit wait for a second person.
#include "common/order/order_rules.h"
#include "common/order/order_table.h"
#include "tests/support/orders.h"
#include "tests/support/print.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>

namespace balcao::test {

namespace {

using enum OrderState;
using namespace std::chrono_literals;

const Actor kOtherClerk{.kind = ActorKind::clerk, .name = "bia"};

/// An order of 3 x 49.90 where everything over 100.00 needs two.
Walk dearOrder(OrderState state = offered) {
    Walk walk = anOrder().walkTo(state);
    walk.policy.second_person_over = 100'00;
    return walk;
}

/// The first unit of line 1 is not there.
ReportShort oneShort(const Order& order) {
    return {
        {{.line_id = order.lines.front().line_id,
          .accepted = order.lines.front().accepted - 1,
          .refusals = {{.quantity = 1, .reason = RefusalReason::damaged, .note = {}}}}}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(order_rules_second_person)

BOOST_AUTO_TEST_CASE(only_what_is_over_the_limit_needs_a_second_person) {
    const HubOrder order = anOrder().hub();
    BOOST_TEST(!needsSecondPerson(order, {}));
    BOOST_TEST(!needsSecondPerson(order, {.second_person_over = order.total_minor}));
    BOOST_TEST(needsSecondPerson(order, {.second_person_over = order.total_minor - 1}));
}

BOOST_AUTO_TEST_CASE(an_answer_over_the_limit_changes_nothing_and_says_nothing) {
    for (const bool is_accepted : {true, false}) {
        Walk walk = dearOrder();
        walk.take(is_accepted ? acceptAll(walk.order()) : refuseAll(walk.order()));
        BOOST_TEST(walk.state() == offered);
        BOOST_TEST(walk.order().lines.empty());
        BOOST_TEST(walk.sent().empty());
        BOOST_TEST(walk.order().sync.state == SyncState::none);
        BOOST_REQUIRE(walk.order().proposed.has_value());
        BOOST_TEST(walk.order().proposed->by == kClerk.name);
        BOOST_TEST(walk.order().proposed->is_first);
    }
}

BOOST_AUTO_TEST_CASE(a_second_person_makes_it_the_answer_of_the_first) {
    Walk walk = dearOrder();
    walk.take(acceptAll(walk.order())).take(ApproveAnswer{}, kManager);
    BOOST_TEST(walk.state() == accepted);
    BOOST_TEST(!walk.order().proposed.has_value());
    BOOST_TEST(walk.said<DecideMessage>().decided_by == kClerk.name);
    const JournalEntry& last = walk.journal().back();
    BOOST_TEST((last.actor == kManager));
    BOOST_TEST(std::get<Decided>(last.event).proposed_by == kClerk.name);
}

BOOST_AUTO_TEST_CASE(nobody_is_their_own_second_person) {
    Walk walk = dearOrder();
    walk.take(acceptAll(walk.order()), kManager);
    BOOST_TEST((walk.refusalOf(ApproveAnswer{}, kManager) == Refusal::same_person));
    const Actor nameless{.kind = ActorKind::manager, .name = {}};
    BOOST_TEST((walk.refusalOf(ApproveAnswer{}, nameless) == Refusal::same_person));
    BOOST_TEST((walk.refusalOf(ApproveAnswer{}, kOtherClerk) == Refusal::not_for_you));
    BOOST_TEST(walk.state() == offered);
}

BOOST_AUTO_TEST_CASE(while_it_waits_nobody_answers_otherwise) {
    Walk walk = dearOrder();
    walk.take(acceptAll(walk.order()));
    BOOST_TEST((walk.refusalOf(refuseAll(walk.order()), kManager) == Refusal::second_person_waits));
    walk.policy.second_person_over = 0;  // the store has changed its mind, this answer stays
    BOOST_TEST((walk.refusalOf(acceptAll(walk.order())) == Refusal::second_person_waits));
}

BOOST_AUTO_TEST_CASE(anybody_may_give_it_up_and_the_order_is_as_it_was) {
    for (const Actor& who : {kClerk, kManager, kOtherClerk}) {
        Walk walk = dearOrder();
        const Order before = walk.order();
        walk.take(acceptAll(walk.order())).take(DropProposal{}, who);
        BOOST_TEST((walk.order() == before));
        BOOST_TEST(walk.sent().empty());
    }
}

BOOST_AUTO_TEST_CASE(where_nothing_waits_there_is_nothing_to_say) {
    Walk walk = dearOrder();
    BOOST_TEST((walk.refusalOf(ApproveAnswer{}, kManager) == Refusal::nothing_proposed));
    BOOST_TEST((walk.refusalOf(DropProposal{}) == Refusal::nothing_proposed));
}

BOOST_AUTO_TEST_CASE(an_answer_that_cannot_be_given_is_not_proposed) {
    Walk walk = dearOrder();
    Decide answer = acceptAll(walk.order());
    answer.lines.pop_back();
    BOOST_TEST((walk.refusalOf(answer) == Refusal::line_missing));
    BOOST_TEST(!walk.order().proposed.has_value());
}

BOOST_AUTO_TEST_CASE(taking_the_answer_back_needs_both_again) {
    Walk walk = dearOrder();
    walk.take(acceptAll(walk.order())).take(ApproveAnswer{}, kManager);
    walk.take(UndoDecision{walk.order().sync.command_id});
    BOOST_TEST(walk.state() == offered);
    BOOST_TEST(!walk.order().proposed.has_value());
    walk.take(refuseAll(walk.order()));
    BOOST_TEST(walk.state() == offered);
    BOOST_TEST(walk.order().proposed.has_value());
}

BOOST_AUTO_TEST_CASE(a_rule_of_the_agent_is_no_person) {
    Walk walk = dearOrder();
    walk.take(acceptAll(walk.order()), kAgent);
    BOOST_TEST(walk.state() == offered);
    walk.take(ApproveAnswer{}, kManager);
    BOOST_TEST(walk.state() == accepted);
}

BOOST_AUTO_TEST_CASE(it_may_come_after_the_answer_time) {
    Walk walk = dearOrder();
    walk.take(acceptAll(walk.order()));
    walk.now = kOrderDay + 31min;
    walk.take(ExpireAnswer{}, kTimer);
    BOOST_TEST(walk.order().proposed.has_value());
    walk.take(ApproveAnswer{}, kManager);
    BOOST_TEST(walk.state() == accepted);
}

BOOST_AUTO_TEST_CASE(an_order_that_changes_under_it_wants_a_new_answer) {
    Walk walk = dearOrder();
    walk.take(acceptAll(walk.order()));
    HubOrder changed = walk.order().hub;
    ++changed.version;
    changed.notes = "portão azul";
    walk.take(HubUpdate{changed}, kHub);
    BOOST_TEST(walk.order().proposed.has_value());  // what was decided on is the same
    ++changed.version;
    ++changed.lines.front().quantity;
    walk.take(HubUpdate{changed}, kHub);
    BOOST_TEST(!walk.order().proposed.has_value());
}

BOOST_AUTO_TEST_CASE(an_order_that_is_no_longer_paid_is_not_accepted) {
    Walk walk = dearOrder();
    walk.take(acceptAll(walk.order()));
    HubOrder held = walk.order().hub;
    ++held.version;
    held.is_paid = false;
    walk.take(HubUpdate{held}, kHub);
    BOOST_TEST((walk.refusalOf(ApproveAnswer{}, kManager) == Refusal::on_hold));
}

BOOST_AUTO_TEST_CASE(an_order_that_goes_away_takes_it_along) {
    Walk walk = dearOrder();
    walk.take(acceptAll(walk.order())).take(HubWithdraw{}, kHub);
    BOOST_TEST(walk.state() == cancelled_by_hub);
    BOOST_TEST(!walk.order().proposed.has_value());
}

BOOST_AUTO_TEST_CASE(a_late_shortage_waits_too_and_picking_with_it) {
    Walk walk = dearOrder(picking);
    walk.take(oneShort(walk.order()));
    BOOST_REQUIRE(walk.order().proposed.has_value());
    BOOST_TEST(!walk.order().proposed->is_first);
    BOOST_TEST(walk.order().lines.front().accepted == 2);
    BOOST_TEST((walk.refusalOf(FinishPicking{}) == Refusal::second_person_waits));
    walk.take(ApproveAnswer{}, kManager);
    BOOST_TEST(walk.state() == picking);
    BOOST_TEST(walk.order().lines.front().accepted == 1);
    walk.take(FinishPicking{});
    BOOST_TEST(walk.state() == picked);
}

BOOST_AUTO_TEST_CASE(a_waiting_shortage_that_is_given_up_lets_picking_go_on) {
    Walk walk = dearOrder(accepted);
    walk.take(oneShort(walk.order())).take(StartPicking{}).take(DropProposal{});
    walk.take(FinishPicking{});
    BOOST_TEST(walk.state() == picked);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
