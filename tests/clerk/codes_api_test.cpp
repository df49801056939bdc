// The de-para as the page looks at it, tries it and keeps it.
#include "agent/ledger/codes_codec.h"
#include "tests/clerk/clerk_shop.h"

#include <Poco/JSON/Array.h>

namespace balcao::test {

namespace {

using Json = Poco::JSON::Object::Ptr;

struct CodesShop : ClerkShop {
    explicit CodesShop(const ShopOptions& how = {})
        : ClerkShop{how} {}

    OrderRef orderSaying(const std::string& hub_code, const std::string& order_id) {
        HubOrder order = anOrder().id(order_id).hub();
        order.hub_code = hub_code;
        order.delivery.carrier = {.code = "JAD", .name = "", .service = "04014"};
        return offer(readWith(defaultHubCodes(), order));
    }

    static std::string body(const HubCodes& codes, std::int64_t based_on) {
        return R"({"based_on":)" + std::to_string(based_on) + R"(,"tables":)" + encodeCodes(codes) +
               "}";
    }

    HttpReply change(const HubCodes& codes, std::int64_t based_on) {
        return call("changeCodes", {.body = body(codes, based_on)});
    }

    Json cardOf(OrderRef order_ref) {
        return call("getOrder", {.path = {{"order_ref", std::to_string(order_ref.value)}}})
            .json()
            ->getObject("card");
    }
};

struct NoCodes : CodesShop {
    NoCodes()
        : CodesShop{{.has_codes = false}} {}
};

HubCodes withSeventeen() {
    HubCodes codes = defaultHubCodes();
    codes.statuses["17"] = HubStatus::ready_for_pickup;
    return codes;
}

std::string slugsOf(const Json& look) {
    std::string slugs;
    const auto findings = look->getArray("findings");
    for (unsigned i = 0; i < findings->size(); ++i) {
        const Json one = findings->getObject(i);
        slugs += one->getValue<std::string>("slug") + ":" + one->getValue<std::string>("table") +
                 ":" + one->getValue<std::string>("code") + " ";
    }
    return slugs;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(codes_api, CodesShop)

BOOST_AUTO_TEST_CASE(the_table_of_the_program_is_shown_with_every_word_that_is_sent) {
    const Json codes = call("getCodes").json();
    BOOST_TEST(codes->getValue<int>("version") == 0);
    const Json tables = codes->getObject("tables");
    BOOST_TEST(tables->getArray("statuses")->size() == 9U);
    BOOST_TEST(tables->getArray("refusal_reasons")->size() == 16U);
    BOOST_TEST(codes->getArray("earlier")->size() == 1U);
    BOOST_TEST(codes->getArray("seen")->size() == 0U);
}

BOOST_AUTO_TEST_CASE(codes_that_nobody_knows_come_first) {
    orderSaying("1", "PED-1");
    orderSaying("1", "PED-2");
    const OrderRef strange = orderSaying("17", "PED-3");
    const Json codes = call("getCodes").json();
    const auto seen = codes->getArray("seen");
    BOOST_REQUIRE(seen->size() >= 4U);
    BOOST_TEST(!seen->getObject(0)->getValue<bool>("is_known"));
    BOOST_TEST(seen->getObject(0)->getValue<std::string>("code") == "JAD");
    BOOST_TEST(seen->getObject(0)->getValue<int>("orders") == 3);
    BOOST_TEST(seen->getObject(1)->getValue<std::string>("code") == "17");
    BOOST_TEST(seen->getObject(2)->getValue<bool>("is_known"));
    BOOST_TEST(cardOf(strange)->getValue<bool>("is_code_unknown"));
    BOOST_TEST(cardOf(strange)->getValue<std::string>("carrier") == "JAD");
}

BOOST_AUTO_TEST_CASE(a_try_says_what_it_would_do_and_does_nothing) {
    orderSaying("17", "PED-1");
    HubCodes codes = withSeventeen();
    codes.statuses.erase("8");
    codes.purposes[StatusPurpose::not_collected] = "NC";
    const Json look = call("checkCodes", {.body = body(codes, 0)}).json();
    BOOST_TEST(look->getValue<int>("version") == 0);
    BOOST_TEST(look->getValue<int>("changed_orders") == 1);
    BOOST_TEST(
        slugsOf(look) ==
        "meaning_lost:statuses:refused not_read_back:purposes:NC seen_unknown:carriers:JAD "
    );
    BOOST_TEST(call("getCodes").json()->getValue<int>("version") == 0);
    BOOST_TEST(codes_used == 0);
}

BOOST_AUTO_TEST_CASE(a_kept_table_counts_at_once) {
    const OrderRef ref = orderSaying("17", "PED-1");
    HubCodes codes = withSeventeen();
    codes.carriers["JAD"] = "Jadlog";
    codes.services["04014"] = "Expresso";
    const HttpReply kept = change(codes, 0);
    BOOST_TEST(kept.status == 200);
    BOOST_TEST(kept.json()->getValue<int>("version") == 1);
    BOOST_TEST(kept.json()->getValue<int>("changed_orders") == 1);
    BOOST_TEST(slugsOf(kept.json()).empty());
    BOOST_TEST(codes_used == 1);
    BOOST_TEST(!cardOf(ref)->has("is_code_unknown"));
    BOOST_TEST(cardOf(ref)->getValue<std::string>("carrier") == "Jadlog");
    BOOST_TEST(order(ref).hub.delivery.carrier.service_name == "Expresso");
    const Json now = call("getCodes").json();
    BOOST_TEST(now->getValue<int>("version") == 1);
    BOOST_TEST(now->getArray("earlier")->size() == 2U);
    BOOST_TEST(call("getCodes", {.query = "?version=0"}).json()->getValue<int>("version") == 0);
}

BOOST_AUTO_TEST_CASE(two_people_cannot_overwrite_each_other) {
    BOOST_TEST(change(withSeventeen(), 0).status == 200);
    const HttpReply late = change(defaultHubCodes(), 0);
    BOOST_TEST(late.status == 409);
    BOOST_TEST(late.json()->getValue<std::string>("type") == "codes-changed");
    BOOST_TEST(codes_used == 1);
}

BOOST_AUTO_TEST_CASE(nonsense_is_refused_with_the_place) {
    for (const char* text :
         {R"({"based_on":0})",
          R"({"based_on":-1,"tables":{}})",
          R"({"based_on":0,"tables":[]})",
          R"({"based_on":0,"tables":{"statuses":[{"code":"1","means":"gone"}]}})",
          R"({"based_on":0,"tables":{},"more":1})",
          "{"}) {
        BOOST_TEST(call("checkCodes", {.body = text}).status == 400, text);
        BOOST_TEST(call("changeCodes", {.body = text}).status == 400, text);
    }
    BOOST_TEST(call("getCodes", {.query = "?version=x"}).status == 400);
    BOOST_TEST(call("getCodes", {.query = "?version=9"}).status == 404);
    BOOST_TEST(call("getCodes").json()->getValue<int>("version") == 0);
}

BOOST_FIXTURE_TEST_CASE(an_agent_without_a_table_says_so, NoCodes) {
    BOOST_TEST(call("getCodes").status == 404);
    BOOST_TEST(call("checkCodes", {.body = body(defaultHubCodes(), 0)}).status == 404);
    BOOST_TEST(change(defaultHubCodes(), 0).status == 404);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
