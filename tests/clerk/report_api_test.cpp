// Reports as the page asks for them: from this agent's history alone.
#include "tests/clerk/clerk_shop.h"

#include <Poco/JSON/Array.h>

#include <chrono>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;
using Json = Poco::JSON::Object::Ptr;

std::string inMsText(Instant at) {
    return std::to_string(at.time_since_epoch().count());
}

struct ReportShop : ClerkShop {
    explicit ReportShop(const ShopOptions& how = {})
        : ClerkShop{how} {}

    /// The day on which built orders come, and what else is asked.
    static std::string ofTheDay(const std::string& more = {}) {
        return "?from_ms=" + inMsText(kOrderDay - 1h) + "&to_ms=" + inMsText(kOrderDay + 1h) + more;
    }

    Json report(const std::string& more = {}) {
        return call("getReport", {.query = ofTheDay(more)}).json();
    }

    /// One accepted, one refused for `reason`.
    void work(RefusalReason reason) {
        packedOrder("PED-1");
        const OrderRef refused = offer(anOrder().id("PED-2").hub());
        Decide answer = refuseAll(order(refused));
        for (LineDecision& line : answer.lines) {
            line.refusals.front().reason = reason;
        }
        take(refused, answer);
    }
};

struct ShopWithPeople : ReportShop {
    ShopWithPeople()
        : ReportShop{{.has_people_in_reports = true}} {}
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(report_api, ReportShop)

BOOST_AUTO_TEST_CASE(a_report_counts_orders_reasons_and_times) {
    work(RefusalReason::damaged);
    const Json read = report();
    BOOST_TEST(read->getValue<bool>("is_whole"));
    BOOST_TEST(read->getValue<int>("orders") == 2);
    BOOST_TEST(read->getArray("states")->size() == 2U);
    BOOST_TEST(read->getArray("days")->size() == 1U);
    const Json reason = read->getArray("reasons")->getObject(0);
    BOOST_TEST(reason->getValue<std::string>("reason") == "damaged");
    BOOST_TEST(reason->getValue<int>("units") == 3);
    BOOST_TEST(read->getArray("products")->size() == 2U);
    BOOST_TEST(read->getObject("answer")->getValue<int>("orders") == 2);
    BOOST_TEST(read->getObject("answers")->getValue<int>("in_time") == 2);
    BOOST_TEST(!read->has("people"));  // nobody switched that on
}

BOOST_AUTO_TEST_CASE(a_report_is_of_a_state_or_of_what_is_searched) {
    work(RefusalReason::expired);
    BOOST_TEST(report("&state=refused")->getValue<int>("orders") == 1);
    BOOST_TEST(report("&q=PED-1")->getValue<int>("orders") == 1);
    BOOST_TEST(report("&q=PED-1&state=refused")->getValue<int>("orders") == 0);
    BOOST_TEST(report("&store_id=17&utc_offset_min=-180")->getValue<int>("orders") == 2);
}

BOOST_AUTO_TEST_CASE(its_orders_come_one_by_one_in_pages) {
    work(RefusalReason::not_found);
    const Json first = call("findReportOrders", {.query = ofTheDay("&limit=1")}).json();
    BOOST_TEST(first->getValue<int>("count") == 1);
    const Json newest = first->getArray("orders")->getObject(0);
    BOOST_TEST(newest->getValue<std::string>("order_id") == "PED-2");
    BOOST_TEST(newest->getValue<int>("refused_units") == 3);
    const std::string before = first->getValue<std::string>("next_before");
    const Json second = call("findReportOrders", {.query = ofTheDay("&before=" + before)}).json();
    BOOST_TEST(second->getValue<int>("count") == 1);
    BOOST_TEST(second->getArray("orders")->getObject(0)->has("packed_ms"));
    BOOST_TEST(!second->has("next_before"));
}

BOOST_AUTO_TEST_CASE(the_days_close_is_a_pdf_in_the_language_of_the_page) {
    work(RefusalReason::sold_now);
    const HttpReply paper = call("getDayClose", {.query = ofTheDay("&language=es")});
    BOOST_TEST(paper.status == 200);
    BOOST_TEST(paper.body.starts_with("%PDF-"));
    BOOST_TEST(call("getDayClose", {.query = ofTheDay("&language=fr")}).status == 400);
}

BOOST_AUTO_TEST_CASE(nonsense_is_no_report) {
    for (const char* const query :
         {"",
          "?from_ms=1",
          "?from_ms=5&to_ms=5",
          "?from_ms=0&to_ms=34646400000",
          "?from_ms=-1&to_ms=5",
          "?from_ms=1&to_ms=9&state=late",
          "?from_ms=1&to_ms=9&store_id=99",
          "?from_ms=1&to_ms=9&utc_offset_min=900",
          "?from_ms=1&to_ms=9&utc_offset_min=x",
          "?from_ms=1&to_ms=9&day=1"}) {
        BOOST_TEST(call("getReport", {.query = query}).status == 400, query);
    }
    BOOST_TEST(call("findReportOrders", {.query = ofTheDay("&limit=2001")}).status == 400);
    BOOST_TEST(call("findReportOrders", {.query = ofTheDay("&before=0")}).status == 400);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(report_api_with_people, ShopWithPeople)

BOOST_AUTO_TEST_CASE(answers_are_counted_by_person_where_that_is_switched_on) {
    work(RefusalReason::damaged);
    const auto people = report()->getArray("people");
    BOOST_REQUIRE(people->size() == 1U);
    BOOST_TEST(people->getObject(0)->getValue<std::string>("name") == kClerk.name);
    BOOST_TEST(people->getObject(0)->getValue<int>("answers") == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
