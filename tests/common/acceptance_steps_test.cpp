// The acceptance script: each step passes by its own evidence and by nothing else.
#include "common/acceptance/acceptance.h"
#include "common/acceptance/acceptance_findings.h"
#include "tests/support/every.h"
#include "tests/support/orders.h"
#include "tests/support/print.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <functional>
#include <set>
#include <string>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;
using enum AcceptanceStep;
using Steps = std::set<AcceptanceStep>;

const std::string kKey(44, '7');
const std::string kOtherKey(44, '8');

HubOrder wholeOrder() {
    HubOrder order = anOrder().hub();
    order.delivery.address = {
        .street = "Rua A",
        .number = "7",
        .complement = {},
        .district = {},
        .city = "São Paulo",
        .state = "SP",
        .postal_code = "01001000",
        .country = "BR"};
    return order;
}

AcceptanceOrder orderOf(const Walk& walk, std::int64_t order_ref = 1) {
    return {
        .order_ref = {order_ref},
        .order_id = walk.order().hub.order_id,
        .external_order_id = walk.order().hub.external_order_id,
        .journey = walk.order().hub.journey,
        .journal = walk.journal(),
        .messages = {},
        .label_printed_at = {},
        .tracked_at = {}};
}

StepResult find(AcceptanceStep step, const AcceptanceOrder& order) {
    return findingOf(step, AcceptanceEvidence{}, order);
}

Steps passedBy(const AcceptanceOrder& order) {
    Steps passed;
    for (const auto step : every<AcceptanceStep>()) {
        if (find(step, order).state == AcceptanceState::passed) {
            passed.insert(step);
        }
    }
    return passed;
}

std::string namesOf(const Steps& steps) {
    std::string names;
    for (const auto step : steps) {
        names.append(toText(step)).append(" ");
    }
    return names;
}

/// The hub takes the oldest message at the n-th attempt after this many.
void takeAfter(Walk& walk, std::int64_t attempts) {
    const WaitingMessage message = walk.statements().front();
    walk.take(
        ConfirmMessage{
            .message_id = message.message_id,
            .kind = message.kind,
            .order = {},
            .attempts_before = attempts},
        kAgent
    );
}

// --- orders as they go; the hub takes every message --------------------------------------------

Walk dispatched(const std::vector<std::string>& keys) {
    Walk walk = anOrder().walkTo(OrderState::picked);
    for (const std::string& key : keys) {
        walk.take(AttachInvoice{.invoice_key = key});
    }
    walk.take(Pack{}).take(TakeLabels{{aLabel()}}, kAgent).take(ApplyLabels{}).take(Dispatch{});
    return walk;
}

Walk cancelledAfter() {
    Walk walk = anOrder().walkTo(OrderState::accepted);
    walk.hubTakesAllBut(0);
    walk.take(HubUpdate{shownByHub(walk.order(), HubStatus::cancelled)}, kHub);
    return walk;
}

Walk shortLater() {
    Walk walk = anOrder().walkTo(OrderState::accepted);
    const LineDecision less{
        .line_id = {"1"},
        .accepted = 1,
        .refusals = {{.quantity = 1, .reason = RefusalReason::damaged, .note = {}}}};
    walk.take(ReportShort{{less}});
    return walk;
}

Walk twoWaited(std::int64_t attempts) {
    Walk walk = anOrder().walkTo(OrderState::cancelled_by_store);
    takeAfter(walk, attempts);
    return walk;
}

Walk sentAnew() {
    Walk walk = anOrder().walkTo(OrderState::accepted);
    walk.hubRefuses("stale", anOrder().version(2).hub());
    return walk;
}

Walk inBoxes() {
    Walk walk = anOrder().walkTo(OrderState::picked);
    walk.take(Pack{.package_count = 2});
    return walk;
}

/// The hub had made a label before it heard of the boxes: they are told again, and the labels
/// come.
Walk inBoxesToldTwice() {
    Walk walk = inBoxes();
    walk.hubRefuses(walk.order().waiting[1], "label-exists");
    walk.take(TakeLabels{{aLabel("1"), aLabel("2")}}, kAgent);
    return walk;
}

