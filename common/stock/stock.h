#pragma once

#include "common/base/enum_text.h"
#include "common/order/order_command.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// Why the store sees its stock otherwise than before.
enum class StockCause : std::uint8_t {
    refused,   // units of an order that are not there to be sold
    returned,  // goods that came back and are sold again
    counted,   // somebody counted
    undone,    // an answer was taken back, and with it what it said of the stock
};

/// What a refusal says of the product (domain.md, section 5).
enum class StockEffect : std::uint8_t {
    none,
    less,     // so many units fewer
    to_zero,  // there is none
};

StockEffect stockEffectOf(RefusalReason reason);

/// Whether somebody should count the product after this.
bool wantsCount(RefusalReason reason);

/// A change of what the store sees of one product. Append-only: nothing is ever corrected but by
/// another movement.
struct StockMove {
    std::string sku{};
    std::string ean{};
    std::string description{};
    StockCause cause{StockCause::refused};
    std::optional<std::int64_t> set_to{};  // known since, whatever was before
    std::int64_t change{};                 // else: so many more or fewer
    bool wants_count{false};
    std::string reason{};  // of a refusal, as toText(RefusalReason)

    bool operator==(const StockMove&) const = default;
};

/// How many units the store sees after the movement; nothing while nobody knows. Never below zero.
std::optional<std::int64_t> levelAfter(std::optional<std::int64_t> before, const StockMove& move);

/// What the refusals of an answer say of the stock, in their order.
std::vector<StockMove> stockMovesOf(const HubOrder& order, std::span<const LineDecision> decision);

/// A quantity for the hub.
struct StockItem {
    std::string sku{};
    std::string ean{};
    std::int64_t quantity{};
    Instant updated_at{};

    bool operator==(const StockItem&) const = default;
};

/// So many go in one message (hub store API, updateStock).
constexpr std::size_t kMostStockItems = 1000;

std::string_view toText(StockCause value);

template <>
std::optional<StockCause> fromText(std::string_view text);

}  // namespace balcao
