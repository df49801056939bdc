#include "common/order/message_rules.h"
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

BOOST_AUTO_TEST_SUITE(message_problems)

// --- stale ---

BOOST_AUTO_TEST_CASE(a_stale_answer_to_the_same_order_goes_again_with_its_new_version) {
    Walk walk = anOrder().walkTo(accepted);
    const CommandId decision = walk.order().sync.command_id;
    HubOrder newer = walk.order().hub;
    newer.version = 9;
    newer.etag = "\"9\"";
    newer.notes = "ligar antes";
    walk.hubRefuses("stale", newer);

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
        walk.hubRefuses("stale", news);
        BOOST_TEST(badge(walk) == SyncState::needs_person);
        BOOST_TEST((walk.order().hub == news));
    }
}

BOOST_AUTO_TEST_CASE(stale_without_the_order_waits_for_a_person) {
    Walk walk = anOrder().walkTo(accepted);
    walk.hubRefuses("stale");
    BOOST_TEST(badge(walk) == SyncState::needs_person);
}

BOOST_AUTO_TEST_CASE(a_hub_that_says_stale_for_ever_is_asked_three_times_more) {
    Walk walk = anOrder().walkTo(accepted);
    for (int i = 0; i < 3; ++i) {
        walk.hubRefuses("stale", walk.order().hub);
        BOOST_TEST(badge(walk) == SyncState::queued);
    }
    walk.hubRefuses("stale", walk.order().hub);
    BOOST_TEST(badge(walk) == SyncState::needs_person);
    walk.take(RetryMessage{});
    walk.hubRefuses("stale", walk.order().hub);
    BOOST_TEST(badge(walk) == SyncState::queued);  // a person's try counts from the start
}

// --- what is pointless, and what nobody knows ---

BOOST_AUTO_TEST_CASE(a_denial_of_a_question_that_is_gone_is_closed) {
    Walk walk = anOrder().askedToCancel().walkTo(picking);
    walk.hubConfirms();
    walk.take(AnswerCancellation{.is_accepted = false});
    walk.hubRefuses("not-asked");
    BOOST_TEST(walk.state() == picking);
    BOOST_TEST(walk.statements().empty());
}

BOOST_AUTO_TEST_CASE(agreeing_to_a_question_that_is_gone_waits_for_a_person) {
    Walk walk = anOrder().askedToCancel().walkTo(picking);
    walk.hubConfirms(shownByHub(walk.order(), HubStatus::accepted));
    walk.take(AnswerCancellation{.is_accepted = true});
    HubOrder goes_on = shownByHub(walk.order(), HubStatus::accepted);
    walk.hubRefuses("not-asked", goes_on);
    BOOST_TEST(badge(walk) == SyncState::needs_person);
    walk.take(DropMessage{});
    BOOST_TEST(walk.state() == accepted);
}

BOOST_AUTO_TEST_CASE(an_order_without_labels_stops_being_asked_for_them) {
    Walk walk = anOrder().walkTo(packed);
    walk.hubRefusesLabels("no-label");
    BOOST_TEST(!walk.order().are_labels_asked);
    BOOST_TEST(badge(walk) == SyncState::queued);  // the decision still waits
}

BOOST_AUTO_TEST_CASE(a_hub_that_cannot_void_a_label_is_no_problem) {
    Walk walk = anOrder().walkTo(labelled);
    walk.hubConfirms();
    walk.take(Unpack{});
    walk.hubRefuses("not-supported");
    BOOST_TEST(badge(walk) == SyncState::none);
}

BOOST_AUTO_TEST_CASE(a_label_that_the_carrier_has_cannot_be_voided_in_silence) {
    Walk walk = anOrder().walkTo(labelled);
    walk.take(Unpack{});
    walk.hubRefuses("already-collected");
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
            refused_walk.hubRefuses(slug);
            BOOST_TEST(refused_walk.state() == state);
            BOOST_TEST(badge(refused_walk) == SyncState::needs_person);
            BOOST_TEST(refused_walk.count<ParkMessage>() == 1U);
            BOOST_TEST(refused_walk.count<ResendMessage>() == 0U);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_problem_is_worded_with_slug_and_sentence) {
    Walk walk = anOrder().walkTo(accepted);
    walk.hubRefuses("partial-not-allowed");
    BOOST_TEST(walk.order().sync.problem == "partial-not-allowed: porque sim");
}

// --- a person decides ---

BOOST_AUTO_TEST_CASE(trying_again_sends_the_same_message) {
    Walk walk = anOrder().walkTo(accepted);
    const CommandId decision = walk.order().sync.command_id;
    walk.hubRefuses("made-up");
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
    walk.hubRefuses("made-up");
    const CommandId problem = walk.order().sync.command_id;
    walk.take(Dispatch{});
    BOOST_TEST(badge(walk) == SyncState::needs_person);
    BOOST_TEST(walk.order().sync.command_id == problem);
    walk.take(RetryMessage{});
    BOOST_TEST(badge(walk) == SyncState::queued);
}

BOOST_AUTO_TEST_CASE(two_problems_are_shown_one_after_the_other) {
    Walk walk = anOrder().walkTo(packed);
    walk.hubRefusesLabels("made-up");
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
    walk.hubConfirms();
    walk.hubRefusesLabels("made-up");
    walk.take(RetryMessage{});
    BOOST_TEST(badge(walk) == SyncState::queued);
    walk.take(TakeLabels{{aLabel()}}, kAgent);
    BOOST_TEST(badge(walk) == SyncState::hub_confirmed);
}

BOOST_AUTO_TEST_CASE(giving_labels_up_keeps_what_was_said) {
    Walk walk = anOrder().walkTo(packed);
    walk.hubRefusesLabels("made-up");
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
    walk.hubRefuses("made-up");
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
    walk.hubConfirms(shownByHub(walk.order(), HubStatus::accepted));
    walk.take(CancelByStore{.reason = RefusalReason::damaged, .note = {}});
    walk.hubRefuses("already-collected");
    walk.take(DropMessage{});
    BOOST_TEST(walk.state() == accepted);
    BOOST_TEST(walk.order().are_labels_asked);
    BOOST_TEST(walk.sent().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_refused_message_of_a_damaged_kind_waits_for_a_person) {
    Walk walk = anOrder().walkTo(accepted);
    const RefuseMessage refused{
        .message_id = walk.order().sync.command_id,
        .kind = MessageKind{200},
        .slug = "whatever",
        .detail = {},
        .order = {}};
    BOOST_TEST(!eventsOfRefusal(walk.order(), refused).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
