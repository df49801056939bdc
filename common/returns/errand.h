#pragma once

#include "common/coupons/coupon.h"
#include "common/proofs/proof.h"
#include "common/returns/return.h"
#include "common/stock/stock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace balcao {

// What the hub is told or asked for after an order's own way is over. Errands are kept like the
// messages of orders: written with the decision, sent under one id for ever.

/// Units that came back, for the hub's books (status "returned" with lines).
struct ReturnErrand {
    ReturnId return_id{};
    OrderId order_id{};
    std::string order_store_id{};
    std::vector<ReturnLine> lines{};  // `accepted` counts
    Instant occurred_at{};
    std::string by{};

    bool operator==(const ReturnErrand&) const = default;
};

/// A coupon for accepted units.
struct IssueErrand {
    CouponId coupon_id{};
    OrderId order_id{};
    std::vector<ReturnLine> lines{};  // `accepted` counts
    AmountMinor amount_minor{};
    std::string currency{};
    Person customer{};
    Instant expires_at{};

    bool operator==(const IssueErrand&) const = default;
};

/// A change of a coupon.
struct MovementErrand {
    CouponId coupon_id{};
    std::string code{};
    std::string currency{};
    CouponMovement movement{};

    bool operator==(const MovementErrand&) const = default;
};

/// A proof of delivery for the hub.
struct ProofErrand {
    ProofId proof_id{};
    OrderId order_id{};
    ProofKind kind{ProofKind::photo};
    ProofFormat format{ProofFormat::jpeg};
    std::string bytes{};  // put in for the sender alone; the ledger keeps them apart

    bool operator==(const ProofErrand&) const = default;
};

/// Quantities of a store's products: a partial update.
struct StockErrand {
    std::vector<StockItem> items{};

    bool operator==(const StockErrand&) const = default;
};

/// The alternatives stand in the order of ErrandKind.
using ErrandBody =
    std::variant<ReturnErrand, IssueErrand, MovementErrand, ProofErrand, StockErrand>;

enum class ErrandKind : std::uint8_t {
    tell_return,
    issue_coupon,
    move_coupon,
    send_proof,
    send_stock,
};

inline ErrandKind kindOf(const ErrandBody& body) {
    return static_cast<ErrandKind>(body.index());
}

/// A message to the hub that waits.
struct Errand {
    CommandId errand_id{};  // the Idempotency-Key of every attempt
    StoreKey store{};
    OrderRef order_ref{};     // 0: of no order here
    std::int64_t attempts{};  // made before this one
    Instant created_at{};
    ErrandBody body{};
    std::int64_t codes_version{};  // the table that its words are from

    bool operator==(const Errand&) const = default;
};

/// A redemption serves a customer who waits at the till. It is sent within this time of the click
/// or not at all; what was sent and not answered is looked up after it, never sent again.
constexpr std::chrono::seconds kRedeemPatience{120};

std::string_view toText(ErrandKind value);

template <>
std::optional<ErrandKind> fromText(std::string_view text);

}  // namespace balcao
