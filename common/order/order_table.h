#pragma once

#include "common/order/order_command.h"

#include <cstdint>
#include <initializer_list>
#include <span>

namespace balcao {

/// A set of enumerators, usable in constant tables.
template <typename Enum>
class SetOf {
public:
    constexpr SetOf(std::initializer_list<Enum> values) {
        for (const Enum value : values) {
            bits_ |= bit(value);
        }
    }

    constexpr bool contains(Enum value) const { return (bits_ & bit(value)) != 0; }

    constexpr bool empty() const { return bits_ == 0; }

    constexpr SetOf operator|(SetOf other) const {
        SetOf both = *this;
        both.bits_ |= other.bits_;
        return both;
    }

private:
    static constexpr std::uint32_t bit(Enum value) { return 1U << static_cast<unsigned>(value); }

    std::uint32_t bits_{};
};

using States = SetOf<OrderState>;
using Actors = SetOf<ActorKind>;

/// One row of the state machine.
struct Transition {
    States from;
    CommandKind command{CommandKind::hub_update};
    Actors by;
    States to;  // where it may lead; empty: the state stays
};

/// The whole state machine of an assignment. What is not in it is refused.
std::span<const Transition> transitions();

/// The rows for `command` in `state`: at most one. Nullptr if the command is not allowed there.
const Transition* findTransition(OrderState state, CommandKind command);

/// Offered up to awaiting_carrier or ready_for_pickup: the hub may still take the order away.
bool isOpen(OrderState state);

/// Open and accepted: the goods are this store's work.
bool isInHand(OrderState state);

/// Goods have left their shelf, so that a cancellation makes somebody put them back.
bool isPicked(OrderState state);

/// An answer can wait for a second person here: a first one, or one that lowers what was accepted.
bool mayBeProposed(OrderState state, bool is_first);

/// Nothing more is expected of this store.
bool isFinal(OrderState state);

}  // namespace balcao
