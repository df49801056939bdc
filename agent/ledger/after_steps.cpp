// The journal's lines about what comes after an order's own way, as texts.
#include "agent/ledger/after_codec.h"
#include "agent/ledger/codec_parts.h"
#include "agent/ledger/order_codec.h"
#include "agent/ledger/proof_codec.h"

namespace balcao {

namespace {

/// One overload per step; the object's braces are the caller's.
struct StepWriter {
    JsonWriter& json;

    void operator()(const ReturnOpened& step) const {
        json.member("step", "return_opened");
        json.rawMember("value", encodeReturn(step.value));
        json.rawMember("sale", encodeSale(step.sale));
    }
    void operator()(const ReturnKept& step) const {
        json.member("step", "return_kept");
        json.rawMember("value", encodeReturn(step.value));
    }
    void operator()(const CouponKept& step) const {
        json.member("step", "coupon_kept");
        json.rawMember("value", encodeCoupon(step.value));
    }
    void operator()(const ErrandAdded& step) const {
        json.member("step", "errand_added");
        json.member("errand_id", step.errand_id.value);
        json.rawMember("body", encodeErrand(step.body));
    }
    void operator()(const ErrandEnded& step) const {
        json.member("step", "errand_ended");
        json.member("errand_id", step.errand_id.value);
    }
    void operator()(const ErrandParked& step) const {
        json.member("step", "errand_parked");
        json.member("errand_id", step.errand_id.value);
        json.member("why", step.why);
    }
    void operator()(const ErrandResent& step) const {
        json.member("step", "errand_resent");
        json.member("errand_id", step.errand_id.value);
    }
    void operator()(const StockMoved& step) const {
        json.member("step", "stock_moved");
        json.member("source_id", step.source_id.value);
        json.member("sku", step.move.sku);
        putText(json, "ean", step.move.ean);
        putText(json, "description", step.move.description);
        json.member("cause", toText(step.move.cause));
        if (step.move.set_to) {
            json.member("set_to", *step.move.set_to);
        }
        json.member("change", step.move.change);
        json.member("wants_count", step.move.wants_count);
        putText(json, "reason", step.move.reason);
    }
    void operator()(const StockUndone& step) const {
        json.member("step", "stock_undone");
        json.member("source_id", step.source_id.value);
    }
    void operator()(const StockUnknown& step) const {
        json.member("step", "stock_unknown");
        json.key("skus");
        json.beginArray();
        for (const std::string& sku : step.skus) {
            json.value(sku);
        }
        json.endArray();
    }
    void operator()(const StockRetold& step) const {
        json.member("step", "stock_retold");
        json.member("sku", step.sku);
    }
    void operator()(const ProofKept& step) const {
        json.member("step", "proof_kept");
        json.rawMember("value", encodeProof(step.value));
    }
};

StockMoved stockMovedFrom(const JsonValue& value) {
    StockMoved read;
    read.source_id = {value.textAt("source_id")};
    read.move.sku = value.textAt("sku");
    read.move.ean = value.textOr("ean");
    read.move.description = value.textOr("description");
    read.move.cause = readEnum<StockCause>(value.at("cause"));
    if (const auto set_to = value.find("set_to")) {
        read.move.set_to = set_to->integer();
    }
    read.move.change = value.integerAt("change");
    read.move.wants_count = value.booleanOr("wants_count", false);
    read.move.reason = value.textOr("reason");
    return read;
}

}  // namespace

std::string kindOf(const AfterStep& step) {
    struct Kind {
        std::string operator()(const ReturnOpened& one) const {
            return "return_" + std::string{toText(one.value.state)};
        }
        std::string operator()(const ReturnKept& one) const {
            return "return_" + std::string{toText(one.value.state)};
        }
        std::string operator()(const CouponKept& one) const {
            return "coupon_" + std::string{toText(one.value.state)};
        }
        std::string operator()(const ErrandAdded& /*one*/) const { return "errand_added"; }
        std::string operator()(const ErrandEnded& /*one*/) const { return "errand_ended"; }
        std::string operator()(const ErrandParked& /*one*/) const { return "errand_parked"; }
        std::string operator()(const ErrandResent& /*one*/) const { return "errand_resent"; }
        std::string operator()(const StockMoved& /*one*/) const { return "stock_moved"; }
        std::string operator()(const StockUndone& /*one*/) const { return "stock_undone"; }
        std::string operator()(const StockUnknown& /*one*/) const { return "stock_unknown"; }
        std::string operator()(const StockRetold& /*one*/) const { return "stock_retold"; }
        std::string operator()(const ProofKept& one) const {
            return one.value.erased_at ? "proof_erased"
                                       : "proof_" + std::string{toText(one.value.state)};
        }
    };
    return std::visit(Kind{}, step);
}

bool isAfterStepKind(std::string_view kind) {
    return kind.starts_with("return_") || kind.starts_with("coupon_") ||
           kind.starts_with("errand_") || kind.starts_with("proof_") || kind.starts_with("stock_");
}

std::string encodeAfterStep(const AfterStep& step) {
    std::string text;
    JsonWriter json{text};
    json.beginObject();
    std::visit(StepWriter{json}, step);
    json.endObject();
    return text;
}

AfterStep decodeAfterStep(JsonReader& reader, std::string_view text) {
    const JsonValue value = reader.parse(text, kOwnJson);
    const JsonValue name = value.at("step");
    if (name.text() == "return_opened") {
        return ReturnOpened{
            .value = returnFrom(value.at("value")), .sale = saleFrom(value.at("sale"))};
    }
    if (name.text() == "return_kept") {
        return ReturnKept{returnFrom(value.at("value"))};
    }
    if (name.text() == "coupon_kept") {
        return CouponKept{couponFrom(value.at("value"))};
    }
    if (name.text() == "stock_moved") {
        return stockMovedFrom(value);
    }
    if (name.text() == "stock_undone") {
        return StockUndone{{value.textAt("source_id")}};
    }
    if (name.text() == "stock_unknown") {
        StockUnknown unknown;
        for (const JsonValue sku : value.at("skus").elements()) {
            unknown.skus.emplace_back(sku.text());
        }
        return unknown;
    }
    if (name.text() == "stock_retold") {
        return StockRetold{value.textAt("sku")};
    }
    if (name.text() == "proof_kept") {
        return ProofKept{readProof(value.at("value"))};
    }
    const CommandId errand_id{value.textOr("errand_id")};
    if (name.text() == "errand_added") {
        return ErrandAdded{.errand_id = errand_id, .body = errandFrom(value.at("body"))};
    }
    if (name.text() == "errand_ended") {
        return ErrandEnded{errand_id};
    }
    if (name.text() == "errand_parked") {
        return ErrandParked{.errand_id = errand_id, .why = value.textAt("why")};
    }
    if (name.text() == "errand_resent") {
        return ErrandResent{errand_id};
    }
    name.fail("is no step that this program knows");
}

}  // namespace balcao
