#pragma once

#include "common/base/clock.h"
#include "tests/simulator/json.h"
#include "tests/simulator/store_key.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace balcao::simulator {

/// What a generated order must be; whatever is left open is drawn.
struct OrderWish {
    std::optional<StoreKey> store = {};  ///< default: the hub's first store
    std::optional<std::string> order_id = {};
    std::optional<std::string> journey = {};  ///< ship-from-store or pickup-in-store
    std::optional<int> lines = {};            ///< 1 to 500
    std::optional<std::string> partial = {};  ///< none, line, quantity
    std::optional<bool> late_refusal = {};
    std::optional<bool> paid = {};
    std::optional<bool> marketplace = {};
    std::optional<std::chrono::seconds> answer_in = {};  ///< from now; may be negative
    std::optional<std::int64_t> quantity = {};           ///< of every line
};

/// Makes an order of invented people and goods: the same (seed, serial, now, wish) gives the same
/// order. `serial` makes its id. Money adds up to the cent: lines - discount + freight = total.
JsonObject::Ptr generateOrder(
    std::uint64_t seed, std::uint64_t serial, Instant now, const OrderWish& wish
);

}  // namespace balcao::simulator
