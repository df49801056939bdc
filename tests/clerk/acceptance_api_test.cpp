// The acceptance script as the page asks for it: out of what was written down.
#include "tests/clerk/staff_shop.h"

#include <Poco/JSON/Array.h>

#include <chrono>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;
using Json = Poco::JSON::Object::Ptr;

struct AcceptanceShop : ClerkShop {
    static std::string sinceThatDay(const std::string& more = {}) {
        return "?since_ms=" + std::to_string((kOrderDay - 1h).time_since_epoch().count()) + more;
    }

    Json acceptance(const std::string& more = {}) {
        return call("getAcceptance", {.query = sinceThatDay(more)}).json();
    }

    static Json caseIn(const Json& read, const std::string& name) {
        const auto cases = read->getArray("cases");
        for (unsigned i = 0; i < cases->size(); ++i) {
            if (cases->getObject(i)->getValue<std::string>("case") == name) {
                return cases->getObject(i);
            }
        }
        BOOST_FAIL("no case " << name);
        return {};
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(acceptance_api, AcceptanceShop)

BOOST_AUTO_TEST_CASE(a_case_names_its_order_its_message_and_what_to_do_next) {
    const OrderRef ref = offer(anOrder().id("PED-1").hub());
    take(ref, refuseAll(order(ref)));
    Json refused = caseIn(acceptance(), "refused_whole");
    BOOST_TEST(refused->getValue<std::string>("state") == "under_way");
    const OutboxMessage message = confirmNext();
    const Json read = acceptance();
    refused = caseIn(read, "refused_whole");
    BOOST_TEST(refused->getValue<std::string>("state") == "passed");
    BOOST_TEST(refused->getValue<std::string>("title") == "Recusa do pedido inteiro");
    BOOST_TEST(refused->getValue<std::int64_t>("order_ref") == ref.value);
    BOOST_TEST(refused->getValue<std::string>("order_id") == "PED-1");
    const Json step = refused->getArray("steps")->getObject(0);
    BOOST_TEST(step->getValue<std::string>("message_id") == message.message_id.value);
    BOOST_TEST(step->getValue<std::int64_t>("at_ms") == clock.now().time_since_epoch().count());
    BOOST_TEST(step->getValue<std::string>("task").starts_with("Recuse um pedido inteiro"));
    BOOST_TEST(read->getValue<int>("passed") == 1);
    BOOST_TEST(!read->getValue<bool>("is_passed"));
    BOOST_TEST(read->getValue<bool>("is_whole"));
    const Json line = caseIn(read, "refused_line");
    BOOST_TEST(line->getValue<std::string>("state") == "waiting");
    BOOST_TEST(!line->has("order_ref"));
}

BOOST_AUTO_TEST_CASE(the_last_look_at_the_hub_proves_the_link_in_the_language_of_the_page) {
    health.at = clock.now();
    health.findings = {
        {.part = "dns", .word = "ok", .facts = {"hub.example"}},
        {.part = "token", .word = "refused", .grade = HealthGrade::bad, .facts = {"eu", "arquivo"}},
        {.part = "store", .word = "ok", .about = "rede/18"},
        {.part = "disk", .word = "full", .grade = HealthGrade::bad}};
    const Json link = caseIn(acceptance("&language=en"), "connection");
    BOOST_TEST(link->getValue<std::string>("state") == "failed");
    BOOST_TEST(link->getValue<std::string>("title") == "Link to the hub");
    const auto steps = link->getArray("steps");
    BOOST_TEST(steps->getObject(0)->getValue<std::string>("state") == "passed");
    BOOST_TEST(steps->getObject(1)->getValue<std::string>("state") == "failed");
    BOOST_TEST(!steps->getObject(1)->getValue<std::string>("problem").empty());
    BOOST_TEST(steps->getObject(2)->getValue<std::string>("state") == "waiting");  // another store
    BOOST_TEST(steps->getObject(3)->getValue<std::string>("state") == "waiting");
}

BOOST_AUTO_TEST_CASE(the_paper_is_a_pdf) {
    packedOrder();
    for (const char* const language : {"", "&language=en", "&language=es"}) {
        const HttpReply paper = call("getAcceptancePaper", {.query = sinceThatDay(language)});
        BOOST_TEST(paper.status == 200);
        BOOST_TEST(paper.body.starts_with("%PDF-"));
    }
}

BOOST_AUTO_TEST_CASE(nonsense_is_no_run) {
    for (const char* const query :
         {"",
          "?since_ms=x",
          "?since_ms=-1",
          "?since_ms=1&language=fr",
          "?since_ms=1&store_id=99",
          "?since_ms=1&day=1"}) {
        BOOST_TEST(call("getAcceptance", {.query = query}).status == 400, query);
        BOOST_TEST(call("getAcceptancePaper", {.query = query}).status == 400, query);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
