// Everything that can go wrong on purpose.
#include "tests/simulator/test_client.h"
#include "tests/simulator/text.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <sstream>
#include <thread>

namespace balcao::test {

using namespace simulator;

namespace {

struct Fixture {
    HubSimulator hub{Options{.stores = {{"1", "101"}, {"1", "102"}}}};
    TestClient store{hub};
    std::string order_id = hub.addOrder({.lines = 1, .quantity = 2});
    std::string path = "/orders/" + order_id + "/decision";
    std::string body = store.decision(order_id, 2);
    Headers key{{"Idempotency-Key", TestClient::newKey()}};

    Answer decide() const { return store.send("POST", path, body, key); }
    std::size_t decisions() const { return hub.effects("decide", order_id).size(); }
    void arm(const std::string& json) { hub.armFault(Fault::parse(*parseObject(json))); }
    std::vector<std::string> ids() const { return idsIn(store.get(kOrders)); }
};

struct LostKind {
    const char* kind;
    int status;
    std::size_t effects;
};

std::ostream& operator<<(std::ostream& out, const LostKind& lost) {
    return out << lost.kind;
}

const std::vector<LostKind> kLost{
    {"reply_lost", 0, 1},
    {"no_effect_lost", 0, 0},
    {"effect_then_500", 500, 1},
    {"effect_then_502", 502, 1},
    {"500", 500, 0},
    {"502", 502, 0},
    {"503", 503, 0},
    {"429", 429, 0},
    {"401", 401, 0},
    {"html_200", 200, 0},
    {"empty_200", 200, 0},
    {"in_progress", 409, 0},
    {"stale", 412, 0},
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(hub_faults, Fixture)

BOOST_DATA_TEST_CASE_F(
    Fixture,
    an_answer_goes_wrong_once_and_the_repeat_succeeds,
    boost::unit_test::data::make(kLost),
    lost
) {
    hub.armFault({.kind = lost.kind, .operation = "decide"});
    BOOST_TEST(store.order(order_id).status == 200);  // other operations are not meant
    const auto first = decide();
    BOOST_TEST(first.status == lost.status);
    BOOST_TEST(decisions() == lost.effects);
    const auto again = decide();
    BOOST_TEST(again.status == 200);
    BOOST_TEST(textIn(*again.json(), "status") == "2");
    BOOST_TEST(decisions() == 1);
}

BOOST_AUTO_TEST_CASE(a_lost_reply_is_logged_as_not_replied) {
    hub.armFault({.kind = "reply_lost"});
    decide();
    const LogLine last = hub.effectLog().back();
    BOOST_TEST(last.phase == "reply");
    BOOST_TEST(!last.is_replied);
    BOOST_TEST(last.fault == "reply_lost");
}

BOOST_AUTO_TEST_CASE(busy_answers_say_when_to_come_again) {
    arm(R"({"kind":"503","retry_after_s":7})");
    BOOST_TEST(decide().header("retry-after") == "7");
    arm(R"({"kind":"429","retry_after_s":60,"http_date":true})");
    const auto dated = decide();
    BOOST_TEST(dated.header("retry-after").ends_with(" GMT"));
    BOOST_TEST(dated.header("retry-after") != dated.header("date"));
    arm(R"({"kind":"429"})");
    const auto silent = decide();
    BOOST_TEST(silent.header("retry-after").empty());
    BOOST_TEST(flagIn(*silent.json(), "retryable"));
}

BOOST_AUTO_TEST_CASE(a_portal_answers_html_with_200) {
    hub.armFault({.kind = "html_200"});
    const auto answer = store.get(kOrders);
    BOOST_TEST(answer.status == 200);
    BOOST_TEST(answer.header("content-type").starts_with("text/html"));
}

BOOST_AUTO_TEST_CASE(a_body_is_cut_short) {
    const std::string whole = store.get(kOrders).body;
    hub.armFault({.kind = "truncated"});
    const auto cut = store.get(kOrders);
    BOOST_TEST(!cut.is_whole);
    BOOST_TEST(cut.body == whole.substr(0, whole.size() / 2));
    BOOST_TEST(cut.header("content-length") == std::to_string(whole.size()));
    hub.armFault({.kind = "truncated_chunked"});
    const auto chunked = store.get(kOrders);
    BOOST_TEST(chunked.header("transfer-encoding") == "chunked");
    BOOST_TEST(chunked.body.size() < whole.size());
    hub.armFault({.kind = "wrong_content_length"});
    BOOST_TEST(store.get(kOrders).body.size() == whole.size() * 2 / 3);
    BOOST_TEST(store.get(kOrders).body == whole);
}

BOOST_AUTO_TEST_CASE(a_body_can_drip) {
    const std::string whole = store.get(kOrders).body;
    arm(R"({"kind":"slow_body","delay_ms":1})");
    BOOST_TEST(store.get(kOrders).body == whole);
    BOOST_TEST(hub.requestCount("listOrders") == 2);
}

BOOST_AUTO_TEST_CASE(a_request_with_the_same_key_during_a_slow_one_is_in_progress) {
    arm(R"({"kind":"slow","variant":"before","delay_ms":20000,"operation":"decide"})");
    std::thread slow{[&] {
        decide();
    }};
    while (hub.requestsInProgress() == 0) {
        std::this_thread::yield();
    }
    const auto answer = decide();
    BOOST_TEST(answer.status == 409);
    BOOST_TEST(answer.problem() == "in-progress");
    BOOST_TEST(flagIn(*answer.json(), "retryable"));
    BOOST_TEST(decisions() == 0);
    hub.endPauses();
    slow.join();
    BOOST_TEST(decisions() == 1);
    BOOST_TEST(decide().status == 200);
}

BOOST_AUTO_TEST_CASE(lists_lie_in_every_way) {
    const std::string second = hub.addOrder();
    const std::vector<std::string> good = ids();
    const std::vector<std::string> reversed{good.rbegin(), good.rend()};
    hub.armFault({.kind = "out_of_order"});
    BOOST_TEST(ids() == reversed, boost::test_tools::per_element());
    hub.armFault({.kind = "duplicate"});
    BOOST_TEST(ids().size() == 3);
    hub.armFault({.kind = "missing_order", .order_id = second});
    BOOST_TEST(ids().size() == 1);
    BOOST_TEST(ids() == good, boost::test_tools::per_element());
    hub.armFault({.kind = "wrong_count"});
    BOOST_TEST(integerIn(*store.get(kOrders).json(), "count") == 3);
    hub.armFault({.kind = "foreign_store"});
    BOOST_TEST(textIn(*store.get(kOrders).json(), "storeId") == "1019");
    hub.armFault({.kind = "foreign_store", .variant = "order"});
    const auto orders = arrayIn(*store.get(kOrders).json(), "orders");
    BOOST_TEST(textIn(*orders->getObject(0), "storeId") == "1019");
    hub.armFault({.kind = "unknown_status", .code = "55"});
    BOOST_TEST(
        textIn(*arrayIn(*store.get(kOrders).json(), "orders")->getObject(1), "status") == "55"
    );
}

BOOST_AUTO_TEST_CASE(a_stale_list_shows_the_orders_of_before_under_a_fresh_etag) {
    const std::string old_etag = store.get(kOrders).header("etag");
    hub.changeOrder(order_id, R"({"notes":"mudou"})");
    hub.armFault({.kind = "stale_list"});
    const auto stale = store.get(kOrders);
    BOOST_TEST(stale.body.find("mudou") == std::string::npos);
    BOOST_TEST(stale.header("etag") != old_etag);
    BOOST_TEST(store.get(kOrders).body.find("mudou") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(bodies_break_as_json_and_as_schema) {
    hub.armFault({.kind = "bad_json"});
    BOOST_CHECK_THROW(store.get(kOrders).json(), Poco::Exception);
    hub.armFault({.kind = "wrong_types"});
    const auto order = store.order(order_id).json();
    BOOST_TEST(order->get("version").isString());
    BOOST_TEST(objectIn(*order, "total")->get("amount").isString());
}

BOOST_AUTO_TEST_CASE(orders_come_in_the_formats_of_other_hubs) {
    const auto served = [&](const std::string& variant) {
        hub.armFault({.kind = "odd_format", .variant = variant});
        return store.order(order_id).json();
    };
    const std::string fraction = textIn(*served("fraction"), "placedAt");
    BOOST_TEST(fraction.substr(19, 8) == ".1234567");
    BOOST_TEST(fraction.ends_with("-03:00"));
    BOOST_TEST(parseTime(fraction).has_value());
    BOOST_TEST(textIn(*served("no_zone"), "updatedAt").size() == 19);
    BOOST_TEST(textIn(*served("zero_date"), "assignedAt") == "0000-00-00");
    BOOST_TEST(served("unknown_member")->has("x-novo"));
    BOOST_TEST(!arrayIn(*served("list_for_object"), "customer").isNull());
    BOOST_TEST(!isJsonInteger(objectIn(*served("decimal"), "total")->get("amount")));
}

BOOST_AUTO_TEST_CASE(any_refusal_can_be_asked_for) {
    hub.armFault({.kind = "refuse", .variant = "withdrawn", .code = "410"});
    BOOST_TEST(store.order(order_id).problem() == "withdrawn");
    hub.armFault({.kind = "refuse", .variant = "already-decided", .code = "409"});
    const auto conflict = decide();
    BOOST_TEST(conflict.status == 409);
    BOOST_TEST(textIn(*objectIn(*conflict.json(), "order"), "orderId") == order_id);
    BOOST_TEST(decisions() == 0);
}

BOOST_AUTO_TEST_CASE(compressed_answers_go_only_to_who_asks) {
    hub.armFault({.kind = "gzip"});
    BOOST_TEST(store.get(kOrders).header("content-encoding").empty());
    hub.armFault({.kind = "gzip"});
    const auto packed = store.get(kOrders, {{"Accept-Encoding", "gzip"}});
    BOOST_TEST(packed.header("content-encoding") == "gzip");
    BOOST_TEST(packed.body.starts_with("\x1f\x8b"));
    hub.armFault({.kind = "gzip_bomb"});
    const auto bomb = store.get(kOrders);
    BOOST_TEST(bomb.header("content-encoding") == "gzip");
    BOOST_TEST(bomb.body.size() < 1024 * 1024);
}

BOOST_AUTO_TEST_CASE(a_hub_that_forgets_keys_decides_anew) {
    BOOST_TEST(decide().status == 200);
    arm(R"({"kind":"keys_forgotten","operation":"decide"})");
    BOOST_TEST(decide().problem() == "already-decided");
}

BOOST_AUTO_TEST_CASE(a_skewed_clock_shows_in_the_date_header_only) {
    arm(R"({"kind":"clock_skew","skew_ms":34560000000,"count":-1})");
    const auto skewed = store.order(order_id);
    BOOST_TEST(skewed.header("date").substr(12, 4) != formatHttpDate(hub.now()).substr(12, 4));
    BOOST_TEST(skewed.status == 200);
}

BOOST_AUTO_TEST_CASE(faults_are_meant_for_an_operation_a_store_and_an_order) {
    const std::string other = hub.addOrder();
    arm(R"({"kind":"500","order":")" + other + R"(","count":-1})");
    BOOST_TEST(store.order(order_id).status == 200);
    BOOST_TEST(store.order(other).status == 500);
    hub.disarmFaults();
    arm(R"({"kind":"500","store":"1/102","count":-1})");
    BOOST_TEST(store.get(kOrders).status == 200);
    BOOST_TEST(store.get("/sites/1/stores/102/orders").status == 500);
    hub.disarmFaults();
    BOOST_TEST(store.get("/sites/1/stores/102/orders").status == 200);
}

BOOST_AUTO_TEST_CASE(a_fault_is_played_as_often_as_it_was_armed_for) {
    arm(R"({"kind":"500","operation":"getOrder","count":2})");
    BOOST_TEST(store.order(order_id).status == 500);
    BOOST_TEST(store.order(order_id).status == 500);
    BOOST_TEST(store.order(order_id).status == 200);
}

BOOST_AUTO_TEST_CASE(a_chance_plays_a_fault_now_and_then) {
    arm(R"({"kind":"500","operation":"getOrder","probability":0.5})");
    int failures = 0;
    for (int i = 0; i < 60; ++i) {
        failures += store.order(order_id).status == 500 ? 1 : 0;
    }
    BOOST_TEST(failures > 0);
    BOOST_TEST(failures < 60);
}

BOOST_AUTO_TEST_CASE(a_fault_that_does_not_exist_cannot_be_armed) {
    BOOST_CHECK_THROW(hub.armFault({.kind = "melt"}), std::runtime_error);
    BOOST_CHECK_THROW(hub.armFault({.kind = "500", .operation = "melt"}), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(every_fault_is_in_the_readme) {
    std::ifstream file{std::string{BALCAO_SOURCE_DIR} + "/tests/simulator/README.md"};
    std::ostringstream text;
    text << file.rdbuf();
    for (const auto& [kind, meaning] : faultKinds()) {
        BOOST_TEST(text.str().find("`" + kind + "`") != std::string::npos, "missing: " << kind);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
