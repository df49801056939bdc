#include "common/stock/stock.h"

#include "common/order/order_text.h"

#include <algorithm>
#include <array>

namespace balcao {

namespace {

using namespace std::string_view_literals;

// In the order of the values; reading and writing share it.
constexpr std::array kCauses = {"refused"sv, "returned"sv, "counted"sv, "undone"sv};

}  // namespace

StockEffect stockEffectOf(RefusalReason reason) {
    switch (reason) {
        case RefusalReason::out_of_stock:
            return StockEffect::to_zero;
        case RefusalReason::not_found:
        case RefusalReason::damaged:
        case RefusalReason::display_item:
        case RefusalReason::mismatch:
        case RefusalReason::expired:
        case RefusalReason::sold_now:
            return StockEffect::less;
        case RefusalReason::reserved_other:
        case RefusalReason::price_or_reg:
        case RefusalReason::no_capacity:
        case RefusalReason::carrier:
        case RefusalReason::invalid_address:
        case RefusalReason::suspect_fraud:
        case RefusalReason::customer_asked:
        case RefusalReason::avoid_split:
        case RefusalReason::other:
            break;
    }
    return StockEffect::none;
}

bool wantsCount(RefusalReason reason) {
    return reason == RefusalReason::not_found || reason == RefusalReason::mismatch;
}

std::optional<std::int64_t> levelAfter(std::optional<std::int64_t> before, const StockMove& move) {
    if (move.set_to) {
        return move.set_to;
    }
    if (!before) {
        return std::nullopt;
    }
    return std::max<std::int64_t>(0, *before + move.change);
}

std::vector<StockMove> stockMovesOf(const HubOrder& order, std::span<const LineDecision> decision) {
    std::vector<StockMove> moves;
    for (const LineDecision& said : decision) {
        const auto line = std::ranges::find(order.lines, said.line_id, &HubLine::line_id);
        if (line == order.lines.end()) {
            continue;
        }
        for (const LineRefusal& refusal : said.refusals) {
            const StockEffect effect = stockEffectOf(refusal.reason);
            if (effect == StockEffect::none) {
                continue;
            }
            const bool is_none_left = effect == StockEffect::to_zero;
            moves.push_back(
                {.sku = line->sku,
                 .ean = line->ean,
                 .description = line->description,
                 .cause = StockCause::refused,
                 .set_to = is_none_left ? std::optional<std::int64_t>{0} : std::nullopt,
                 .change = is_none_left ? 0 : -refusal.quantity,
                 .wants_count = wantsCount(refusal.reason),
                 .reason = std::string{toText(refusal.reason)}}
            );
        }
    }
    return moves;
}

std::string_view toText(StockCause value) {
    const auto place = static_cast<std::size_t>(value);
    return place < kCauses.size() ? kCauses[place] : "corrupt"sv;
}

template <>
std::optional<StockCause> fromText(std::string_view text) {
    const auto* const found = std::ranges::find(kCauses, text);
    return found == kCauses.end() ? std::nullopt
                                  : std::optional{static_cast<StockCause>(found - kCauses.begin())};
}

}  // namespace balcao
