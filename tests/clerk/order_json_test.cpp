#include "agent/clerk/order_json.h"

#include "agent/clerk/timeline_json.h"
#include "agent/json/json_reader.h"
#include "common/order/order_text.h"
#include "tests/clerk/views.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <string>
#include <vector>

namespace balcao::test {

namespace {

std::string cardText(const OrderView& view) {
    std::string text;
    JsonWriter json{text};
    writeCard(json, view);
    return text;
}

std::string detailText(const OrderView& view, const std::vector<JournalView>& journal = {}) {
    std::string text;
    JsonWriter json{text};
    writeOrderDetail(json, view, journal);
    return text;
}

/// An order whose every text of others is `text`.
Order orderSaying(const std::string& text) {
    Order order = anOrder().shipped().in(OrderState::labelled);
    HubOrder& hub = order.hub;
    for (std::string* field :
         {&hub.order_id.value,
          &hub.external_order_id,
          &hub.hub_code,
          &hub.customer.name,
          &hub.delivery.recipient,
          &hub.delivery.address.street,
          &hub.delivery.carrier.name,
          &hub.delivery.tracking_code,
          &hub.delivery.authorised_person.name,
          &hub.notes,
          &hub.gift_message,
          &hub.channel.name,
          &hub.lines[0].description,
          &hub.lines[0].sku,
          &hub.lines[0].image_url}) {
        *field = text;
    }
    hub.lines[0].attributes = {{text, text}};
    order.lines[0].refusals = {{.quantity = 1, .reason = RefusalReason::other, .note = text}};
    order.labels[0].package_id = PackageId{text};
    return order;
}

/// Ways to make a page run what was meant as text.
std::vector<std::string> hostileTexts() {
    std::vector<std::string> texts{
        "<script>alert(1)</script>",
        "</script><script>x()</script>",
        "<img src=x onerror=x()>",
        "\"><svg/onload=x()>",
        "javascript:x()",
        "'-x()-'",
        "\";x();//",
        "${x()}",
        "{{x()}}",
        "<!--",
        "]]>",
        "\xe2\x80\xa8x()\xe2\x80\xa9",
        "\\u003cscript\\u003e",
        "\x01\x02\x1f",
        "quote\"back\\slash/",
        "tab\tline\r\nend",
        "Ação ç ã é 日本 😀",
        "^XA^XZ",
        "%0d%0aX: y"};
    const std::vector<std::string> tags{"script", "iframe", "object", "svg", "math", "style"};
    const std::vector<std::string> events{"onload", "onerror", "onclick", "onfocus", "onmouseover"};
    for (const std::string& tag : tags) {
        for (const std::string& event : events) {
            for (const char* quote : {"", "\"", "'", "`"}) {
                for (const char* space : {" ", "/", "\n", "\t"}) {
                    texts.push_back("<" + tag + space + event + "=" + quote + "x()" + quote + ">");
                }
            }
        }
    }
    return texts;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(order_json)

BOOST_AUTO_TEST_CASE(a_card_shows_the_facts_of_its_order) {
    Order order = anOrder().line("1", 2).line("2", 1).line("3", 1).line("4", 1).offered();
    order.hub.lines[0].attributes = {{"cor", "azul"}, {"tamanho", "M"}};
    order.hub.gift_message = "Parabéns";
    JsonReader reader;
    const std::string text = cardText(viewOf(order, 7, 42));
    const JsonValue card = reader.parse(text);
    BOOST_TEST(card.integerAt("order_ref") == 7);
    BOOST_TEST(card.integerAt("revision") == 42);
    BOOST_TEST(card.textAt("state") == "offered");
    BOOST_TEST(card.textAt("stage") == "new");
    BOOST_TEST(card.textAt("customer_name") == "Conceição A.");
    BOOST_TEST(card.integerAt("line_count") == 4);
    BOOST_TEST(card.integerAt("unit_count") == 5);
    BOOST_TEST(card.at("lines").elements().size() == 3U);
    BOOST_TEST((*card.at("lines").elements().begin()).textAt("attributes") == "azul, M");
    BOOST_TEST(card.booleanAt("is_gift"));
    BOOST_TEST(card.integerAt("total_minor") == 5 * 4990);
    BOOST_TEST(card.textAt("deadline_kind") == "answer_by");
    BOOST_TEST((*card.at("actions").elements().begin()).text() == "decide");
}

BOOST_AUTO_TEST_CASE(a_queued_message_shows_its_tries_and_a_refused_one_its_reason) {
    OrderView view = viewOf(anOrder().in(OrderState::accepted));
    MessageView message;
    message.message_id = view.order.sync.command_id;
    message.attempts = 3;
    message.next_attempt_at = kOrderDay;
    view.messages.push_back(message);
    JsonReader reader;
    std::string text = cardText(view);
    JsonValue sync = reader.parse(text).at("sync");
    BOOST_TEST(sync.textAt("state") == "queued");
    BOOST_TEST(sync.integerAt("attempts") == 3);
    BOOST_TEST(sync.integerAt("next_attempt_ms") == inMs(kOrderDay));

    view.order.sync.state = SyncState::needs_person;
    view.order.sync.problem = "too-late: the answer time is over";
    text = cardText(view);
    sync = reader.parse(text).at("sync");
    BOOST_TEST(sync.textAt("problem") == "too-late: the answer time is over");
    BOOST_TEST(!sync.find("attempts"));
}

BOOST_AUTO_TEST_CASE(a_detail_masks_what_the_counter_does_not_need) {
    Order order = anOrder().pickup().offered();
    order.hub.customer = {
        .name = "Maria da Silva",
        .document = "12345678909",
        .phone = "11987654321",
        .email = "maria@example.com"};
    order.hub.delivery.address.street = "Rua das Flores";
    order.hub.delivery.pickup_code = "SEGREDO";
    const std::string text = detailText(viewOf(order));
    BOOST_TEST(text.find("12345678909") == std::string::npos);
    BOOST_TEST(text.find("11987654321") == std::string::npos);
    BOOST_TEST(text.find("maria@example.com") == std::string::npos);
    BOOST_TEST(text.find("Rua das Flores") == std::string::npos);  // nobody sends anything there
    BOOST_TEST(text.find("SEGREDO") == std::string::npos);
    BOOST_TEST(text.find("***.456.789-**") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_shipped_order_shows_its_address_as_on_an_envelope) {
    Order order = anOrder().shipped().offered();
    order.hub.delivery.address = {
        .street = "Rua das Flores",
        .number = "12",
        .complement = "ap 3",
        .district = "Centro",
        .city = "Olinda",
        .state = "PE",
        .postal_code = "53000-000",
        .country = "BR"};
    JsonReader reader;
    const std::string text = detailText(viewOf(order));
    std::vector<std::string> lines;
    for (const JsonValue line : reader.parse(text).at("delivery").at("address").elements()) {
        lines.emplace_back(line.text());
    }
    const std::vector<std::string> wanted{
        "Rua das Flores, 12 - ap 3", "Centro", "53000-000 Olinda - PE", "BR"};
    BOOST_TEST(lines == wanted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(hostile_texts_survive_as_texts_in_every_field) {
    const auto texts = hostileTexts();
    BOOST_TEST(texts.size() >= 480U);
    JsonReader reader;
    for (const std::string& hostile : texts) {
        const std::string text = detailText(viewOf(orderSaying(hostile)));
        const JsonValue detail = reader.parse(text);
        BOOST_TEST(detail.textAt("notes") == hostile);
        BOOST_TEST(detail.textAt("gift_message") == hostile);
        BOOST_TEST(detail.at("card").textAt("order_id") == hostile);
        BOOST_TEST(detail.at("delivery").textAt("recipient") == hostile);
        const JsonValue line = *detail.at("lines").elements().begin();
        BOOST_TEST(line.textAt("description") == hostile);
        const JsonValue refusal = *line.at("refusals").elements().begin();
        BOOST_TEST(refusal.textAt("note") == hostile);
    }
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_text_become_valid_text) {
    JsonReader reader;
    const std::string text = detailText(viewOf(orderSaying("a\xff\xc3(b\xed\xa0\x80")));
    BOOST_TEST(reader.parse(text).textAt("notes").starts_with("a"));
}

BOOST_AUTO_TEST_CASE(the_timeline_tells_every_event_of_every_way) {
    JsonReader reader;
    for (const OrderState state :
         {OrderState::delivered,
          OrderState::returned,
          OrderState::cancelled_by_store,
          OrderState::partly_delivered,
          OrderState::in_return,
          OrderState::answer_expired}) {
        const Walk walk = anOrder().walkTo(state);
        std::int64_t seq = 0;
        for (const JournalEntry& entry : walk.journal()) {
            std::string text;
            JsonWriter json{text};
            writeTimelineEntry(json, {.seq = ++seq, .entry = entry});
            const JsonValue line = reader.parse(text);
            BOOST_TEST(line.integerAt("seq") == seq);
            BOOST_TEST(line.textAt("name") == nameOf(entry.event));
            if (const auto to = line.find("to")) {
                BOOST_TEST(fromText<OrderState>(to->text()).has_value());
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
