#include "agent/hub/rest/order_codec.h"

#include "agent/hub/rest/rest_time.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

namespace balcao {

namespace {

constexpr std::size_t kMaxIdCharacters = 64;
constexpr std::size_t kMaxLines = 500;
constexpr std::size_t kMaxAttributes = 100;
constexpr std::size_t kInvoiceKeyLength = 44;
constexpr std::int64_t kMaxQuantity = 1'000'000'000;
constexpr std::int64_t kMaxAmountMinor = 1'000'000'000'000'000;  // sums of it stay exact
constexpr std::int64_t kMaxVersion = std::int64_t{1} << 53U;

Instant timeAt(const JsonValue& object, std::string_view key) {
    const JsonValue member = object.at(key);
    const auto time = readTime(member.text());
    if (!time) {
        member.fail("is not an RFC 3339 time");
    }
    return *time;
}

std::optional<Instant> timeIfAny(const JsonValue& object, std::string_view key) {
    return object.find(key) ? std::optional{timeAt(object, key)} : std::nullopt;
}

bool isCurrency(std::string_view text) {
    return text.size() == 3 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Reads amounts of one order, which all have the currency of its total.
class MoneyReader {
public:
    explicit MoneyReader(const JsonValue& total)
        : currency_{total.textAt("currency")} {
        if (!isCurrency(currency_)) {
            total.at("currency").fail("is not a currency of three capital letters");
        }
    }

    AmountMinor amount(const JsonValue& money) const {
        if (money.at("currency").text() != currency_) {
            money.at("currency").fail("is not the currency of the order's total");
        }
        return money.at("amount").integerIn(0, kMaxAmountMinor);
    }

    AmountMinor amountOr0(const JsonValue& order, std::string_view key) const {
        const auto money = order.find(key);
        return money ? amount(*money) : 0;
    }

    const std::string& currency() const { return currency_; }

private:
    std::string currency_;
};

Person readPerson(const std::optional<JsonValue>& person) {
    if (!person) {
        return {};
    }
    return {
        .name = person->textOr("name"),
        .document = person->textOr("document"),
        .phone = person->textOr("phone"),
        .email = person->textOr("email")};
}

Address readAddress(const std::optional<JsonValue>& address) {
    if (!address) {
        return {};
    }
    return {
        .street = address->textOr("street"),
        .number = address->textOr("number"),
        .complement = address->textOr("complement"),
        .district = address->textOr("district"),
        .city = address->textOr("city"),
        .state = address->textOr("state"),
        .postal_code = address->textOr("postalCode"),
        .country = address->textOr("country")};
}

Carrier readCarrier(const std::optional<JsonValue>& carrier) {
    if (!carrier) {
        return {};
    }
    return {
        .code = carrier->textOr("code"),
        .name = carrier->textOr("name"),
        .service = carrier->textOr("service")};
}

Channel readChannel(const std::optional<JsonValue>& channel) {
    if (!channel) {
        return {};
    }
    return {
        .code = channel->textOr("code"),
        .name = channel->textOr("name"),
        .is_marketplace = channel->booleanOr("marketplace", false)};
}

Delivery readDelivery(const std::optional<JsonValue>& delivery) {
    if (!delivery) {
        return {};
    }
    return {
        .recipient = delivery->textOr("recipient"),
        .address = readAddress(delivery->find("address")),
        .carrier = readCarrier(delivery->find("carrier")),
        .tracking_code = delivery->textOr("trackingCode"),
        .pickup_code = delivery->textOr("pickupCode"),
        .authorised_person = readPerson(delivery->find("authorisedPerson"))};
}

std::vector<std::pair<std::string, std::string>> readAttributes(
    const std::optional<JsonValue>& attributes
) {
    std::vector<std::pair<std::string, std::string>> read;
    if (!attributes) {
        return read;
    }
    for (const auto& [name, value] : attributes->members()) {
        if (read.size() == kMaxAttributes) {
            attributes->fail("has too many members");
        }
        read.emplace_back(name, value.text());
    }
    return read;
}

HubLine readLine(const JsonValue& line, const MoneyReader& money) {
    HubLine read{
        .line_id = LineId{idAt(line, "lineId")},
        .sku = line.textAt("sku"),
        .ean = line.textOr("ean"),
        .reference = line.textOr("reference"),
        .description = line.textAt("description"),
        .attributes = readAttributes(line.find("attributes")),
        .image_url = line.textOr("imageUrl"),
        .quantity = line.at("quantity").integerIn(1, kMaxQuantity),
        .unit_price_minor = money.amount(line.at("unitPrice")),
        .accepted = std::nullopt};
    if (const auto accepted = line.find("accepted")) {
        read.accepted = accepted->integerIn(0, read.quantity);
    }
    return read;
}

std::vector<HubLine> readLines(const JsonValue& lines, const MoneyReader& money) {
    const JsonArray elements = lines.elements();
    if (elements.size() == 0 || elements.size() > kMaxLines) {
        lines.fail("must have 1 to " + std::to_string(kMaxLines) + " entries");
    }
    std::vector<HubLine> read;
    read.reserve(elements.size());
    std::set<LineId> ids;
    for (const JsonValue line : elements) {
        read.push_back(readLine(line, money));
        if (!ids.insert(read.back().line_id).second) {
            line.at("lineId").fail("names a line that stands in the order already");
        }
    }
    return read;
}

std::optional<CancellationAsked> readCancellation(const std::optional<JsonValue>& cancellation) {
    if (!cancellation) {
        return std::nullopt;
    }
    const JsonValue asked_by = cancellation->at("askedBy");
    const std::string_view who = asked_by.text();
    if (who != "hub" && who != "store") {
        asked_by.fail("is neither hub nor store");
    }
    return CancellationAsked{
        .is_asked_by_hub = who == "hub",
        .reason = cancellation->textOr("reason"),
        .answer_by = timeIfAny(*cancellation, "answerBy")};
}

/// An unknown grain allows the least: what the hub would not take is then not offered to a clerk.
PartialGrain readGrain(std::string_view text) {
    if (text == "quantity") {
        return PartialGrain::quantity;
    }
    return text == "line" ? PartialGrain::line : PartialGrain::none;
}

Capabilities readCapabilities(const std::optional<JsonValue>& capabilities) {
    if (!capabilities) {
        return {};
    }
    return {
        .partial = readGrain(capabilities->textOr("partial", "quantity")),
        .allows_late_refusal = capabilities->booleanOr("lateRefusal", true)};
}

std::string readInvoiceKey(const JsonValue& order) {
    const auto member = order.find("invoiceKey");
    if (!member) {
        return {};
    }
    const std::string_view key = member->text();
    const bool is_good =
        key.size() == kInvoiceKeyLength && std::all_of(key.begin(), key.end(), [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
        });
    if (!key.empty() && !is_good) {
        member->fail("is not a key of 44 digits and capital letters");
    }
    return std::string{key};
}

void checkStore(const JsonValue& order, const StoreKey& store) {
    if (order.at("siteId").text() != store.site_id) {
        order.at("siteId").fail("is another site's");
    }
    if (order.at("storeId").text() != store.store_id) {
        order.at("storeId").fail("is another store's");
    }
}

Journey readJourney(const JsonValue& journey, const HubCodes& codes) {
    const auto known = journeyOf(codes, journey.text());
    if (!known) {
        journey.fail("is a journey that the table of codes does not have");
    }
    return *known;
}

void readDeadlines(const JsonValue& order, HubOrder& read) {
    read.placed_at = timeAt(order, "placedAt");
    read.assigned_at = timeAt(order, "assignedAt");
    read.updated_at = timeAt(order, "updatedAt");
    read.answer_by = timeIfAny(order, "answerBy");
    read.ready_by = timeIfAny(order, "readyBy");
    read.collect_by = timeIfAny(order, "collectBy");
}

void readAmounts(const JsonValue& order, HubOrder& read) {
    const MoneyReader money{order.at("total")};
    read.currency = money.currency();
    read.lines = readLines(order.at("lines"), money);
    read.discount_minor = money.amountOr0(order, "discount");
    read.freight_minor = money.amountOr0(order, "freight");
    read.total_minor = money.amount(order.at("total"));
}

}  // namespace

bool isHubId(std::string_view text) {
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool is_c1_control =  // U+0080 to U+009F, and the space U+00A0
            byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) <= 0xA0;
        if (byte <= 0x20 || byte == 0x7F || is_c1_control) {
            return false;
        }
        characters += (byte & 0xC0U) != 0x80U ? 1 : 0;
    }
    return characters >= 1 && characters <= kMaxIdCharacters;
}

