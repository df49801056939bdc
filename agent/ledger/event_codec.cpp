#include "agent/ledger/codec_parts.h"
#include "agent/ledger/order_codec.h"

#include <algorithm>
#include <array>

namespace balcao {

namespace {

// --- out: one overload per event writes its members --------------------------------------------

void put(JsonWriter& json, const Offered& event) {
    json.rawMember("order", encodeHubOrder(event.order));
}

void put(JsonWriter& json, const FactsChanged& event) {
    json.rawMember("order", encodeHubOrder(event.order));
}

void put(JsonWriter& json, const Moved& event) {
    json.member("because", toText(event.because));
    json.member("to", toText(event.to));
    putText(json, "note", event.note);
}

void put(JsonWriter& json, const Adopted& event) {
    json.member("to", toText(event.to));
    putList(json, "lines", event.lines, putLineProgress);
}

void put(JsonWriter& json, const Decided& event) {
    putList(json, "decision", event.decision, putLineDecision);
    putList(json, "lines", event.lines, putLineProgress);
    json.member("to", toText(event.to));
    json.member("is_first", event.is_first);
    putText(json, "proposed_by", event.proposed_by);
}

void put(JsonWriter& json, const PauseChanged& event) {
    json.member("is_paused", event.is_paused);
}

void put(JsonWriter& json, const Packed& event) {
    json.member("package_count", event.package_count);
    putList(json, "boxes", event.boxes, putBox);
    putIfSo(json, "is_hub_told", event.is_hub_told);
}

void put(JsonWriter& json, const Invoiced& event) {
    json.member("invoice_key", event.invoice_key);
    putText(json, "document_sha256", event.document_sha256);
}

void put(JsonWriter& json, const LabelsTaken& event) {
    putList(json, "labels", event.labels, putLabel);
    json.member("to", toText(event.to));
}

void put(JsonWriter& json, const LabelsVoided& event) {
    putList(json, "packages", event.packages, [](JsonWriter& list, const PackageId& id) {
        list.value(id.value);
    });
    json.member("are_wanted_again", event.are_wanted_again);
    json.member("to", toText(event.to));
    putIfSo(json, "is_hub_told", event.is_hub_told);
}

void put(JsonWriter& json, const Dispatched& event) {
    putText(json, "tracking_code", event.tracking_code);
    putText(json, "driver", event.driver);
    putText(json, "plate", event.plate);
}

void put(JsonWriter& json, const HandedOver& event) {
    putList(json, "lines", event.lines, putHandedLine);
    putText(json, "received_by", event.received_by);
    putText(json, "checked_by", event.checked_by);
    json.member("to", toText(event.to));
}

void put(JsonWriter& json, const CancelledByStore& event) {
    json.member("reason", toText(event.reason));
    putText(json, "note", event.note);
}

void put(JsonWriter& json, const CancellationAnswered& event) {
    json.member("is_accepted", event.is_accepted);
    json.member("to", toText(event.to));
}

void put(JsonWriter& json, const MessageTaken& event) {
    json.member("message_id", event.message_id.value);
    json.member("is_confirmed", event.is_confirmed);
    if (event.attempts_before > 0) {
        json.member("attempts_before", event.attempts_before);
    }
}

void put(JsonWriter& json, const MessageClosed& event) {
    json.member("message_id", event.message_id.value);
    putText(json, "slug", event.slug);
}

void put(JsonWriter& json, const MessageRequeued& event) {
    json.member("message_id", event.message_id.value);
    putText(json, "slug", event.slug);
}

void put(JsonWriter& json, const MessageRefused& event) {
    json.member("message_id", event.message_id.value);
    json.member("kind", toText(event.kind));
    putText(json, "slug", event.slug);
    putText(json, "detail", event.detail);
}

void put(JsonWriter& json, const MessageRetried& event) {
    json.member("message_id", event.message_id.value);
}

void put(JsonWriter& json, const MessageDropped& event) {
    json.member("message_id", event.message_id.value);
}

void put(JsonWriter& json, const DecisionUndone& event) {
    json.member("message_id", event.message_id.value);
    json.member("to", toText(event.to));
}

void put(JsonWriter& json, const AnswerProposed& event) {
    json.key("answer");
    putProposedAnswer(json, event.answer);
}

void put(JsonWriter& json, const ProposalDropped& event) {
    putText(json, "proposed_by", event.proposed_by);
}

// --- in: one function per event ----------------------------------------------------------------

OrderState readTo(const JsonValue& value) {
    return readEnum<OrderState>(value.at("to"));
}

CommandId readMessageId(const JsonValue& value) {
    return {value.textAt("message_id")};
}

OrderEvent readOffered(const JsonValue& value) {
    return Offered{readHubOrder(value.at("order"))};
}

OrderEvent readFactsChanged(const JsonValue& value) {
    return FactsChanged{readHubOrder(value.at("order"))};
}

OrderEvent readMoved(const JsonValue& value) {
    return Moved{
        .because = readEnum<CommandKind>(value.at("because")),
        .to = readTo(value),
        .note = value.textOr("note")};
}

OrderEvent readAdopted(const JsonValue& value) {
    return Adopted{.to = readTo(value), .lines = readList(value, "lines", readLineProgress)};
}

OrderEvent readDecided(const JsonValue& value) {
    return Decided{
        .decision = readList(value, "decision", readLineDecision),
        .lines = readList(value, "lines", readLineProgress),
        .to = readTo(value),
        .is_first = value.booleanAt("is_first"),
        .proposed_by = value.textOr("proposed_by")};
}

OrderEvent readPauseChanged(const JsonValue& value) {
    return PauseChanged{value.booleanAt("is_paused")};
}

OrderEvent readPacked(const JsonValue& value) {
    return Packed{
        .package_count = value.integerAt("package_count"),
        .boxes = readList(value, "boxes", readBox),
        .is_hub_told = value.booleanOr("is_hub_told", false)};
}

OrderEvent readInvoiced(const JsonValue& value) {
    return Invoiced{
        .invoice_key = value.textAt("invoice_key"),
        .document_sha256 = value.textOr("document_sha256")};
}

OrderEvent readLabelsTaken(const JsonValue& value) {
    return LabelsTaken{.labels = readList(value, "labels", readLabel), .to = readTo(value)};
}

OrderEvent readLabelsVoided(const JsonValue& value) {
    return LabelsVoided{
        .packages = readList(
            value, "packages", [](const JsonValue& id) { return PackageId{std::string{id.text()}}; }
        ),
        .are_wanted_again = value.booleanAt("are_wanted_again"),
        .to = readTo(value),
        .is_hub_told = value.booleanOr("is_hub_told", false)};
}

OrderEvent readDispatched(const JsonValue& value) {
    return Dispatched{
        .tracking_code = value.textOr("tracking_code"),
        .driver = value.textOr("driver"),
        .plate = value.textOr("plate")};
}

OrderEvent readHandedOver(const JsonValue& value) {
    return HandedOver{
        .lines = readList(value, "lines", readHandedLine),
        .received_by = value.textOr("received_by"),
        .to = readTo(value),
        .checked_by = value.textOr("checked_by")};
}

OrderEvent readCancelledByStore(const JsonValue& value) {
    return CancelledByStore{
        .reason = readEnum<RefusalReason>(value.at("reason")), .note = value.textOr("note")};
}

OrderEvent readCancellationAnswered(const JsonValue& value) {
    return CancellationAnswered{.is_accepted = value.booleanAt("is_accepted"), .to = readTo(value)};
}

OrderEvent readMessageTaken(const JsonValue& value) {
    return MessageTaken{
        .message_id = readMessageId(value),
        .is_confirmed = value.booleanAt("is_confirmed"),
        .attempts_before = value.integerOr("attempts_before", 0)};
}

OrderEvent readMessageClosed(const JsonValue& value) {
    return MessageClosed{.message_id = readMessageId(value), .slug = value.textOr("slug")};
}

OrderEvent readMessageRequeued(const JsonValue& value) {
    return MessageRequeued{.message_id = readMessageId(value), .slug = value.textOr("slug")};
}

OrderEvent readMessageRefused(const JsonValue& value) {
    return MessageRefused{
        .message_id = readMessageId(value),
        .kind = readEnum<MessageKind>(value.at("kind")),
        .slug = value.textOr("slug"),
        .detail = value.textOr("detail")};
}

OrderEvent readMessageRetried(const JsonValue& value) {
    return MessageRetried{readMessageId(value)};
}

OrderEvent readMessageDropped(const JsonValue& value) {
    return MessageDropped{readMessageId(value)};
}

OrderEvent readDecisionUndone(const JsonValue& value) {
    return DecisionUndone{.message_id = readMessageId(value), .to = readTo(value)};
}

OrderEvent readAnswerProposed(const JsonValue& value) {
    return AnswerProposed{readProposedAnswer(value.at("answer"))};
}

OrderEvent readProposalDropped(const JsonValue& value) {
    return ProposalDropped{value.textOr("proposed_by")};
}

/// How each alternative of OrderEvent is called on disk and read back, in the variant's order.
struct Form {
    std::string_view name;
    OrderEvent (*read)(const JsonValue& value);
};

constexpr std::array kForms = {
    Form{"offered", readOffered},
    Form{"facts_changed", readFactsChanged},
    Form{"moved", readMoved},
    Form{"adopted", readAdopted},
    Form{"decided", readDecided},
    Form{"pause_changed", readPauseChanged},
    Form{"packed", readPacked},
    Form{"invoiced", readInvoiced},
    Form{"labels_taken", readLabelsTaken},
    Form{"labels_voided", readLabelsVoided},
    Form{"dispatched", readDispatched},
    Form{"handed_over", readHandedOver},
    Form{"cancelled_by_store", readCancelledByStore},
    Form{"cancellation_answered", readCancellationAnswered},
    Form{"message_taken", readMessageTaken},
    Form{"message_closed", readMessageClosed},
    Form{"message_requeued", readMessageRequeued},
    Form{"message_refused", readMessageRefused},
    Form{"message_retried", readMessageRetried},
    Form{"message_dropped", readMessageDropped},
    Form{"decision_undone", readDecisionUndone},
    Form{"answer_proposed", readAnswerProposed},
    Form{"proposal_dropped", readProposalDropped},
};
static_assert(kForms.size() == std::variant_size_v<OrderEvent>);

std::string encodeWithOrder(std::string_view event, std::string_view hub_json) {
    std::string text;
    text.reserve(hub_json.size() + 64);
    JsonWriter json{text};
    json.beginObject();
    json.member("event", event);
    json.rawMember("order", hub_json);
    json.endObject();
    return text;
}

}  // namespace

std::string encodeEvent(const OrderEvent& event) {
    std::string text;
    JsonWriter json{text};
    json.beginObject();
    json.member("event", kForms[event.index()].name);
    std::visit([&](const auto& alternative) { put(json, alternative); }, event);
    json.endObject();
    return text;
}

OrderEvent decodeEvent(JsonReader& reader, std::string_view text) {
    const JsonValue value = reader.parse(text, kOwnJson);
    const JsonValue name = value.at("event");
    const auto* const form = std::ranges::find(kForms, name.text(), &Form::name);
    if (form == kForms.end()) {
        name.fail("is no event that this program knows");
    }
    return form->read(value);
}

std::string encodeOffered(std::string_view hub_json) {
    return encodeWithOrder("offered", hub_json);
}

std::string encodeFactsChanged(std::string_view hub_json) {
    return encodeWithOrder("facts_changed", hub_json);
}

}  // namespace balcao
