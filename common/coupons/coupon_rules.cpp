#include "common/coupons/coupon.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace balcao {

namespace {

using enum CouponState;
using Kind = MovementKind;
using Decision = Result<Coupon, CouponRefusal>;

// What a person may ask for, and when. Issuing belongs to the return that the coupon stands for;
// expiring is the hub's. An expired coupon can only be extended, a blocked one unblocked or
// cancelled (hub store API, updateCoupon).
const std::array kTable = {
    MovementRow{Kind::redeem, {active, partly_used}},
    MovementRow{Kind::block, {active, partly_used}},
    MovementRow{Kind::unblock, {blocked}},
    MovementRow{Kind::extend, {active, partly_used, expired}},
    MovementRow{Kind::cancel, {active, partly_used, blocked}},
};

Failure<CouponRefusal> refuse(CouponRefusal why) {
    return Failure{why};
}

bool mayAsk(Kind kind, CouponState state) {
    return std::ranges::any_of(kTable, [&](const MovementRow& row) {
        return row.kind == kind && std::ranges::find(row.from, state) != row.from.end();
    });
}

/// What the movements leave of a coupon; nothing if they add up to less than nothing.
std::optional<AmountMinor> sumOf(std::span<const CouponMovement> movements) {
    AmountMinor sum = 0;
    for (const CouponMovement& movement : movements) {
        if (movement.amount_minor < 0 || movement.state == MovementState::refused) {
            continue;
        }
        if (movement.kind == Kind::issue) {
            const auto more = plus(sum, movement.amount_minor);
            if (!more) {
                return std::nullopt;
            }
            sum = *more;
        } else if (movement.kind == Kind::redeem) {
            sum -= movement.amount_minor;
        }
    }
    return sum < 0 ? std::nullopt : std::optional{sum};
}

/// The hub's books must agree with themselves before they replace ours.
bool isConsistent(const HubCoupon& hub) {
    return sumOf(hub.movements) == hub.balance_minor && hub.balance_minor <= hub.issued_minor &&
           !hub.code.empty();
}

CouponState stateOf(const HubCoupon& hub) {
    return hub.state == active && hub.balance_minor < hub.issued_minor ? partly_used : hub.state;
}

CouponMovement* findOurs(Coupon& coupon, std::string_view movement_id) {
    const auto found = std::ranges::find_if(coupon.movements, [&](const CouponMovement& movement) {
        return !movement_id.empty() && movement.movement_id == movement_id;
    });
    return found == coupon.movements.end() ? nullptr : &*found;
}

/// The hub's movements, with what only we know of ours: who and why, and what it refused or has
/// not answered yet.
std::vector<CouponMovement> merged(Coupon& ours, const HubCoupon& hub) {
    std::vector<CouponMovement> movements;
    movements.reserve(hub.movements.size() + ours.movements.size());
    for (CouponMovement movement : hub.movements) {
        movement.state = MovementState::done;
        if (const CouponMovement* const known = findOurs(ours, movement.movement_id)) {
            movement.by = known->by;
            movement.reason = known->reason;
        }
        movements.push_back(std::move(movement));
    }
    const bool is_issued = std::ranges::any_of(movements, [](const CouponMovement& movement) {
        return movement.kind == Kind::issue;
    });
    for (const CouponMovement& movement : ours.movements) {
        const bool is_only_ours = movement.state != MovementState::done &&
                                  findMovement(hub, movement.movement_id) == nullptr &&
                                  !(is_issued && movement.kind == Kind::issue);
        if (is_only_ours) {
            movements.push_back(movement);
        }
    }
    return movements;
}

std::optional<CouponRefusal> whyNotAsked(
    const Coupon& coupon, const CouponMovement& wish, Instant now
) {
    if (openMovement(coupon) != nullptr) {
        return CouponRefusal::one_at_a_time;
    }
    if (!mayAsk(wish.kind, coupon.state)) {
        return CouponRefusal::not_now;
    }
    if (wish.kind == Kind::redeem ? wish.amount_minor < 1 : wish.amount_minor != 0) {
        return CouponRefusal::bad_amount;
    }
    if (wish.kind == Kind::redeem && wish.amount_minor > balanceOf(coupon)) {
        return CouponRefusal::insufficient_balance;
    }
    if (wish.kind == Kind::redeem && coupon.expires_at && *coupon.expires_at <= now) {
        return CouponRefusal::not_now;
    }
    const bool has_later_end = wish.expires_at && *wish.expires_at > now &&
                               (!coupon.expires_at || *wish.expires_at > *coupon.expires_at);
    if (wish.kind == Kind::extend ? !has_later_end : wish.expires_at.has_value()) {
        return CouponRefusal::bad_expiry;
    }
    return std::nullopt;
}

Decision decideOn(const Coupon& before, const AskMovement& ask, Instant now) {
    if (const auto why = whyNotAsked(before, ask.movement, now)) {
        return refuse(*why);
    }
    Coupon after = before;
    after.movements.push_back(ask.movement);
    after.movements.back().state = MovementState::asked;
    after.movements.back().at = now;
    return after;
}

Decision decideOn(const Coupon& before, const TakeHubCoupon& news, Instant /*now*/) {
    const HubCoupon& hub = news.coupon;
    const bool is_same =
        before.code.empty() ? hub.order_id == before.order_id : hub.code == before.code;
    if (!is_same || before.state == burned) {
        return refuse(CouponRefusal::other_coupon);
    }
    if (!isConsistent(hub)) {
        return refuse(CouponRefusal::inconsistent);
    }
    if (hub.version < before.version) {
        return before;  // older than what we have
    }
    Coupon after = before;
    after.movements = merged(after, hub);
    after.code = hub.code;
    after.order_id = hub.order_id;
    after.version = hub.version;
    after.state = stateOf(hub);
    after.currency = hub.currency;
    after.issued_minor = hub.issued_minor;
    after.expires_at = hub.expires_at;
    if (after.customer == Person{}) {
        after.customer = hub.customer;
    }
    return after;
}

Decision decideOn(const Coupon& before, const RefuseMovement& no, Instant /*now*/) {
    Coupon after = before;
    CouponMovement* const movement = findOurs(after, no.movement_id);
    if (movement == nullptr || movement->state != MovementState::asked) {
        return refuse(CouponRefusal::not_now);
    }
    movement->state = MovementState::refused;
    movement->reason = no.why;
    if (movement->kind == Kind::issue) {
        after.state = burned;
    }
    return after;
}

}  // namespace

