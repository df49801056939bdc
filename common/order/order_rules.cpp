#include "common/order/order_rules.h"

#include "common/order/hub_news.h"
#include "common/order/line_rules.h"
#include "common/order/message_rules.h"
#include "common/order/order_messages.h"
#include "common/order/order_table.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace balcao {

namespace {

using enum OrderState;

using Events = std::vector<OrderEvent>;
using Answer = Result<Events, Refusal>;

/// What a single command meets: the order, who acts and when.
struct Situation {
    const Order& order;
    const Actor& actor;
    Instant now;
    const AnswerPolicy& policy;
};

Answer one(OrderEvent event) {
    return Events{std::move(event)};
}

Answer moveTo(OrderState to, CommandKind because, std::string note = {}) {
    return one(Moved{.because = because, .to = to, .note = std::move(note)});
}

bool isOnHold(const Order& order) {
    return order.hub.is_paid == false;
}

bool isShipped(const Order& order) {
    return order.hub.journey == Journey::ship_from_store;
}

/// An NF-e access key: 44 characters; letters since the alphanumeric CNPJ of July 2026.
bool isInvoiceKey(std::string_view key) {
    constexpr std::size_t kLength = 44;
    return key.size() == kLength && std::ranges::all_of(key, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
           });
}

// --- the hub speaks
// -------------------------------------------------------------------------------

Answer on(const Situation& at, const HubUpdate& update) {
    return eventsOfUpdate(at.order, update);
}

Answer on(const Situation& at, const HubWithdraw&) {
    return eventsOfWithdrawal(at.order);
}

Answer on(const Situation& at, const ConfirmMessage& confirm) {
    return eventsOfConfirmation(at.order, confirm);
}

Answer on(const Situation& at, const RefuseMessage& refused) {
    return eventsOfRefusal(at.order, refused);
}

// --- the answer
// -----------------------------------------------------------------------------------

Answer on(const Situation& at, const ExpireAnswer&) {
    const auto& answer_by = at.order.hub.answer_by;
    if (!answer_by || at.now <= *answer_by) {
        return Failure{Refusal::not_yet_due};
    }
    return moveTo(answer_expired, CommandKind::expire_answer);
}

/// What comes of a first answer that may be given.
Result<Decided, Refusal> decided(const Order& order, const Decide& answer) {
    auto lines = answerLines(order, answer);
    if (!lines) {
        return Failure{lines.error()};
    }
    const OrderState to = stateOfAnswer(*lines);
    if (to != refused && isOnHold(order)) {
        return Failure{Refusal::on_hold};
    }
    return Decided{.decision = answer.lines, .lines = *lines, .to = to, .is_first = true};
}

/// What comes of a late refusal that may be given.
Result<Decided, Refusal> decided(const Order& order, const ReportShort& report) {
    auto lines = lowerLines(order, report);
    if (!lines) {
        return Failure{lines.error()};
    }
    const OrderState result = stateOfAnswer(*lines);
    const bool goes_on_picking = order.state == picking && result != refused;
    return Decided{
        .decision = report.lines,
        .lines = *lines,
        .to = goes_on_picking ? picking : result,
        .is_first = false};
}

/// The answer itself, or, over the store's limit, its proposal.
template <typename Given>
Answer answerOrPropose(const Situation& at, const Given& given) {
    if (at.order.proposed) {
        return Failure{Refusal::second_person_waits};
    }
    auto event = decided(at.order, given);
    if (!event) {
        return Failure{event.error()};
    }
    if (!needsSecondPerson(at.order.hub, at.policy)) {
        return one(*std::move(event));
    }
    return one(AnswerProposed{
        {.lines = given.lines,
         .is_first = event->is_first,
         .by = at.actor.name,
         .proposed_at = at.now}});
}

Answer on(const Situation& at, const Decide& answer) {
    return answerOrPropose(at, answer);
}

