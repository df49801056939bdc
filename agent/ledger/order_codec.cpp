#include "agent/ledger/order_codec.h"

#include "agent/ledger/codec_parts.h"

namespace balcao {

namespace {

void putSync(JsonWriter& json, const Sync& sync) {
    if (sync == Sync{}) {
        return;
    }
    json.key("sync");
    json.beginObject();
    json.member("state", toText(sync.state));
    json.member("command_id", sync.command_id.value);
    json.member("kind", toText(sync.kind));
    putText(json, "problem", sync.problem);
    json.endObject();
}

Sync readSync(const JsonValue& object) {
    const auto value = object.find("sync");
    if (!value) {
        return {};
    }
    return {
        .state = readEnum<SyncState>(value->at("state")),
        .command_id = {value->textAt("command_id")},
        .kind = readEnum<MessageKind>(value->at("kind")),
        .problem = value->textOr("problem")};
}

void putWaiting(JsonWriter& json, const WaitingMessage& message) {
    json.beginObject();
    json.member("message_id", message.message_id.value);
    json.member("kind", toText(message.kind));
    if (message.stale_count != 0) {
        json.member("stale_count", message.stale_count);
    }
    putText(json, "problem", message.problem);
    json.endObject();
}

WaitingMessage readWaiting(const JsonValue& value) {
    return {
        .message_id = {value.textAt("message_id")},
        .kind = readEnum<MessageKind>(value.at("kind")),
        .stale_count = value.integerOr("stale_count", 0),
        .problem = value.textOr("problem")};
}

}  // namespace

std::string encodeProgress(const Order& order) {
    std::string text;
    JsonWriter json{text};
    json.beginObject();
    json.member("state", toText(order.state));
    putList(json, "lines", order.lines, putLineProgress);
    putList(json, "labels", order.labels, putLabel);
    json.member("are_labels_asked", order.are_labels_asked);
    json.member("package_count", order.package_count);
    putList(json, "boxes", order.boxes, putBox);
    if (order.packages_told != 1) {
        json.member("packages_told", order.packages_told);
    }
    putIfSo(json, "is_only_measured", order.is_only_measured);
    putIfSo(json, "is_told_anew", order.is_told_anew);
    json.member("is_paused", order.is_paused);
    json.member("is_invoiced", order.is_invoiced);
    putText(json, "invoice_sha256", order.invoice_sha256);
    if (order.proposed) {
        json.key("proposed");
        putProposedAnswer(json, *order.proposed);
    }
    putList(json, "waiting", order.waiting, putWaiting);
    putSync(json, order.sync);
    json.endObject();
    return text;
}

Order decodeProgress(JsonReader& reader, std::string_view text) {
    const JsonValue value = reader.parse(text, kOwnJson);
    const auto proposed = value.find("proposed");
    return {
        .hub = {},
        .state = readEnum<OrderState>(value.at("state")),
        .lines = readList(value, "lines", readLineProgress),
        .labels = readList(value, "labels", readLabel),
        .are_labels_asked = value.booleanOr("are_labels_asked", false),
        .package_count = value.integerOr("package_count", 1),
        .boxes = readList(value, "boxes", readBox),
        .packages_told = value.integerOr("packages_told", 1),
        .is_only_measured = value.booleanOr("is_only_measured", false),
        .is_told_anew = value.booleanOr("is_told_anew", false),
        .is_paused = value.booleanOr("is_paused", false),
        .is_invoiced = value.booleanOr("is_invoiced", false),
        .invoice_sha256 = value.textOr("invoice_sha256"),
        .proposed = proposed ? std::optional{readProposedAnswer(*proposed)} : std::nullopt,
        .waiting = readList(value, "waiting", readWaiting),
        .sync = readSync(value)};
}

}  // namespace balcao
