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

/// The hub's yes to the message that the badge speaks of.
void confirm(Walk& walk, const std::optional<HubOrder>& order = {}) {
    const Sync sync = walk.order().sync;
    walk.take(
        ConfirmMessage{.message_id = sync.command_id, .kind = sync.kind, .order = order}, kAgent
    );
}

/// The hub's no to the message that the badge speaks of.
void refuse(Walk& walk, const std::string& slug, const std::optional<HubOrder>& order = {}) {
    const Sync sync = walk.order().sync;
    walk.take(
        RefuseMessage{
            .message_id = sync.command_id,
            .kind = sync.kind,
            .slug = slug,
            .detail = "porque sim",
            .order = order},
        kAgent
    );
}

void refuseLabels(Walk& walk, const std::string& slug) {
    walk.take(
        RefuseMessage{
            .message_id = walk.labelsRequest(),
            .kind = MessageKind::fetch_labels,
            .slug = slug,
            .detail = {},
            .order = {}},
        kAgent
    );
}

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
    confirm(walk);
    BOOST_TEST(badge(walk) == SyncState::hub_received);
    walk.take(HubUpdate{shownByHub(walk.order(), HubStatus::accepted)}, kHub);
    BOOST_TEST(badge(walk) == SyncState::hub_confirmed);
}

BOOST_AUTO_TEST_CASE(a_reply_that_shows_the_effect_confirms_at_once) {
    Walk walk = anOrder().walkTo(accepted);
    confirm(walk, shownByHub(walk.order(), HubStatus::accepted));
    BOOST_TEST(badge(walk) == SyncState::hub_confirmed);
    BOOST_TEST((walk.order().hub.lines[0].accepted == 2));
}

BOOST_AUTO_TEST_CASE(news_that_does_not_show_the_effect_confirms_nothing) {
    Walk walk = anOrder().walkTo(accepted);
    confirm(walk);
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
    confirm(walk, shownByHub(walk.order(), HubStatus::in_transit));
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
            confirm(walk, shownByHub(walk.order(), is_shown ? one.shown : one.not_shown));
            BOOST_TEST(
                badge(walk) == (is_shown ? SyncState::hub_confirmed : SyncState::hub_received)
            );
        }
    }
}

BOOST_AUTO_TEST_CASE(a_request_to_cancel_is_confirmed_when_the_hub_cancels) {
    Walk walk = anOrder().walkTo(cancelled_by_store);
    walk.hubTakesAllBut(1);
    confirm(walk, shownByHub(walk.order(), HubStatus::accepted));
    BOOST_TEST(badge(walk) == SyncState::hub_received);
    walk.take(HubUpdate{shownByHub(walk.order(), HubStatus::cancelled)}, kHub);
    BOOST_TEST(badge(walk) == SyncState::hub_confirmed);
}

BOOST_AUTO_TEST_CASE(voiding_a_label_is_confirmed_by_the_reply_alone) {
    Walk walk = anOrder().walkTo(labelled);
    walk.take(Unpack{});
    confirm(walk);
    BOOST_TEST(badge(walk) == SyncState::queued);  // the decision waits as well
    confirm(walk);
    BOOST_TEST(badge(walk) == SyncState::hub_received);
}

BOOST_AUTO_TEST_CASE(an_answer_to_a_message_that_was_settled_changes_nothing) {
    Walk walk = anOrder().walkTo(accepted);
    const Sync sent = walk.order().sync;
    confirm(walk);
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
        refuse(walk, "cancelled", shownByHub(walk.order(), HubStatus::cancelled));
        BOOST_TEST(walk.state() == cancelled_by_hub);
        BOOST_TEST(walk.order().hub.hub_status == HubStatus::cancelled);
        BOOST_TEST(badge(walk) != SyncState::needs_person);
    }
}

BOOST_AUTO_TEST_CASE(cancelled_without_the_order_ends_it_too) {
    Walk walk = anOrder().walkTo(picking);
    refuse(walk, "cancelled");
    BOOST_TEST(walk.state() == cancelled_by_hub);
    BOOST_TEST(walk.count<CreateTask>() == 1U);
    BOOST_TEST(walk.order().waiting.empty());
}

