#include "common/order/order_messages.h"
#include "common/order/order_rules.h"
#include "common/order/order_table.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace balcao {

namespace {

using enum OrderState;

void askForLabelsIfMissing(Order& order) {
    if (order.hub.journey == Journey::ship_from_store && order.labels.empty()) {
        order.are_labels_asked = true;
    }
}

/// Takes a message out of those that wait; what it was, or nothing if it was settled before.
std::optional<MessageKind> settle(Order& order, const CommandId& message_id) {
    const WaitingMessage* const message = findWaiting(order, message_id);
    if (message == nullptr) {
        return std::nullopt;
    }
    const MessageKind kind = message->kind;
    if (kind == MessageKind::fetch_labels) {
        order.are_labels_asked = false;
    }
    std::erase_if(order.waiting, [&](const WaitingMessage& waiting) {
        return waiting.message_id == message_id;
    });
    return kind;
}

/// The message goes again.
void resend(Order& order, const CommandId& message_id) {
    for (WaitingMessage& message : order.waiting) {
        if (message.message_id == message_id) {
            message.problem.clear();
            order.sync = {
                .state = SyncState::queued,
                .command_id = message_id,
                .kind = message.kind,
                .problem = {}};
        }
    }
}

// --- one overload per event
// -------------------------------------------------------------------------

void applyTo(Order& order, const Offered& event) {
    order = Order{};
    order.hub = event.order;
    order.is_invoiced = !event.order.invoice_key.empty();
}

void applyTo(Order& order, const FactsChanged& event) {
    if (!isSameForDecision(order.hub, event.order)) {
        order.proposed.reset();  // what waits for a second person was said of another order
    }
    order.hub = event.order;
    order.is_invoiced = !event.order.invoice_key.empty();
}

void applyTo(Order& order, const Moved& event) {
    order.state = event.to;
    if (event.because == CommandKind::unpack) {
        order.boxes.clear();
    }
    for (LineProgress& line : order.lines) {
        if (event.to == delivered) {
            line.delivered = line.accepted;
        } else if (event.because == CommandKind::reverse_handover) {
            line.delivered = 0;
        }
    }
}

void applyTo(Order& order, const Adopted& event) {
    order.state = event.to;
    order.lines = event.lines;
    if (event.to == accepted || event.to == partly_accepted) {
        askForLabelsIfMissing(order);
    }
}

void applyTo(Order& order, const Decided& event) {
    order.proposed.reset();
    order.state = event.to;
    order.lines = event.lines;
    if (event.is_first) {
        askForLabelsIfMissing(order);
    }
}

void applyTo(Order& order, const PauseChanged& event) {
    order.is_paused = event.is_paused;
}

void applyTo(Order& order, const Packed& event) {
    order.state = packed;
    order.package_count = event.package_count;
    order.boxes = event.boxes;
    order.is_told_anew = false;
    askForLabelsIfMissing(order);
}

void applyTo(Order& order, const Invoiced& event) {
    order.hub.invoice_key = event.invoice_key;
    order.is_invoiced = true;
    order.invoice_sha256 = event.document_sha256;
}

void applyTo(Order& order, const LabelsTaken& event) {
    order.labels = event.labels;
    order.are_labels_asked = false;
    order.state = event.to;
}

void applyTo(Order& order, const LabelsVoided& event) {
    order.labels.clear();
    order.state = event.to;
    if (event.to == picked) {
        order.boxes.clear();  // opened again
    }
    if (event.are_wanted_again) {
        askForLabelsIfMissing(order);
    }
}

void applyTo(Order& order, const Dispatched& event) {
    order.state = in_transit;
    if (!event.tracking_code.empty()) {
        order.hub.delivery.tracking_code = event.tracking_code;
    }
}

void applyTo(Order& order, const HandedOver& event) {
    order.state = event.to;
    for (const HandedLine& taken : event.lines) {
        for (LineProgress& line : order.lines) {
            if (line.line_id == taken.line_id) {
                const std::int64_t rest = line.accepted - line.delivered;
                line.delivered += std::max<std::int64_t>(0, std::min(taken.quantity, rest));
            }
        }
    }
}

void applyTo(Order& order, const CancelledByStore&) {
    order.state = cancelled_by_store;
}

void applyTo(Order& order, const CancellationAnswered& event) {
    order.state = event.to;
    order.hub.cancellation.reset();
}

void applyTo(Order& order, const MessageTaken& event) {
    const auto kind = settle(order, event.message_id);
    const bool is_shown_kind = kind && *kind != MessageKind::fetch_labels;
    if (is_shown_kind || order.sync.command_id == event.message_id) {
        order.sync = {
            .state = event.is_confirmed ? SyncState::hub_confirmed : SyncState::hub_received,
            .command_id = event.message_id,
            .kind = kind.value_or(order.sync.kind),
            .problem = {}};
    }
}

void applyTo(Order& order, const MessageClosed& event) {
    const bool is_declaration = settle(order, event.message_id) == MessageKind::declare_packages;
    if (is_declaration && !order.is_only_measured) {
        order.packages_told = 0;
        order.is_told_anew = true;
    }
}

void applyTo(Order& order, const MessageRequeued& event) {
    resend(order, event.message_id);
    for (WaitingMessage& message : order.waiting) {
        message.stale_count += message.message_id == event.message_id ? 1 : 0;
    }
}

void applyTo(Order& order, const MessageRefused& event) {
    for (WaitingMessage& message : order.waiting) {
        if (message.message_id == event.message_id) {
            message.problem = event.slug.empty() ? "refused" : event.slug;
            message.problem += event.detail.empty() ? "" : ": " + event.detail;
            message.stale_count = 0;
        }
    }
}

void applyTo(Order& order, const MessageRetried& event) {
    resend(order, event.message_id);
    order.is_told_anew = false;  // a person has looked at it meanwhile
}

void applyTo(Order& order, const MessageDropped& event) {
    const bool was_declared = isWaiting(order, MessageKind::declare_packages);
    const auto kind = settle(order, event.message_id);
    if (kind && isStatement(*kind)) {
        order.waiting.clear();
    }
    const bool is_given_up = was_declared && !isWaiting(order, MessageKind::declare_packages);
    if (is_given_up && !order.is_only_measured) {
        order.packages_told = 0;
    }
}

void applyTo(Order& order, const DecisionUndone& event) {
    settle(order, event.message_id);
    order.state = event.to;
    order.lines.clear();
}

void applyTo(Order& order, const AnswerProposed& event) {
    order.proposed = event.answer;
}

void applyTo(Order& order, const ProposalDropped&) {
    order.proposed.reset();
}

// --- what holds after every event
// -------------------------------------------------------------------

bool isHubToldOfPackages(const OrderEvent& event) {
    const auto* const packing = std::get_if<Packed>(&event);
    const auto* const voided = std::get_if<LabelsVoided>(&event);
    return (packing != nullptr && packing->is_hub_told) ||
           (voided != nullptr && voided->is_hub_told);
}

/// The hub hears of the packages before it makes labels for them: the request that waits is asked
/// anew behind it.
void tellPackages(Order& order, const JournalEntry& entry) {
    if (!isHubToldOfPackages(entry.event)) {
        return;
    }
    order.is_only_measured = order.packages_told == order.package_count;
    order.packages_told = order.package_count;
    std::erase_if(order.waiting, [](const WaitingMessage& message) {
        return message.kind == MessageKind::fetch_labels;
    });
    order.waiting.push_back(
        {.message_id = declarationId(entry),
         .kind = MessageKind::declare_packages,
         .stale_count = 0,
         .problem = {}}
    );
}

/// Labels are wanted only while the goods are this store's work; what is wanted is asked for.
void keepLabelsRequest(Order& order, const JournalEntry& entry) {
    order.are_labels_asked = order.are_labels_asked && isInHand(order.state);
    if (!order.are_labels_asked) {
        std::erase_if(order.waiting, [](const WaitingMessage& message) {
            return message.kind == MessageKind::fetch_labels;
        });
    } else if (!isWaiting(order, MessageKind::fetch_labels)) {
        order.waiting.push_back(
            {.message_id = labelsRequestId(entry),
             .kind = MessageKind::fetch_labels,
             .stale_count = 0,
             .problem = {}}
        );
    }
}

/// A problem comes first, whatever was queued after it; then the newest message that waits; else
/// what the hub said last. A request for labels shows only when it is a person's business.
Sync syncOf(const Order& order) {
    for (const WaitingMessage& message : order.waiting) {
        if (!message.problem.empty()) {
            return {
                .state = SyncState::needs_person,
                .command_id = message.message_id,
                .kind = message.kind,
                .problem = message.problem};
        }
    }
    const auto newest = std::find_if(
        order.waiting.rbegin(),
        order.waiting.rend(),
        [](const WaitingMessage& message) { return message.kind != MessageKind::fetch_labels; }
    );
    if (newest != order.waiting.rend()) {
        return {
            .state = SyncState::queued,
            .command_id = newest->message_id,
            .kind = newest->kind,
            .problem = {}};
    }
    const bool is_answered =
        order.sync.state == SyncState::hub_received || order.sync.state == SyncState::hub_confirmed;
    const bool is_retried = order.sync.state == SyncState::queued &&
                            findWaiting(order, order.sync.command_id) != nullptr;
    return is_answered || is_retried ? order.sync : Sync{};
}

}  // namespace

Order apply(Order order, const JournalEntry& entry) {
    std::visit([&](const auto& event) { applyTo(order, event); }, entry.event);
    if (std::holds_alternative<LabelsTaken>(entry.event)) {
        applyTo(order, MessageTaken{.message_id = entry.command_id, .is_confirmed = true});
    }
    for (const SendToHub& sent : messagesOf(entry, order)) {
        order.waiting.push_back(
            {.message_id = sent.message_id,
             .kind = kindOf(sent.message),
             .stale_count = 0,
             .problem = {}}
        );
    }
    order.is_paused = order.is_paused && order.state == picking;
    if (order.proposed && !mayBeProposed(order.state, order.proposed->is_first)) {
        order.proposed.reset();
    }
    tellPackages(order, entry);
    keepLabelsRequest(order, entry);
    order.sync = syncOf(order);
    return order;
}

}  // namespace balcao
