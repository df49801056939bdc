#include "common/coupons/coupon.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace balcao {

namespace {

using namespace std::string_view_literals;

// In the order of the values; reading and writing share each table.
constexpr std::array kStates = {
    "draft"sv,
    "active"sv,
    "partly_used"sv,
    "used"sv,
    "expired"sv,
    "blocked"sv,
    "cancelled"sv,
    "burned"sv};
constexpr std::array kKinds = {
    "issue"sv, "redeem"sv, "block"sv, "unblock"sv, "extend"sv, "cancel"sv, "expire"sv};
constexpr std::array kMovementStates = {"asked"sv, "done"sv, "refused"sv};
constexpr std::array kRefusals = {
    "not_now"sv,
    "one_at_a_time"sv,
    "insufficient_balance"sv,
    "bad_amount"sv,
    "bad_expiry"sv,
    "other_coupon"sv,
    "inconsistent"sv,
    "unknown"sv,
    "id_used"sv,
    "hub_offline"sv};

}  // namespace

std::string_view toText(CouponState value) {
    return wordOf(kStates, value);
}
std::string_view toText(MovementKind value) {
    return wordOf(kKinds, value);
}
std::string_view toText(MovementState value) {
    return wordOf(kMovementStates, value);
}
std::string_view toText(CouponRefusal value) {
    return wordOf(kRefusals, value);
}

template <>
std::optional<CouponState> fromText(std::string_view text) {
    return valueOf<CouponState>(kStates, text);
}
template <>
std::optional<MovementKind> fromText(std::string_view text) {
    return valueOf<MovementKind>(kKinds, text);
}
template <>
std::optional<MovementState> fromText(std::string_view text) {
    return valueOf<MovementState>(kMovementStates, text);
}

}  // namespace balcao