struct Way {
    std::string name;
    std::function<Walk()> walk;
    Steps passed;
};

std::vector<Way> everyWay() {
    const auto to = [](OrderState state) {
        return [state] {
            return anOrder().walkTo(state);
        };
    };
    const auto pickedUp = [](OrderState state) {
        return [state] {
            return anOrder().pickup().walkTo(state);
        };
    };
    const Steps ready{arrived, facts_whole, accept_told, ready_told};
    const auto with = [](Steps steps, const Steps& more) {
        steps.insert(more.begin(), more.end());
        return steps;
    };
    const Steps sent{arrived, accept_told, label_fetched, in_transit_told};
    return {
        {"offered", [] { return Walk{wholeOrder()}; }, {arrived, facts_whole}},
        {"offered without an address", to(OrderState::offered), {arrived}},
        {"accepted", to(OrderState::accepted), {arrived, accept_told}},
        {"refused", to(OrderState::refused), {arrived, refusal_told}},
        {"less of a line", to(OrderState::partly_accepted), {arrived, quantity_refusal_told}},
        {"without a line",
         [] {
             Walk walk = anOrder().walk();
             walk.take(acceptOnly(walk.order(), {{"2", 0}}));
             return walk;
         },
         {arrived, line_refusal_told}},
        {"short later", shortLater, {arrived, accept_told, late_refusal_told}},
        {"dispatched", [] { return dispatched({}); }, sent},
        {"with an invoice",
         [] { return dispatched({kKey}); },
         with(sent, {invoiced, invoice_told})},
        {"with the same invoice twice",
         [] {
             return dispatched({kKey, kKey});
         },
         with(sent, {invoiced, invoice_told})},
        {"with another invoice",
         [] {
             return dispatched({kKey, kOtherKey});
         },
         with(sent, {invoiced, invoice_told, second_invoice, second_invoice_told})},
        {"delivered", to(OrderState::delivered), with(sent, {delivered_told})},
        {"boxes", inBoxes, {arrived, accept_told, boxes_told}},
        {"their labels",
         [] {
             return inBoxes().take(TakeLabels{{aLabel("1"), aLabel("2")}}, kAgent);
         },
         {arrived, accept_told, boxes_told, label_fetched, box_labels_fetched}},
        {"boxes told twice",
         inBoxesToldTwice,
         {arrived, accept_told, boxes_told, label_fetched, box_labels_fetched}},
        {"ready", pickedUp(OrderState::ready_for_pickup), ready},
        {"handed over", pickedUp(OrderState::delivered), with(ready, {handover_told})},
        {"handed over in part",
         pickedUp(OrderState::partly_delivered),
         with(ready, {part_handover_told})},
        {"not collected", pickedUp(OrderState::not_collected), with(ready, {not_collected_told})},
        {"cancelled before", to(OrderState::cancelled_by_hub), {arrived, cancel_before_seen}},
        {"cancelled after", cancelledAfter, {arrived, accept_told, cancel_after_seen}},
        {"asked to cancel",
         [] {
             Walk walk = anOrder().askedToCancel().walk();
             walk.take(AnswerCancellation{.is_accepted = true});
             return walk;
         },
         {arrived, cancel_answer_told}},
        {"cancelled by the store",
         to(OrderState::cancelled_by_store),
         {arrived, accept_told, store_cancel_told}},
        {"at the third attempt",
         [] {
             Walk walk = anOrder().walkTo(OrderState::accepted);
             takeAfter(walk, 2);
             return walk;
         },
         {arrived, accept_told, taken_after_failure}},
        {"two waited together",
         [] { return twoWaited(1); },
         {arrived, accept_told, store_cancel_told, taken_after_failure, taken_in_order}},
        {"two waited, none had failed",
         [] { return twoWaited(0); },
         {arrived, accept_told, store_cancel_told}},
        {"one failed, the other came later",
         [] {
             Walk walk = anOrder().walkTo(OrderState::accepted);
             takeAfter(walk, 1);
             walk.take(CancelByStore{.reason = RefusalReason::damaged, .note = {}});
             return walk;
         },
         {arrived, accept_told, store_cancel_told, taken_after_failure}},
        {"sent anew", sentAnew, {arrived, accept_told, taken_after_rereading}},
    };
}