/// The order may have changed since the first person looked at it: the answer must still fit.
Answer on(const Situation& at, const ApproveAnswer&) {
    const auto& proposed = at.order.proposed;
    if (!proposed) {
        return Failure{Refusal::nothing_proposed};
    }
    if (at.actor.name.empty() || at.actor.name == proposed->by) {
        return Failure{Refusal::same_person};
    }
    const auto answer = proposed->is_first ? decided(at.order, Decide{proposed->lines})
                                           : decided(at.order, ReportShort{proposed->lines});
    if (!answer) {
        return Failure{answer.error()};
    }
    Decided event = *answer;
    event.proposed_by = proposed->by;
    return one(std::move(event));
}

Answer on(const Situation& at, const DropProposal&) {
    if (!at.order.proposed) {
        return Failure{Refusal::nothing_proposed};
    }
    return one(ProposalDropped{at.order.proposed->by});
}

/// Only while the answer is the one thing that the hub has yet to hear.
Answer on(const Situation& at, const UndoDecision& undo) {
    const WaitingMessage* const message = findWaiting(at.order, undo.message_id);
    const auto statements =
        std::ranges::count_if(at.order.waiting, isStatement, &WaitingMessage::kind);
    if (message == nullptr || message->kind != MessageKind::decide || !message->problem.empty() ||
        statements != 1) {
        return Failure{Refusal::already_sent};
    }
    const auto& answer_by = at.order.hub.answer_by;
    const bool is_late = answer_by && at.now > *answer_by;
    return one(DecisionUndone{
        .message_id = undo.message_id, .to = is_late ? answer_expired : offered});
}

Answer on(const Situation& at, const ReportShort& report) {
    return answerOrPropose(at, report);
}

// --- preparation
// ----------------------------------------------------------------------------------

Answer on(const Situation&, const StartPicking&) {
    return moveTo(picking, CommandKind::start_picking);
}

Answer changePause(const Order& order, bool is_paused) {
    if (order.is_paused == is_paused) {
        return Events{};
    }
    return one(PauseChanged{is_paused});
}

Answer on(const Situation& at, const PausePicking&) {
    return changePause(at.order, true);
}

Answer on(const Situation& at, const ResumePicking&) {
    return changePause(at.order, false);
}

Answer on(const Situation& at, const FinishPicking&) {
    if (at.order.is_paused) {
        return Failure{Refusal::paused};
    }
    if (at.order.proposed) {
        return Failure{Refusal::second_person_waits};  // how much is picked is not settled
    }
    return moveTo(picked, CommandKind::finish_picking);
}

bool isAnyMeasured(const std::vector<PackedBox>& boxes) {
    return std::ranges::any_of(boxes, [](const PackedBox& box) {
        return box.weight_g > 0 || box.size.has_value();
    });
}

LabelsVoided voidedLabels(const Order& order, bool are_wanted_again, OrderState to) {
    LabelsVoided voided{.packages = {}, .are_wanted_again = are_wanted_again, .to = to};
    for (const PackageLabel& label : order.labels) {
        voided.packages.push_back(label.package_id);
    }
    return voided;
}

Answer on(const Situation& at, const Pack& pack) {
    if (pack.package_count < 1 || pack.package_count > kMostPackages) {
        return Failure{Refusal::invalid_value};
    }
    if (const auto fault = faultOfBoxes(at.order, pack)) {
        return Failure{*fault};
    }
    const bool has_labels = isShipped(at.order) && !at.order.labels.empty();
    const bool has_one_each =
        has_labels && std::cmp_equal(at.order.labels.size(), pack.package_count);
    Events events;
    if (has_labels && !has_one_each) {
        // They were made for the packages that the hub assumed; new ones come for these.
        events.emplace_back(voidedLabels(at.order, false, at.order.state));
    }
    const bool is_news =
        has_labels || pack.package_count != at.order.packages_told || isAnyMeasured(pack.boxes);
    events.emplace_back(Packed{
        .package_count = pack.package_count,
        .boxes = pack.boxes,
        .is_hub_told = isShipped(at.order) && !has_one_each && is_news});
    if (has_one_each) {
        events.emplace_back(Moved{.because = CommandKind::take_labels, .to = labelled, .note = {}});
    }
    return events;
}