std::string idAt(const JsonValue& object, std::string_view key) {
    const JsonValue member = object.at(key);
    const std::string_view id = member.text();
    if (!isHubId(id)) {
        member.fail("is not an id of 1 to 64 characters without spaces and controls");
    }
    return std::string{id};
}

HubOrder readHubOrder(const JsonValue& order, const StoreKey& store, const HubCodes& codes) {
    checkStore(order, store);
    HubOrder read;
    read.store = store;
    read.order_id = OrderId{idAt(order, "orderId")};
    read.external_order_id = order.textOr("externalOrderId");
    if (const auto assignment = order.find("assignment")) {
        read.assignment = assignment->integerIn(1, kMaxVersion);
    }
    read.version = order.at("version").integerIn(0, kMaxVersion);
    read.channel = readChannel(order.find("channel"));
    read.journey = readJourney(order.at("journey"), codes);
    read.hub_code = order.textAt("status");
    readDeadlines(order, read);
    read.customer = readPerson(order.find("customer"));
    read.delivery = readDelivery(order.find("delivery"));
    readAmounts(order, read);
    if (order.find("paid")) {
        read.is_paid = order.booleanAt("paid");
    }
    read.invoice_key = readInvoiceKey(order);
    read.cancellation = readCancellation(order.find("cancellation"));
    read.notes = order.textOr("notes");
    read.gift_message = order.textOr("giftMessage");
    read.capabilities = readCapabilities(order.find("capabilities"));
    return readWith(codes, std::move(read));
}

}  // namespace balcao
