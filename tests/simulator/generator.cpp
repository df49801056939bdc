#include "tests/simulator/generator.h"

#include "tests/simulator/brazil.h"
#include "tests/simulator/generator_words.h"
#include "tests/simulator/text.h"

#include <array>
#include <random>

namespace balcao::simulator {

namespace {

constexpr int kBrasilia = -180;  // minutes from UTC

/// Draws that are the same on every system, unlike the standard distributions.
class Draw {
public:
    explicit Draw(std::uint64_t seed)
        : engine_{seed} {}

    std::int64_t number(std::int64_t from, std::int64_t to) {
        const auto span = static_cast<std::uint64_t>(to - from + 1);
        return from + static_cast<std::int64_t>(engine_() % span);
    }

    bool chance(int percent) { return number(1, 100) <= percent; }

    template <typename T>
    const T& of(const std::vector<T>& list) {
        return list[static_cast<std::size_t>(number(0, static_cast<std::int64_t>(list.size()) - 1)
        )];
    }

    std::string digits(std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) {
            text += static_cast<char>('0' + number(0, 9));
        }
        return text;
    }

private:
    std::mt19937_64 engine_;
};

JsonObject::Ptr money(std::int64_t amount) {
    auto object = makeObject();
    object->set("amount", amount);
    object->set("currency", "BRL");
    return object;
}

std::string personName(Draw& draw) {
    std::string name = draw.of(firstNames());
    name += std::string{" "} + draw.of(lastNames());
    if (draw.chance(30)) {
        name += std::string{" "} + draw.of(lastNames());
    }
    return name;
}

std::string phone(Draw& draw) {
    return "+55" + std::to_string(draw.number(11, 99)) + "9" + draw.digits(8);
}

JsonObject::Ptr customer(Draw& draw, std::uint64_t serial) {
    auto object = makeObject();
    const bool is_company = draw.chance(8);
    object->set("name", is_company ? std::string{draw.of(companies())} : personName(draw));
    object->set(
        "document",
        is_company ? withCnpjCheck(draw.digits(8) + "0001") : withCpfCheck(draw.digits(9))
    );
    if (draw.chance(80)) {
        object->set("phone", phone(draw));
    }
    if (draw.chance(90)) {
        object->set("email", "cliente" + std::to_string(serial) + "@exemplo.com.br");
    }
    return object;
}

JsonObject::Ptr address(Draw& draw) {
    const Place& place = draw.of(places());
    auto object = makeObject();
    object->set("street", draw.of(streets()));
    object->set("number", draw.chance(5) ? "s/n" : std::to_string(draw.number(1, 4999)));
    const std::string complement = draw.of(complements());
    if (!complement.empty()) {
        object->set("complement", complement);
    }
    object->set("district", draw.of(districts()));
    object->set("city", place.city);
    object->set("state", place.state);
    object->set("postalCode", std::string{place.postal_prefix} + "-" + draw.digits(3));
    object->set("country", "BR");
    return object;
}

JsonObject::Ptr orderLine(Draw& draw, int number, const OrderWish& wish) {
    const auto& all = products();
    const auto index =
        static_cast<std::size_t>(draw.number(0, static_cast<std::int64_t>(all.size()) - 1));
    const Product& product = all[index];
    const auto choice = static_cast<std::size_t>(
        draw.number(0, static_cast<std::int64_t>(product.choices.size()) - 1)
    );
    const auto colour =
        static_cast<std::size_t>(draw.number(0, static_cast<std::int64_t>(colours().size()) - 1));
    const std::size_t variant = choice * 100 + (product.has_colour ? colour : 99);
    // The same article always has the same sku and EAN, whatever the order.
    std::string article = std::to_string(1'000'000 + index * 10'000 + variant);
    auto line = makeObject();
    line->set("lineId", std::to_string(number));
    line->set("sku", std::string{product.reference} + "-" + article.substr(3));
    line->set("ean", withEanCheck("78912" + article));
    line->set("reference", product.reference);
    line->set("description", product.description);
    auto attributes = makeObject();
    if (product.has_colour) {
        attributes->set("cor", colours()[colour]);
    }
    attributes->set(product.attribute, product.choices[choice]);
    line->set("attributes", attributes);
    line->set("imageUrl", "https://imagens.exemplo.com.br/" + article + ".jpg");
    const std::int64_t drawn = draw.chance(75) ? 1 : draw.number(2, 5);
    line->set("quantity", wish.quantity.value_or(drawn));
    line->set("unitPrice", money(product.price));
    return line;
}

/// Lines, discount, freight and the total they come to.
void addGoods(JsonObject& order, Draw& draw, const OrderWish& wish, bool is_shipped) {
    auto lines = makeArray();
    const auto drawn = static_cast<int>(draw.chance(60) ? draw.number(1, 3) : draw.number(4, 12));
    std::int64_t total = 0;
    for (int i = 1; i <= wish.lines.value_or(drawn); ++i) {
        auto line = orderLine(draw, i, wish);
        total += integerIn(*line, "quantity") * integerIn(*objectIn(*line, "unitPrice"), "amount");
        lines->add(line);
    }
    order.set("lines", lines);
    const std::int64_t discount = draw.chance(30) ? total * draw.number(5, 20) / 100 : 0;
    const std::int64_t freight = is_shipped && draw.chance(70) ? draw.number(990, 4990) : 0;
    if (discount > 0) {
        order.set("discount", money(discount));
    }
    if (is_shipped) {
        order.set("freight", money(freight));
    }
    order.set("total", money(total - discount + freight));
}

/// When the store must answer, have it ready, and see it leave.
void addDeadlines(JsonObject& order, Draw& draw, Instant now, const OrderWish& wish) {
    using std::chrono::hours;
    using std::chrono::minutes;
    const bool is_late = draw.chance(6);
    const bool is_scheduled = draw.chance(10);
    const minutes answer_in =
        is_late ? minutes{-draw.number(1, 40)} : minutes{draw.number(10, 120)};
    const Instant answer_by = wish.answer_in ? now + *wish.answer_in : now + answer_in;
    const Instant ready_by = is_scheduled ? now + hours{24 * draw.number(1, 5)}
                                          : answer_by + minutes{draw.number(60, 360)};
    order.set("answerBy", formatTime(answer_by, kBrasilia));
    order.set("readyBy", formatTime(ready_by, kBrasilia));
    order.set("collectBy", formatTime(ready_by + hours{draw.number(2, 72)}, kBrasilia));
    if (is_scheduled) {
        order.set("notes", "Entrega agendada: não despachar antes do dia combinado");
    }
}

JsonObject::Ptr delivery(Draw& draw, const JsonObject& buyer, bool is_shipped) {
    auto object = makeObject();
    object->set("recipient", draw.chance(85) ? textIn(buyer, "name") : personName(draw));
    if (is_shipped) {
        object->set("address", address(draw));
        const CarrierWords& words = draw.of(carriers());
        auto carrier = makeObject();
        carrier->set("code", words.code);
        carrier->set("name", words.name);
        carrier->set("service", words.service);
        object->set("carrier", carrier);
        return object;
    }
    object->set("pickupCode", draw.digits(6));
    if (draw.chance(20)) {
        auto person = makeObject();
        person->set("name", personName(draw));
        person->set("document", withCpfCheck(draw.digits(9)));
        object->set("authorisedPerson", person);
    }
    return object;
}

void addCapabilities(JsonObject& order, Draw& draw, const OrderWish& wish) {
    const std::int64_t kind = draw.number(1, 100);
    const std::string partial = kind <= 75 ? "quantity" : kind <= 90 ? "line" : "none";
    const bool late_refusal = !draw.chance(15);
    auto capabilities = makeObject();
    capabilities->set("partial", wish.partial.value_or(partial));
    capabilities->set("lateRefusal", wish.late_refusal.value_or(late_refusal));
    order.set("capabilities", capabilities);
}

JsonObject::Ptr channel(Draw& draw, const OrderWish& wish) {
    const ChannelWords* words = &draw.of(channels());
    while (wish.marketplace && words->is_marketplace != *wish.marketplace) {
        words = &draw.of(channels());
    }
    auto object = makeObject();
    object->set("code", words->code);
    object->set("name", words->name);
    object->set("marketplace", words->is_marketplace);
    return object;
}

}  // namespace

JsonObject::Ptr generateOrder(
    std::uint64_t seed, std::uint64_t serial, Instant now, const OrderWish& wish
) {
    Draw draw{seed * 1'000'003 + serial};
    const bool is_drawn_shipped = draw.chance(60);
    const bool is_shipped = wish.journey ? *wish.journey == "ship-from-store" : is_drawn_shipped;
    const StoreKey store = wish.store.value_or(StoreKey{.site_id = "1", .store_id = "101"});
    auto order = makeObject();
    order->set("orderId", wish.order_id.value_or("PED-" + std::to_string(100'000 + serial)));
    const auto sold_by = channel(draw, wish);
    order->set("externalOrderId", textIn(*sold_by, "code") + "-" + draw.digits(10));
    order->set("assignment", 1);
    order->set("version", 1);
    order->set("siteId", store.site_id);
    order->set("storeId", store.store_id);
    order->set("channel", sold_by);
    order->set("journey", is_shipped ? "ship-from-store" : "pickup-in-store");
    order->set("status", "1");
    order->set("placedAt", formatTime(now - std::chrono::minutes{draw.number(3, 90)}, kBrasilia));
    order->set("updatedAt", formatTime(now));
    order->set("assignedAt", formatTime(now));
    const auto buyer = customer(draw, serial);
    order->set("customer", buyer);
    order->set("delivery", delivery(draw, *buyer, is_shipped));
    addGoods(*order, draw, wish, is_shipped);
    order->set("paid", wish.paid.value_or(!draw.chance(6)));
    if (draw.chance(15)) {
        order->set("notes", draw.of(notes()));
    }
    if (draw.chance(10)) {
        order->set("giftMessage", draw.of(giftMessages()));
    }
    addDeadlines(*order, draw, now, wish);
    addCapabilities(*order, draw, wish);
    return order;
}

}  // namespace balcao::simulator
