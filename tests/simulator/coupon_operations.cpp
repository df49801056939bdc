#include "tests/simulator/coupon.h"
#include "tests/simulator/judgement.h"
#include "tests/simulator/problem.h"
#include "tests/simulator/text.h"

#include <algorithm>

namespace balcao::simulator {

namespace {

constexpr std::chrono::days kCouponLife{180};

/// Units of each line, as a list of `lineId` and `quantity` says.
std::map<std::string, std::int64_t> unitsIn(const JsonObject& parent) {
    std::map<std::string, std::int64_t> units;
    const auto lines = arrayIn(parent, "lines");
    for (unsigned i = 0; !lines.isNull() && i < lines->size(); ++i) {
        const auto line = lines->getObject(i);
        units[textIn(*line, "lineId")] += integerIn(*line, "quantity");
    }
    return units;
}

/// Units of the order for which a coupon stands already.
std::map<std::string, std::int64_t> unitsWithCoupon(const OrderDraft& order, const Book& book) {
    std::map<std::string, std::int64_t> units;
    const auto given = arrayIn(*order.hidden, "coupons");
    for (unsigned i = 0; !given.isNull() && i < given->size(); ++i) {
        const auto entry = given->getObject(i);
        const CouponRecord* coupon = book.findCoupon(textIn(*entry, "code"));
        if (coupon != nullptr && textIn(*parseObject(coupon->json), "state") != "cancelled") {
            for (const auto& [line_id, quantity] : unitsIn(*entry)) {
                units[line_id] += quantity;
            }
        }
    }
    return units;
}

/// The state rules of a new coupon: units exist, were delivered and have no coupon yet.
void requireReturnable(
    const Call& call, const OrderRecord& record, const OrderDraft& draft, const Book& book
) {
    const auto channel = objectIn(*draft.order, "channel");
    if (!channel.isNull() && flagIn(*channel, "marketplace")) {
        refuseWithOrder(
            409, "marketplace-policy", "the marketplace refunds its goods itself", record.json
        );
    }
    const auto taken = unitsWithCoupon(draft, book);
    const auto lines = arrayIn(*draft.order, "lines");
    for (const auto& [line_id, quantity] : unitsIn(*call.body)) {
        JsonObject::Ptr line;
        for (unsigned i = 0; i < lines->size(); ++i) {
            if (textIn(*lines->getObject(i), "lineId") == line_id) {
                line = lines->getObject(i);
            }
        }
        if (line.isNull()) {
            refuse(422, "unknown-line", "the order has no line " + line_id);
        }
        if (quantity > integerIn(*line, "delivered")) {
            refuseWithOrder(
                409, "not-delivered", "line " + line_id + " was not delivered so often", record.json
            );
        }
        const auto before = taken.find(line_id);
        const std::int64_t used = before == taken.end() ? 0 : before->second;
        if (quantity + used > integerIn(*line, "delivered")) {
            refuseWithOrder(
                409, "already-returned", "a unit of line " + line_id + " has a coupon", record.json
            );
        }
    }
}

/// What the customer paid for the wished units: their price less their share of the discount, cents
/// rounded in the customer's favour. Freight is not part of it.
std::int64_t paidFor(const JsonObject& order, const std::map<std::string, std::int64_t>& units) {
    const auto lines = arrayIn(order, "lines");
    std::int64_t whole = 0;
    std::int64_t wished = 0;
    for (unsigned i = 0; i < lines->size(); ++i) {
        const auto line = lines->getObject(i);
        const std::int64_t price = amountIn(*line, "unitPrice");
        whole += price * integerIn(*line, "quantity");
        const auto found = units.find(textIn(*line, "lineId"));
        wished += found == units.end() ? 0 : price * found->second;
    }
    const std::int64_t discount = amountIn(order, "discount");
    return whole == 0 ? 0 : wished - discount * wished / whole;
}

void requireAmount(const Call& call, const OrderDraft& draft) {
    const std::int64_t amount = amountIn(*call.body, "amount");
    if (currencyIn(*call.body, "amount") != currencyIn(*draft.order, "total")) {
        refuse(422, "wrong-currency", "the coupon has the order's currency");
    }
    if (amount < 1) {
        refuse(422, "amount-too-low", "a coupon has at least one cent");
    }
    if (amount > paidFor(*draft.order, unitsIn(*call.body))) {
        refuse(422, "amount-too-high", "the customer paid less for these lines");
    }
    const auto until = parseTime(textIn(*call.body, "expiresAt"));
    if (until && *until <= call.now) {
        refuse(422, "already-expired", "expiresAt is in the past");
    }
}

std::string newCode(std::int64_t serial, std::uint64_t seed) {
    const std::string hash =
        sha256Hex("coupon/" + std::to_string(seed) + "/" + std::to_string(serial));
    std::string code =
        "VT-" + hash.substr(0, 4) + "-" + hash.substr(4, 4) + "-" + std::to_string(serial);
    std::transform(code.begin(), code.end(), code.begin(), [](char c) {
        return c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return code;
}

JsonObject::Ptr newCoupon(const Call& call, const JsonObject& order, const std::string& code) {
    const auto amount = objectIn(*call.body, "amount");
    const std::int64_t cents = integerIn(*amount, "amount");
    const std::string currency = textIn(*amount, "currency");
    auto coupon = makeObject();
    coupon->set("code", code);
    coupon->set("orderId", textIn(order, "orderId"));
    coupon->set("version", 1);
    coupon->set("state", "active");
    coupon->set("issued", moneyOf(cents, currency));
    coupon->set("balance", moneyOf(cents, currency));
    const auto customer =
        call.body->has("customer") ? objectIn(*call.body, "customer") : objectIn(order, "customer");
    if (!customer.isNull()) {
        coupon->set("customer", customer);
    }
    coupon->set("issuedAt", formatTime(call.now));
    const auto until = parseTime(textIn(*call.body, "expiresAt"));
    coupon->set("expiresAt", formatTime(until.value_or(call.now + kCouponLife)));
    auto movement = movementOf(call, "issue");
    movement->set("amount", moneyOf(cents, currency));
    movement->set("storeId", textIn(*call.body, "storeId"));
    ensureArray(*coupon, "movements")->add(movement);
    return coupon;
}

const CouponRecord& siteCoupon(const Book& book, const Call& call) {
    const CouponRecord* record = book.findCoupon(call.route.code);
    const bool is_of_site =
        record != nullptr &&
        std::any_of(book.stores().begin(), book.stores().end(), [&](const auto& store) {
            return store.first.site_id == record->site_id &&
                   speaksFor(book, call.caller, store.first);
        });
    if (!is_of_site) {
        refuse(404, "unknown-coupon", "there is no such coupon in this site");
    }
    requireSite(book, call.caller, record->site_id);
    return *record;
}

}  // namespace

Outcome createCoupon(const Book& book, const Call& call) {
    const OrderRecord& record = siteOrder(book, call.caller, textIn(*call.body, "orderId"));
    const std::string site_id = textIn(*call.body, "siteId", record.store.site_id);
    if (site_id != record.store.site_id) {
        refuse(404, "unknown-order", "there is no such order in this site");
    }
    requireStore(
        book, call.caller, {.site_id = site_id, .store_id = textIn(*call.body, "storeId")}
    );
    requireNotCancelled(record);
    OrderDraft draft = draftOf(record);
    requireReturnable(call, record, draft, book);
    requireAmount(call, draft);
    const auto serial = parseInteger(book.setting("coupons_made")).value_or(0) + 1;
    const std::string code = newCode(serial, call.options.seed);
    auto coupon = newCoupon(call, *draft.order, code);
    auto units = makeObject();
    units->set("code", code);
    units->set("lines", arrayIn(*call.body, "lines"));
    ensureArray(*draft.hidden, "coupons")->add(units);
    Outcome outcome{.reply = {.status = 201}, .effect = "coupon-issued"};
    outcome.reply.content_type = "application/json";
    outcome.reply.body = toText(*coupon);
    outcome.reply.set("ETag", couponEtag(*coupon));
    outcome.puts = {
        couponPut(*coupon, site_id, serial),
        Book::settingPut("coupons_made", std::to_string(serial)),
        // The order itself stays as it is: only the hub remembers which units have a coupon.
        {.kind = "order",
         .id = record.order_id,
         .doc = record.json,
         .hidden = toText(*draft.hidden)}};
    return outcome;
}

Outcome findCoupons(const Book& book, const Call& call) {
    const std::string code = queryText(call.request, "code", "");
    const std::string document = queryText(call.request, "document", "");
    const std::string order_id = queryText(call.request, "orderId", "");
    if (code.empty() && document.empty() && order_id.empty()) {
        refuse(400, "bad-parameter", "one of code, document and orderId is needed");
    }
    const auto site = someStoreOf(book, call.caller);
    if (site) {
        requireSite(book, call.caller, site->site_id);
    }
    const std::int64_t limit = limitIn(call.request);
    const std::string query = code + "\n" + document + "\n" + order_id;
    const auto place = cursorPlace(call.request, query, call.now);
    std::map<std::int64_t, const CouponRecord*, std::greater<>> found;  // newest first
    for (const auto& [id, record] : book.coupons()) {
        const bool is_meant = (code.empty() || code == id) &&
                              (document.empty() || document == record.document) &&
                              (order_id.empty() || order_id == record.order_id) && site &&
                              record.site_id == site->site_id;
        if (is_meant && (!place || record.serial < parseInteger(*place).value_or(0))) {
            found[record.serial] = &record;
        }
    }
    Outcome outcome{.reply = {}};
    auto coupons = makeArray();
    auto json = makeObject();
    json->set("coupons", coupons);
    std::int64_t last = 0;
    for (const auto& [serial, record] : found) {
        if (static_cast<std::int64_t>(coupons->size()) == limit) {
            json->set(
                "nextCursor", writeCursor({.query = query, .place = std::to_string(last)}, call.now)
            );
            break;
        }
        const CouponNow now = couponNow(*record, call.now);
        coupons->add(now.coupon);
        if (now.expiry) {
            outcome.puts.push_back(*now.expiry);
            outcome.effect = "coupon-expired";
        }
        last = serial;
    }
    json->set("count", coupons->size());
    const std::string text = toText(*json);
    outcome.reply = readReply(call.request, text, contentEtag(text));
    return outcome;
}

Outcome getCoupon(const Book& book, const Call& call) {
    const CouponNow now = couponNow(siteCoupon(book, call), call.now);
    Outcome outcome{.reply = readReply(call.request, toText(*now.coupon), couponEtag(*now.coupon))};
    if (now.expiry) {
        outcome.puts.push_back(*now.expiry);
        outcome.effect = "coupon-expired";
    }
    return outcome;
}

Outcome updateCoupon(const Book& book, const Call& call) {
    const CouponRecord& record = siteCoupon(book, call);
    const JsonObject::Ptr coupon = couponNow(record, call.now).coupon;
    const std::string wanted = call.request.header("if-match");
    if (!wanted.empty() && wanted != couponEtag(*coupon) && wanted != "*") {
        refuseWithCoupon(412, "stale", "the coupon has changed", toText(*coupon));
    }
    return applyMovement(record, call, coupon);
}

}  // namespace balcao::simulator
