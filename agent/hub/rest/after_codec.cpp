#include "agent/hub/rest/after_codec.h"

#include "agent/hub/rest/address.h"
#include "agent/hub/rest/message_codec.h"
#include "agent/hub/rest/order_codec.h"
#include "agent/hub/rest/rest_time.h"
#include "agent/json/json_writer.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace balcao {

namespace {

constexpr std::int64_t kMaxAmountMinor = 1'000'000'000'000;
constexpr std::int64_t kMaxVersion = 1'000'000'000'000;

void writeIfAny(JsonWriter& json, std::string_view key, std::string_view text) {
    if (!text.empty()) {
        json.member(key, text);
    }
}

void writeMoney(
    JsonWriter& json, std::string_view key, AmountMinor amount_minor, const std::string& currency
) {
    json.key(key);
    json.beginObject();
    json.member("amount", amount_minor);
    json.member("currency", currency);
    json.endObject();
}

void writeLines(JsonWriter& json, const std::vector<ReturnLine>& lines, const HubCodes& codes) {
    json.key("lines");
    json.beginArray();
    for (const ReturnLine& line : lines) {
        json.beginObject();
        json.member("lineId", line.line_id.value);
        json.member("quantity", line.accepted);
        json.member("reason", codeOf(codes, line.reason));
        json.member("condition", toText(line.condition));
        json.endObject();
    }
    json.endArray();
}

/// One overload per kind of errand.
struct ErrandRequest {
    const Errand& errand;
    const HubCodes& codes;
    const std::string& base_path;

    HttpRequest operator()(const ReturnErrand& about) const {
        std::string body;
        JsonWriter json{body};
        json.beginObject();
        json.member("code", codeOf(codes, HubStatus::returned));
        json.member("occurredAt", writeTime(about.occurred_at));
        writeIfAny(json, "by", about.by);
        writeLines(json, about.lines, codes);
        json.endObject();
        return request("POST", orderPath(base_path, about.order_id) + "/status", std::move(body));
    }

    HttpRequest operator()(const IssueErrand& about) const {
        std::string body;
        JsonWriter json{body};
        json.beginObject();
        json.member("orderId", about.order_id.value);
        json.member("siteId", errand.store.site_id);
        json.member("storeId", errand.store.store_id);
        writeLines(json, about.lines, codes);
        if (about.customer != Person{}) {
            json.key("customer");
            json.beginObject();
            writeIfAny(json, "name", about.customer.name);
            writeIfAny(json, "document", about.customer.document);
            writeIfAny(json, "phone", about.customer.phone);
            writeIfAny(json, "email", about.customer.email);
            json.endObject();
        }
        writeMoney(json, "amount", about.amount_minor, about.currency);
        json.member("expiresAt", writeTime(about.expires_at));
        json.endObject();
        return request("POST", base_path + "/coupons", std::move(body));
    }

    HttpRequest operator()(const MovementErrand& about) const {
        const CouponMovement& movement = about.movement;
        std::string body;
        JsonWriter json{body};
        json.beginObject();
        json.key("movement");
        json.beginObject();
        json.member("type", toText(movement.kind));
        json.member("storeId", errand.store.store_id);
        writeIfAny(json, "by", movement.by);
        if (movement.kind == MovementKind::redeem) {
            writeMoney(json, "amount", movement.amount_minor, about.currency);
        }
        if (movement.expires_at) {
            json.member("expiresAt", writeTime(*movement.expires_at));
        }
        writeIfAny(json, "reason", movement.reason);
        json.endObject();
        json.endObject();
        return request(
            "PATCH", base_path + "/coupons/" + percentEncoded(about.code), std::move(body)
        );
    }

    /// The proof's id stands in its address and tells a repeat; there is no key.
    HttpRequest operator()(const ProofErrand& about) const {
        return {
            .method = "PUT",
            .path = orderPath(base_path, about.order_id) + "/proofs/" +
                    percentEncoded(about.proof_id.value) +
                    "?kind=" + std::string{toText(about.kind)},
            .headers = {{"Content-Type", std::string{mediaTypeOf(about.format)}}},
            .body = about.bytes};
    }

