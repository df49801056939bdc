#pragma once

#include "common/order/order_rules.h"

#include <algorithm>
#include <vector>

namespace balcao {

/// What `entry` tells the hub, given the order after it, in the order in which it goes out. How the
/// order was packed and the request for labels are not among it: they follow from the order and go
/// after it, see declarationId and labelsRequestId.
///
/// The one source for apply(), which keeps what waits, and for consequences(), which fills the
/// outbox.
std::vector<SendToHub> messagesOf(const JournalEntry& entry, const Order& after);

/// Under which id the command of `entry` asks for labels.
CommandId labelsRequestId(const JournalEntry& entry);

inline constexpr std::int64_t kMostPackages = 99;  // hub store API, declarePackages

/// Under which id the command of `entry` says how the order was packed.
CommandId declarationId(const JournalEntry& entry);

/// The names that the hub knows the order's packages by: 1, 2, 3.
std::vector<PackageId> packagesOf(const Order& order);

/// What the hub is to be told of the order's packages.
DeclarePackagesMessage declarationOf(const Order& order);

/// True for the messages that say what the store did or wants. The others (packages, labels) are
/// errands: giving one up leaves the order as it is.
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
