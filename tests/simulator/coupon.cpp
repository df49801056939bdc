#include "tests/simulator/coupon.h"

#include "tests/simulator/problem.h"
#include "tests/simulator/text.h"

namespace balcao::simulator {

namespace {

[[noreturn]] void refuseState(const JsonObject& coupon) {
    const std::string state = textIn(coupon, "state");
    refuseWithCoupon(
        409, state == "active" ? "not-blocked" : state, "the coupon is " + state, toText(coupon)
    );
}

void requireState(const JsonObject& coupon, const std::string& first, const std::string& second) {
    const std::string state = textIn(coupon, "state");
    if (state != first && state != second) {
        refuseState(coupon);
    }
}

void redeem(JsonObject& coupon, const JsonObject& wish, JsonObject& movement) {
    requireState(coupon, "active", "active");
    const std::int64_t amount = amountIn(wish, "amount");
    if (amount < 1 || currencyIn(wish, "amount") != currencyIn(coupon, "balance")) {
        refuse(422, "bad-amount", "redeem needs an amount of at least one cent in its currency");
    }
    const std::int64_t left = amountIn(coupon, "balance") - amount;
    if (left < 0) {
        refuseWithCoupon(409, "insufficient-balance", "the balance is smaller", toText(coupon));
    }
    coupon.set("balance", moneyOf(left, currencyIn(coupon, "balance")));
    movement.set("amount", objectIn(wish, "amount"));
    if (left == 0) {
        coupon.set("state", "used");
    }
}

void extend(JsonObject& coupon, const JsonObject& wish, Instant now) {
    requireState(coupon, "active", "expired");
    const auto until = parseTime(textIn(wish, "expiresAt"));
    const auto before = parseTime(textIn(coupon, "expiresAt"));
    if (!until || *until <= now || (before && *until <= *before)) {
        refuse(422, "bad-expiry", "extend needs an expiresAt later than now and than before");
    }
    coupon.set("expiresAt", formatTime(*until));
    coupon.set("state", "active");
}

}  // namespace

std::int64_t amountIn(const JsonObject& parent, const std::string& name) {
    const auto money = objectIn(parent, name);
    return money.isNull() ? 0 : integerIn(*money, "amount");
}

std::string currencyIn(const JsonObject& parent, const std::string& name) {
    const auto money = objectIn(parent, name);
    return money.isNull() ? "" : textIn(*money, "currency");
}

JsonObject::Ptr moneyOf(std::int64_t amount, const std::string& currency) {
    auto money = makeObject();
    money->set("amount", amount);
    money->set("currency", currency);
    return money;
}

JsonObject::Ptr movementOf(const Call& call, const std::string& type) {
    auto movement = makeObject();
    movement->set("movementId", call.key);
    movement->set("at", formatTime(call.now));
    movement->set("type", type);
    return movement;
}

Put couponPut(const JsonObject& coupon, const std::string& site_id, std::int64_t serial) {
    auto hidden = makeObject();
    hidden->set("siteId", site_id);
    hidden->set("serial", serial);
    return {
        .kind = "coupon",
        .id = textIn(coupon, "code"),
        .doc = toText(coupon),
        .hidden = toText(*hidden)};
}

CouponNow couponNow(const CouponRecord& record, Instant now) {
    CouponNow result{.coupon = parseObject(record.json), .expiry = {}};
    const auto until = parseTime(textIn(*result.coupon, "expiresAt"));
    if (textIn(*result.coupon, "state") == "active" && until && *until <= now) {
        auto movement = makeObject();
        movement->set("at", formatTime(*until));
        movement->set("type", "expire");
        ensureArray(*result.coupon, "movements")->add(movement);
        result.coupon->set("state", "expired");
        result.coupon->set("version", record.version + 1);
        result.expiry = couponPut(*result.coupon, record.site_id, record.serial);
    }
    return result;
}

std::string couponEtag(const JsonObject& coupon) {
    return etagText("c" + std::to_string(integerIn(coupon, "version")));
}

Outcome applyMovement(const CouponRecord& record, const Call& call, JsonObject::Ptr coupon) {
    const auto wish = objectIn(*call.body, "movement");
    const std::string type = textIn(*wish, "type");
    auto movement = movementOf(call, type);
    if (type == "redeem") {
        redeem(*coupon, *wish, *movement);
    } else if (type == "extend") {
        extend(*coupon, *wish, call.now);
        movement->set("expiresAt", textIn(*coupon, "expiresAt"));
    } else if (type == "block") {
        requireState(*coupon, "active", "active");
        coupon->set("state", "blocked");
    } else if (type == "unblock") {
        requireState(*coupon, "blocked", "blocked");
        coupon->set("state", amountIn(*coupon, "balance") == 0 ? "used" : "active");
    } else {
        requireState(*coupon, "active", "blocked");
        coupon->set("state", "cancelled");
    }
    if (type != "redeem" && wish->has("amount")) {
        refuse(422, "amount-not-allowed", "only redeem has an amount");
    }
    for (const char* name : {"by", "storeId", "reason"}) {
        if (wish->has(name)) {
            movement->set(name, textIn(*wish, name));
        }
    }
    ensureArray(*coupon, "movements")->add(movement);
    coupon->set("version", integerIn(*coupon, "version") + 1);
    Outcome outcome{.reply = {}, .effect = "coupon-" + type};
    outcome.reply.content_type = "application/json";
    outcome.reply.body = toText(*coupon);
    outcome.reply.set("ETag", couponEtag(*coupon));
    outcome.puts.push_back(couponPut(*coupon, record.site_id, record.serial));
    return outcome;
}

}  // namespace balcao::simulator