    HttpRequest operator()(const StockErrand& about) const {
        std::string body;
        JsonWriter json{body};
        json.beginObject();
        json.member("siteId", errand.store.site_id);
        json.member("storeId", errand.store.store_id);
        json.key("items");
        json.beginArray();
        for (const StockItem& item : about.items) {
            json.beginObject();
            json.member("sku", item.sku);
            writeIfAny(json, "ean", item.ean);
            json.member("quantity", item.quantity);
            json.member("updatedAt", writeTime(item.updated_at));
            json.endObject();
        }
        json.endArray();
        json.endObject();
        return request("PATCH", base_path + "/stock", std::move(body));
    }

private:
    HttpRequest request(const char* method, std::string path, std::string body) const {
        return {
            .method = method,
            .path = std::move(path),
            .headers =
                {{"Content-Type", "application/json"}, {"Idempotency-Key", errand.errand_id.value}},
            .body = std::move(body)};
    }
};

AmountMinor readAmount(const JsonValue& money, const std::string& currency) {
    if (money.at("currency").text() != currency) {
        money.at("currency").fail("is not the coupon's currency");
    }
    return money.at("amount").integerIn(0, kMaxAmountMinor);
}

std::optional<Instant> timeIfAny(const JsonValue& object, std::string_view key) {
    const auto found = object.find(key);
    if (!found) {
        return std::nullopt;
    }
    const auto time = readTime(found->text());
    if (!time) {
        found->fail("is not a time");
    }
    return time;
}

/// A text of the hub's for a screen: one line, not cut within a character.
std::string lineOf(std::string text) {
    constexpr std::size_t kLongest = 300;
    std::size_t size = std::min(text.size(), kLongest);
    while (size > 0 && size < text.size() &&
           (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) {
        --size;
    }
    text.resize(size);
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7f'; }, ' '
    );
    return text;
}

CouponState readState(const JsonValue& state) {
    for (const CouponState known :
         {CouponState::active,
          CouponState::used,
          CouponState::expired,
          CouponState::blocked,
          CouponState::cancelled}) {
        if (toText(known) == state.text()) {
            return known;
        }
    }
    state.fail("is no state of a coupon");
}

CouponMovement readMovement(const JsonValue& value, const std::string& currency) {
    CouponMovement movement;
    movement.movement_id = value.textOr("movementId");
    const auto kind = fromText<MovementKind>(value.at("type").text());
    if (!kind) {
        value.at("type").fail("is no movement that this program knows");
    }
    movement.kind = *kind;
    movement.state = MovementState::done;
    if (const auto money = value.find("amount")) {
        movement.amount_minor = readAmount(*money, currency);
    }
    movement.expires_at = timeIfAny(value, "expiresAt");
    movement.store_id = value.textOr("storeId");
    movement.by = value.textOr("by");
    movement.reason = value.textOr("reason");
    movement.at = timeIfAny(value, "at").value_or(Instant{});
    return movement;
}

}  // namespace

HttpRequest writeErrand(const Errand& errand, const HubCodes& codes, const std::string& base_path) {
    return std::visit(ErrandRequest{errand, codes, base_path}, errand.body);
}

HubCoupon readCoupon(const JsonValue& coupon) {
    HubCoupon read;
    read.code = idAt(coupon, "code");
    read.order_id = {idAt(coupon, "orderId")};
    read.version = coupon.at("version").integerIn(0, kMaxVersion);
    read.state = readState(coupon.at("state"));
    read.currency = coupon.at("issued").textAt("currency");
    read.issued_minor = readAmount(coupon.at("issued"), read.currency);
    read.balance_minor = readAmount(coupon.at("balance"), read.currency);
    read.issued_at = timeIfAny(coupon, "issuedAt");
    read.expires_at = timeIfAny(coupon, "expiresAt");
    if (const auto customer = coupon.find("customer")) {
        read.customer = {
            .name = customer->textOr("name"),
            .document = customer->textOr("document"),
            .phone = customer->textOr("phone"),
            .email = customer->textOr("email")};
    }
    if (const auto movements = coupon.find("movements")) {
        for (const JsonValue movement : movements->elements()) {
            read.movements.push_back(readMovement(movement, read.currency));
        }
    } else {
        // A hub that tells no movements: one that stands for what was issued, one for what is gone.
        read.movements.push_back(
            {.movement_id = {},
             .kind = MovementKind::issue,
             .state = MovementState::done,
             .amount_minor = read.issued_minor}
        );
        if (read.balance_minor < read.issued_minor) {
            read.movements.push_back(
                {.movement_id = {},
                 .kind = MovementKind::redeem,
                 .state = MovementState::done,
                 .amount_minor = read.issued_minor - read.balance_minor}
            );
        }
    }
    return read;
}

std::vector<std::string> readUnknownSkus(const JsonValue& answer) {
    std::vector<std::string> skus;
    answer.at("updated").integerIn(0, kMaxVersion);
    for (const JsonValue item : answer.at("unknown").elements()) {
        std::string sku = item.textOr("sku");
        if (!sku.empty()) {
            skus.push_back(std::move(sku));
        }
    }
    return skus;
}

Tracking readTracking(const JsonValue& answer) {
    constexpr std::size_t kMostEvents = 200;
    Tracking read;
    if (const auto carrier = answer.find("carrier")) {
        read.carrier_name = lineOf(carrier->textOr("name", carrier->textOr("code")));
    }
    read.tracking_code = lineOf(answer.textOr("trackingCode"));
    read.estimated_delivery = timeIfAny(answer, "estimatedDelivery");
    for (const JsonValue event : answer.at("events").elements()) {
        if (read.events.size() == kMostEvents) {
            break;
        }
        const auto at = timeIfAny(event, "at");
        if (!at) {
            event.fail("has no time");
        }
        read.events.push_back(
            {.at = *at,
             .code = lineOf(event.textOr("code")),
             .description = lineOf(event.textAt("description")),
             .location = lineOf(event.textOr("location"))}
        );
    }
    return read;
}

Sale readSale(const JsonValue& order, const HubCodes& codes) {
    const StoreKey store{.site_id = idAt(order, "siteId"), .store_id = idAt(order, "storeId")};
    Sale sale;
    sale.order = readHubOrder(order, store, codes);
    for (const JsonValue line : order.at("lines").elements()) {
        const std::int64_t units = line.integerOr("accepted", line.integerAt("quantity"));
        const bool is_over = sale.order.hub_status == HubStatus::delivered ||
                             sale.order.hub_status == HubStatus::returned;
        sale.lines.push_back(
            {.line_id = {line.textAt("lineId")},
             .delivered = line.integerOr("delivered", is_over ? units : 0),
             .returned = line.integerOr("returned", 0)}
        );
    }
    return sale;
}

}  // namespace balcao
