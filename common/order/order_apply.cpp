#include "common/order/order_rules.h"
#include "common/order/order_table.h"

#include <algorithm>
#include <array>
#include <utility>

namespace balcao {

namespace {

using enum OrderState;

// Places among the ids that one command can give to its messages. Voided labels take 0 to 98.
constexpr unsigned kFetchLabelsPlace = 0x80;

bool isShipped(const Order& order) {
    return order.hub.journey == Journey::ship_from_store;
}

void queue(Order& order, const CommandId& message_id, MessageKind kind) {
    order.sync = {
        .state = SyncState::queued, .command_id = message_id, .kind = kind, .problem = {}};
}

/// The same message goes again.
void requeue(Order& order, const CommandId& message_id) {
    if (order.sync.command_id == message_id) {
        order.sync.state = SyncState::queued;
        order.sync.problem.clear();
    }
}

void askForLabelsIfMissing(Order& order) {
    if (isShipped(order) && order.labels.empty()) {
        order.are_labels_asked = true;
    }
}

bool isAccepted(OrderState state) {
    return state == accepted || state == partly_accepted;
}

void forgetHandover(Order& order) {
    for (LineProgress& line : order.lines) {
        line.delivered = 0;
    }
}

// --- one overload per event
// -------------------------------------------------------------------------

void applyTo(Order& order, const Offered& event, const JournalEntry&) {
    order = Order{};
    order.hub = event.order;
    order.is_invoiced = !event.order.invoice_key.empty();
}

void applyTo(Order& order, const FactsChanged& event, const JournalEntry&) {
    // An invoice key that the store attached is kept until the hub shows one itself.
    const std::string own_key = order.hub.invoice_key;
    order.hub = event.order;
    if (order.hub.invoice_key.empty()) {
        order.hub.invoice_key = own_key;
    }
    order.is_invoiced = !order.hub.invoice_key.empty();
}

/// The steps among the moves that the hub is told of.
bool isToldToHub(const Moved& event) {
    constexpr std::array kTold{
        CommandKind::mark_ready,
        CommandKind::mark_not_collected,
        CommandKind::mark_delivered,
        CommandKind::reverse_handover};
    return std::ranges::find(kTold, event.because) != kTold.end();
}

void applyTo(Order& order, const Moved& event, const JournalEntry& entry) {
    order.state = event.to;
    order.is_paused = false;
    if (event.because == CommandKind::reverse_handover) {
        forgetHandover(order);
    }
    if (event.because == CommandKind::mark_delivered) {
        for (LineProgress& line : order.lines) {
            line.delivered = line.accepted;
        }
    }
    if (isToldToHub(event)) {
        queue(order, entry.command_id, MessageKind::status);
    }
}

void applyTo(Order& order, const Adopted& event, const JournalEntry&) {
    order.state = event.to;
    order.lines = event.lines;
    order.is_paused = false;
    if (isAccepted(event.to)) {
        askForLabelsIfMissing(order);
    }
}

void applyTo(Order& order, const Decided& event, const JournalEntry& entry) {
    order.state = event.to;
    order.lines = event.lines;
    queue(order, entry.command_id, MessageKind::decide);
    if (event.is_first && event.to != refused) {
        askForLabelsIfMissing(order);
    }
}

void applyTo(Order& order, const PauseChanged& event, const JournalEntry&) {
    order.is_paused = event.is_paused;
}

void applyTo(Order& order, const Packed& event, const JournalEntry&) {
    order.state = packed;
    order.package_count = event.package_count;
    askForLabelsIfMissing(order);
}

void applyTo(Order& order, const Invoiced& event, const JournalEntry&) {
    order.hub.invoice_key = event.invoice_key;
    order.is_invoiced = true;
}

void applyTo(Order& order, const LabelsTaken& event, const JournalEntry&) {
    order.labels = event.labels;
    order.are_labels_asked = false;
    order.state = event.to;
}

void applyTo(Order& order, const LabelsVoided& event, const JournalEntry& entry) {
    order.labels.clear();
    order.state = event.to;
    if (event.are_wanted_again) {
        askForLabelsIfMissing(order);
    }
    if (!event.packages.empty()) {
        const auto last = static_cast<unsigned>(event.packages.size() - 1);
        queue(order, derivedId(entry.command_id, last), MessageKind::void_label);
    }
}

void applyTo(Order& order, const Dispatched& event, const JournalEntry& entry) {
    order.state = in_transit;
    if (!event.tracking_code.empty()) {
        order.hub.delivery.tracking_code = event.tracking_code;
    }
    queue(order, entry.command_id, MessageKind::status);
}

void applyTo(Order& order, const HandedOver& event, const JournalEntry& entry) {
    order.state = event.to;
    for (const HandedLine& taken : event.lines) {
        const auto line = std::ranges::find(order.lines, taken.line_id, &LineProgress::line_id);
        if (line != order.lines.end()) {
            line->delivered += taken.quantity;
        }
    }
    queue(order, entry.command_id, MessageKind::status);
}

void applyTo(Order& order, const CancelledByStore&, const JournalEntry& entry) {
    order.state = cancelled_by_store;
    order.is_paused = false;
    queue(order, entry.command_id, MessageKind::answer_cancellation);
}

void applyTo(Order& order, const CancellationAnswered& event, const JournalEntry& entry) {
    order.state = event.to;
    order.hub.cancellation.reset();
    queue(order, entry.command_id, MessageKind::answer_cancellation);
}

void applyTo(Order& order, const MessageTaken& event, const JournalEntry&) {
    if (order.sync.command_id == event.message_id) {
        order.sync.state = event.is_confirmed ? SyncState::hub_confirmed : SyncState::hub_received;
        order.sync.problem.clear();
    }
}

void applyTo(Order& order, const MessageClosed& event, const JournalEntry&) {
    if (event.slug == "no-label") {
        order.are_labels_asked = false;
    }
    if (order.sync.command_id == event.message_id) {
        order.sync = {};
    }
}

void applyTo(Order& order, const MessageRequeued& event, const JournalEntry&) {
    requeue(order, event.message_id);
}

void applyTo(Order& order, const MessageRefused& event, const JournalEntry&) {
    order.sync = {
        .state = SyncState::needs_person,
        .command_id = event.message_id,
        .kind = event.kind,
        .problem = event.detail.empty() ? event.slug : event.slug + ": " + event.detail};
}

void applyTo(Order& order, const MessageRetried& event, const JournalEntry&) {
    requeue(order, event.message_id);
}

void applyTo(Order& order, const MessageDropped&, const JournalEntry&) {
    order.sync = {};
    order.are_labels_asked = false;
}

// --- what the hub is told
// ---------------------------------------------------------------------------

StatusMessage statusOf(const Order& after, const JournalEntry& entry, StatusPurpose purpose) {
    return {
        .purpose = purpose,
        .occurred_at = entry.at,
        .by = entry.actor.name,
        .tracking_code = {},
        .invoice_key = after.hub.invoice_key,
        .received_by = {},
        .lines = {},
        .note = {}};
}

std::optional<HubMessage> messageOf(const Order&, const Order& after, const JournalEntry& entry) {
    const auto* const moved = std::get_if<Moved>(&entry.event);
    if (moved == nullptr || !isToldToHub(*moved)) {
        return std::nullopt;
    }
    if (moved->because == CommandKind::mark_ready) {
        return statusOf(after, entry, StatusPurpose::ready_for_pickup);
    }
    if (moved->because == CommandKind::mark_not_collected) {
        return statusOf(after, entry, StatusPurpose::not_collected);
    }
    if (moved->because == CommandKind::mark_delivered) {
        return statusOf(after, entry, StatusPurpose::delivered);
    }
    StatusMessage correction = statusOf(after, entry, StatusPurpose::handover_reversed);
    correction.note = moved->note;
    return correction;
}

struct MessageOfEvent {
    const Order& before;
    const Order& after;
    const JournalEntry& entry;