AcceptanceOrder wholeWay(const Way& way) {
    Walk walk = way.walk();
    walk.hubTakesAllBut(0);
    return orderOf(walk);
}

/// The journal with the hub's yes to each message replaced by what `instead` makes of it.
template <typename Instead>
AcceptanceOrder withInstead(AcceptanceOrder order, Instead instead) {
    std::vector<JournalEntry> journal;
    for (JournalEntry& entry : order.journal) {
        if (const auto* const taken = std::get_if<MessageTaken>(&entry.event)) {
            for (const OrderEvent& event : instead(*taken)) {
                JournalEntry other = entry;
                other.event = event;
                journal.push_back(std::move(other));
            }
        } else {
            journal.push_back(std::move(entry));
        }
    }
    order.journal = std::move(journal);
    return order;
}

using Events = std::vector<OrderEvent>;

Events refusedBy(const MessageTaken& taken) {
    return {MessageRefused{
        .message_id = taken.message_id,
        .kind = MessageKind::status,
        .slug = "illegal-transition",
        .detail = "não pode"}};
}

bool isTold(AcceptanceStep step) {
    return toText(step).ends_with("_told");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(acceptance_steps)

BOOST_AUTO_TEST_CASE(an_order_passes_what_it_did_and_nothing_else) {
    for (const Way& way : everyWay()) {
        const Steps passed = passedBy(wholeWay(way));
        BOOST_TEST(
            (passed == way.passed),
            way.name << ": " << namesOf(passed) << "instead of " << namesOf(way.passed)
        );
    }
}

BOOST_AUTO_TEST_CASE(every_step_of_an_order_is_passed_by_some_way) {
    const Steps elsewhere{
        hub_answers,
        token_taken,
        store_known,
        clock_right,
        label_printed,
        tracking_seen,
        proof_sent,
        return_told,
        coupon_created,
        coupon_found,
        coupon_redeemed,
        coupon_cancelled,
        stock_told};
    for (const auto step : every<AcceptanceStep>()) {
        const auto ways = everyWay();
        const bool is_passed =
            std::ranges::any_of(ways, [&](const Way& way) { return way.passed.contains(step); });
        BOOST_TEST(is_passed != elsewhere.contains(step), toText(step));
    }
}

BOOST_AUTO_TEST_CASE(a_message_that_waits_is_on_its_way_and_one_that_was_taken_back_is_none) {
    for (const Way& way : everyWay()) {
        AcceptanceOrder order = wholeWay(way);
        std::vector<AcceptanceMessage> queue;
        order = withInstead(order, [&](const MessageTaken& taken) {
            queue.push_back({.message_id = taken.message_id, .last_error = "timeout"});
            return Events{};
        });
        for (const auto step : way.passed) {
            if (!isTold(step)) {
                continue;
            }
            // What was put back into the queue is known to be there without looking into it.
            const bool is_known = way.passed.contains(taken_after_rereading);
            const auto alone = find(step, order).state;
            BOOST_TEST((alone == AcceptanceState::waiting) != is_known, way.name << toText(step));
            AcceptanceOrder queued = order;
            queued.messages = queue;
            const StepResult result = find(step, queued);
            BOOST_TEST(result.state == AcceptanceState::under_way, way.name << toText(step));
            BOOST_TEST(result.problem == "timeout");
            BOOST_TEST(!result.message_id.empty());
            BOOST_TEST(result.at.has_value());
        }
    }
}

BOOST_AUTO_TEST_CASE(a_message_that_the_hub_refused_fails_in_its_words_until_it_is_sent_again) {
    const auto after = [](const Events& more) {
        return [more](const MessageTaken& taken) {
            Events events = refusedBy(taken);
            for (OrderEvent event : more) {
                if (auto* const retried = std::get_if<MessageRetried>(&event)) {
                    retried->message_id = taken.message_id;
                } else if (auto* const closed = std::get_if<MessageClosed>(&event)) {
                    closed->message_id = taken.message_id;
                } else {
                    std::get<MessageTaken>(event).message_id = taken.message_id;
                }
                events.push_back(event);
            }
            return events;
        };
    };
    for (const Way& way : everyWay()) {
        for (const auto step : way.passed) {
            if (!isTold(step)) {
                continue;
            }
            const auto find_after = [&](const Events& more) {
                return find(step, withInstead(wholeWay(way), after(more)));
            };
            const StepResult failed = find_after({});
            BOOST_TEST(failed.state == AcceptanceState::failed, way.name << toText(step));
            BOOST_TEST(failed.problem == "illegal-transition: não pode");
            BOOST_TEST(find_after({MessageRetried{}}).state == AcceptanceState::under_way);
            BOOST_TEST(find_after({MessageClosed{}}).state == AcceptanceState::waiting);
            const StepResult taken = find_after({MessageRetried{}, MessageTaken{}});
            BOOST_TEST(taken.state == AcceptanceState::passed);
            BOOST_TEST(taken.problem.empty());
        }
    }
}

BOOST_AUTO_TEST_CASE(a_refusal_without_a_sentence_is_its_slug) {
    Walk walk = anOrder().walkTo(OrderState::accepted);
    AcceptanceOrder order = orderOf(walk);
    const CommandId message_id = walk.statements().front().message_id;
    order.journal.push_back(
        {.event =
             MessageRefused{
                 .message_id = message_id,
                 .kind = MessageKind::decide,
                 .slug = "cancelled",
                 .detail = {}},
         .command_id = commandId(99),
         .actor = kAgent,
         .at = kOrderDay}
    );
    BOOST_TEST(find(accept_told, order).problem == "cancelled");
}

BOOST_AUTO_TEST_CASE(what_a_cancelled_order_was_answered_is_known_only_if_it_came_in_the_run) {
    for (const auto& walk : {anOrder().walkTo(OrderState::cancelled_by_hub), cancelledAfter()}) {
        AcceptanceOrder order = orderOf(walk);
        std::erase_if(order.journal, [](const JournalEntry& entry) {
            return std::holds_alternative<Offered>(entry.event);
        });
        BOOST_TEST(find(cancel_before_seen, order).state == AcceptanceState::waiting);
        BOOST_TEST(find(cancel_after_seen, order).state == AcceptanceState::waiting);
    }
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_named_and_counts_as_the_hub_last_described_it) {
    HubOrder bare;
    BOOST_TEST(
        missingFacts(bare) ==
        "customer.name, answer_by, currency, total, delivery.address.street, "
        "delivery.address.city, delivery.address.state, delivery.address.postal_code, lines"
    );
    HubOrder order = wholeOrder();
    BOOST_TEST(missingFacts(order).empty());
    order.lines.at(1).sku.clear();
    order.lines.at(1).description.clear();
    order.lines.at(1).quantity = 0;
    BOOST_TEST(missingFacts(order) == "lines.2.quantity, lines.2.sku, lines.2.description");
    order.lines.at(1).ean = "7891000315507";
    BOOST_TEST(missingFacts(order) == "lines.2.quantity, lines.2.description");

    Walk walk = anOrder().walk();
    BOOST_TEST(find(facts_whole, orderOf(walk)).state == AcceptanceState::failed);
    HubOrder better = wholeOrder();
    better.version = 2;
    walk.take(HubUpdate{better}, kHub);
    BOOST_TEST(find(facts_whole, orderOf(walk)).state == AcceptanceState::passed);
    AcceptanceOrder later = orderOf(walk);
    later.journal.erase(later.journal.begin());
    BOOST_TEST(find(facts_whole, later).state == AcceptanceState::waiting);
}

BOOST_AUTO_TEST_CASE(paper_and_parcel_have_their_times) {
    AcceptanceOrder order;
    BOOST_TEST(find(label_printed, order).state == AcceptanceState::waiting);
    BOOST_TEST(find(tracking_seen, order).state == AcceptanceState::waiting);
    order.label_printed_at = kOrderDay + 1min;
    order.tracked_at = kOrderDay + 2min;
    BOOST_TEST((find(label_printed, order).at == kOrderDay + 1min));
    BOOST_TEST((find(tracking_seen, order).at == kOrderDay + 2min));
    BOOST_TEST((passedBy(order) == Steps{label_printed, tracking_seen}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
