#include "agent/ledger/after_codec.h"

#include "agent/ledger/codec_parts.h"
#include "agent/ledger/order_codec.h"

namespace balcao {

namespace {

template <typename Enum>
void putOptional(JsonWriter& json, std::string_view key, const std::optional<Enum>& value) {
    if (value) {
        json.member(key, toText(*value));
    }
}

template <typename Enum>
std::optional<Enum> readOptional(const JsonValue& object, std::string_view key) {
    const auto found = object.find(key);
    return found ? std::optional{readEnum<Enum>(*found)} : std::nullopt;
}

void putReturnLine(JsonWriter& json, const ReturnLine& line) {
    json.beginObject();
    json.member("line_id", line.line_id.value);
    putText(json, "sku", line.sku);
    putText(json, "ean", line.ean);
    putText(json, "description", line.description);
    json.member("quantity", line.quantity);
    json.member("accepted", line.accepted);
    json.member("reason", toText(line.reason));
    json.member("condition", toText(line.condition));
    putText(json, "note", line.note);
    json.endObject();
}

ReturnLine readReturnLine(const JsonValue& value) {
    return {
        .line_id = {value.textAt("line_id")},
        .sku = value.textOr("sku"),
        .ean = value.textOr("ean"),
        .description = value.textOr("description"),
        .quantity = value.integerAt("quantity"),
        .accepted = value.integerAt("accepted"),
        .reason = readEnum<ReturnReason>(value.at("reason")),
        .condition = readEnum<GoodsCondition>(value.at("condition")),
        .note = value.textOr("note")};
}

void putReturn(JsonWriter& json, const Return& value) {
    json.beginObject();
    json.member("return_id", value.return_id.value);
    json.member("site_id", value.store.site_id);
    json.member("store_id", value.store.store_id);
    json.member("order_ref", value.order_ref.value);
    json.member("order_id", value.order_id.value);
    json.member("order_store_id", value.order_store_id);
    json.member("currency", value.currency);
    putPerson(json, "customer", value.customer);
    putList(json, "lines", value.lines, putReturnLine);
    json.member("state", toText(value.state));
    json.member("amount_minor", value.amount_minor);
    putOptional(json, "resolution", value.resolution);
    putOptional(json, "place", value.place);
    putText(json, "coupon_id", value.coupon_id);
    putText(json, "note", value.note);
    putText(json, "opened_by", value.opened_by);
    json.member("opened_at_ms", toMs(value.opened_at));
    json.member("changed_at_ms", toMs(value.changed_at));
    json.endObject();
}

Return readReturn(const JsonValue& value) {
    Return read;
    read.return_id = {value.textAt("return_id")};
    read.store = {.site_id = value.textAt("site_id"), .store_id = value.textAt("store_id")};
    read.order_ref = {value.integerAt("order_ref")};
    read.order_id = {value.textAt("order_id")};
    read.order_store_id = value.textAt("order_store_id");
    read.currency = value.textAt("currency");
    read.customer = readPerson(value, "customer");
    read.lines = readList(value, "lines", readReturnLine);
    read.state = readEnum<ReturnState>(value.at("state"));
    read.amount_minor = value.integerAt("amount_minor");
    read.resolution = readOptional<Resolution>(value, "resolution");
    read.place = readOptional<StockPlace>(value, "place");
    read.coupon_id = value.textOr("coupon_id");
    read.note = value.textOr("note");
    read.opened_by = value.textOr("opened_by");
    read.opened_at = readInstant(value.at("opened_at_ms"));
    read.changed_at = readInstant(value.at("changed_at_ms"));
    return read;
}

void putSale(JsonWriter& json, const Sale& sale) {
    json.beginObject();
    json.member("order_ref", sale.order_ref.value);
    json.rawMember("order", encodeHubOrder(sale.order));
    putList(json, "lines", sale.lines, [](JsonWriter& out, const SoldLine& line) {
        out.beginObject();
        out.member("line_id", line.line_id.value);
        out.member("delivered", line.delivered);
        out.member("returned", line.returned);
        out.endObject();
    });
    putInstant(json, "delivered_at_ms", sale.delivered_at);
    json.endObject();
}

Sale readSale(const JsonValue& value) {
    return {
        .order_ref = {value.integerAt("order_ref")},
        .order = readHubOrder(value.at("order")),
        .lines = readList(
            value,
            "lines",
            [](const JsonValue& line) {
                return SoldLine{
                    .line_id = {line.textAt("line_id")},
                    .delivered = line.integerAt("delivered"),
                    .returned = line.integerAt("returned")};
            }
        ),
        .delivered_at = optionalInstant(value, "delivered_at_ms")};
}

void putMovement(JsonWriter& json, const CouponMovement& movement) {
    json.beginObject();
    putText(json, "movement_id", movement.movement_id);
    json.member("kind", toText(movement.kind));
    json.member("state", toText(movement.state));
    json.member("amount_minor", movement.amount_minor);
    putInstant(json, "expires_at_ms", movement.expires_at);
    putText(json, "store_id", movement.store_id);
    putText(json, "by", movement.by);
    putText(json, "reason", movement.reason);
    json.member("at_ms", toMs(movement.at));
    json.endObject();
}

CouponMovement readMovement(const JsonValue& value) {
    return {
        .movement_id = value.textOr("movement_id"),
        .kind = readEnum<MovementKind>(value.at("kind")),
        .state = readEnum<MovementState>(value.at("state")),
        .amount_minor = value.integerAt("amount_minor"),
        .expires_at = optionalInstant(value, "expires_at_ms"),
        .store_id = value.textOr("store_id"),
        .by = value.textOr("by"),
        .reason = value.textOr("reason"),
        .at = readInstant(value.at("at_ms"))};
}

void putCoupon(JsonWriter& json, const Coupon& value) {
    json.beginObject();
    json.member("coupon_id", value.coupon_id.value);
    json.member("site_id", value.store.site_id);
    json.member("store_id", value.store.store_id);
    json.member("number", value.number);
    putText(json, "code", value.code);
    json.member("order_id", value.order_id.value);
    putText(json, "return_id", value.return_id);
    json.member("state", toText(value.state));
    json.member("currency", value.currency);
    json.member("issued_minor", value.issued_minor);
    putInstant(json, "expires_at_ms", value.expires_at);
    putPerson(json, "customer", value.customer);
    json.member("version", value.version);
    putList(json, "movements", value.movements, putMovement);
    json.member("changed_at_ms", toMs(value.changed_at));
    json.endObject();
}

Coupon readCoupon(const JsonValue& value) {
    Coupon read;
    read.coupon_id = {value.textAt("coupon_id")};
    read.store = {.site_id = value.textAt("site_id"), .store_id = value.textAt("store_id")};
    read.number = value.integerAt("number");
    read.code = value.textOr("code");
    read.order_id = {value.textAt("order_id")};
    read.return_id = value.textOr("return_id");
    read.state = readEnum<CouponState>(value.at("state"));
    read.currency = value.textAt("currency");
    read.issued_minor = value.integerAt("issued_minor");
    read.expires_at = optionalInstant(value, "expires_at_ms");
    read.customer = readPerson(value, "customer");
    read.version = value.integerAt("version");
    read.movements = readList(value, "movements", readMovement);
    read.changed_at = readInstant(value.at("changed_at_ms"));
    return read;
}

void putStockItem(JsonWriter& json, const StockItem& item) {
    json.beginObject();
    json.member("sku", item.sku);
    putText(json, "ean", item.ean);
    json.member("quantity", item.quantity);
    json.member("updated_at_ms", toMs(item.updated_at));
    json.endObject();
}

StockItem readStockItem(const JsonValue& value) {
    return {
        .sku = value.textAt("sku"),
        .ean = value.textOr("ean"),
        .quantity = value.integerAt("quantity"),
        .updated_at = readInstant(value.at("updated_at_ms"))};
}

/// One overload per kind of errand; the object's braces are the caller's.
struct ErrandWriter {
    JsonWriter& json;

