// The control over HTTP, the generator and the command line.
#include "tests/simulator/brazil.h"
#include "tests/simulator/command_line.h"
#include "tests/simulator/generator.h"
#include "tests/simulator/test_client.h"
#include "tests/simulator/text.h"

#include <boost/test/unit_test.hpp>

#include <set>

namespace balcao::test {

using namespace simulator;

namespace {

struct Fixture {
    HubSimulator hub{Options{.stores = {{"1", "101"}, {"1", "102"}}}};
    TestClient store{hub};

    Answer sim(const std::string& method, const std::string& path, const std::string& body = {})
        const {
        TestClient nobody{hub};
        nobody.logOut();
        return nobody.raw(method, "/sim" + path, body, {{"Content-Type", "application/json"}});
    }
};

Instant someDay() {
    return parseTime("2025-03-10T12:00:00Z").value();
}

std::int64_t cents(const JsonObject& object, const std::string& name) {
    const auto money = objectIn(object, name);
    return money.isNull() ? 0 : integerIn(*money, "amount");
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(hub_control, Fixture)

BOOST_AUTO_TEST_CASE(orders_are_added_by_wish_or_whole) {
    const auto wished =
        sim("POST", "/orders", R"({"journey":"pickup-in-store","lines":3,"count":2})");
    BOOST_TEST(wished.status == 201);
    BOOST_TEST(arrayIn(*wished.json(), "orderIds")->size() == 2);
    const auto whole =
        sim("POST", "/orders", R"({"order":{"orderId":"X1","storeId":"102","extra":{"a":[1]}}})");
    BOOST_TEST(textIn(*whole.json(), "orderId") == "X1");
    const auto served = store.order("X1").json();
    BOOST_TEST(textIn(*served, "storeId") == "102");
    BOOST_TEST(arrayIn(*objectIn(*served, "extra"), "a")->size() == 1);
    BOOST_TEST(integerIn(*sim("GET", "/orders?store=1/101").json(), "count") == 2);
    BOOST_TEST(sim("POST", "/orders", R"({"order":{"lines":[]}})").problem() == "schema");
    BOOST_TEST(sim("POST", "/orders", "{").problem() == "unreadable");
    BOOST_TEST(sim("POST", "/orders", R"({"lines":0})").problem() == "schema");
    const auto long_one = sim("POST", "/orders", R"({"lines":500})").json();
    const auto order = store.order(textIn(*long_one, "orderId")).json();
    BOOST_TEST(arrayIn(*order, "lines")->size() == 500);
}

BOOST_AUTO_TEST_CASE(an_id_that_comes_again_with_new_content_is_a_new_version) {
    sim("POST", "/orders", R"({"order":{"orderId":"X1"}})");
    sim("POST", "/orders", R"({"order":{"orderId":"X1","notes":"outra coisa"}})");
    const auto order = store.order("X1").json();
    BOOST_TEST(integerIn(*order, "version") == 2);
    BOOST_TEST(textIn(*order, "notes") == "outra coisa");
}

BOOST_AUTO_TEST_CASE(an_order_is_changed_cancelled_and_given_away_from_outside) {
    const std::string id = hub.addOrder();
    const auto changed =
        sim("POST", "/orders/" + id + "/change", R"({"customer":{"name":"Zé"},"answerBy":null})");
    const auto order = objectIn(*changed.json(), "order");
    BOOST_TEST(textIn(*objectIn(*order, "customer"), "name") == "Zé");
    BOOST_TEST(!textIn(*objectIn(*order, "customer"), "document").empty());
    BOOST_TEST(!order->has("answerBy"));
    BOOST_TEST(integerIn(*order, "version") == 2);
    sim("POST", "/orders/" + id + "/ask-cancel", R"({"reason":"Fraude"})");
    BOOST_TEST(textIn(*objectIn(*store.order(id).json(), "cancellation"), "reason") == "Fraude");
    store.get(kOrders);
    sim("POST", "/orders/" + id + "/reassign", R"({"siteId":"1","storeId":"999"})");
    BOOST_TEST(store.order(id).status == 410);
    sim("POST", "/orders/" + id + "/reassign", R"({"siteId":"1","storeId":"101"})");
    BOOST_TEST(integerIn(*store.order(id).json(), "assignment") == 2);
    sim("POST", "/orders/" + id + "/status", R"({"status":"55"})");
    BOOST_TEST(hub.orderStatus(id) == "55");
    sim("POST", "/orders/" + id + "/tracking", R"({"description":"Saiu para entrega"})");
    BOOST_TEST(integerIn(*store.get("/orders/" + id + "/tracking").json(), "count") == 1);
    sim("POST", "/orders/" + id + "/cancel");
    BOOST_TEST(hub.orderStatus(id) == "7");
    BOOST_TEST(sim("POST", "/orders/none/cancel").status == 404);
    BOOST_TEST(sim("POST", "/orders/" + id + "/melt").status == 404);
}

BOOST_AUTO_TEST_CASE(time_tokens_keys_and_stores_are_under_control) {
    const Instant before = hub.now();
    sim("POST", "/clock", R"({"advance_s":3000})");
    BOOST_TEST((hub.now() - before >= std::chrono::seconds{3000}));
    BOOST_TEST(sim("GET", "/clock").json()->has("now"));
    sim("POST", "/expire-tokens");
    BOOST_TEST(store.get(kOrders).status == 401);
    store.logIn("balcao");
    sim("POST", "/stores/1/101/revoke");
    BOOST_TEST(store.get(kOrders).problem() == "store-revoked");
    sim("POST", "/stores/1/101/restore");
    BOOST_TEST(store.get(kOrders).status == 200);
    BOOST_TEST(sim("POST", "/forget-keys").status == 200);
    BOOST_TEST(integerIn(*sim("GET", "/stores").json(), "count") == 2);
}

BOOST_AUTO_TEST_CASE(faults_are_armed_listed_and_disarmed) {
    const auto armed =
        sim("POST", "/faults", R"({"kind":"500","operation":"listOrders","count":-1})");
    BOOST_TEST(armed.status == 201);
    BOOST_TEST(store.get(kOrders).status == 500);
    BOOST_TEST(integerIn(*sim("GET", "/faults").json(), "count") == 1);
    sim("DELETE", "/faults/" + textIn(*armed.json(), "fault"));
    BOOST_TEST(store.get(kOrders).status == 200);
    sim("POST", "/faults", R"({"kind":"500","count":-1})");
    sim("DELETE", "/faults");
    BOOST_TEST(store.get(kOrders).status == 200);
    BOOST_TEST(sim("POST", "/faults", R"({"kind":"melt"})").problem() == "unknown-fault");
}

BOOST_AUTO_TEST_CASE(the_log_and_the_requests_are_read_from_a_number_on) {
    const std::string id = hub.addOrder();
    store.accept(id);
    const auto all = sim("GET", "/log").json();
    BOOST_TEST(integerIn(*all, "count") == 4);
    BOOST_TEST(integerIn(*sim("GET", "/log?from=3").json(), "count") == 2);
    const auto effects = sim("GET", "/log?phase=effect&verb=decide").json();
    BOOST_TEST(integerIn(*effects, "count") == 1);
    const auto line = arrayIn(*effects, "lines")->getObject(0);
    BOOST_TEST(textIn(*line, "order") == id);
    BOOST_TEST(textIn(*line, "effect") == "decided");
    BOOST_TEST(textIn(*line, "body_sha").size() == 64);
    BOOST_TEST(sim("GET", "/requests").body.find(R"("verb":"decide")") != std::string::npos);
    BOOST_TEST(sim("GET", "/melt").status == 404);
}

BOOST_AUTO_TEST_CASE(the_same_seed_makes_the_same_orders) {
    const auto text = [](std::uint64_t seed, std::uint64_t serial) {
        return toText(*generateOrder(seed, serial, someDay(), {}));
    };
    BOOST_TEST(text(7, 3) == text(7, 3));
    BOOST_TEST(text(7, 3) != text(8, 3));
    BOOST_TEST(text(7, 3) != text(7, 4));
}

BOOST_AUTO_TEST_CASE(generated_orders_are_whole_and_add_up_to_the_cent) {
    for (std::uint64_t serial = 1; serial <= 300; ++serial) {
        const auto order = generateOrder(1, serial, someDay(), {});
        std::int64_t sum = 0;
        const auto lines = arrayIn(*order, "lines");
        BOOST_TEST_REQUIRE(lines->size() >= 1);
        BOOST_TEST_REQUIRE(lines->size() <= 12);
        for (unsigned i = 0; i < lines->size(); ++i) {
            const auto line = lines->getObject(i);
            sum += cents(*line, "unitPrice") * integerIn(*line, "quantity");
            BOOST_TEST_REQUIRE(isEan13(textIn(*line, "ean")));
        }
        const std::int64_t total = sum - cents(*order, "discount") + cents(*order, "freight");
        BOOST_TEST_REQUIRE(cents(*order, "total") == total);
        const std::string document = textIn(*objectIn(*order, "customer"), "document");
        const bool is_cpf = document == withCpfCheck(document.substr(0, 9));
        const bool is_cnpj =
            document.size() == 14 && document == withCnpjCheck(document.substr(0, 12));
        BOOST_TEST_REQUIRE((is_cpf || is_cnpj));
        BOOST_TEST_REQUIRE(parseTime(textIn(*order, "answerBy")).has_value());
    }
}

BOOST_AUTO_TEST_CASE(generated_orders_show_the_whole_variety) {
    std::set<std::string> seen;
    for (std::uint64_t serial = 1; serial <= 300; ++serial) {
        const auto order = generateOrder(1, serial, someDay(), {});
        seen.insert(textIn(*order, "journey"));
        seen.insert("partial " + textIn(*objectIn(*order, "capabilities"), "partial"));
        const auto customer = objectIn(*order, "customer");
        seen.insert(customer->has("phone") ? "phone" : "no phone");
        seen.insert(textIn(*customer, "document").size() == 14 ? "company" : "person");
        seen.insert(
            flagIn(*objectIn(*order, "channel"), "marketplace") ? "marketplace" : "own site"
        );
        seen.insert(flagIn(*order, "paid") ? "paid" : "unpaid");
        seen.insert(order->has("giftMessage") ? "gift" : "no gift");
        seen.insert(objectIn(*order, "delivery")->has("authorisedPerson") ? "third person" : "");
        const bool is_late = *parseTime(textIn(*order, "answerBy")) < someDay();
        seen.insert(is_late ? "late" : "in time");
    }
    for (const char* kind :
         {"ship-from-store",
          "pickup-in-store",
          "partial none",
          "partial line",
          "partial quantity",
          "phone",
          "no phone",
          "company",
          "person",
          "marketplace",
          "own site",
          "paid",
          "unpaid",
          "gift",
          "third person",
          "late",
          "in time"}) {
        BOOST_TEST(seen.contains(kind), kind);
    }
}

BOOST_AUTO_TEST_CASE(documents_have_the_known_check_digits) {
    BOOST_TEST(withCpfCheck("529982247") == "52998224725");
    BOOST_TEST(withCnpjCheck("112223330001") == "11222333000181");
    BOOST_TEST(withEanCheck("400638133393") == "4006381333931");
    BOOST_TEST(!isEan13("4006381333932"));
}

BOOST_AUTO_TEST_CASE(the_command_line_fills_the_options) {
    const auto read = readCommandLine(
        {"--port",
         "0",
         "--orders=5",
         "--stores",
         "1/A,2/B",
         "--label-format",
         "pdf",
         "--label-delay=2"}
    );
    BOOST_TEST(read.options.port == 0);
    BOOST_TEST(read.options.orders == 5);
    BOOST_TEST(read.options.stores.size() == 2);
    BOOST_TEST(toText(read.options.stores.back()) == "2/B");
    BOOST_TEST(read.options.label_formats.front() == "pdf");
    BOOST_TEST(readCommandLine({"--stores-count", "300"}).options.stores.size() == 300);
    BOOST_TEST(readCommandLine({"--help"}).is_help);
    BOOST_TEST(helpText().find("--label-delay") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_the_command_line_does_not_know_is_named) {
    BOOST_CHECK_THROW(readCommandLine({"--melt", "1"}), std::invalid_argument);
    BOOST_CHECK_THROW(readCommandLine({"--port", "x"}), std::invalid_argument);
    BOOST_CHECK_THROW(readCommandLine({"--port"}), std::invalid_argument);
    BOOST_CHECK_THROW(readCommandLine({"--stores", "alone"}), std::invalid_argument);
    BOOST_CHECK_THROW(readCommandLine({"--label-format", "gif"}), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
