#include "agent/ledger/codec_parts.h"
#include "agent/ledger/order_codec.h"

namespace balcao {

namespace {

void putAddress(JsonWriter& json, const Address& address) {
    if (address == Address{}) {
        return;
    }
    json.key("address");
    json.beginObject();
    putText(json, "street", address.street);
    putText(json, "number", address.number);
    putText(json, "complement", address.complement);
    putText(json, "district", address.district);
    putText(json, "city", address.city);
    putText(json, "state", address.state);
    putText(json, "postal_code", address.postal_code);
    putText(json, "country", address.country);
    json.endObject();
}

Address readAddress(const JsonValue& object) {
    const auto value = object.find("address");
    if (!value) {
        return {};
    }
    return {
        .street = value->textOr("street"),
        .number = value->textOr("number"),
        .complement = value->textOr("complement"),
        .district = value->textOr("district"),
        .city = value->textOr("city"),
        .state = value->textOr("state"),
        .postal_code = value->textOr("postal_code"),
        .country = value->textOr("country")};
}

void putDelivery(JsonWriter& json, const Delivery& delivery) {
    json.key("delivery");
    json.beginObject();
    putText(json, "recipient", delivery.recipient);
    putAddress(json, delivery.address);
    if (delivery.carrier != Carrier{}) {
        json.key("carrier");
        json.beginObject();
        putText(json, "code", delivery.carrier.code);
        putText(json, "name", delivery.carrier.name);
        putText(json, "service", delivery.carrier.service);
        putText(json, "service_name", delivery.carrier.service_name);
        json.endObject();
    }
    putText(json, "tracking_code", delivery.tracking_code);
    putText(json, "pickup_code", delivery.pickup_code);
    putPerson(json, "authorised_person", delivery.authorised_person);
    json.endObject();
}

Delivery readDelivery(const JsonValue& object) {
    const auto value = object.find("delivery");
    if (!value) {
        return {};
    }
    Carrier carrier;
    if (const auto found = value->find("carrier")) {
        carrier = {
            .code = found->textOr("code"),
            .name = found->textOr("name"),
            .service = found->textOr("service"),
            .service_name = found->textOr("service_name")};
    }
    return {
        .recipient = value->textOr("recipient"),
        .address = readAddress(*value),
        .carrier = std::move(carrier),
        .tracking_code = value->textOr("tracking_code"),
        .pickup_code = value->textOr("pickup_code"),
        .authorised_person = readPerson(*value, "authorised_person")};
}

void putAttribute(JsonWriter& json, const std::pair<std::string, std::string>& attribute) {
    json.beginArray();
    json.value(attribute.first);
    json.value(attribute.second);
    json.endArray();
}

std::pair<std::string, std::string> readAttribute(const JsonValue& value) {
    const JsonArray pair = value.elements();
    if (pair.size() != 2) {
        value.fail("is not a name and a value");
    }
    auto element = pair.begin();
    std::string name{(*element).text()};
    ++element;
    return {std::move(name), std::string{(*element).text()}};
}

void putHubLine(JsonWriter& json, const HubLine& line) {
    json.beginObject();
    json.member("line_id", line.line_id.value);
    putText(json, "sku", line.sku);
    putText(json, "ean", line.ean);
    putText(json, "reference", line.reference);
    putText(json, "description", line.description);
    putList(json, "attributes", line.attributes, putAttribute);
    putText(json, "image_url", line.image_url);
    json.member("quantity", line.quantity);
    json.member("unit_price_minor", line.unit_price_minor);
    if (line.accepted) {
        json.member("accepted", *line.accepted);
    }
    json.endObject();
}

HubLine readHubLine(const JsonValue& value) {
    const auto accepted = value.find("accepted");
    return {
        .line_id = {value.textAt("line_id")},
        .sku = value.textOr("sku"),
        .ean = value.textOr("ean"),
        .reference = value.textOr("reference"),
        .description = value.textOr("description"),
        .attributes = readList(value, "attributes", readAttribute),
        .image_url = value.textOr("image_url"),
        .quantity = value.integerAt("quantity"),
        .unit_price_minor = value.integerOr("unit_price_minor", 0),
        .accepted = accepted ? std::optional{accepted->integer()} : std::nullopt};
}

void putCancellation(JsonWriter& json, const CancellationAsked& cancellation) {
    json.key("cancellation");
    json.beginObject();
    json.member("is_asked_by_hub", cancellation.is_asked_by_hub);
    putText(json, "reason", cancellation.reason);
    putInstant(json, "answer_by_ms", cancellation.answer_by);
    json.endObject();
}

std::optional<CancellationAsked> readCancellation(const JsonValue& object) {
    const auto value = object.find("cancellation");
    if (!value) {
        return std::nullopt;
    }
    return CancellationAsked{
        .is_asked_by_hub = value->booleanOr("is_asked_by_hub", true),
        .reason = value->textOr("reason"),
        .answer_by = optionalInstant(*value, "answer_by_ms")};
}

void putChannel(JsonWriter& json, const Channel& channel) {
    json.key("channel");
    json.beginObject();
    putText(json, "code", channel.code);
    putText(json, "name", channel.name);
    json.member("is_marketplace", channel.is_marketplace);
    json.endObject();
}

Channel readChannel(const JsonValue& object) {
    const auto value = object.find("channel");
    if (!value) {
        return {};
    }
    return {
        .code = value->textOr("code"),
        .name = value->textOr("name"),
        .is_marketplace = value->booleanOr("is_marketplace", false)};
}

void putCapabilities(JsonWriter& json, const Capabilities& capabilities) {
    json.key("capabilities");
    json.beginObject();
    json.member("partial", toText(capabilities.partial));
    json.member("allows_late_refusal", capabilities.allows_late_refusal);
    json.endObject();
}

Capabilities readCapabilities(const JsonValue& object) {
    const auto value = object.find("capabilities");
    if (!value) {
        return {};
    }
    return {
        .partial = readEnum<PartialGrain>(value->at("partial")),
        .allows_late_refusal = value->booleanAt("allows_late_refusal")};
}

}  // namespace

std::string encodeHubOrder(const HubOrder& hub) {
    std::string text;
    text.reserve(2048);
    JsonWriter json{text};
    json.beginObject();
    json.member("site_id", hub.store.site_id);
    json.member("store_id", hub.store.store_id);
    json.member("order_id", hub.order_id.value);
    putText(json, "external_order_id", hub.external_order_id);
    json.member("assignment", hub.assignment);
    json.member("version", hub.version);
    putText(json, "etag", hub.etag);
    putChannel(json, hub.channel);
    json.member("journey", toText(hub.journey));
    putText(json, "hub_code", hub.hub_code);
    json.member("hub_status", toText(hub.hub_status));
    json.member("placed_at_ms", toMs(hub.placed_at));
    json.member("assigned_at_ms", toMs(hub.assigned_at));
    json.member("updated_at_ms", toMs(hub.updated_at));
    putInstant(json, "answer_by_ms", hub.answer_by);
    putInstant(json, "ready_by_ms", hub.ready_by);
    putInstant(json, "collect_by_ms", hub.collect_by);
    putPerson(json, "customer", hub.customer);
    putDelivery(json, hub.delivery);
    putList(json, "lines", hub.lines, putHubLine);
    putText(json, "currency", hub.currency);
    json.member("discount_minor", hub.discount_minor);
    json.member("freight_minor", hub.freight_minor);
    json.member("total_minor", hub.total_minor);
    if (hub.is_paid) {
        json.member("is_paid", *hub.is_paid);
    }
    putText(json, "invoice_key", hub.invoice_key);
    if (hub.cancellation) {
        putCancellation(json, *hub.cancellation);
    }
    putText(json, "notes", hub.notes);
    putText(json, "gift_message", hub.gift_message);
    putCapabilities(json, hub.capabilities);
    json.endObject();
    return text;
}

HubOrder readHubOrder(const JsonValue& value) {
    const auto is_paid = value.find("is_paid");
    return {
        .store = {.site_id = value.textAt("site_id"), .store_id = value.textAt("store_id")},
        .order_id = {value.textAt("order_id")},
        .external_order_id = value.textOr("external_order_id"),
        .assignment = value.integerAt("assignment"),
        .version = value.integerAt("version"),
        .etag = value.textOr("etag"),
        .channel = readChannel(value),
        .journey = readEnum<Journey>(value.at("journey")),
        .hub_code = value.textOr("hub_code"),
        .hub_status = readEnum<HubStatus>(value.at("hub_status")),
        .placed_at = readInstant(value.at("placed_at_ms")),
        .assigned_at = readInstant(value.at("assigned_at_ms")),
        .updated_at = readInstant(value.at("updated_at_ms")),
        .answer_by = optionalInstant(value, "answer_by_ms"),
        .ready_by = optionalInstant(value, "ready_by_ms"),
        .collect_by = optionalInstant(value, "collect_by_ms"),
        .customer = readPerson(value, "customer"),
        .delivery = readDelivery(value),
        .lines = readList(value, "lines", readHubLine),
        .currency = value.textOr("currency"),
        .discount_minor = value.integerOr("discount_minor", 0),
        .freight_minor = value.integerOr("freight_minor", 0),
        .total_minor = value.integerOr("total_minor", 0),
        .is_paid = is_paid ? std::optional{is_paid->boolean()} : std::nullopt,
        .invoice_key = value.textOr("invoice_key"),
        .cancellation = readCancellation(value),
        .notes = value.textOr("notes"),
        .gift_message = value.textOr("gift_message"),
        .capabilities = readCapabilities(value)};
}

HubOrder decodeHubOrder(JsonReader& reader, std::string_view text) {
    return readHubOrder(reader.parse(text, kOwnJson));
}

}  // namespace balcao
