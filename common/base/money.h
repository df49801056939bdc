#pragma once

#include <cstdint>
#include <limits>
#include <optional>

namespace balcao {

/// Amounts are integers of minor units (cents). The currency stands once per order, because all
/// money of one order has one currency (hub store API).
using AmountMinor = std::int64_t;

/// `price` times `quantity`, or nothing if that leaves the range: an amount is never wrong quietly.
constexpr std::optional<AmountMinor> times(AmountMinor price, std::int64_t quantity) {
    if (price < 0 || quantity < 0) {
        return std::nullopt;
    }
    if (quantity != 0 && price > std::numeric_limits<AmountMinor>::max() / quantity) {
        return std::nullopt;
    }
    return price * quantity;
}

/// The sum, or nothing if that leaves the range. Both must not be negative.
constexpr std::optional<AmountMinor> plus(AmountMinor left, AmountMinor right) {
    if (left < 0 || right < 0 || left > std::numeric_limits<AmountMinor>::max() - right) {
        return std::nullopt;
    }
    return left + right;
}

}  // namespace balcao
