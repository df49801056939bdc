#include "agent/hub/rest/order_codec.h"

#include "tests/hub/order_samples.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace balcao::test {

namespace {

HubOrder read(const std::string& json) {
    JsonReader reader;
    return readHubOrder(reader.parse(json), {.site_id = "1", .store_id = "101"}, defaultHubCodes());
}

Instant at(std::int64_t milliseconds) {
    return Instant{std::chrono::milliseconds{milliseconds}};
}

/// One change that makes the full order break the contract.
struct Break {
    std::string from;
    std::string to;
    friend std::ostream& operator<<(std::ostream& out, const Break& change) {
        return out << change.from << " -> " << change.to.substr(0, 60);
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(order_codec)

BOOST_AUTO_TEST_CASE(every_member_arrives_where_it_belongs) {
    const HubOrder order = read(fullOrderJson());
    BOOST_TEST(order.order_id.value == "A/1#%");
    BOOST_TEST(order.external_order_id == "EXT-9");
    BOOST_TEST(order.assignment == 2);
    BOOST_TEST(order.version == 7);
    BOOST_TEST((order.channel == Channel{"MKT", "Mercado", true}));
    BOOST_TEST((order.journey == Journey::ship_from_store));
    BOOST_TEST((order.hub_status == HubStatus::assigned));
    BOOST_TEST(order.hub_code == "1");
    BOOST_TEST((order.placed_at == at(1'700'000'000'000)));
    BOOST_TEST((order.updated_at == at(1'700'000'001'000)));
    BOOST_TEST((order.assigned_at == at(1'700'000'002'500)));
    BOOST_TEST((order.answer_by == at(1'700'000'600'000)));
    BOOST_TEST(order.ready_by.has_value());
    BOOST_TEST(order.collect_by.has_value());
    BOOST_TEST((order.customer == Person{"Conceição", "12345678909", "11 9", "c@example.com"}));
    BOOST_TEST(order.delivery.recipient == "João");
    BOOST_TEST(
        (order.delivery.address ==
         Address{"Rua A", "10", "ap 1", "Sé", "São Paulo", "SP", "01310-100", "BR"})
    );
    BOOST_TEST((order.delivery.carrier == Carrier{"ECT", "Correios", "SEDEX"}));
    BOOST_TEST(order.delivery.tracking_code == "AA1");
    BOOST_TEST(order.delivery.pickup_code == "P1");
    BOOST_TEST(order.delivery.authorised_person.name == "Maria");
    BOOST_TEST(order.currency == "BRL");
    BOOST_TEST(order.discount_minor == 100);
    BOOST_TEST(order.freight_minor == 1500);
    BOOST_TEST(order.total_minor == 7370);
    BOOST_TEST((order.is_paid == true));
    BOOST_TEST(order.invoice_key.size() == 44U);
    BOOST_REQUIRE(order.cancellation.has_value());
    BOOST_TEST(order.cancellation->is_asked_by_hub);
    BOOST_TEST(order.cancellation->reason == "CUSTOMER");
    BOOST_TEST(order.notes == "fragile");
    BOOST_TEST(order.gift_message == "Parabéns!");
    BOOST_TEST((order.capabilities == Capabilities{PartialGrain::line, false}));
    BOOST_TEST(order.etag.empty());
}

BOOST_AUTO_TEST_CASE(lines_arrive_in_the_hubs_order) {
    const HubOrder order = read(fullOrderJson());
    BOOST_REQUIRE(order.lines.size() == 2U);
    const HubLine& line = order.lines[0];
    BOOST_TEST(line.line_id.value == "1");
    BOOST_TEST(line.sku == "SKU 1");
    BOOST_TEST(line.ean == "789");
    BOOST_TEST(line.reference == "REF");
    BOOST_TEST(line.description == "Camisa");
    BOOST_TEST(
        (line.attributes ==
         std::vector<std::pair<std::string, std::string>>{{"tamanho", "M"}, {"cor", "azul"}})
    );
    BOOST_TEST(line.image_url == "https://x.example/1.jpg");
    BOOST_TEST(line.quantity == 3);
    BOOST_TEST(line.unit_price_minor == 1990);
    BOOST_TEST((line.accepted == 2));
    BOOST_TEST(!order.lines[1].accepted.has_value());
}

BOOST_AUTO_TEST_CASE(what_the_contract_lets_out_has_its_default) {
    const HubOrder order = read(smallOrderJson());
    BOOST_TEST(order.assignment == 1);
    BOOST_TEST((order.journey == Journey::pickup_in_store));
    BOOST_TEST(!order.answer_by.has_value());
    BOOST_TEST(!order.is_paid.has_value());
    BOOST_TEST(!order.cancellation.has_value());
    BOOST_TEST((order.capabilities == Capabilities{PartialGrain::quantity, true}));
    BOOST_TEST((order.customer == Person{}));
}

BOOST_AUTO_TEST_CASE(an_unknown_status_is_kept_as_text) {
    const HubOrder order =
        read(replaced(smallOrderJson(), R"("status":"1")", R"("status":"EM SEPARAÇÃO")"));
    BOOST_TEST(order.hub_code == "EM SEPARAÇÃO");
    BOOST_TEST((order.hub_status == HubStatus::unknown));
}

BOOST_AUTO_TEST_CASE(an_unknown_grain_allows_the_least) {
    const HubOrder order =
        read(replaced(fullOrderJson(), R"("partial":"line")", R"("partial":"unit")"));
    BOOST_TEST((order.capabilities.partial == PartialGrain::none));
}

BOOST_AUTO_TEST_CASE(every_code_of_the_table_has_its_meaning) {
    const std::vector<std::pair<std::string, HubStatus>> codes{
        {"1", HubStatus::assigned},
        {"2", HubStatus::accepted},
        {"3", HubStatus::in_transit},
        {"4", HubStatus::delivered},
        {"5", HubStatus::ready_for_pickup},
        {"6", HubStatus::returned},
        {"7", HubStatus::cancelled},
        {"8", HubStatus::refused},
        {"9", HubStatus::not_collected}};
    for (const auto& [code, status] : codes) {
        const HubOrder order =
            read(replaced(smallOrderJson(), R"("status":"1")", R"("status":")" + code + "\""));
        BOOST_TEST((order.hub_status == status));
    }
}

const std::vector<Break> kBreaks{
    // ids
    {R"("A/1#%")", R"("")"},
    {R"("A/1#%")", R"("A 1")"},
    {R"("A/1#%")", R"("A\u0001")"},
    {R"("A/1#%")", R"("A\u0085")"},
    {R"("A/1#%")", R"("A\u00a0")"},
    {R"("A/1#%")", "\"" + std::string(65, 'x') + "\""},
    {R"("A/1#%")", "12"},
    {R"("lineId":"2")", R"("lineId":"1")"},
    {R"("lineId":"2")", R"("lineId":null)"},
    // whose order
    {R"("siteId":"1")", R"("siteId":"2")"},
    {R"("storeId":"101")", R"("storeId":"102")"},
    {R"("storeId":"101")", R"("storeId":101)"},
    // numbers
    {R"("version":7)", R"("version":"7")"},
    {R"("version":7)", R"("version":7.0)"},
    {R"("version":7)", R"("version":-1)"},
    {R"("version":7)", R"("version":99999999999999999999)"},
    {R"("assignment":2)", R"("assignment":0)"},
    {R"("assignment":2)", R"("assignment":true)"},
    {R"("quantity":3)", R"("quantity":0)"},
    {R"("quantity":3)", R"("quantity":-3)"},
    {R"("quantity":3)", R"("quantity":1e3)"},
    {R"("quantity":3)", R"("quantity":2000000000)"},
    {R"("accepted":2)", R"("accepted":4)"},
    {R"("accepted":2)", R"("accepted":-1)"},
    // money
    {R"("amount":1990)", R"("amount":-1)"},
    {R"("amount":1990)", R"("amount":19.90)"},
    {R"("amount":1990)", R"("amount":"1990")"},
    {R"("amount":1990)", R"("amount":9000000000000000)"},
    {R"("amount":1500,"currency":"BRL")", R"("amount":1500,"currency":"USD")"},
    {R"("amount":7370,"currency":"BRL")", R"("amount":7370,"currency":"brl")"},
    {R"("total":{"amount":7370,"currency":"BRL"},)", ""},
    {R"("total":{"amount":7370,"currency":"BRL"})", R"("total":7370)"},
    // times
    {R"("placedAt":"2023-11-14T19:13:20-03:00")", R"("placedAt":"2023-11-14 19:13")"},
    {R"("placedAt":"2023-11-14T19:13:20-03:00")", R"("placedAt":1700000000)"},
    {R"("answerBy":"2023-11-14T22:23:20Z")", R"("answerBy":"0000-00-00")"},
    // kinds
    {R"("journey":"ship-from-store")", R"("journey":"teleport")"},
    {R"("journey":"ship-from-store",)", ""},
    {R"("status":"1")", R"("status":1)"},
    {R"("paid":true)", R"("paid":"true")"},
    {R"("marketplace":true)", R"("marketplace":1)"},
    {R"("askedBy":"hub")", R"("askedBy":"somebody")"},
    {R"("customer":{)", R"("customer":[],"x":{)"},
    {R"("attributes":{)", R"("attributes":[],"x":{)"},
    {R"("tamanho":"M")", R"("tamanho":5)"},
    {R"("invoiceKey":"35AB)", R"("invoiceKey":"35ab)"},
};

BOOST_DATA_TEST_CASE(a_broken_promise_is_an_error, kBreaks, change) {
    BOOST_CHECK_THROW(read(replaced(fullOrderJson(), change.from, change.to)), JsonError);
}

BOOST_AUTO_TEST_CASE(an_order_has_1_to_500_lines) {
    const auto withLines = [](int count) {
        std::string lines;
        for (int i = 0; i < count; ++i) {
            lines += (i == 0 ? "" : ",");
            lines +=
                R"({"lineId":")" + std::to_string(i) +
                R"(","sku":"S","description":"D","quantity":1,"unitPrice":{"amount":1,"currency":"BRL"}})";
        }
        const std::string order = smallOrderJson();
        const auto begin = order.find('[') + 1;
        return order.substr(0, begin) + lines + order.substr(order.find("],\"total"));
    };
    BOOST_TEST(read(withLines(500)).lines.size() == 500U);
    BOOST_CHECK_THROW(read(withLines(501)), JsonError);
    BOOST_CHECK_THROW(read(withLines(0)), JsonError);
}

BOOST_AUTO_TEST_CASE(an_id_counts_characters_not_bytes) {
    std::string id;
    for (int i = 0; i < 64; ++i) {
        id += "ç";
    }
    BOOST_TEST(isHubId(id));
    BOOST_TEST(!isHubId(id + "ç"));
}

BOOST_AUTO_TEST_CASE(an_error_names_the_place_and_never_the_value) {
    try {
        read(replaced(fullOrderJson(), R"("quantity":3)", R"("quantity":-77)"));
        BOOST_FAIL("was taken");
    } catch (const JsonError& error) {
        BOOST_TEST(error.path == "lines[0].quantity");
        BOOST_TEST(std::string{error.what()}.find("77") == std::string::npos);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
