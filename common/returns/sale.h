#pragma once

#include "common/order/order.h"
#include "common/returns/return.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace balcao {

/// Units of one line, as far as anybody told us.
struct SoldLine {
    LineId line_id{};
    std::int64_t delivered{};
    std::int64_t returned{};  // on record at the hub; 0 if it was not asked

    bool operator==(const SoldLine&) const = default;
};

/// An order that a customer comes back with: this store's own, or what the hub says of another's.
struct Sale {
    OrderRef order_ref{};  // 0: not in this ledger
    HubOrder order{};
    std::vector<SoldLine> lines{};
    std::optional<Instant> delivered_at{};  // not known: the hub's last change is taken

    bool operator==(const Sale&) const = default;
};

/// What the store promises its customers. The law's part cannot be lowered.
struct ReturnPolicy {
    std::chrono::days window{30};  // for goods without fault
    std::chrono::days coupon_life{180};
    bool takes_marketplace_goods{false};  // some marketplaces leave it to the store

    bool operator==(const ReturnPolicy&) const = default;
};

/// Whether a line may come back, and if not, why: the page makes a sentence of it.
enum class Eligibility : std::uint8_t {
    eligible,
    not_delivered,
    already_returned,
    window_over,
    regret_over,  // the seven days of the law; other reasons may still do
    marketplace_policy,
};

/// What can be said of one line for one reason.
struct LineEligibility {
    Eligibility verdict{Eligibility::eligible};
    std::int64_t units_left{};          // that may still come back
    std::optional<Instant> last_day{};  // of the window that counts for the reason
    AmountMinor paid_for_one_minor{};   // of the next unit
};

/// Seven days after the delivery what was bought at a distance may be given back without a reason
/// (CDC, art. 49); for 90 days the seller answers for faults of durable goods (art. 26).
constexpr std::chrono::days kRegretWindow{7};
constexpr std::chrono::days kFaultWindow{90};

/// Says whether units of `line_id` may come back at `now` for `reason`. `earlier` are the returns
/// of this order that this store knows.
LineEligibility eligibilityOf(
    const Sale& sale,
    std::span<const Return> earlier,
    const LineId& line_id,
    ReturnReason reason,
    const ReturnPolicy& policy,
    Instant now
);

/// The first reason why these lines cannot come back together, if there is one. Counts what
/// `earlier` returns claim, so that a unit comes back once.
std::optional<ReturnRefusal> whyNotReturnable(
    const Sale& sale,
    std::span<const Return> earlier,
    std::span<const ReturnLine> lines,
    const ReturnPolicy& policy,
    Instant now
);

/// What the customer paid for the accepted units of `lines`, given what came back before: the
/// price less the units' share of the discount, freight apart. Cents are rounded over all returns
/// of the order together, so that all parts add up to what was paid, to the cent, in whatever
/// pieces it comes back; and no piece is more than the hub works out for it alone. Nothing if the
/// sum leaves the range.
std::optional<AmountMinor> paidFor(
    const Sale& sale, std::span<const Return> earlier, std::span<const JudgeReturn::Line> lines
);

std::string_view toText(Eligibility value);

}  // namespace balcao
