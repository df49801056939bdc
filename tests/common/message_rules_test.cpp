#include "common/order/message_rules.h"

#include "common/order/order_table.h"
#include "tests/support/every.h"
#include "tests/support/order_samples.h"
#include "tests/support/orders.h"
#include "tests/support/print.h"

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>

namespace balcao::test {

namespace {

using enum OrderState;

SyncState badge(const Walk& walk) {
    return walk.order().sync.state;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(message_rules)

// --- the badge ---

BOOST_AUTO_TEST_CASE(the_badge_goes_from_queued_to_received_to_confirmed) {
    Walk walk = anOrder().walk();
    BOOST_TEST(badge(walk) == SyncState::none);
    walk.take(acceptAll(walk.order()));
    BOOST_TEST(badge(walk) == SyncState::queued);
    walk.hubConfirms();
    BOOST_TEST(badge(walk) == SyncState::hub_received);
    walk.take(HubUpdate{shownByHub(walk.order(), HubStatus::accepted)}, kHub);
    BOOST_TEST(badge(walk) == SyncState::hub_confirmed);
}

BOOST_AUTO_TEST_CASE(a_reply_that_shows_the_effect_confirms_at_once) {
    Walk walk = anOrder().walkTo(accepted);
    walk.hubConfirms(shownByHub(walk.order(), HubStatus::accepted));
    BOOST_TEST(badge(walk) == SyncState::hub_confirmed);
    BOOST_TEST((walk.order().hub.lines[0].accepted == 2));
}

BOOST_AUTO_TEST_CASE(news_that_does_not_show_the_effect_confirms_nothing) {
    Walk walk = anOrder().walkTo(accepted);
    walk.hubConfirms();
    HubOrder other = shownByHub(walk.order(), HubStatus::accepted);
    other.lines[0].accepted = 1;
    walk.take(HubUpdate{other}, kHub);
    BOOST_TEST(badge(walk) == SyncState::hub_received);
}

BOOST_AUTO_TEST_CASE(a_message_still_in_the_queue_is_never_called_confirmed) {
    Walk walk = anOrder().walkTo(accepted);
    walk.take(HubUpdate{shownByHub(walk.order(), HubStatus::accepted)}, kHub);
    BOOST_TEST(badge(walk) == SyncState::queued);
}

BOOST_AUTO_TEST_CASE(the_badge_stays_queued_until_the_last_message_is_taken) {
    Walk walk = anOrder().walkTo(in_transit);  // decided and dispatched with the link down
    const CommandId decision = walk.order().waiting.front().message_id;
    walk.take(
        ConfirmMessage{.message_id = decision, .kind = MessageKind::decide, .order = {}}, kAgent
    );
    BOOST_TEST(badge(walk) == SyncState::queued);
    BOOST_TEST(walk.order().sync.kind == MessageKind::status);
    walk.hubConfirms(shownByHub(walk.order(), HubStatus::in_transit));
    BOOST_TEST(badge(walk) == SyncState::hub_confirmed);
}

BOOST_AUTO_TEST_CASE(each_status_is_confirmed_by_the_hubs_code_for_it) {
    const struct {
        OrderState state;
        HubStatus shown;
        HubStatus not_shown;
    } kCases[] = {
        {in_transit, HubStatus::in_transit, HubStatus::accepted},
        {ready_for_pickup, HubStatus::ready_for_pickup, HubStatus::accepted},
        {partly_delivered, HubStatus::delivered, HubStatus::accepted},
        {delivered, HubStatus::returned, HubStatus::in_transit},
        {not_collected, HubStatus::cancelled, HubStatus::ready_for_pickup}};
    for (const auto& one : kCases) {
        for (const bool is_shown : {true, false}) {
            Walk walk = anOrder().walkTo(one.state);
            walk.hubTakesAllBut(1);
            walk.hubConfirms(shownByHub(walk.order(), is_shown ? one.shown : one.not_shown));
            BOOST_TEST(
                badge(walk) == (is_shown ? SyncState::hub_confirmed : SyncState::hub_received)
            );
        }
    }
}

BOOST_AUTO_TEST_CASE(a_request_to_cancel_is_confirmed_when_the_hub_cancels) {
    Walk walk = anOrder().walkTo(cancelled_by_store);
    walk.hubTakesAllBut(1);
    walk.hubConfirms(shownByHub(walk.order(), HubStatus::accepted));
    BOOST_TEST(badge(walk) == SyncState::hub_received);
    walk.take(HubUpdate{shownByHub(walk.order(), HubStatus::cancelled)}, kHub);
    BOOST_TEST(badge(walk) == SyncState::hub_confirmed);
}

BOOST_AUTO_TEST_CASE(voiding_a_label_is_confirmed_by_the_reply_alone) {
    Walk walk = anOrder().walkTo(labelled);
    walk.take(Unpack{});
    walk.hubConfirms();
    BOOST_TEST(badge(walk) == SyncState::queued);  // the decision waits as well
    walk.hubConfirms();
    BOOST_TEST(badge(walk) == SyncState::hub_received);
}

BOOST_AUTO_TEST_CASE(an_answer_to_a_message_that_was_settled_changes_nothing) {
    Walk walk = anOrder().walkTo(accepted);
    const Sync sent = walk.order().sync;
    walk.hubConfirms();
    const Order before = walk.order();
    walk.take(
        ConfirmMessage{.message_id = sent.command_id, .kind = sent.kind, .order = {}}, kAgent
    );
    walk.take(
        RefuseMessage{
            .message_id = sent.command_id,
            .kind = sent.kind,
            .slug = "made-up",
            .detail = {},
            .order = {}},
        kAgent
    );
    BOOST_TEST((walk.order() == before));
}

// --- the order is gone ---

BOOST_AUTO_TEST_CASE(cancelled_ends_any_open_order_and_closes_the_message) {
    for (const OrderState state : every<OrderState>()) {
        Walk walk = anOrder().walkTo(state);
        if (!isOpen(state) || walk.statements().empty()) {
            continue;
        }
        walk.hubRefuses("cancelled", shownByHub(walk.order(), HubStatus::cancelled));
        BOOST_TEST(walk.state() == cancelled_by_hub);
        BOOST_TEST(walk.order().hub.hub_status == HubStatus::cancelled);
        BOOST_TEST(badge(walk) != SyncState::needs_person);
    }
}

BOOST_AUTO_TEST_CASE(cancelled_without_the_order_ends_it_too) {
    Walk walk = anOrder().walkTo(picking);
    walk.hubRefuses("cancelled");
    BOOST_TEST(walk.state() == cancelled_by_hub);
    BOOST_TEST(walk.count<CreateTask>() == 1U);
    BOOST_TEST(walk.order().waiting.empty());
}

BOOST_AUTO_TEST_CASE(withdrawn_before_the_acceptance_was_taken_denies_it) {
    Walk walk = anOrder().walkTo(picking);
    walk.hubRefuses("withdrawn");
    BOOST_TEST(walk.state() == denied_by_hub);
    BOOST_TEST(badge(walk) == SyncState::none);
}

BOOST_AUTO_TEST_CASE(withdrawn_afterwards_cancels) {
    Walk walk = anOrder().walkTo(picking);
    walk.hubConfirms(shownByHub(walk.order(), HubStatus::accepted));
    walk.take(ReportShort{
        {{.line_id = LineId{"1"},
          .accepted = 1,
          .refusals = {{.quantity = 1, .reason = RefusalReason::damaged, .note = {}}}}}});
    walk.hubRefuses("withdrawn");
    BOOST_TEST(walk.state() == cancelled_by_hub);
}

BOOST_AUTO_TEST_CASE(an_order_assigned_anew_takes_nothing_from_the_old_assignment) {
    Walk walk = anOrder().walkTo(accepted);
    HubOrder again = shownByHub(walk.order(), HubStatus::assigned);
    again.assignment = 2;
    walk.hubRefuses("stale", again);
    BOOST_TEST(walk.state() == denied_by_hub);
    BOOST_TEST(walk.order().hub.assignment == 1);
}

BOOST_AUTO_TEST_CASE(any_refusal_that_shows_the_order_cancelled_says_that_it_is_gone) {
    for (const char* const slug : kSlugs) {
        Walk walk = anOrder().walkTo(accepted);
        walk.hubRefuses(slug, shownByHub(walk.order(), HubStatus::cancelled));
        BOOST_TEST(walk.state() == cancelled_by_hub);
        BOOST_TEST(walk.order().waiting.empty());
    }
}

BOOST_AUTO_TEST_CASE(a_refusal_that_shows_the_order_denied_closes_its_message) {
    Walk walk = anOrder().walkTo(picking);
    walk.hubRefuses("already-decided", shownByHub(walk.order(), HubStatus::refused));
    BOOST_TEST(walk.state() == denied_by_hub);
    BOOST_TEST(walk.order().waiting.empty());
}

BOOST_AUTO_TEST_CASE(goods_that_left_before_the_cancellation_are_somebodys_business) {
    for (const OrderState state : {in_transit, incident, delivered, partly_delivered}) {
        Walk walk = anOrder().walkTo(state);
        walk.hubRefuses("cancelled", shownByHub(walk.order(), HubStatus::cancelled));
        BOOST_TEST(walk.state() == state);
        BOOST_TEST(badge(walk) == SyncState::needs_person);
    }
}

BOOST_AUTO_TEST_CASE(what_the_store_gave_up_itself_is_gone_in_peace) {
    for (const OrderState state : {refused, not_collected, cancelled_by_store}) {
        Walk walk = anOrder().walkTo(state);
        walk.hubRefuses("cancelled", shownByHub(walk.order(), HubStatus::cancelled));
        BOOST_TEST(walk.state() == state);
        BOOST_TEST(badge(walk) != SyncState::needs_person);
    }
}

// --- the hub has it already ---

BOOST_AUTO_TEST_CASE(a_decision_that_the_hub_has_already_is_confirmed) {
    for (const char* const slug : {"already-decided", "stale"}) {
        Walk walk = anOrder().walkTo(partly_accepted);
        walk.hubRefuses(slug, shownByHub(walk.order(), HubStatus::accepted));
        BOOST_TEST(badge(walk) == SyncState::hub_confirmed);
        BOOST_TEST(walk.state() == partly_accepted);
    }
}

BOOST_AUTO_TEST_CASE(another_decision_than_ours_waits_for_a_person) {
    for (const char* const slug : {"already-decided", "stale"}) {
        Walk walk = anOrder().walkTo(accepted);
        HubOrder other = shownByHub(walk.order(), HubStatus::accepted);
        other.lines[0].accepted = 1;
        walk.hubRefuses(slug, other);
        BOOST_TEST(badge(walk) == SyncState::needs_person);
        BOOST_TEST(walk.state() == accepted);  // never undone silently
        BOOST_TEST((walk.order().hub.lines[0].accepted == 1));
    }
}

BOOST_AUTO_TEST_CASE(already_decided_without_the_order_waits_for_a_person) {
    Walk walk = anOrder().walkTo(accepted);
    walk.hubRefuses("already-decided");
    BOOST_TEST(badge(walk) == SyncState::needs_person);
}

BOOST_AUTO_TEST_CASE(a_status_that_the_hub_has_or_has_passed_is_confirmed) {
    for (const HubStatus status : {HubStatus::in_transit, HubStatus::delivered}) {
        Walk walk = anOrder().walkTo(in_transit);
        walk.hubTakesAllBut(1);
        walk.hubRefuses("illegal-transition", shownByHub(walk.order(), status));
        BOOST_TEST(badge(walk) == SyncState::hub_confirmed);
    }
}

BOOST_AUTO_TEST_CASE(a_status_that_the_hub_does_not_allow_waits_for_a_person) {
    Walk walk = anOrder().walkTo(in_transit);
    walk.hubRefuses("illegal-transition", shownByHub(walk.order(), HubStatus::accepted));
    BOOST_TEST(badge(walk) == SyncState::needs_person);
    BOOST_TEST(walk.state() == in_transit);
}

BOOST_AUTO_TEST_CASE(a_correction_that_the_hub_does_not_take_waits_for_a_person) {
    Walk walk = anOrder().pickup().walkTo(delivered);
    walk.hubConfirms();
    walk.hubConfirms();
    walk.hubConfirms(shownByHub(walk.order(), HubStatus::delivered));
    walk.take(ReverseHandover{.note = "cliente errado"}, kManager);
    walk.hubRefuses("illegal-transition", shownByHub(walk.order(), HubStatus::delivered));
    BOOST_TEST(badge(walk) == SyncState::needs_person);
    BOOST_TEST(walk.state() == ready_for_pickup);
    walk.take(DropMessage{});
    BOOST_TEST(walk.state() == delivered);
    BOOST_TEST(walk.order().lines[0].delivered == 2);
}

BOOST_AUTO_TEST_CASE(a_handover_taken_back_offline_is_not_undone_by_its_own_delivery) {
    Walk walk = anOrder().pickup().walkTo(delivered);
    walk.take(ReverseHandover{.note = "cliente errado"}, kManager);
    while (walk.order().waiting.size() > 1) {
        const WaitingMessage first = walk.order().waiting.front();
        walk.take(
            ConfirmMessage{
                .message_id = first.message_id,
                .kind = first.kind,
                .order = shownByHub(walk.order(), HubStatus::delivered)},
            kAgent
        );
        BOOST_TEST(walk.state() == ready_for_pickup);
    }
    walk.hubConfirms(shownByHub(walk.order(), HubStatus::ready_for_pickup));
    BOOST_TEST(badge(walk) == SyncState::hub_confirmed);
    BOOST_TEST(walk.state() == ready_for_pickup);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