BOOST_AUTO_TEST_CASE(withdrawn_before_the_acceptance_was_taken_denies_it) {
    Walk walk = anOrder().walkTo(picking);
    refuse(walk, "withdrawn");
    BOOST_TEST(walk.state() == denied_by_hub);
    BOOST_TEST(badge(walk) == SyncState::none);
}

BOOST_AUTO_TEST_CASE(withdrawn_afterwards_cancels) {
    Walk walk = anOrder().walkTo(picking);
    confirm(walk, shownByHub(walk.order(), HubStatus::accepted));
    walk.take(ReportShort{
        {{.line_id = LineId{"1"},
          .accepted = 1,
          .refusals = {{.quantity = 1, .reason = RefusalReason::damaged, .note = {}}}}}});
    refuse(walk, "withdrawn");
    BOOST_TEST(walk.state() == cancelled_by_hub);
}

BOOST_AUTO_TEST_CASE(an_order_assigned_anew_takes_nothing_from_the_old_assignment) {
    Walk walk = anOrder().walkTo(accepted);
    HubOrder again = shownByHub(walk.order(), HubStatus::assigned);
    again.assignment = 2;
    refuse(walk, "stale", again);
    BOOST_TEST(walk.state() == denied_by_hub);
    BOOST_TEST(walk.order().hub.assignment == 1);
}

BOOST_AUTO_TEST_CASE(any_refusal_that_shows_the_order_cancelled_says_that_it_is_gone) {
    for (const char* const slug : kSlugs) {
        Walk walk = anOrder().walkTo(accepted);
        refuse(walk, slug, shownByHub(walk.order(), HubStatus::cancelled));
        BOOST_TEST(walk.state() == cancelled_by_hub);
        BOOST_TEST(walk.order().waiting.empty());
    }
}

BOOST_AUTO_TEST_CASE(a_refusal_that_shows_the_order_denied_closes_its_message) {
    Walk walk = anOrder().walkTo(picking);
    refuse(walk, "already-decided", shownByHub(walk.order(), HubStatus::refused));
    BOOST_TEST(walk.state() == denied_by_hub);
    BOOST_TEST(walk.order().waiting.empty());
}

BOOST_AUTO_TEST_CASE(goods_that_left_before_the_cancellation_are_somebodys_business) {
    for (const OrderState state : {in_transit, incident, delivered, partly_delivered}) {
        Walk walk = anOrder().walkTo(state);
        refuse(walk, "cancelled", shownByHub(walk.order(), HubStatus::cancelled));
        BOOST_TEST(walk.state() == state);
        BOOST_TEST(badge(walk) == SyncState::needs_person);
    }
}

BOOST_AUTO_TEST_CASE(what_the_store_gave_up_itself_is_gone_in_peace) {
    for (const OrderState state : {refused, not_collected, cancelled_by_store}) {
        Walk walk = anOrder().walkTo(state);
        refuse(walk, "cancelled", shownByHub(walk.order(), HubStatus::cancelled));
        BOOST_TEST(walk.state() == state);
        BOOST_TEST(badge(walk) != SyncState::needs_person);
    }
}

// --- the hub has it already ---

BOOST_AUTO_TEST_CASE(a_decision_that_the_hub_has_already_is_confirmed) {
    for (const char* const slug : {"already-decided", "stale"}) {
        Walk walk = anOrder().walkTo(partly_accepted);
        refuse(walk, slug, shownByHub(walk.order(), HubStatus::accepted));
        BOOST_TEST(badge(walk) == SyncState::hub_confirmed);
        BOOST_TEST(walk.state() == partly_accepted);
    }
}

BOOST_AUTO_TEST_CASE(another_decision_than_ours_waits_for_a_person) {
    for (const char* const slug : {"already-decided", "stale"}) {
        Walk walk = anOrder().walkTo(accepted);
        HubOrder other = shownByHub(walk.order(), HubStatus::accepted);
        other.lines[0].accepted = 1;
        refuse(walk, slug, other);
        BOOST_TEST(badge(walk) == SyncState::needs_person);
        BOOST_TEST(walk.state() == accepted);  // never undone silently
        BOOST_TEST((walk.order().hub.lines[0].accepted == 1));
    }
}

