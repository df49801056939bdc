#pragma once

#include "tests/simulator/operations.h"

#include <cstdint>
#include <optional>
#include <string>

namespace balcao::simulator {

// Money members: 0 and empty text where the member is missing.
std::int64_t amountIn(const JsonObject& parent, const std::string& name);
std::string currencyIn(const JsonObject& parent, const std::string& name);
JsonObject::Ptr moneyOf(std::int64_t amount, const std::string& currency);

/// A movement of the call: its key, now, the type.
JsonObject::Ptr movementOf(const Call& call, const std::string& type);

Put couponPut(const JsonObject& coupon, const std::string& site_id, std::int64_t serial);
std::string couponEtag(const JsonObject& coupon);

/// The coupon as it stands now: an active one whose time is over is expired by the hub, which is a
/// movement of its own.
struct CouponNow {
    JsonObject::Ptr coupon;
    std::optional<Put> expiry;  ///< the change to commit, if it expired just now
};
CouponNow couponNow(const CouponRecord& record, Instant now);

/// The rules of updateCoupon once the coupon is found and fresh: 409 by its state, 422 by the
/// movement. `coupon` is what `couponNow` gave.
Outcome applyMovement(const CouponRecord& record, const Call& call, JsonObject::Ptr coupon);

}  // namespace balcao::simulator
