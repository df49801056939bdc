#pragma once

#include "common/order/order_event.h"

#include <vector>

namespace balcao {

// What the hub's word does to an order, when it describes the order, takes it away, or answers a
// message. None of it is ever refused: what the hub says has happened.

std::vector<OrderEvent> eventsOfUpdate(const Order& order, const HubUpdate& update);

std::vector<OrderEvent> eventsOfWithdrawal(const Order& order);

std::vector<OrderEvent> eventsOfConfirmation(const Order& order, const ConfirmMessage& confirm);

/// Takes over the hub's order if it came along, then judges the message: settled (the hub has it),
/// closed (nothing is left to be told), sent again (it was stale and still makes sense), or kept
/// for a person.
std::vector<OrderEvent> eventsOfRefusal(const Order& order, const RefuseMessage& refused);

}  // namespace balcao
