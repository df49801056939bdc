#include "agent/ledger/codec_parts.h"

namespace balcao {

void putPerson(JsonWriter& json, std::string_view key, const Person& person) {
    if (person == Person{}) {
        return;
    }
    json.key(key);
    json.beginObject();
    putText(json, "name", person.name);
    putText(json, "document", person.document);
    putText(json, "phone", person.phone);
    putText(json, "email", person.email);
    json.endObject();
}

Person readPerson(const JsonValue& object, std::string_view key) {
    const auto value = object.find(key);
    if (!value) {
        return {};
    }
    return {
        .name = value->textOr("name"),
        .document = value->textOr("document"),
        .phone = value->textOr("phone"),
        .email = value->textOr("email")};
}

void putRefusal(JsonWriter& json, const LineRefusal& refusal) {
    json.beginObject();
    json.member("quantity", refusal.quantity);
    json.member("reason", toText(refusal.reason));
    putText(json, "note", refusal.note);
    json.endObject();
}

LineRefusal readRefusal(const JsonValue& value) {
    return {
        .quantity = value.integerAt("quantity"),
        .reason = readEnum<RefusalReason>(value.at("reason")),
        .note = value.textOr("note")};
}

void putLineProgress(JsonWriter& json, const LineProgress& line) {
    json.beginObject();
    json.member("line_id", line.line_id.value);
    json.member("accepted", line.accepted);
    putList(json, "refusals", line.refusals, putRefusal);
    json.member("delivered", line.delivered);
    json.endObject();
}

LineProgress readLineProgress(const JsonValue& value) {
    return {
        .line_id = {value.textAt("line_id")},
        .accepted = value.integerAt("accepted"),
        .refusals = readList(value, "refusals", readRefusal),
        .delivered = value.integerOr("delivered", 0)};
}

void putLineDecision(JsonWriter& json, const LineDecision& line) {
    json.beginObject();
    json.member("line_id", line.line_id.value);
    json.member("accepted", line.accepted);
    putList(json, "refusals", line.refusals, putRefusal);
    json.endObject();
}

LineDecision readLineDecision(const JsonValue& value) {
    return {
        .line_id = {value.textAt("line_id")},
        .accepted = value.integerAt("accepted"),
        .refusals = readList(value, "refusals", readRefusal)};
}

void putProposedAnswer(JsonWriter& json, const ProposedAnswer& answer) {
    json.beginObject();
    putList(json, "lines", answer.lines, putLineDecision);
    json.member("is_first", answer.is_first);
    putText(json, "by", answer.by);
    json.member("proposed_at_ms", toMs(answer.proposed_at));
    json.endObject();
}

ProposedAnswer readProposedAnswer(const JsonValue& value) {
    return {
        .lines = readList(value, "lines", readLineDecision),
        .is_first = value.booleanAt("is_first"),
        .by = value.textOr("by"),
        .proposed_at = readInstant(value.at("proposed_at_ms"))};
}

void putHandedLine(JsonWriter& json, const HandedLine& line) {
    json.beginObject();
    json.member("line_id", line.line_id.value);
    json.member("quantity", line.quantity);
    json.endObject();
}

HandedLine readHandedLine(const JsonValue& value) {
    return {.line_id = {value.textAt("line_id")}, .quantity = value.integerAt("quantity")};
}

void putBox(JsonWriter& json, const PackedBox& box) {
    json.beginObject();
    json.member("weight_g", box.weight_g);
    putList(json, "lines", box.lines, [](JsonWriter& list, const BoxLine& line) {
        list.beginObject();
        list.member("line_id", line.line_id.value);
        list.member("quantity", line.quantity);
        list.endObject();
    });
    if (box.size) {
        json.key("size");
        json.beginObject();
        json.member("length_mm", box.size->length_mm);
        json.member("width_mm", box.size->width_mm);
        json.member("height_mm", box.size->height_mm);
        json.endObject();
    }
    json.endObject();
}

std::optional<BoxSize> readBoxSize(const JsonValue& box) {
    const auto size = box.find("size");
    if (!size) {
        return std::nullopt;
    }
    return BoxSize{
        .length_mm = size->integerAt("length_mm"),
        .width_mm = size->integerAt("width_mm"),
        .height_mm = size->integerAt("height_mm")};
}

PackedBox readBox(const JsonValue& value) {
    return {
        .weight_g = value.integerOr("weight_g", 0),
        .lines = readList(
            value,
            "lines",
            [](const JsonValue& line) {
                return BoxLine{
                    .line_id = {line.textAt("line_id")}, .quantity = line.integerAt("quantity")};
            }
        ),
        .size = readBoxSize(value)};
}

void putLabel(JsonWriter& json, const PackageLabel& label) {
    json.beginObject();
    json.member("package_id", label.package_id.value);
    json.member("format", label.format);
    json.member("document_sha256", label.document_sha256);
    putText(json, "tracking_code", label.tracking_code);
    putInstant(json, "expires_at_ms", label.expires_at);
    json.endObject();
}

PackageLabel readLabel(const JsonValue& value) {
    return {
        .package_id = {value.textAt("package_id")},
        .format = value.textAt("format"),
        .document_sha256 = value.textAt("document_sha256"),
        .tracking_code = value.textOr("tracking_code"),
        .expires_at = optionalInstant(value, "expires_at_ms")};
}

}  // namespace balcao
