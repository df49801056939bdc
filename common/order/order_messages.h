#pragma once

#include "common/order/order_rules.h"

#include <algorithm>
#include <vector>

namespace balcao {

/// What `entry` tells the hub, given the order after it, in the order in which it goes out. The
/// request for labels is not among it: it follows from the order, see labelsRequestId.
///
/// The one source for apply(), which keeps what waits, and for consequences(), which fills the
/// outbox.
std::vector<SendToHub> messagesOf(const JournalEntry& entry, const Order& after);

/// Under which id the command of `entry` asks for labels.
CommandId labelsRequestId(const JournalEntry& entry);

/// True for the messages that say what the store did or wants. The others (labels) are errands:
/// giving one up leaves the order as it is.
inline bool isStatement(MessageKind kind) {
    return kind == MessageKind::decide || kind == MessageKind::status ||
           kind == MessageKind::answer_cancellation;
}

/// The message under this id if it still waits, else nullptr.
inline const WaitingMessage* findWaiting(const Order& order, const CommandId& message_id) {
    const auto found = std::ranges::find(order.waiting, message_id, &WaitingMessage::message_id);
    return found == order.waiting.end() ? nullptr : &*found;
}

/// True if a message of this kind waits.
inline bool isWaiting(const Order& order, MessageKind kind) {
    return std::ranges::find(order.waiting, kind, &WaitingMessage::kind) != order.waiting.end();
}

}  // namespace balcao