AmountMinor balanceOf(const Coupon& coupon) {
    const bool is_void = coupon.state == burned || coupon.state == cancelled;
    return is_void ? 0 : sumOf(coupon.movements).value_or(0);
}

Result<Coupon, CouponRefusal> decide(
    const Coupon& before, const CouponCommand& command, Instant now
) {
    const auto decided =
        std::visit([&](const auto& wish) { return decideOn(before, wish, now); }, command);
    if (!decided || *decided == before) {
        return decided;
    }
    Coupon after = *decided;
    after.changed_at = now;
    return after;
}

std::optional<Coupon> couponOf(
    const HubCoupon& hub, const CouponId& coupon_id, const StoreKey& store, Instant now
) {
    Coupon blank;
    blank.coupon_id = coupon_id;
    blank.store = store;
    blank.code = hub.code;
    const auto taken = decide(blank, TakeHubCoupon{hub}, now);
    return taken ? std::optional{*taken} : std::nullopt;
}

const CouponMovement* openMovement(const Coupon& coupon) {
    const auto found =
        std::ranges::find(coupon.movements, MovementState::asked, &CouponMovement::state);
    return found == coupon.movements.end() ? nullptr : &*found;
}

const CouponMovement* findMovement(const HubCoupon& coupon, std::string_view movement_id) {
    const auto found = std::ranges::find_if(coupon.movements, [&](const CouponMovement& movement) {
        return !movement_id.empty() && movement.movement_id == movement_id;
    });
    return found == coupon.movements.end() ? nullptr : &*found;
}

std::string numberText(const Coupon& coupon) {
    constexpr std::size_t kDigits = 6;
    std::string digits = std::to_string(coupon.number);
    if (digits.size() < kDigits) {
        digits.insert(digits.begin(), kDigits - digits.size(), '0');
    }
    return "VT-" + coupon.store.store_id + "-" + digits;
}

}  // namespace balcao