    void operator()(const ReturnErrand& errand) const {
        json.member("return_id", errand.return_id.value);
        json.member("order_id", errand.order_id.value);
        json.member("order_store_id", errand.order_store_id);
        putList(json, "lines", errand.lines, putReturnLine);
        json.member("occurred_at_ms", toMs(errand.occurred_at));
        putText(json, "by", errand.by);
    }
    void operator()(const IssueErrand& errand) const {
        json.member("coupon_id", errand.coupon_id.value);
        json.member("order_id", errand.order_id.value);
        putList(json, "lines", errand.lines, putReturnLine);
        json.member("amount_minor", errand.amount_minor);
        json.member("currency", errand.currency);
        putPerson(json, "customer", errand.customer);
        json.member("expires_at_ms", toMs(errand.expires_at));
    }
    void operator()(const MovementErrand& errand) const {
        json.member("coupon_id", errand.coupon_id.value);
        json.member("code", errand.code);
        json.member("currency", errand.currency);
        json.key("movement");
        putMovement(json, errand.movement);
    }
    void operator()(const ProofErrand& errand) const {
        json.member("proof_id", errand.proof_id.value);
        json.member("order_id", errand.order_id.value);
        json.member("proof_kind", toText(errand.kind));
        json.member("format", toText(errand.format));
    }
    void operator()(const StockErrand& errand) const {
        putList(json, "items", errand.items, putStockItem);
    }
};

void putErrand(JsonWriter& json, const ErrandBody& body) {
    json.beginObject();
    json.member("kind", toText(kindOf(body)));
    std::visit(ErrandWriter{json}, body);
    json.endObject();
}

ErrandBody readErrand(const JsonValue& value) {
    switch (readEnum<ErrandKind>(value.at("kind"))) {
        case ErrandKind::tell_return:
            return ReturnErrand{
                .return_id = {value.textAt("return_id")},
                .order_id = {value.textAt("order_id")},
                .order_store_id = value.textAt("order_store_id"),
                .lines = readList(value, "lines", readReturnLine),
                .occurred_at = readInstant(value.at("occurred_at_ms")),
                .by = value.textOr("by")};
        case ErrandKind::issue_coupon:
            return IssueErrand{
                .coupon_id = {value.textAt("coupon_id")},
                .order_id = {value.textAt("order_id")},
                .lines = readList(value, "lines", readReturnLine),
                .amount_minor = value.integerAt("amount_minor"),
                .currency = value.textAt("currency"),
                .customer = readPerson(value, "customer"),
                .expires_at = readInstant(value.at("expires_at_ms"))};
        case ErrandKind::move_coupon:
            return MovementErrand{
                .coupon_id = {value.textAt("coupon_id")},
                .code = value.textAt("code"),
                .currency = value.textAt("currency"),
                .movement = readMovement(value.at("movement"))};
        case ErrandKind::send_proof:
            return ProofErrand{
                .proof_id = {value.textAt("proof_id")},
                .order_id = {value.textAt("order_id")},
                .kind = readEnum<ProofKind>(value.at("proof_kind")),
                .format = readEnum<ProofFormat>(value.at("format"))};
        case ErrandKind::send_stock:
            break;
    }
    return StockErrand{.items = readList(value, "items", readStockItem)};
}

template <typename Put>
std::string written(Put put) {
    std::string text;
    JsonWriter json{text};
    put(json);
    return text;
}

}  // namespace

std::string encodeReturn(const Return& value) {
    return written([&](JsonWriter& json) { putReturn(json, value); });
}

Return returnFrom(const JsonValue& value) {
    return readReturn(value);
}

Sale saleFrom(const JsonValue& value) {
    return readSale(value);
}

Coupon couponFrom(const JsonValue& value) {
    return readCoupon(value);
}

ErrandBody errandFrom(const JsonValue& value) {
    return readErrand(value);
}

Return decodeReturn(JsonReader& reader, std::string_view text) {
    return readReturn(reader.parse(text, kOwnJson));
}

std::string encodeSale(const Sale& sale) {
    return written([&](JsonWriter& json) { putSale(json, sale); });
}

Sale decodeSale(JsonReader& reader, std::string_view text) {
    return readSale(reader.parse(text, kOwnJson));
}

std::string encodeCoupon(const Coupon& value) {
    return written([&](JsonWriter& json) { putCoupon(json, value); });
}

Coupon decodeCoupon(JsonReader& reader, std::string_view text) {
    return readCoupon(reader.parse(text, kOwnJson));
}

std::string encodeErrand(const ErrandBody& body) {
    return written([&](JsonWriter& json) { putErrand(json, body); });
}

ErrandBody decodeErrand(JsonReader& reader, std::string_view text) {
    return readErrand(reader.parse(text, kOwnJson));
}

}  // namespace balcao
