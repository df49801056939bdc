#include "common/order/order_rules.h"

#include "common/order/hub_news.h"
#include "common/order/line_rules.h"
#include "common/order/order_table.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace balcao {

namespace {

using enum OrderState;

using Events = std::vector<OrderEvent>;
using Answer = Result<Events, Refusal>;

constexpr std::int64_t kMostPackages = 99;  // hub store API, declarePackages

/// What a single command meets: the order, who acts and when.
struct Situation {
    const Order& order;
    Instant now;
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
    const HubOrder& news = update.order;
    Events events = eventsOfNews(at.order, news);
    const Sync& sync = at.order.sync;
    const bool is_shown_now = sync.state == SyncState::hub_received &&
                              news.version >= at.order.hub.version &&
                              isShownByHub(at.order, news, sync.kind);
    if (is_shown_now) {
        events.emplace_back(MessageTaken{
            .message_id = at.order.sync.command_id, .is_confirmed = true});
    }
    return events;
}

Answer on(const Situation& at, const HubWithdraw&) {
    const Transition* const row = findTransition(at.order.state, CommandKind::hub_withdraw);
    if (isOpen(at.order.state) && row != nullptr) {
        const OrderState to = isInHand(at.order.state) ? denied_by_hub : cancelled_by_hub;
        return moveTo(to, CommandKind::hub_withdraw);
    }
    return Events{};
}

Answer on(const Situation& at, const ConfirmMessage& confirm) {
    Events events;
    bool is_shown = false;
    if (confirm.order) {
        events = eventsOfNews(at.order, *confirm.order);
        is_shown = isShownByHub(at.order, *confirm.order, confirm.kind);
    }
    events.emplace_back(MessageTaken{.message_id = confirm.message_id, .is_confirmed = is_shown});
    return events;
}

/// True if the hub's refusal means that it has what we wanted to say.
bool isSettled(const Order& order, const RefuseMessage& refused) {
    if (!refused.order) {
        return false;
    }
    const bool is_repeat_of_decision =
        refused.kind == MessageKind::decide && refused.slug == "already-decided";
    const bool is_repeat_of_status =
        refused.kind == MessageKind::status && refused.slug == "illegal-transition";
    return (is_repeat_of_decision || is_repeat_of_status) &&
           isShownByHub(order, *refused.order, refused.kind);
}

/// True if the message has lost its object: nothing of it is left to be told.
bool isPointless(const Order& order, const RefuseMessage& refused) {
    if (refused.kind == MessageKind::fetch_labels && refused.slug == "no-label") {
        return true;
    }
    const bool is_gone = order.state == cancelled_by_hub || order.state == cancelled_by_store;
    return refused.kind == MessageKind::answer_cancellation && refused.slug == "not-asked" &&
           is_gone;
}

Answer on(const Situation& at, const RefuseMessage& refused) {
    const Order& order = at.order;
    Events events;
    if (refused.order) {
        events = eventsOfNews(order, *refused.order);
    }
    const auto movesAlready = [&](const OrderEvent& event) {
        return std::holds_alternative<Moved>(event) || std::holds_alternative<Adopted>(event);
    };
    const bool is_gone = refused.slug == "cancelled" || refused.slug == "withdrawn";
    if (is_gone) {
        if (isOpen(order.state) && std::ranges::none_of(events, movesAlready)) {
            const bool is_given_away = refused.slug == "withdrawn" && isInHand(order.state);
            events.emplace_back(Moved{
                .because = CommandKind::refuse_message,
                .to = is_given_away ? denied_by_hub : cancelled_by_hub,
                .note = refused.slug});
        }
        events.emplace_back(MessageClosed{.message_id = refused.message_id, .slug = refused.slug});
        return events;
    }
    if (isSettled(order, refused)) {
        events.emplace_back(MessageTaken{.message_id = refused.message_id, .is_confirmed = true});
        return events;
    }
    if (isPointless(order, refused)) {
        events.emplace_back(MessageClosed{.message_id = refused.message_id, .slug = refused.slug});
        return events;
    }
    const bool makes_sense_still =
        refused.slug == "stale" && refused.order && isSameForDecision(order.hub, *refused.order);
    if (makes_sense_still) {
        events.emplace_back(MessageRequeued{.message_id = refused.message_id, .slug = refused.slug}
        );
        return events;
    }
    events.emplace_back(MessageRefused{
        .message_id = refused.message_id,
        .kind = refused.kind,
        .slug = refused.slug,
        .detail = refused.detail});
    return events;
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

Answer on(const Situation& at, const Decide& answer) {
    auto lines = answerLines(at.order, answer);
    if (!lines) {
        return Failure{lines.error()};
    }
    const OrderState to = stateOfAnswer(*lines);
    if (to != refused && isOnHold(at.order)) {
        return Failure{Refusal::on_hold};
    }
    return one(Decided{.decision = answer.lines, .lines = *lines, .to = to, .is_first = true});
}

Answer on(const Situation& at, const ReportShort& report) {
    auto lines = lowerLines(at.order, report);
    if (!lines) {
        return Failure{lines.error()};
    }
    const OrderState result = stateOfAnswer(*lines);
    const bool goes_on_picking = at.order.state == picking && result != refused;
    return one(Decided{
        .decision = report.lines,
        .lines = *lines,
        .to = goes_on_picking ? picking : result,
        .is_first = false});
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
    return moveTo(picked, CommandKind::finish_picking);
}

Answer on(const Situation& at, const Pack& pack) {
    if (pack.package_count < 1 || pack.package_count > kMostPackages) {
        return Failure{Refusal::invalid_value};
    }
    Events events{Packed{pack.package_count}};
    if (isShipped(at.order) && !at.order.labels.empty()) {
        events.emplace_back(Moved{.because = CommandKind::take_labels, .to = labelled, .note = {}});
    }
    return events;
}

Answer on(const Situation& at, const AttachInvoice& invoice) {
    if (!isInvoiceKey(invoice.invoice_key)) {
        return Failure{Refusal::invalid_value};
    }
    if (at.order.is_invoiced && at.order.hub.invoice_key == invoice.invoice_key) {
        return Events{};
    }
    return one(Invoiced{invoice.invoice_key});
}

Answer on(const Situation& at, const TakeLabels& taken) {
    if (taken.labels.empty()) {
        return Failure{Refusal::invalid_value};
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

LabelsVoided voidedLabels(const Order& order, bool are_wanted_again, OrderState to) {
    LabelsVoided voided{.packages = {}, .are_wanted_again = are_wanted_again, .to = to};
    for (const PackageLabel& label : order.labels) {
        voided.packages.push_back(label.package_id);
    }
    return voided;
}

Answer on(const Situation& at, const VoidLabels&) {
    if (at.order.labels.empty()) {
        return Failure{Refusal::labels_missing};
    }
    return one(voidedLabels(at.order, true, packed));
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
    return one(Dispatched{dispatch.tracking_code});
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
    HandedOver event{.lines = {}, .received_by = handed.received_by, .to = delivered};
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

Answer on(const Situation&, const MarkNotCollected&) {
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
    if (!cancellation || !cancellation->is_asked_by_hub) {
        return Failure{Refusal::not_now};
    }
    return one(CancellationAnswered{
        .is_accepted = answer.is_accepted,
        .to = answer.is_accepted ? cancelled_by_hub : at.order.state});
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

Result<std::vector<OrderEvent>, Refusal> decide(
    const Order& order, const OrderCommand& command, const Actor& actor, Instant now
) {
    const Transition* const row = findTransition(order.state, kindOf(command));
    if (row == nullptr) {
        return Failure{refusalFor(order.state, kindOf(command))};
    }
    if (!row->by.contains(actor.kind)) {
        return Failure{Refusal::not_for_you};
    }
    const Situation situation{.order = order, .now = now};
    return std::visit([&](const auto& wish) { return on(situation, wish); }, command);
}

std::vector<OrderEvent> firstEvents(const HubOrder& offered_order) {
    Order order;
    order.hub = offered_order;
    std::vector<OrderEvent> events{Offered{offered_order}};
    for (OrderEvent& event : eventsOfNews(order, offered_order)) {
        events.push_back(std::move(event));
    }
    return events;
}

}  // namespace balcao