BOOST_AUTO_TEST_CASE(already_decided_without_the_order_waits_for_a_person) {
    Walk walk = anOrder().walkTo(accepted);
    refuse(walk, "already-decided");
    BOOST_TEST(badge(walk) == SyncState::needs_person);
}

BOOST_AUTO_TEST_CASE(a_status_that_the_hub_has_or_has_passed_is_confirmed) {
    for (const HubStatus status : {HubStatus::in_transit, HubStatus::delivered}) {
        Walk walk = anOrder().walkTo(in_transit);
        walk.hubTakesAllBut(1);
        refuse(walk, "illegal-transition", shownByHub(walk.order(), status));
        BOOST_TEST(badge(walk) == SyncState::hub_confirmed);
    }
}

BOOST_AUTO_TEST_CASE(a_status_that_the_hub_does_not_allow_waits_for_a_person) {
    Walk walk = anOrder().walkTo(in_transit);
    refuse(walk, "illegal-transition", shownByHub(walk.order(), HubStatus::accepted));
    BOOST_TEST(badge(walk) == SyncState::needs_person);
    BOOST_TEST(walk.state() == in_transit);
}

BOOST_AUTO_TEST_CASE(a_correction_that_the_hub_does_not_take_waits_for_a_person) {
    Walk walk = anOrder().pickup().walkTo(delivered);
    confirm(walk);
    confirm(walk);
    confirm(walk, shownByHub(walk.order(), HubStatus::delivered));
    walk.take(ReverseHandover{.note = "cliente errado"}, kManager);
    refuse(walk, "illegal-transition", shownByHub(walk.order(), HubStatus::delivered));
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
    confirm(walk, shownByHub(walk.order(), HubStatus::ready_for_pickup));
    BOOST_TEST(badge(walk) == SyncState::hub_confirmed);
    BOOST_TEST(walk.state() == ready_for_pickup);
}

// --- stale ---

BOOST_AUTO_TEST_CASE(a_stale_answer_to_the_same_order_goes_again_with_its_new_version) {
    Walk walk = anOrder().walkTo(accepted);
    const CommandId decision = walk.order().sync.command_id;
    HubOrder newer = walk.order().hub;
    newer.version = 9;
    newer.etag = "\"9\"";
    newer.notes = "ligar antes";
    refuse(walk, "stale", newer);

    BOOST_TEST(badge(walk) == SyncState::queued);
    BOOST_TEST(walk.order().sync.command_id == decision);
    BOOST_TEST(walk.order().hub.etag == "\"9\"");
    BOOST_TEST((std::get<ResendMessage>(walk.effects().back()).message_id == decision));
}

BOOST_AUTO_TEST_CASE(a_stale_answer_to_another_order_waits_for_a_person) {
    HubOrder order = anOrder().in(accepted).hub;
    ++order.version;
    HubOrder more = order;
    ++more.lines[0].quantity;
    HubOrder other_goods = order;
    other_goods.lines[0].sku = "SKU-9";
    HubOrder fewer_lines = order;
    fewer_lines.lines.pop_back();
    HubOrder other_journey = order;
    other_journey.journey = Journey::pickup_in_store;
    HubOrder whole_only = order;
    whole_only.capabilities.partial = PartialGrain::none;
    HubOrder decided = order;
    decided.hub_status = HubStatus::accepted;
    for (const HubOrder& news :
         {more, other_goods, fewer_lines, other_journey, whole_only, decided}) {
        Walk walk = anOrder().walkTo(accepted);
        refuse(walk, "stale", news);
        BOOST_TEST(badge(walk) == SyncState::needs_person);
        BOOST_TEST((walk.order().hub == news));
    }
}

BOOST_AUTO_TEST_CASE(stale_without_the_order_waits_for_a_person) {
    Walk walk = anOrder().walkTo(accepted);
    refuse(walk, "stale");
    BOOST_TEST(badge(walk) == SyncState::needs_person);
}

