// The list of a store's orders, its ETag and long poll, paging, the digest and reports.
#include "tests/simulator/test_client.h"
#include "tests/simulator/text.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <thread>

namespace balcao::test {

using namespace simulator;

namespace {

Instant at(const std::string& text) {
    return parseTime(text).value();
}

struct Fixture {
    HubSimulator hub{
        Options{.stores = {{"1", "101"}, {"1", "102"}}, .start_time = at("2025-03-10T12:00:00Z")}};
    TestClient store{hub};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(hub_lists, Fixture)

BOOST_AUTO_TEST_CASE(the_list_has_this_stores_open_orders_in_the_order_of_their_assignment) {
    std::vector<std::string> ids;
    for (const char* id : {"C", "A", "B"}) {
        ids.push_back(hub.addOrder({.order_id = id}));
        hub.advanceClock(std::chrono::milliseconds{1});
    }
    hub.addOrder({.store = StoreKey{"1", "102"}});
    const auto answer = store.get(kOrders);
    BOOST_TEST(idsIn(answer) == ids, boost::test_tools::per_element());
    BOOST_TEST(textIn(*answer.json(), "siteId") == "1");
    BOOST_TEST(textIn(*answer.json(), "storeId") == "101");
    BOOST_TEST(integerIn(*answer.json(), "count") == 3);
    BOOST_TEST(!answer.json()->has("nextCursor"));
}

BOOST_AUTO_TEST_CASE(final_orders_are_only_in_the_list_of_all) {
    const std::string order_id = hub.addOrder();
    const std::string odd = hub.addOrder();
    hub.forceStatus(order_id, "3");
    hub.forceStatus(odd, "77");
    BOOST_TEST(idsIn(store.get(kOrders)).size() == 1);
    BOOST_TEST(idsIn(store.get(kOrders)).front() == odd);
    BOOST_TEST(idsIn(store.get(kOrders + "?status=all")).size() == 2);
    for (const char* code : {"3", "4", "6", "7", "8", "9"}) {
        hub.forceStatus(odd, code);
        BOOST_TEST(idsIn(store.get(kOrders)).empty());
    }
}

BOOST_AUTO_TEST_CASE(an_unchanged_list_is_304_until_something_changes) {
    const std::string order_id = hub.addOrder();
    const std::string etag = store.get(kOrders).header("etag");
    BOOST_TEST(store.get(kOrders, {{"If-None-Match", etag}}).status == 304);
    BOOST_TEST(store.get(kOrders, {{"If-None-Match", R"("x", W/)" + etag}}).status == 304);
    hub.addOrder({.store = StoreKey{"1", "102"}});
    BOOST_TEST(store.get(kOrders, {{"If-None-Match", etag}}).status == 304);
    hub.changeOrder(order_id, R"({"notes":"Tocar a campainha"})");
    const auto changed = store.get(kOrders, {{"If-None-Match", etag}});
    BOOST_TEST(changed.status == 200);
    BOOST_TEST(changed.header("etag") != etag);
}

BOOST_AUTO_TEST_CASE(each_query_has_its_own_etag) {
    hub.addOrder();
    const std::string open = store.get(kOrders).header("etag");
    const std::string all = store.get(kOrders + "?status=all").header("etag");
    BOOST_TEST(open != all);
    BOOST_TEST(store.get(kOrders + "?status=all", {{"If-None-Match", open}}).status == 200);
}

BOOST_AUTO_TEST_CASE(a_long_poll_is_answered_by_the_change_it_waits_for) {
    const std::string etag = store.get(kOrders).header("etag");
    Answer answer;
    std::thread poll{[&] {
        answer = store.get(kOrders, {{"If-None-Match", etag}, {"Prefer", "wait=30"}});
    }};
    // The poll is known to have come in before the order is made.
    while (hub.waitingPolls() == 0) {
        std::this_thread::yield();
    }
    const std::string order_id = hub.addOrder();
    poll.join();
    BOOST_TEST(answer.status == 200);
    BOOST_TEST(idsIn(answer).front() == order_id);
}

BOOST_AUTO_TEST_CASE(a_long_poll_without_change_ends_as_304) {
    const std::string etag = store.get(kOrders).header("etag");
    const auto answer = store.get(kOrders, {{"If-None-Match", etag}, {"Prefer", "wait=1"}});
    BOOST_TEST(answer.status == 304);
    BOOST_TEST(answer.header("etag") == etag);
}

BOOST_AUTO_TEST_CASE(pages_hold_every_order_once) {
    std::vector<std::string> ids;
    for (int i = 0; i < 7; ++i) {
        ids.push_back(hub.addOrder());
    }
    std::sort(ids.begin(), ids.end());
    std::vector<std::string> seen;
    std::string cursor;
    std::string etag;
    int pages = 0;
    do {
        const auto page =
            store.get(kOrders + "?limit=3" + (cursor.empty() ? "" : "&cursor=" + cursor));
        BOOST_TEST_REQUIRE(page.status == 200);
        BOOST_TEST((etag.empty() || etag == page.header("etag")));
        etag = page.header("etag");
        for (const auto& id : idsIn(page)) {
            seen.push_back(id);
        }
        cursor = textIn(*page.json(), "nextCursor");
        ++pages;
    } while (!cursor.empty());
    std::sort(seen.begin(), seen.end());
    BOOST_TEST(seen == ids, boost::test_tools::per_element());
    BOOST_TEST(pages == 3);
}

BOOST_AUTO_TEST_CASE(a_cursor_lives_ten_minutes_and_for_its_query_only) {
    hub.addOrder();
    hub.addOrder();
    const std::string cursor = textIn(*store.get(kOrders + "?limit=1").json(), "nextCursor");
    const std::string next = kOrders + "?limit=1&cursor=" + cursor;
    BOOST_TEST(store.get(next).status == 200);
    BOOST_TEST(store.get(next + "&status=all").problem() == "bad-parameter");
    BOOST_TEST(store.get(kOrders + "?cursor=zzz").problem() == "bad-parameter");
    hub.advanceClock(std::chrono::minutes{11});
    BOOST_TEST(store.get(next).problem() == "cursor-expired");
    BOOST_TEST(store.get(next).status == 400);
}

BOOST_AUTO_TEST_CASE(bad_parameters_of_the_list_are_400) {
    for (const char* query :
         {"?limit=0", "?limit=501", "?limit=x", "?status=new", "?updatedSince=yesterday"}) {
        BOOST_TEST(store.get(kOrders + query).problem() == "bad-parameter");
    }
}

BOOST_AUTO_TEST_CASE(updated_since_is_inclusive) {
    const std::string order_id = hub.addOrder();
    const std::string updated = textIn(*store.order(order_id).json(), "updatedAt");
    BOOST_TEST(idsIn(store.get(kOrders + "?updatedSince=" + updated)).size() == 1);
    const std::string later = formatTime(at(updated) + std::chrono::milliseconds{1}, 180);
    BOOST_TEST(idsIn(store.get(kOrders + "?updatedSince=" + later)).empty());
}

BOOST_AUTO_TEST_CASE(the_digest_is_over_the_days_orders_sorted_by_bytes) {
    hub.addOrder({.order_id = "b"});
    hub.addOrder({.order_id = "a"});
    hub.forceStatus("a", "2");
    hub.addOrder({.store = StoreKey{"1", "102"}});
    const auto digest = store.get("/sites/1/stores/101/digest?day=2025-03-10").json();
    BOOST_TEST(integerIn(*digest, "orders") == 2);
    BOOST_TEST(textIn(*digest, "sha256") == sha256Hex("a 1 2\nb 1 1\n"));
    const auto other = store.get("/sites/1/stores/101/digest?day=2025-03-11").json();
    BOOST_TEST(integerIn(*other, "orders") == 0);
    BOOST_TEST(textIn(*other, "sha256") == sha256Hex(""));
    BOOST_TEST(store.get("/sites/1/stores/101/digest?day=2025-02-29").status == 400);
    BOOST_TEST(store.get("/sites/1/stores/101/digest").status == 400);
}

BOOST_AUTO_TEST_CASE(a_hub_without_digest_says_so) {
    const HubSimulator plain{Options{.can_digest = false}};
    const TestClient client{plain};
    BOOST_TEST(client.get("/sites/1/stores/101/digest?day=2025-03-10").status == 501);
}

BOOST_AUTO_TEST_CASE(an_order_given_away_is_410_here_and_new_there) {
    const std::string order_id = hub.addOrder();
    store.get(kOrders);
    hub.reassign(order_id, {"1", "102"});
    BOOST_TEST(store.order(order_id).problem() == "withdrawn");
    const std::string late =
        R"({"decidedAt":"2025-03-10T12:00:00Z","lines":[{"lineId":"1","accepted":1}]})";
    BOOST_TEST(store.send("POST", "/orders/" + order_id + "/decision", late).status == 410);
    BOOST_TEST(idsIn(store.get(kOrders)).empty());
    TestClient other{hub};
    other.logIn("balcao:1/102");
    BOOST_TEST(textIn(*other.order(order_id).json(), "storeId") == "102");
    hub.reassign(order_id, {"1", "101"});
    BOOST_TEST(integerIn(*store.order(order_id).json(), "assignment") == 2);
    BOOST_TEST(other.order(order_id).status == 410);
}

BOOST_AUTO_TEST_CASE(an_order_read_again_is_304_while_it_is_the_same) {
    const std::string order_id = hub.addOrder();
    const std::string etag = store.order(order_id).header("etag");
    BOOST_TEST(store.get("/orders/" + order_id, {{"If-None-Match", etag}}).status == 304);
    hub.forceStatus(order_id, "7");
    BOOST_TEST(store.get("/orders/" + order_id, {{"If-None-Match", etag}}).status == 200);
}

BOOST_AUTO_TEST_CASE(a_report_is_by_day_store_status_product_and_person) {
    const std::string order_id = hub.addOrder();
    hub.addOrder({.store = StoreKey{"1", "102"}});
    const auto order = store.order(order_id).json();
    const std::string base = "/reports/orders?siteId=1&from=2025-03-10&to=2025-03-10";
    BOOST_TEST(idsIn(store.get(base)).size() == 2);
    BOOST_TEST(idsIn(store.get(base + "&storeId=101")).size() == 1);
    BOOST_TEST(idsIn(store.get(base + "&status=3")).empty());
    const std::string sku = textIn(*arrayIn(*order, "lines")->getObject(0), "sku");
    BOOST_TEST(idsIn(store.get(base + "&storeId=101&sku=" + sku)).size() == 1);
    const std::string document = textIn(*objectIn(*order, "customer"), "document");
    BOOST_TEST(idsIn(store.get(base + "&document=" + document)).front() == order_id);
    const auto totals = objectIn(*store.get(base + "&storeId=101").json(), "totals");
    BOOST_TEST(
        integerIn(*objectIn(*totals, "amount"), "amount") ==
        integerIn(*objectIn(*order, "total"), "amount")
    );
    const auto page = store.get(base + "&limit=1");
    const std::string cursor = textIn(*page.json(), "nextCursor");
    BOOST_TEST(idsIn(store.get(base + "&limit=1&cursor=" + cursor)) != idsIn(page));
    BOOST_TEST(idsIn(store.get("/reports/orders?siteId=1&from=2025-03-11&to=2025-03-12")).empty());
}

BOOST_AUTO_TEST_CASE(bad_reports_are_400_and_foreign_ones_403) {
    BOOST_TEST(store.get("/reports/orders?from=2025-03-10&to=2025-03-10").status == 400);
    BOOST_TEST(store.get("/reports/orders?siteId=1&from=2025-03-11&to=2025-03-10").status == 400);
    BOOST_TEST(store.get("/reports/orders?siteId=9&from=2025-03-10&to=2025-03-10").status == 403);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
