#pragma once

#include "common/base/enum_text.h"
#include "common/base/result.h"
#include "common/order/order.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace balcao {

/// Our own name of a coupon (vale-troca): the id under which it was asked for.
using CouponId = Id<struct CouponIdTag>;

enum class CouponState : std::uint8_t {
    draft,  // its number is taken, the hub is asked
    active,
    partly_used,  // to the hub: active with a smaller balance
    used,
    expired,
    blocked,
    cancelled,
    burned,  // the hub never made it: the number is spent and stands for nothing
};

/// What changes a coupon. Only issue and redeem have an amount, which is always positive; the kind
/// says the direction (hub store API).
enum class MovementKind : std::uint8_t { issue, redeem, block, unblock, extend, cancel, expire };

/// Where a movement stands. Until the hub has answered it is nothing that a customer may rely on.
enum class MovementState : std::uint8_t { asked, done, refused };

struct CouponMovement {
    std::string movement_id{};  // the Idempotency-Key; empty where the hub has none (expire)
    MovementKind kind{MovementKind::issue};
    MovementState state{MovementState::asked};
    AmountMinor amount_minor{};           // of issue and redeem
    std::optional<Instant> expires_at{};  // of extend
    std::string store_id{};
    std::string by{};
    std::string reason{};  // the person's; of a refused one, the hub's slug and sentence
    Instant at{};

    bool operator==(const CouponMovement&) const = default;
};

/// A coupon as this store knows it.
struct Coupon {
    CouponId coupon_id{};
    StoreKey store{};       // of this ledger
    std::int64_t number{};  // of this store's series; 0: made elsewhere
    std::string code{};     // the hub's; empty until it is issued
    OrderId order_id{};
    std::string return_id{};  // the return that it stands for; empty: made elsewhere
    CouponState state{CouponState::draft};
    std::string currency{};
    AmountMinor issued_minor{};
    std::optional<Instant> expires_at{};
    Person customer{};
    std::int64_t version{};                   // the hub's
    std::vector<CouponMovement> movements{};  // oldest first
    Instant changed_at{};

    bool operator==(const Coupon&) const = default;
};

/// What was issued less what was redeemed; what is only asked for counts as gone, so that nobody
/// promises the same cents twice.
AmountMinor balanceOf(const Coupon& coupon);

/// A coupon as the hub describes it, after a change or when it was looked for.
struct HubCoupon {
    std::string code{};
    OrderId order_id{};
    std::int64_t version{};
    CouponState state{CouponState::active};  // active, used, expired, blocked or cancelled
    std::string currency{};
    AmountMinor issued_minor{};
    AmountMinor balance_minor{};
    std::optional<Instant> issued_at{};
    std::optional<Instant> expires_at{};
    Person customer{};
    std::vector<CouponMovement> movements{};

    bool operator==(const HubCoupon&) const = default;
};

// --- Commands. ---------------------------------------------------------------------------------

/// A person wants something of the coupon; the hub decides.
struct AskMovement {
    CouponMovement movement{};  // state `asked`, its id made at the click
};

/// The hub did it, or describes the coupon for another reason.
struct TakeHubCoupon {
    HubCoupon coupon{};
};

/// The hub will not do it, or it was never sent and is too late now.
struct RefuseMovement {
    std::string movement_id{};
    std::string why{};
};

using CouponCommand = std::variant<AskMovement, TakeHubCoupon, RefuseMovement>;

/// Why a command changed nothing.
enum class CouponRefusal : std::uint8_t {
    not_now,        // the state does not allow it
    one_at_a_time,  // another change waits for the hub's answer
    insufficient_balance,
    bad_amount,    // only redeem has one, and it is at least a cent
    bad_expiry,    // later than now and than before
    other_coupon,  // the hub speaks of another one
    inconsistent,  // the hub's balance is not what its movements add up to
    unknown,
    id_used,
    hub_offline,  // redeem needs the hub's answer
};

/// A row says: this movement may be asked for in these states.
struct MovementRow {
    MovementKind kind{MovementKind::issue};
    std::vector<CouponState> from{};
};

/// Says how the coupon stands after the command. Pure.
Result<Coupon, CouponRefusal> decide(
    const Coupon& before, const CouponCommand& command, Instant now
);

/// A coupon of another store, or of before this ledger, as the hub shows it. Nothing if its
/// movements do not add up.
std::optional<Coupon> couponOf(
    const HubCoupon& hub, const CouponId& coupon_id, const StoreKey& store, Instant now
);

/// The movement that waits for the hub's answer, if one does.
const CouponMovement* openMovement(const Coupon& coupon);

/// The hub's own record of the movement with this id, if it has one: what was asked has been done.
const CouponMovement* findMovement(const HubCoupon& coupon, std::string_view movement_id);

/// "VT-17-000123": the store's own number, for people and papers.
std::string numberText(const Coupon& coupon);

std::string_view toText(CouponState value);
std::string_view toText(MovementKind value);
std::string_view toText(MovementState value);
std::string_view toText(CouponRefusal value);

template <>
std::optional<CouponState> fromText(std::string_view text);
template <>
std::optional<MovementKind> fromText(std::string_view text);
template <>
std::optional<MovementState> fromText(std::string_view text);

}  // namespace balcao