Answer on(const Situation& at, const AttachInvoice& invoice) {
    if (!isInvoiceKey(invoice.invoice_key)) {
        return Failure{Refusal::invalid_value};
    }
    const bool is_known = at.order.is_invoiced && at.order.hub.invoice_key == invoice.invoice_key;
    const bool brings_file =
        !invoice.document_sha256.empty() && invoice.document_sha256 != at.order.invoice_sha256;
    if (is_known && !brings_file) {
        return Events{};
    }
    return one(Invoiced{
        .invoice_key = invoice.invoice_key, .document_sha256 = invoice.document_sha256});
}

/// One label for each box, each box once.
bool areLabelsValid(const std::vector<PackageLabel>& labels) {
    std::set<PackageId> packages;
    for (const PackageLabel& label : labels) {
        packages.insert(label.package_id);
    }
    return !labels.empty() && std::cmp_less_equal(labels.size(), kMostPackages) &&
           packages.size() == labels.size();
}

Answer on(const Situation& at, const TakeLabels& taken) {
    if (!areLabelsValid(taken.labels)) {
        return Failure{Refusal::invalid_value};
    }
    if (!at.order.are_labels_asked) {
        return Events{};  // they were given up, or came before
    }
    const bool is_next_step = at.order.state == packed && isShipped(at.order);
    return one(LabelsTaken{.labels = taken.labels, .to = is_next_step ? labelled : at.order.state});
}

Answer on(const Situation& at, const ApplyLabels&) {
    if (!isShipped(at.order)) {
        return Failure{Refusal::wrong_journey};
    }
    if (at.order.are_labels_asked) {
        return Failure{Refusal::labels_missing};  // a carrier without labels is done by hand
    }
    return moveTo(awaiting_carrier, CommandKind::apply_labels);
}

Answer on(const Situation& at, const VoidLabels&) {
    if (at.order.labels.empty()) {
        return Failure{Refusal::labels_missing};
    }
    LabelsVoided voided = voidedLabels(at.order, true, packed);
    voided.is_hub_told =
        at.order.package_count != at.order.packages_told || isAnyMeasured(at.order.boxes);
    return one(std::move(voided));
}

Answer on(const Situation& at, const Unpack&) {
    if (at.order.labels.empty()) {
        return moveTo(picked, CommandKind::unpack);
    }
    return one(voidedLabels(at.order, false, picked));
}

// --- leaving the store
// ----------------------------------------------------------------------------

Answer on(const Situation& at, const Dispatch& dispatch) {
    if (!isShipped(at.order)) {
        return Failure{Refusal::wrong_journey};
    }
    if (isOnHold(at.order)) {
        return Failure{Refusal::on_hold};
    }
    return one(Dispatched{
        .tracking_code = dispatch.tracking_code, .driver = dispatch.driver, .plate = dispatch.plate}
    );
}

Answer on(const Situation& at, const MarkReady& ready) {
    if (isShipped(at.order)) {
        return Failure{Refusal::wrong_journey};
    }
    return moveTo(ready_for_pickup, CommandKind::mark_ready, ready.place);
}

Answer on(const Situation& at, const HandOver& handed) {
    if (isOnHold(at.order)) {
        return Failure{Refusal::on_hold};
    }
    const auto lines = handLines(at.order, handed);
    if (!lines) {
        return Failure{lines.error()};
    }
    HandedOver event{
        .lines = {},
        .received_by = handed.received_by,
        .to = delivered,
        .checked_by = handed.checked_by};
    for (std::size_t i = 0; i < lines->size(); ++i) {
        const LineProgress& after = (*lines)[i];
        const std::int64_t taken = after.delivered - at.order.lines[i].delivered;
        if (taken > 0) {
            event.lines.push_back({.line_id = after.line_id, .quantity = taken});
        }
        if (after.delivered < after.accepted) {
            event.to = partly_delivered;
        }
    }
    return one(std::move(event));
}

Answer on(const Situation& at, const MarkNotCollected&) {
    const auto& collect_by = at.order.hub.collect_by;
    const bool is_over = collect_by && at.now > *collect_by;
    if (at.actor.kind == ActorKind::timer && !is_over) {
        return Failure{Refusal::not_yet_due};
    }
    return moveTo(not_collected, CommandKind::mark_not_collected);
}

