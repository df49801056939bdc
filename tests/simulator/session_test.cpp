// Tokens, credentials, addresses and the order in which a request is judged.
#include "tests/simulator/test_client.h"

#include <boost/test/unit_test.hpp>

namespace balcao::test {

using namespace simulator;

namespace {

struct Fixture {
    HubSimulator hub{Options{.stores = {{"1", "101"}, {"1", "102"}}}};
    TestClient store{hub};

    Answer token(const std::string& form, const std::string& type) const {
        return store.raw("POST", "/v1/oauth/token", form, {{"Content-Type", type}});
    }
};

const std::string kForm = "application/x-www-form-urlencoded";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(hub_session, Fixture)

BOOST_AUTO_TEST_CASE(a_known_client_gets_a_bearer_token) {
    const auto answer =
        token("grant_type=client_credentials&client_id=balcao&client_secret=segredo", kForm);
    BOOST_TEST(answer.status == 200);
    BOOST_TEST(textIn(*answer.json(), "token_type") == "Bearer");
    BOOST_TEST(integerIn(*answer.json(), "expires_in") == 3600);
}

BOOST_AUTO_TEST_CASE(a_refused_token_names_the_oauth_error) {
    const auto answer =
        token("grant_type=client_credentials&client_id=balcao&client_secret=x", kForm);
    BOOST_TEST(answer.status == 401);
    BOOST_TEST(textIn(*answer.json(), "error") == "invalid_client");
    BOOST_TEST(
        token("grant_type=password&client_id=balcao&client_secret=segredo", kForm).problem() ==
        "unsupported_grant_type"
    );
    BOOST_TEST(token("grant_type=client_credentials", kForm).problem() == "invalid_request");
    BOOST_TEST(token("{}", "application/json").status == 415);
}

BOOST_AUTO_TEST_CASE(without_a_good_token_everything_is_401) {
    store.logOut();
    BOOST_TEST(store.get(kOrders).problem() == "token-missing");
    BOOST_TEST(store.get(kOrders, {{"Authorization", "Bearer nope"}}).problem() == "token-unknown");
}

BOOST_AUTO_TEST_CASE(a_token_is_over_when_its_time_has_passed) {
    BOOST_TEST(store.get(kOrders).status == 200);
    hub.advanceClock(std::chrono::hours{1});
    const auto answer = store.get(kOrders);
    BOOST_TEST(answer.status == 401);
    BOOST_TEST(answer.problem() == "token-expired");
    BOOST_TEST(flagIn(*answer.json(), "retryable"));
    store.logIn("balcao");
    BOOST_TEST(store.get(kOrders).status == 200);
}

BOOST_AUTO_TEST_CASE(a_stores_credential_is_for_that_store_only) {
    store.logIn("balcao:1/102");
    BOOST_TEST(store.get("/sites/1/stores/102/orders").status == 200);
    BOOST_TEST(store.get(kOrders).problem() == "wrong-store");
    const std::string of_other = hub.addOrder({.store = StoreKey{"1", "101"}});
    BOOST_TEST(store.order(of_other).status == 404);
}

BOOST_AUTO_TEST_CASE(a_store_that_is_not_served_is_wrong) {
    BOOST_TEST(store.get("/sites/9/stores/9/orders").problem() == "wrong-store");
}

BOOST_AUTO_TEST_CASE(a_revoked_store_is_told_so_until_it_is_restored) {
    const std::string order_id = hub.addOrder();
    hub.revokeStore({"1", "101"});
    BOOST_TEST(store.get(kOrders).problem() == "store-revoked");
    BOOST_TEST(store.order(order_id).problem() == "store-revoked");
    BOOST_TEST(store.get("/sites/1/stores/102/orders").status == 200);
    hub.restoreStore({"1", "101"});
    BOOST_TEST(store.order(order_id).status == 200);
}

BOOST_AUTO_TEST_CASE(unknown_addresses_are_404_and_wrong_methods_405) {
    BOOST_TEST(store.get("/nowhere").status == 404);
    BOOST_TEST(store.raw("GET", "/v2/orders/1", "", {}).status == 404);
    BOOST_TEST(store.raw("DELETE", "/v1/coupons", "", {}).status == 405);
    BOOST_TEST(store.raw("GET", "/v1/orders/1/decision", "", {}).status == 405);
}

BOOST_AUTO_TEST_CASE(an_answer_that_the_client_cannot_take_is_406) {
    BOOST_TEST(store.get(kOrders, {{"Accept", "text/html"}}).status == 406);
    BOOST_TEST(store.get(kOrders, {{"Accept", "text/html, */*;q=0.1"}}).status == 200);
}

BOOST_AUTO_TEST_CASE(ids_may_hold_what_paths_may_not) {
    const std::string order_id = hub.addOrder({.order_id = "A/1#2%3"});
    BOOST_TEST(order_id == "A/1#2%3");
    const auto answer = store.get("/orders/A%2F1%232%253");
    BOOST_TEST(answer.status == 200);
    BOOST_TEST(textIn(*answer.json(), "orderId") == order_id);
}

BOOST_AUTO_TEST_CASE(the_date_header_is_the_hubs_clock) {
    const auto before = store.get(kOrders).header("date");
    hub.advanceClock(std::chrono::hours{24 * 400});
    const auto after = store.get(kOrders).header("date");
    BOOST_TEST(before.size() == std::string{"Sun, 06 Nov 1994 08:49:37 GMT"}.size());
    BOOST_TEST(before.substr(12, 4) != after.substr(12, 4));
}

BOOST_AUTO_TEST_CASE(form_is_judged_before_the_order_is_looked_for) {
    const std::string path = "/orders/none/decision";
    BOOST_TEST(store.send("POST", path, "{", {}).problem() == "unreadable");
    BOOST_TEST(store.send("POST", path, "[]", {}).problem() == "unreadable");
    BOOST_TEST(store.send("POST", path, "{}", {{"Content-Type", "text/plain"}}).status == 415);
    BOOST_TEST(store.send("POST", path, "{}").problem() == "schema");
    BOOST_TEST(
        store.send("POST", path, "{}", {{"Idempotency-Key", ""}}).problem() == "key-missing"
    );
    BOOST_TEST(
        store.send("POST", path, "{}", {{"Idempotency-Key", "one"}}).problem() == "bad-parameter"
    );
    const std::string good =
        R"({"decidedAt":"2026-01-31T12:00:00Z","lines":[{"lineId":"1","accepted":1}]})";
    BOOST_TEST(store.send("POST", path, good).problem() == "unknown-order");
}

BOOST_AUTO_TEST_CASE(a_body_beyond_five_mebibytes_is_413) {
    const std::string body(5 * 1024 * 1024 + 1, ' ');
    BOOST_TEST(store.send("POST", "/products", body).status == 413);
}

BOOST_AUTO_TEST_CASE(a_decisions_schema_is_checked_member_by_member) {
    const std::string order_id = hub.addOrder({.lines = 1, .quantity = 2});
    const auto detail = [&](const std::string& body) {
        const auto answer = store.send("POST", "/orders/" + order_id + "/decision", body);
        BOOST_TEST(answer.status == 422);
        BOOST_TEST(answer.problem() == "schema");
        return textIn(*answer.json(), "detail");
    };
    const std::string head = R"({"decidedAt":"2026-01-31T12:00:00Z","lines":[)";
    BOOST_TEST(detail(R"({"decidedAt":"2026-01-31T12:00:00","lines":[]})").starts_with("decidedAt")
    );
    BOOST_TEST(detail(R"({"decidedAt":"2026-02-30T12:00:00Z","lines":[]})").starts_with("decidedAt")
    );
    BOOST_TEST(detail(head + "]}").starts_with("lines must have 1 to"));
    BOOST_TEST(detail(head + R"({"lineId":"1"}]})").starts_with("lines[0].accepted"));
    BOOST_TEST(detail(head + R"({"lineId":"1","accepted":-1}]})").starts_with("lines[0].accepted"));
    BOOST_TEST(detail(head + R"({"lineId":"1","accepted":1.5}]})").starts_with("lines[0].accepted")
    );
    BOOST_TEST(detail(head + R"({"lineId":"1","accepted":"2"}]})").starts_with("lines[0].accepted")
    );
    BOOST_TEST(detail(head + R"({"lineId":1,"accepted":2}]})").starts_with("lines[0].lineId"));
    BOOST_TEST(
        detail(head + R"({"lineId":"1","accepted":1,"refused":[{"quantity":0,"reason":"x"}]}]})")
            .starts_with("lines[0].refused[0].quantity")
    );
}

BOOST_AUTO_TEST_CASE(times_of_any_rfc_3339_form_are_taken) {
    const std::string order_id = hub.addOrder({.lines = 1, .quantity = 1});
    const auto answer = store.send(
        "POST",
        "/orders/" + order_id + "/decision",
        R"({"decidedAt":"2026-01-31t12:00:00.123456789-03:00","x":{"y":1},)"
        R"("lines":[{"lineId":"1","accepted":1,"shelf":"B3"}]})"
    );
    BOOST_TEST(answer.status == 200);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
