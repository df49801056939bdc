#include "common/order/order_messages.h"
#include "common/order/order_rules.h"
#include "common/order/order_table.h"

#include <utility>

namespace balcao {

namespace {

using enum OrderState;

/// States in which nothing will leave this store any more.
constexpr States kEndsHere{
    refused, denied_by_hub, not_collected, cancelled_by_hub, cancelled_by_store};

/// What becomes of messages and print jobs, one overload per event that touches them.
struct EffectsOfEvent {
    const JournalEntry& entry;
    const Order& before;
    const Order& after;

    template <typename Event>
    std::vector<Effect> operator()(const Event&) const {
        return {};
    }

    std::vector<Effect> operator()(const LabelsTaken& event) const {
        std::vector<Effect> effects{ForgetMessage{entry.command_id}};  // the request they answer
        for (const PackageLabel& label : event.labels) {
            effects.emplace_back(PrintLabel{label});
        }
        return effects;
    }

    std::vector<Effect> operator()(const LabelsVoided&) const { return {StopLabels{}}; }

    std::vector<Effect> operator()(const MessageTaken& event) const {
        return {ForgetMessage{event.message_id}};
    }
    std::vector<Effect> operator()(const MessageClosed& event) const {
        return {ForgetMessage{event.message_id}};
    }
    std::vector<Effect> operator()(const MessageRequeued& event) const {
        return {ResendMessage{event.message_id}};
    }
    std::vector<Effect> operator()(const MessageRefused& event) const {
        const WaitingMessage* const parked = findWaiting(after, event.message_id);
        return {ParkMessage{
            .message_id = event.message_id,
            .why = parked == nullptr ? event.slug : parked->problem}};
    }
    std::vector<Effect> operator()(const MessageRetried& event) const {
        return {ResendMessage{event.message_id}};
    }

    std::vector<Effect> operator()(const DecisionUndone& event) const {
        return {ForgetMessage{event.message_id}};
    }

    /// What was said is taken back with all that builds on it; an errand is given up alone.
    std::vector<Effect> operator()(const MessageDropped& event) const {
        const WaitingMessage* const dropped = findWaiting(before, event.message_id);
        if (dropped != nullptr && isStatement(dropped->kind)) {
            return {ForgetAllMessages{}};
        }
        return {ForgetMessage{event.message_id}};
    }
};

}  // namespace

std::vector<Effect> consequences(
    const Order& before, const Order& after, const JournalEntry& entry
) {
    std::vector<Effect> effects = std::visit(EffectsOfEvent{entry, before, after}, entry.event);
    const bool ends_now = kEndsHere.contains(after.state) && !kEndsHere.contains(before.state);
    const bool leaves_hand = before.are_labels_asked && !isInHand(after.state);
    if (leaves_hand || (ends_now && !before.labels.empty())) {
        effects.emplace_back(StopLabels{});
    }
    for (SendToHub& message : messagesOf(entry, after)) {
        effects.emplace_back(std::move(message));
    }
    const CommandId declaration = declarationId(entry);
    if (findWaiting(after, declaration) != nullptr && findWaiting(before, declaration) == nullptr) {
        for (const WaitingMessage& message : before.waiting) {
            if (message.kind == MessageKind::fetch_labels) {
                effects.emplace_back(ForgetMessage{message.message_id});
            }
        }
        effects.emplace_back(SendToHub{.message_id = declaration, .message = declarationOf(after)});
    }
    const CommandId labels_request = labelsRequestId(entry);
    if (findWaiting(after, labels_request) != nullptr &&
        findWaiting(before, labels_request) == nullptr) {
        effects.emplace_back(SendToHub{
            .message_id = labels_request, .message = FetchLabelsMessage{}});
    }
    const bool leaves_goods =
        ends_now || (after.state == partly_delivered && before.state == ready_for_pickup);
    if (leaves_goods && isPicked(before.state)) {
        effects.emplace_back(CreateTask{TaskKind::put_away});
    }
    return effects;
}

}  // namespace balcao
