#pragma once

#include "common/order/order_rules.h"
#include "tests/support/orders.h"

#include <cstddef>
#include <functional>

namespace balcao::test {

/// Chooses a number below the given one, which is at least 1: dice in a property test, the input's
/// bytes in a fuzzer.
using Choose = std::function<std::size_t(std::size_t below)>;

template <typename Values>
const auto& oneOf(const Values& values, const Choose& choose) {
    return values[choose(values.size())];
}

/// What a hub of bad manners might say of the order: older, newer or the same, changed where it
/// likes. It leaves the quantities of a decided order alone.
HubOrder anyNews(const Order& order, const Choose& choose);

/// A kind of command, most often one that the table has for the state.
CommandKind anyKind(OrderState state, const Choose& choose);

/// A command of any kind for the order as it stands, most of them possible.
OrderCommand anyCommand(const Order& order, const Choose& choose);

/// Somebody who may give this command, if the table knows anybody.
Actor actorFor(const OrderCommand& command, const Order& order);

/// An order of one to three lines of either journey.
OrderBuilder anyOrder(const Choose& choose);

}  // namespace balcao::test
