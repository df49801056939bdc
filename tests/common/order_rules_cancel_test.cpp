#include "common/order/order_rules.h"
#include "common/order/order_table.h"
#include "tests/support/every.h"
#include "tests/support/orders.h"
#include "tests/support/print.h"

#include <boost/test/unit_test.hpp>

#include <vector>

namespace balcao::test {

namespace {

using enum OrderState;

std::vector<OrderState> statesWhere(bool (*holds)(OrderState)) {
    std::vector<OrderState> states = every<OrderState>();
    std::erase_if(states, [&](OrderState state) { return !holds(state); });
    return states;
}

HubUpdate cancelled(const Order& order) {
    return HubUpdate{shownByHub(order, HubStatus::cancelled)};
}

HubUpdate asksToCancel(const Order& order) {
    HubOrder asking = order.hub;
    ++asking.version;
    asking.cancellation = CancellationAsked{.is_asked_by_hub = true, .reason = {}, .answer_by = {}};
    return HubUpdate{asking};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(order_rules_cancel)

// --- the hub cancels or takes away ---

BOOST_AUTO_TEST_CASE(the_hub_cancels_any_open_order) {
    for (const OrderState state : statesWhere(isOpen)) {
        Walk walk = anOrder().walkTo(state);
        walk.take(cancelled(walk.order()), kHub);
        BOOST_TEST(walk.state() == cancelled_by_hub);
        BOOST_TEST(walk.sent().empty());
    }
}

BOOST_AUTO_TEST_CASE(picked_goods_of_an_ended_order_are_put_away_exactly_once) {
    for (const OrderState state : statesWhere(isOpen)) {
        Walk walk = anOrder().walkTo(state);
        walk.take(cancelled(walk.order()), kHub);
        BOOST_TEST(walk.count<CreateTask>() == (isPicked(state) ? 1U : 0U));
        walk.take(cancelled(walk.order()), kHub);
        BOOST_TEST(walk.count<CreateTask>() == 0U);
    }
}

BOOST_AUTO_TEST_CASE(labels_of_an_ended_order_are_stopped) {
    for (const OrderState state : {accepted, picking, packed, labelled, awaiting_carrier}) {
        Walk walk = anOrder().walkTo(state);
        walk.take(cancelled(walk.order()), kHub);
        BOOST_TEST(walk.count<StopLabels>() == 1U);
        BOOST_TEST(!walk.order().are_labels_asked);
        BOOST_TEST((walk.refusalOf(TakeLabels{{aLabel()}}, kAgent) == Refusal::cancelled));
    }
}

BOOST_AUTO_TEST_CASE(what_has_left_or_is_over_is_not_cancelled_under_way) {
    for (const OrderState state : every<OrderState>()) {
        if (isOpen(state)) {
            continue;
        }
        Walk walk = anOrder().walkTo(state);
        walk.take(cancelled(walk.order()), kHub);
        BOOST_TEST(walk.state() == state);
        BOOST_TEST(walk.order().hub.hub_status == HubStatus::cancelled);
        walk.take(HubWithdraw{}, kHub);
        BOOST_TEST(walk.state() == state);
    }
}

BOOST_AUTO_TEST_CASE(an_undecided_order_that_is_withdrawn_is_cancelled_by_the_hub) {
    for (const OrderState state : {offered, answer_expired}) {
        Walk walk = anOrder().walkTo(state);
        walk.take(HubWithdraw{}, kHub);
        BOOST_TEST(walk.state() == cancelled_by_hub);
    }
}

BOOST_AUTO_TEST_CASE(an_order_withdrawn_before_the_hub_has_our_acceptance_is_denied) {
    for (const OrderState state : statesWhere(isInHand)) {
        Walk walk = anOrder().walkTo(state);  // its decision still waits
        walk.take(HubWithdraw{}, kHub);
        BOOST_TEST(walk.state() == denied_by_hub);
        BOOST_TEST(walk.count<CreateTask>() == (isPicked(state) ? 1U : 0U));
    }
}

BOOST_AUTO_TEST_CASE(an_order_withdrawn_after_the_hub_has_our_acceptance_is_cancelled) {
    Walk taken = anOrder().walkTo(picking);
    taken.take(
        ConfirmMessage{
            .message_id = taken.order().sync.command_id, .kind = MessageKind::decide, .order = {}},
        kAgent
    );
    taken.take(HubWithdraw{}, kHub);
    BOOST_TEST(taken.state() == cancelled_by_hub);

    Walk shown = anOrder().walkTo(picking);  // the hub has it, though no answer reached us yet
    shown.take(HubUpdate{shownByHub(shown.order(), HubStatus::accepted)}, kHub);
    shown.take(HubWithdraw{}, kHub);
    BOOST_TEST(shown.state() == cancelled_by_hub);
}

BOOST_AUTO_TEST_CASE(a_hub_that_calls_an_order_in_hand_refused_has_denied_it) {
    for (const OrderState state : statesWhere(isInHand)) {
        Walk walk = anOrder().walkTo(state);
        walk.take(HubUpdate{shownByHub(walk.order(), HubStatus::refused)}, kHub);
        BOOST_TEST(walk.state() == denied_by_hub);
    }
}

// --- the store cancels ---

BOOST_AUTO_TEST_CASE(the_store_cancels_what_it_has_in_hand_and_asks_the_hub) {
    for (const OrderState state : statesWhere(isInHand)) {
        Walk walk = anOrder().walkTo(state);
        walk.take(CancelByStore{.reason = RefusalReason::damaged, .note = "molhou"});

        BOOST_TEST(walk.state() == cancelled_by_store);
        const auto request = walk.said<AnswerCancellationMessage>();
        BOOST_TEST(request.answer == CancellationAnswer::request);
        BOOST_TEST((request.reason == RefusalReason::damaged));
        BOOST_TEST(request.note == "molhou");
        BOOST_TEST(walk.count<CreateTask>() == (isPicked(state) ? 1U : 0U));
    }
}

BOOST_AUTO_TEST_CASE(another_reason_of_the_store_needs_a_note) {
    Walk walk = anOrder().walkTo(accepted);
    BOOST_TEST((walk.refusalOf(CancelByStore{}) == Refusal::reason_note_missing));
    walk.take(CancelByStore{.reason = RefusalReason::other, .note = "incêndio"});
    BOOST_TEST(walk.state() == cancelled_by_store);
}

// --- the hub asks to cancel ---

BOOST_AUTO_TEST_CASE(a_question_to_cancel_changes_no_state) {
    for (const OrderState state : statesWhere(isOpen)) {
        Walk walk = anOrder().walkTo(state);
        walk.take(asksToCancel(walk.order()), kHub);
        BOOST_TEST(walk.state() == state);
        BOOST_TEST(walk.order().hub.cancellation.has_value());
    }
}

BOOST_AUTO_TEST_CASE(every_open_order_can_agree_to_the_cancellation) {
    for (const OrderState state : statesWhere(isOpen)) {
        Walk walk = anOrder().askedToCancel().walkTo(state);
        walk.take(AnswerCancellation{.is_accepted = true});
        BOOST_TEST(walk.state() == cancelled_by_hub);
        BOOST_TEST(walk.said<AnswerCancellationMessage>().answer == CancellationAnswer::accept);
        BOOST_TEST(walk.count<CreateTask>() == (isPicked(state) ? 1U : 0U));
    }
}

BOOST_AUTO_TEST_CASE(every_open_order_can_deny_it_and_go_on) {
    for (const OrderState state : statesWhere(isOpen)) {
        Walk walk = anOrder().askedToCancel().walkTo(state);
        walk.take(AnswerCancellation{.is_accepted = false});
        BOOST_TEST(walk.state() == state);
        BOOST_TEST(walk.said<AnswerCancellationMessage>().answer == CancellationAnswer::deny);
        BOOST_TEST(!walk.order().hub.cancellation.has_value());
    }
}

BOOST_AUTO_TEST_CASE(nobody_answers_what_was_not_asked_or_what_the_store_asked_itself) {
    Walk unasked = anOrder().walkTo(picking);
    BOOST_TEST((unasked.refusalOf(AnswerCancellation{}) == Refusal::not_now));
    HubOrder own = anOrder().hub();
    own.cancellation = CancellationAsked{.is_asked_by_hub = false, .reason = {}, .answer_by = {}};
    Walk asked_by_us{own};
    BOOST_TEST((asked_by_us.refusalOf(AnswerCancellation{}) == Refusal::not_now));
}

BOOST_AUTO_TEST_CASE(a_second_tab_cannot_answer_the_other_way) {
    Walk walk = anOrder().askedToCancel().walkTo(picking);
    walk.take(AnswerCancellation{.is_accepted = false});
    BOOST_TEST((walk.refusalOf(AnswerCancellation{.is_accepted = true}) == Refusal::already_decided)
    );
}

BOOST_AUTO_TEST_CASE(a_description_from_before_the_answer_does_not_ask_again) {
    Walk walk = anOrder().askedToCancel().walkTo(picking);
    walk.hubTakesAllBut(0).take(AnswerCancellation{.is_accepted = false});
    walk.take(asksToCancel(walk.order()), kHub);
    BOOST_TEST(!walk.order().hub.cancellation.has_value());

    walk.take(
        ConfirmMessage{
            .message_id = walk.order().sync.command_id,
            .kind = MessageKind::answer_cancellation,
            .order = walk.order().hub},
        kAgent
    );
    BOOST_TEST(walk.order().sync.state == SyncState::hub_confirmed);
    walk.take(asksToCancel(walk.order()), kHub);  // a new question
    BOOST_TEST(walk.order().hub.cancellation.has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
