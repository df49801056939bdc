#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace balcao {

/// A text that names one thing of one kind, so that two ids side by side cannot be swapped.
template <typename Tag>
struct Id {
    std::string value;

    bool empty() const { return value.empty(); }
    auto operator<=>(const Id&) const = default;  // NOLINT(modernize-use-nullptr): tidy 14
};

/// The hub's id of an order: up to 64 characters without spaces or controls (hub store API).
using OrderId = Id<struct OrderIdTag>;

/// A line of an order, as the hub names it.
using LineId = Id<struct LineIdTag>;

/// A box of an order, as the hub names it.
using PackageId = Id<struct PackageIdTag>;

/// A UUID made when a person clicked or a worker resolved to act, before the first attempt. It is
/// kept with the effect for ever and is the hub's Idempotency-Key on every attempt.
using CommandId = Id<struct CommandIdTag>;

/// The ledger's own number of one assignment of an order to a store. Never reused.
struct OrderRef {
    std::int64_t value{};

    auto operator<=>(const OrderRef&) const = default;
};

/// One store of one chain. Every row of the ledger names its store.
struct StoreKey {
    std::string site_id;
    std::string store_id;

    auto operator<=>(const StoreKey&) const = default;
};

}  // namespace balcao
