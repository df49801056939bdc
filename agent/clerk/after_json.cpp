#include "agent/clerk/after_json.h"

#include "agent/clerk/masking.h"
#include "agent/clerk/order_json.h"

#include <array>

namespace balcao {

namespace {

constexpr std::array kReasons = {
    ReturnReason::size,
    ReturnReason::colour_or_model,
    ReturnReason::defect,
    ReturnReason::wrong_product,
    ReturnReason::transport_damage,
    ReturnReason::disliked,
    ReturnReason::regret,
    ReturnReason::gift,
    ReturnReason::other};

void putText(JsonWriter& json, std::string_view key, const std::string& text) {
    if (!text.empty()) {
        json.member(key, text);
    }
}

void putCustomer(JsonWriter& json, const Person& person) {
    putText(json, "customer_name", shortName(person.name));
    if (!person.document.empty()) {
        json.member("customer_document", maskedDocument(person.document));
    }
}

void writeSaleLine(
    JsonWriter& json,
    const Sale& sale,
    const HubLine& line,
    std::span<const Return> earlier,
    const ReturnPolicy& policy,
    Instant now
) {
    json.beginObject();
    json.member("line_id", line.line_id.value);
    json.member("sku", line.sku);
    putText(json, "ean", line.ean);
    json.member("description", line.description);
    json.member("quantity", line.quantity);
    bool is_first = true;
    for (const ReturnReason reason : kReasons) {
        const LineEligibility about =
            eligibilityOf(sale, earlier, line.line_id, reason, policy, now);
        if (is_first) {
            json.member("units_left", about.units_left);
            json.member("paid_for_one_minor", about.paid_for_one_minor);
            json.key("reasons");
            json.beginArray();
            is_first = false;
        }
        json.beginObject();
        json.member("reason", toText(reason));
        json.member("verdict", toText(about.verdict));
        if (about.last_day) {
            json.member("last_ms", inMs(*about.last_day));
        }
        json.endObject();
    }
    json.endArray();
    json.endObject();
}

}  // namespace

void writeReturn(JsonWriter& json, const Return& value) {
    json.beginObject();
    json.member("return_id", value.return_id.value);
    if (value.order_ref.value != 0) {
        json.member("order_ref", value.order_ref.value);
    }
    json.member("order_id", value.order_id.value);
    json.member("order_store_id", value.order_store_id);
    json.member("state", toText(value.state));
    json.member("amount_minor", value.amount_minor);
    json.member("currency", value.currency);
    putCustomer(json, value.customer);
    json.key("lines");
    json.beginArray();
    for (const ReturnLine& line : value.lines) {
        json.beginObject();
        json.member("line_id", line.line_id.value);
        json.member("sku", line.sku);
        json.member("description", line.description);
        json.member("quantity", line.quantity);
        json.member("accepted", line.accepted);
        json.member("reason", toText(line.reason));
        json.member("condition", toText(line.condition));
        putText(json, "note", line.note);
        json.endObject();
    }
    json.endArray();
    if (value.resolution) {
        json.member("resolution", toText(*value.resolution));
    }
    if (value.place) {
        json.member("place", toText(*value.place));
    }
    putText(json, "coupon_id", value.coupon_id);
    putText(json, "note", value.note);
    json.member("opened_ms", inMs(value.opened_at));
    json.member("changed_ms", inMs(value.changed_at));
    json.endObject();
}

void writeCoupon(JsonWriter& json, const Coupon& value) {
    json.beginObject();
    putText(json, "coupon_id", value.coupon_id.value);
    if (value.number != 0) {
        json.member("number", numberText(value));
    }
    putText(json, "code", value.code);
    json.member("order_id", value.order_id.value);
    putText(json, "return_id", value.return_id);
    json.member("state", toText(value.state));
    json.member("currency", value.currency);
    json.member("issued_minor", value.issued_minor);
    json.member("balance_minor", balanceOf(value));
    if (value.expires_at) {
        json.member("expires_ms", inMs(*value.expires_at));
    }
    putCustomer(json, value.customer);
    json.member("is_waiting", openMovement(value) != nullptr);
    json.key("movements");
    json.beginArray();
    for (const CouponMovement& movement : value.movements) {
        json.beginObject();
        putText(json, "movement_id", movement.movement_id);
        json.member("kind", toText(movement.kind));
        json.member("state", toText(movement.state));
        json.member("amount_minor", movement.amount_minor);
        if (movement.expires_at) {
            json.member("expires_ms", inMs(*movement.expires_at));
        }
        putText(json, "store_id", movement.store_id);
        putText(json, "by", movement.by);
        putText(json, "reason", movement.reason);
        json.member("at_ms", inMs(movement.at));
        json.endObject();
    }
    json.endArray();
    json.endObject();
}

void writeErrand(JsonWriter& json, const ErrandView& view) {
    json.beginObject();
    json.member("errand_id", view.errand.errand_id.value);
    json.member("kind", toText(kindOf(view.errand.body)));
    if (const auto* const told = std::get_if<ReturnErrand>(&view.errand.body)) {
        json.member("return_id", told->return_id.value);
    } else if (const auto* const issue = std::get_if<IssueErrand>(&view.errand.body)) {
        json.member("coupon_id", issue->coupon_id.value);
    } else if (const auto* const move = std::get_if<MovementErrand>(&view.errand.body)) {
        json.member("coupon_id", move->coupon_id.value);
    } else if (const auto* const proof = std::get_if<ProofErrand>(&view.errand.body)) {
        json.member("proof_id", proof->proof_id.value);
    }
    if (view.errand.order_ref.value != 0) {
        json.member("order_ref", view.errand.order_ref.value);
    }
    json.member("is_parked", view.is_parked);
    json.member("attempts", view.errand.attempts);
    json.member("created_ms", inMs(view.errand.created_at));
    json.member("next_attempt_ms", inMs(view.next_attempt_at));
    putText(json, "last_error", view.last_error);
    json.endObject();
}

void writeSale(
    JsonWriter& json,
    const Sale& sale,
    std::span<const Return> earlier,
    const ReturnPolicy& policy,
    Instant now
) {
    const HubOrder& order = sale.order;
    json.beginObject();
    if (sale.order_ref.value != 0) {
        json.member("order_ref", sale.order_ref.value);
    }
    json.member("order_id", order.order_id.value);
    putText(json, "external_order_id", order.external_order_id);
    json.member("store_id", order.store.store_id);
    json.member("hub_code", order.hub_code);
    putText(json, "channel_name", order.channel.name);
    json.member("is_marketplace", order.channel.is_marketplace);
    json.member("placed_ms", inMs(order.placed_at));
    json.member("currency", order.currency);
    putCustomer(json, order.customer);
    json.key("lines");
    json.beginArray();
    for (const HubLine& line : order.lines) {
        writeSaleLine(json, sale, line, earlier, policy, now);
    }
    json.endArray();
    json.key("returns");
    json.beginArray();
    for (const Return& one : earlier) {
        writeReturn(json, one);
    }
    json.endArray();
    json.endObject();
}

}  // namespace balcao