    template <typename Event>
    std::optional<HubMessage> operator()(const Event&) const {
        return messageOf(before, after, entry);
    }

    std::optional<HubMessage> operator()(const Decided& event) const {
        return DecideMessage{
            .lines = event.decision,
            .decided_version = before.hub.version,
            .decided_at = entry.at,
            .decided_by = entry.actor.name};
    }

    std::optional<HubMessage> operator()(const Dispatched& event) const {
        StatusMessage message = statusOf(after, entry, StatusPurpose::in_transit);
        message.tracking_code = event.tracking_code;
        return message;
    }

    std::optional<HubMessage> operator()(const HandedOver& event) const {
        StatusMessage message = statusOf(after, entry, StatusPurpose::delivered);
        message.received_by = event.received_by;
        if (event.to == partly_delivered) {
            message.lines = event.lines;
        }
        return message;
    }

    std::optional<HubMessage> operator()(const CancelledByStore& event) const {
        return AnswerCancellationMessage{
            .answer = CancellationAnswer::request, .reason = event.reason, .note = event.note};
    }

    std::optional<HubMessage> operator()(const CancellationAnswered& event) const {
        return AnswerCancellationMessage{
            .answer = event.is_accepted ? CancellationAnswer::accept : CancellationAnswer::deny,
            .reason = {},
            .note = {}};
    }
};

// --- what becomes of messages, labels and goods
// -------------------------------------------------------

struct EffectOfEvent {
    const JournalEntry& entry;
    std::vector<Effect>& effects;

