#include "agent/ledger/codec_parts.h"
#include "agent/ledger/order_codec.h"

namespace balcao {

namespace {

void put(JsonWriter& json, const DecideMessage& message) {
    putList(json, "lines", message.lines, putLineDecision);
    json.member("decided_version", message.decided_version);
    json.member("decided_at_ms", toMs(message.decided_at));
    putText(json, "decided_by", message.decided_by);
}

void put(JsonWriter& json, const StatusMessage& message) {
    json.member("purpose", toText(message.purpose));
    json.member("occurred_at_ms", toMs(message.occurred_at));
    putText(json, "by", message.by);
    putText(json, "tracking_code", message.tracking_code);
    putText(json, "invoice_key", message.invoice_key);
    putText(json, "received_by", message.received_by);
    putList(json, "lines", message.lines, putHandedLine);
    putText(json, "note", message.note);
}

void put(JsonWriter& json, const AnswerCancellationMessage& message) {
    json.member("answer", toText(message.answer));
    if (message.reason) {
        json.member("reason", toText(*message.reason));
    }
    putText(json, "note", message.note);
}

void put(JsonWriter& json, const VoidLabelMessage& message) {
    json.member("package_id", message.package_id.value);
}

void put(JsonWriter&, const FetchLabelsMessage&) {}

void put(JsonWriter& json, const DeclarePackagesMessage& message) {
    putList(json, "boxes", message.boxes, putBox);
}

DecideMessage readDecide(const JsonValue& value) {
    return {
        .lines = readList(value, "lines", readLineDecision),
        .decided_version = value.integerAt("decided_version"),
        .decided_at = readInstant(value.at("decided_at_ms")),
        .decided_by = value.textOr("decided_by")};
}

StatusMessage readStatus(const JsonValue& value) {
    return {
        .purpose = readEnum<StatusPurpose>(value.at("purpose")),
        .occurred_at = readInstant(value.at("occurred_at_ms")),
        .by = value.textOr("by"),
        .tracking_code = value.textOr("tracking_code"),
        .invoice_key = value.textOr("invoice_key"),
        .received_by = value.textOr("received_by"),
        .lines = readList(value, "lines", readHandedLine),
        .note = value.textOr("note")};
}

AnswerCancellationMessage readAnswerCancellation(const JsonValue& value) {
    const auto reason = value.find("reason");
    return {
        .answer = readEnum<CancellationAnswer>(value.at("answer")),
        .reason = reason ? std::optional{readEnum<RefusalReason>(*reason)} : std::nullopt,
        .note = value.textOr("note")};
}

}  // namespace

std::string encodeMessage(const HubMessage& message) {
    std::string text;
    JsonWriter json{text};
    json.beginObject();
    json.member("kind", toText(kindOf(message)));
    std::visit([&](const auto& alternative) { put(json, alternative); }, message);
    json.endObject();
    return text;
}

HubMessage decodeMessage(JsonReader& reader, std::string_view text) {
    const JsonValue value = reader.parse(text, kOwnJson);
    switch (readEnum<MessageKind>(value.at("kind"))) {
        case MessageKind::decide:
            return readDecide(value);
        case MessageKind::status:
            return readStatus(value);
        case MessageKind::answer_cancellation:
            return readAnswerCancellation(value);
        case MessageKind::void_label:
            return VoidLabelMessage{{value.textAt("package_id")}};
        case MessageKind::declare_packages:
            return DeclarePackagesMessage{readList(value, "boxes", readBox)};
        case MessageKind::fetch_labels:
            break;
    }
    return FetchLabelsMessage{};
}

}  // namespace balcao
