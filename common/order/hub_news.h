#pragma once

#include "common/order/order_event.h"

#include <optional>
#include <vector>

namespace balcao {

// What the hub's description of an order does to ours. The hub decides who owns the order,
// cancellation and money; the store decides physical facts.

/// The events that a newer description causes: facts, then the state where the hub decides it. News
/// older than what we know, or about another assignment, causes nothing. While the hub has not
/// heard the store's last step, its own view of the steps is not taken over.
std::vector<OrderEvent> eventsOfNews(const Order& order, const HubOrder& news);

/// The event that takes over what the hub has on record, when a person gives up a refused command
/// ("Desfazer aqui"); nothing if the order may stay as it is.
std::optional<OrderEvent> eventOfUndo(const Order& order);

/// True if both speak of the same order, given to the same store by the same assignment.
bool isSameAssignment(const HubOrder& ours, const HubOrder& news);

/// The lines as the hub has them on record: what it does not say was accepted in full.
std::vector<LineProgress> linesOfHub(const HubOrder& hub);

/// True if the hub's own description shows what the store's last message of this kind said.
bool isShownByHub(const Order& order, const HubOrder& hub, MessageKind kind);

}  // namespace balcao