BOOST_AUTO_TEST_CASE(a_hub_that_says_stale_for_ever_is_asked_three_times_more) {
    Walk walk = anOrder().walkTo(accepted);
    for (int i = 0; i < 3; ++i) {
        refuse(walk, "stale", walk.order().hub);
        BOOST_TEST(badge(walk) == SyncState::queued);
    }
    refuse(walk, "stale", walk.order().hub);
    BOOST_TEST(badge(walk) == SyncState::needs_person);
    walk.take(RetryMessage{});
    refuse(walk, "stale", walk.order().hub);
    BOOST_TEST(badge(walk) == SyncState::queued);  // a person's try counts from the start
}

// --- what is pointless, and what nobody knows ---

BOOST_AUTO_TEST_CASE(a_denial_of_a_question_that_is_gone_is_closed) {
    Walk walk = anOrder().askedToCancel().walkTo(picking);
    confirm(walk);
    walk.take(AnswerCancellation{.is_accepted = false});
    refuse(walk, "not-asked");
    BOOST_TEST(walk.state() == picking);
    BOOST_TEST(walk.statements().empty());
}

BOOST_AUTO_TEST_CASE(agreeing_to_a_question_that_is_gone_waits_for_a_person) {
    Walk walk = anOrder().askedToCancel().walkTo(picking);
    confirm(walk, shownByHub(walk.order(), HubStatus::accepted));
    walk.take(AnswerCancellation{.is_accepted = true});
    HubOrder goes_on = shownByHub(walk.order(), HubStatus::accepted);
    refuse(walk, "not-asked", goes_on);
    BOOST_TEST(badge(walk) == SyncState::needs_person);
    walk.take(DropMessage{});
    BOOST_TEST(walk.state() == accepted);
}

BOOST_AUTO_TEST_CASE(an_order_without_labels_stops_being_asked_for_them) {
    Walk walk = anOrder().walkTo(packed);
    refuseLabels(walk, "no-label");
    BOOST_TEST(!walk.order().are_labels_asked);
    BOOST_TEST(badge(walk) == SyncState::queued);  // the decision still waits
}

BOOST_AUTO_TEST_CASE(a_hub_that_cannot_void_a_label_is_no_problem) {
    Walk walk = anOrder().walkTo(labelled);
    confirm(walk);
    walk.take(Unpack{});
    refuse(walk, "not-supported");
    BOOST_TEST(badge(walk) == SyncState::none);
}

BOOST_AUTO_TEST_CASE(a_label_that_the_carrier_has_cannot_be_voided_in_silence) {
    Walk walk = anOrder().walkTo(labelled);
    walk.take(Unpack{});
    refuse(walk, "already-collected");
    BOOST_TEST(badge(walk) == SyncState::needs_person);
}