    template <typename Event>
    void operator()(const Event&) const {}

    void operator()(const LabelsTaken& event) const {
        effects.emplace_back(ForgetMessage{entry.command_id});  // the request that they answer
        for (const PackageLabel& label : event.labels) {
            effects.emplace_back(PrintLabel{label});
        }
    }

    void operator()(const LabelsVoided& event) const {
        effects.emplace_back(StopLabels{});
        for (unsigned i = 0; i < event.packages.size(); ++i) {
            effects.emplace_back(SendToHub{
                .message_id = derivedId(entry.command_id, i),
                .message = VoidLabelMessage{event.packages[i]}});
        }
    }

    void operator()(const MessageTaken& event) const {
        effects.emplace_back(ForgetMessage{event.message_id});
    }
    void operator()(const MessageClosed& event) const {
        effects.emplace_back(ForgetMessage{event.message_id});
    }
    void operator()(const MessageRequeued& event) const {
        effects.emplace_back(ResendMessage{event.message_id});
    }
    void operator()(const MessageRefused& event) const {
        effects.emplace_back(ParkMessage{event.message_id});
    }
    void operator()(const MessageRetried& event) const {
        effects.emplace_back(ResendMessage{event.message_id});
    }
    void operator()(const MessageDropped&) const { effects.emplace_back(ForgetAllMessages{}); }
};

/// States in which nothing will leave this store any more, so that labels are pointless.
bool endsHere(OrderState state) {
    constexpr States kEnds{
        refused, denied_by_hub, not_collected, cancelled_by_hub, cancelled_by_store};
    return kEnds.contains(state);
}

}  // namespace

CommandId derivedId(const CommandId& command_id, unsigned n) {
    constexpr std::string_view kHex = "0123456789abcdef";
    CommandId derived = command_id;
    for (auto digit = derived.value.rbegin(); digit != derived.value.rend() && n != 0; ++digit) {
        const auto value = kHex.find(*digit);
        if (value == std::string_view::npos) {
            break;  // not a UUID: at most the digits that there are
        }
        *digit = kHex[value ^ (n & 0xFU)];
        n >>= 4U;
    }
    return derived;
}

Order apply(Order order, const JournalEntry& entry) {
    std::visit([&](const auto& event) { applyTo(order, event, entry); }, entry.event);
    if (endsHere(order.state)) {
        order.are_labels_asked = false;
    }
    return order;
}

std::vector<Effect> consequences(
    const Order& before, const Order& after, const JournalEntry& entry
) {
    std::vector<Effect> effects;
    if (auto message = std::visit(MessageOfEvent{before, after, entry}, entry.event)) {
        effects.emplace_back(SendToHub{
            .message_id = entry.command_id, .message = std::move(*message)});
    }
    std::visit(EffectOfEvent{entry, effects}, entry.event);
    if (after.are_labels_asked && !before.are_labels_asked) {
        effects.emplace_back(SendToHub{
            .message_id = derivedId(entry.command_id, kFetchLabelsPlace),
            .message = FetchLabelsMessage{}});
    }
    const bool ends_now = endsHere(after.state) && !endsHere(before.state);
    if (ends_now && (before.are_labels_asked || !before.labels.empty())) {
        effects.emplace_back(StopLabels{});
    }
    const bool leaves_goods =
        ends_now || (after.state == partly_delivered && before.state == ready_for_pickup);
    if (leaves_goods && isPicked(before.state)) {
        effects.emplace_back(CreateTask{TaskKind::put_away});
    }
    return effects;
}

}  // namespace balcao