Answer on(const Situation&, const MarkDelivered&) {
    return moveTo(delivered, CommandKind::mark_delivered);
}

Answer on(const Situation&, const ReportIncident& report) {
    return moveTo(incident, CommandKind::report_incident, report.note);
}

Answer on(const Situation&, const TakeGoodsBack&) {
    return moveTo(in_return, CommandKind::take_goods_back);
}

Answer on(const Situation& at, const ReverseHandover& reverse) {
    if (isShipped(at.order)) {
        return Failure{Refusal::wrong_journey};
    }
    if (reverse.note.empty()) {
        return Failure{Refusal::reason_note_missing};
    }
    return moveTo(ready_for_pickup, CommandKind::reverse_handover, reverse.note);
}

// --- cancelling
// -----------------------------------------------------------------------------------

Answer on(const Situation&, const CancelByStore& cancel) {
    if (cancel.reason == RefusalReason::other && cancel.note.empty()) {
        return Failure{Refusal::reason_note_missing};
    }
    return one(CancelledByStore{.reason = cancel.reason, .note = cancel.note});
}

Answer on(const Situation& at, const AnswerCancellation& answer) {
    const auto& cancellation = at.order.hub.cancellation;
    if (isWaiting(at.order, MessageKind::answer_cancellation)) {
        return Failure{Refusal::already_decided};
    }
    if (!cancellation || !cancellation->is_asked_by_hub) {
        return Failure{Refusal::not_now};
    }
    const OrderState to = answer.is_accepted ? cancelled_by_hub : at.order.state;
    return one(CancellationAnswered{.is_accepted = answer.is_accepted, .to = to});
}

// --- a message that the hub refused
// ---------------------------------------------------------------

Answer on(const Situation& at, const RetryMessage&) {
    if (at.order.sync.state != SyncState::needs_person) {
        return Failure{Refusal::no_problem};
    }
    return one(MessageRetried{at.order.sync.command_id});
}

Answer on(const Situation& at, const DropMessage&) {
    if (at.order.sync.state != SyncState::needs_person) {
        return Failure{Refusal::no_problem};
    }
    Events events{MessageDropped{at.order.sync.command_id}};
    if (auto undone = eventOfUndo(at.order)) {
        events.push_back(std::move(*undone));
    }
    return events;
}

/// Why the table has no row: said as precisely as the person at the counter needs it.
Refusal refusalFor(OrderState state, CommandKind command) {
    constexpr States kGone{cancelled_by_hub, cancelled_by_store, denied_by_hub};
    if (kGone.contains(state)) {
        return Refusal::cancelled;
    }
    return command == CommandKind::decide ? Refusal::already_decided : Refusal::not_now;
}

}  // namespace

bool needsSecondPerson(const HubOrder& order, const AnswerPolicy& policy) {
    return policy.second_person_over > 0 && order.total_minor > policy.second_person_over;
}

Result<std::vector<OrderEvent>, Refusal> decide(
    const Order& order,
    const OrderCommand& command,
    const Actor& actor,
    Instant now,
    const AnswerPolicy& policy
) {
    const Transition* const row = findTransition(order.state, kindOf(command));
    if (row == nullptr) {
        return Failure{refusalFor(order.state, kindOf(command))};
    }
    if (!row->by.contains(actor.kind)) {
        return Failure{Refusal::not_for_you};
    }
    const Situation situation{.order = order, .actor = actor, .now = now, .policy = policy};
    return std::visit([&](const auto& wish) { return on(situation, wish); }, command);
}

std::vector<OrderEvent> firstEvents(const HubOrder& offered_order) {
    Order order;
    order.hub = offered_order;
    std::vector<OrderEvent> events;
    events.emplace_back(Offered{offered_order});
    for (OrderEvent& event : eventsOfNews(order, offered_order)) {
        events.push_back(std::move(event));
    }
    return events;
}

}  // namespace balcao