BOOST_AUTO_TEST_CASE(what_nobody_knows_waits_for_a_person_in_every_state) {
    for (const OrderState state : every<OrderState>()) {
        Walk walk = anOrder().walkTo(state);
        if (walk.statements().empty() || state == denied_by_hub) {
            continue;  // nothing is left to be told of a denied order
        }
        for (const char* const slug : {"made-up-by-this-hub", "", "unknown-code"}) {
            Walk refused_walk = walk;
            refuse(refused_walk, slug);
            BOOST_TEST(refused_walk.state() == state);
            BOOST_TEST(badge(refused_walk) == SyncState::needs_person);
            BOOST_TEST(refused_walk.count<ParkMessage>() == 1U);
            BOOST_TEST(refused_walk.count<ResendMessage>() == 0U);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_problem_is_worded_with_slug_and_sentence) {
    Walk walk = anOrder().walkTo(accepted);
    refuse(walk, "partial-not-allowed");
    BOOST_TEST(walk.order().sync.problem == "partial-not-allowed: porque sim");
}

// --- a person decides ---

BOOST_AUTO_TEST_CASE(trying_again_sends_the_same_message) {
    Walk walk = anOrder().walkTo(accepted);
    const CommandId decision = walk.order().sync.command_id;
    refuse(walk, "made-up");
    walk.take(RetryMessage{});
    BOOST_TEST(badge(walk) == SyncState::queued);
    BOOST_TEST(walk.order().sync.problem.empty());
    BOOST_TEST((std::get<ResendMessage>(walk.effects().front()).message_id == decision));
    BOOST_TEST(walk.sent().empty());
}

BOOST_AUTO_TEST_CASE(without_a_problem_there_is_nothing_to_retry_or_undo) {
    for (const OrderState state : every<OrderState>()) {
        Walk walk = anOrder().walkTo(state);
        BOOST_TEST((walk.refusalOf(RetryMessage{}) == Refusal::no_problem));
        BOOST_TEST((walk.refusalOf(DropMessage{}) == Refusal::no_problem));
    }
}

BOOST_AUTO_TEST_CASE(a_problem_is_not_hidden_by_what_is_queued_after_it) {
    Walk walk = anOrder().walkTo(awaiting_carrier);
    refuse(walk, "made-up");
    const CommandId problem = walk.order().sync.command_id;
    walk.take(Dispatch{});
    BOOST_TEST(badge(walk) == SyncState::needs_person);
    BOOST_TEST(walk.order().sync.command_id == problem);
    walk.take(RetryMessage{});
    BOOST_TEST(badge(walk) == SyncState::queued);
}

BOOST_AUTO_TEST_CASE(two_problems_are_shown_one_after_the_other) {
    Walk walk = anOrder().walkTo(packed);
    refuseLabels(walk, "made-up");
    BOOST_TEST(walk.order().sync.kind == MessageKind::fetch_labels);
    const CommandId decision = walk.order().waiting.front().message_id;
    walk.take(
        RefuseMessage{
            .message_id = decision,
            .kind = MessageKind::decide,
            .slug = "made-up",
            .detail = {},
            .order = {}},
        kAgent
    );
    walk.take(RetryMessage{});
    BOOST_TEST(badge(walk) == SyncState::needs_person);
    walk.take(RetryMessage{});
    BOOST_TEST(badge(walk) == SyncState::queued);
}

BOOST_AUTO_TEST_CASE(a_retried_request_for_labels_shows_until_they_come) {
    Walk walk = anOrder().walkTo(packed);
    confirm(walk);
    refuseLabels(walk, "made-up");
    walk.take(RetryMessage{});
    BOOST_TEST(badge(walk) == SyncState::queued);
    walk.take(TakeLabels{{aLabel()}}, kAgent);
    BOOST_TEST(badge(walk) == SyncState::hub_confirmed);
}

BOOST_AUTO_TEST_CASE(giving_labels_up_keeps_what_was_said) {
    Walk walk = anOrder().walkTo(packed);
    refuseLabels(walk, "made-up");
    walk.take(DropMessage{});
    BOOST_TEST(walk.state() == packed);
    BOOST_TEST(!walk.order().are_labels_asked);
    BOOST_TEST(walk.count<ForgetAllMessages>() == 0U);
    BOOST_TEST(badge(walk) == SyncState::queued);  // the decision
    walk.take(ApplyLabels{});
    BOOST_TEST(walk.state() == awaiting_carrier);
}

BOOST_AUTO_TEST_CASE(undoing_an_answer_offers_the_order_again) {
    Walk walk = anOrder().walkTo(partly_accepted);
    refuse(walk, "made-up");
    walk.take(DropMessage{});
    BOOST_TEST(walk.state() == offered);
    BOOST_TEST(walk.order().lines.empty());
    BOOST_TEST(walk.order().waiting.empty());
    BOOST_TEST(badge(walk) == SyncState::none);
    walk.take(refuseAll(walk.order()));
    BOOST_TEST(walk.state() == refused);
}

BOOST_AUTO_TEST_CASE(undoing_at_the_bench_keeps_asking_for_labels) {
    Walk walk = anOrder().walkTo(packed);
    confirm(walk, shownByHub(walk.order(), HubStatus::accepted));
    walk.take(CancelByStore{.reason = RefusalReason::damaged, .note = {}});
    refuse(walk, "already-collected");
    walk.take(DropMessage{});
    BOOST_TEST(walk.state() == accepted);
    BOOST_TEST(walk.order().are_labels_asked);
    BOOST_TEST(walk.sent().size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
