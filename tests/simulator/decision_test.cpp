// Decisions, cancellations and the keys that make them safe to repeat.
#include "tests/simulator/test_client.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace balcao::test {

using namespace simulator;

namespace {

struct Fixture {
    HubSimulator hub{Options{.stores = {{"1", "101"}, {"1", "102"}}}};
    TestClient store{hub};

    /// An order of two lines with four units each.
    std::string order(const std::string& partial = "quantity", bool late_refusal = true) {
        return hub.addOrder(
            {.lines = 2, .partial = partial, .late_refusal = late_refusal, .quantity = 4}
        );
    }

    Answer decide(
        const std::string& order_id, const std::string& lines, const Headers& headers = {}
    ) {
        return store.send(
            "POST",
            "/orders/" + order_id + "/decision",
            R"({"decidedAt":"2026-01-31T12:00:00Z","lines":[)" + lines + "]}",
            headers
        );
    }

    Answer cancellation(const std::string& order_id, const std::string& answer) {
        return store.send(
            "POST", "/orders/" + order_id + "/cancellation", R"({"answer":")" + answer + R"("})"
        );
    }

    std::size_t decisions(const std::string& order_id) const {
        return hub.effects("decide", order_id).size();
    }
};

std::string line(const std::string& id, int accepted, int refused) {
    std::string json = R"({"lineId":")" + id + R"(","accepted":)" + std::to_string(accepted);
    if (refused > 0) {
        json +=
            R"(,"refused":[{"quantity":)" + std::to_string(refused) + R"(,"reason":"DAMAGED"}])";
    }
    return json + "}";
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(hub_decisions, Fixture)

BOOST_AUTO_TEST_CASE(an_accepted_order_has_status_2_and_a_new_version) {
    const std::string order_id = order();
    const auto answer = store.accept(order_id);
    BOOST_TEST(answer.status == 200);
    BOOST_TEST(textIn(*answer.json(), "status") == "2");
    BOOST_TEST(integerIn(*answer.json(), "version") == 2);
    BOOST_TEST(answer.header("etag") == store.order(order_id).header("etag"));
    BOOST_TEST(integerIn(*arrayIn(*answer.json(), "lines")->getObject(0), "accepted") == 4);
}

BOOST_AUTO_TEST_CASE(an_order_refused_whole_is_final) {
    const std::string order_id = order();
    BOOST_TEST(textIn(*store.refuse(order_id).json(), "status") == "8");
    BOOST_TEST(idsIn(store.get(kOrders)).empty());
}

BOOST_AUTO_TEST_CASE(a_part_is_accepted_by_the_unit) {
    const auto answer = decide(order(), line("1", 3, 1) + "," + line("2", 0, 4));
    BOOST_TEST(answer.status == 200);
    const auto first = arrayIn(*answer.json(), "lines")->getObject(0);
    BOOST_TEST(integerIn(*first, "accepted") == 3);
    BOOST_TEST(textIn(*arrayIn(*first, "refused")->getObject(0), "reason") == "DAMAGED");
}

BOOST_AUTO_TEST_CASE(the_first_decision_names_every_line_once_with_its_whole_quantity) {
    const std::string order_id = order();
    BOOST_TEST(decide(order_id, line("1", 4, 0)).problem() == "line-missing");
    BOOST_TEST(
        decide(order_id, line("1", 4, 0) + "," + line("9", 4, 0)).problem() == "unknown-line"
    );
    BOOST_TEST(decide(order_id, line("1", 4, 0) + "," + line("1", 4, 0)).problem() == "line-twice");
    BOOST_TEST(
        decide(order_id, line("1", 4, 0) + "," + line("2", 3, 0)).problem() == "quantity-mismatch"
    );
    BOOST_TEST(decisions(order_id) == 0);
    BOOST_TEST(store.accept(order_id).status == 200);
}

BOOST_AUTO_TEST_CASE(a_later_decision_only_lowers) {
    const std::string order_id = order();
    store.accept(order_id);
    BOOST_TEST(decide(order_id, line("1", 4, 0)).problem() == "already-decided");
    const auto lowered = decide(order_id, line("1", 2, 2));
    BOOST_TEST(lowered.status == 200);
    BOOST_TEST(textIn(*lowered.json(), "status") == "2");
    BOOST_TEST(decide(order_id, line("1", 3, 0)).problem() == "already-decided");
    BOOST_TEST(decide(order_id, line("1", 1, 2)).problem() == "quantity-mismatch");
    const auto emptied = decide(order_id, line("1", 0, 2) + "," + line("2", 0, 4));
    BOOST_TEST(textIn(*emptied.json(), "status") == "8");
    BOOST_TEST(decide(order_id, line("1", 0, 0)).problem() == "already-decided");
}

BOOST_AUTO_TEST_CASE(late_refusal_is_a_capability_of_the_order) {
    const std::string order_id = order("quantity", false);
    store.accept(order_id);
    BOOST_TEST(decide(order_id, line("1", 2, 2)).problem() == "late-refusal-not-allowed");
}

BOOST_AUTO_TEST_CASE(partial_none_takes_all_or_nothing) {
    const std::string order_id = order("none");
    const std::string mixed = line("1", 4, 0) + "," + line("2", 0, 4);
    BOOST_TEST(decide(order_id, mixed).problem() == "partial-not-allowed");
    BOOST_TEST(decide(order_id, line("1", 1, 3) + "," + line("2", 4, 0)).status == 422);
    BOOST_TEST(store.accept(order_id).status == 200);
    BOOST_TEST(decide(order_id, line("1", 0, 4)).problem() == "partial-not-allowed");
    BOOST_TEST(decide(order_id, line("1", 0, 4) + "," + line("2", 0, 4)).status == 200);
}

BOOST_AUTO_TEST_CASE(partial_line_takes_whole_lines) {
    const std::string order_id = order("line");
    const std::string split = line("1", 1, 3) + "," + line("2", 4, 0);
    BOOST_TEST(decide(order_id, split).problem() == "partial-not-allowed");
    BOOST_TEST(decide(order_id, line("1", 4, 0) + "," + line("2", 0, 4)).status == 200);
}

BOOST_AUTO_TEST_CASE(a_decision_after_the_deadline_counts) {
    const std::string order_id = hub.addOrder({.answer_in = std::chrono::seconds{-600}});
    BOOST_TEST(store.accept(order_id).status == 200);
}

BOOST_AUTO_TEST_CASE(a_decision_on_an_old_version_is_stale_and_carries_the_order) {
    const std::string order_id = order();
    const std::string etag = store.order(order_id).header("etag");
    hub.changeOrder(order_id, R"({"notes":"mudou"})");
    const auto stale = store.accept(order_id, {{"If-Match", etag}});
    BOOST_TEST(stale.status == 412);
    BOOST_TEST(stale.problem() == "stale");
    BOOST_TEST(textIn(*objectIn(*stale.json(), "order"), "notes") == "mudou");
    const std::string fresh = store.order(order_id).header("etag");
    BOOST_TEST(store.accept(order_id, {{"If-Match", fresh}}).status == 200);
}

BOOST_AUTO_TEST_CASE(a_cancelled_order_is_judged_before_a_stale_one) {
    const std::string order_id = order();
    const std::string etag = store.order(order_id).header("etag");
    hub.cancelOrder(order_id);
    const auto answer = store.accept(order_id, {{"If-Match", etag}});
    BOOST_TEST(answer.status == 409);
    BOOST_TEST(answer.problem() == "cancelled");
    BOOST_TEST(textIn(*objectIn(*answer.json(), "order"), "status") == "7");
    BOOST_TEST(store.order(order_id).status == 200);
}

BOOST_AUTO_TEST_CASE(a_stale_decision_is_judged_before_its_state) {
    const std::string order_id = order();
    const std::string etag = store.order(order_id).header("etag");
    store.accept(order_id);
    BOOST_TEST(store.accept(order_id, {{"If-Match", etag}}).problem() == "stale");
    BOOST_TEST(store.accept(order_id).problem() == "already-decided");
}

BOOST_AUTO_TEST_CASE(the_same_key_and_body_get_the_first_answer_again_byte_for_byte) {
    const std::string order_id = order();
    const Headers key{{"Idempotency-Key", TestClient::newKey()}};
    const std::string body = store.decision(order_id, 3);
    const std::string path = "/orders/" + order_id + "/decision";
    const auto first = store.send("POST", path, body, key);
    hub.changeOrder(order_id, R"({"notes":"depois"})");
    const auto again = store.send("POST", path, body, key);
    BOOST_TEST(again.status == 200);
    BOOST_TEST(again.body == first.body);
    BOOST_TEST(again.header("etag") == first.header("etag"));
    BOOST_TEST(decisions(order_id) == 1);
    BOOST_TEST(hub.effectLog().back().is_replay);
}

BOOST_AUTO_TEST_CASE(a_key_is_the_same_in_any_case) {
    const std::string order_id = order();
    const std::string body = store.decision(order_id, 3);
    const std::string path = "/orders/" + order_id + "/decision";
    store.send("POST", path, body, {{"Idempotency-Key", "0AB85CDE-1111-4222-8333-444455556666"}});
    const auto again = store.send(
        "POST", path, body, {{"Idempotency-Key", "0ab85cde-1111-4222-8333-444455556666"}}
    );
    BOOST_TEST(again.status == 200);
    BOOST_TEST(decisions(order_id) == 1);
}

BOOST_AUTO_TEST_CASE(a_key_cannot_be_used_for_something_else) {
    const std::string order_id = order();
    const std::string other = order();
    const Headers key{{"Idempotency-Key", TestClient::newKey()}};
    store.accept(order_id, key);
    BOOST_TEST(store.refuse(order_id, key).problem() == "key-reused");
    BOOST_TEST(store.accept(other, key).problem() == "key-reused");
    BOOST_TEST(decisions(other) == 0);
}

BOOST_AUTO_TEST_CASE(a_refused_request_is_judged_anew_under_its_key) {
    const std::string order_id = order();
    const std::string etag = store.order(order_id).header("etag");
    hub.changeOrder(order_id, R"({"notes":"mudou"})");
    Headers headers{{"Idempotency-Key", TestClient::newKey()}, {"If-Match", etag}};
    BOOST_TEST(store.accept(order_id, headers).status == 412);
    headers["If-Match"] = store.order(order_id).header("etag");
    BOOST_TEST(store.accept(order_id, headers).status == 200);
}

BOOST_AUTO_TEST_CASE(a_kept_answer_outlives_the_withdrawal_of_the_order) {
    const std::string order_id = order();
    const Headers key{{"Idempotency-Key", TestClient::newKey()}};
    const std::string body = store.decision(order_id, 4);
    const std::string path = "/orders/" + order_id + "/decision";
    store.send("POST", path, body, key);
    hub.reassign(order_id, {"1", "102"});
    BOOST_TEST(store.send("POST", path, body, key).status == 200);
}

BOOST_AUTO_TEST_CASE(keys_are_kept_per_store) {
    const Headers key{{"Idempotency-Key", TestClient::newKey()}};
    const std::string here = order();
    const std::string there = hub.addOrder({.store = StoreKey{"1", "102"}});
    BOOST_TEST(store.accept(here, key).status == 200);
    BOOST_TEST(store.accept(there, key).status == 200);
}

BOOST_AUTO_TEST_CASE(a_forgotten_key_is_judged_like_a_new_one) {
    const std::string order_id = order();
    const Headers key{{"Idempotency-Key", TestClient::newKey()}};
    const std::string body = store.decision(order_id, 4);
    const std::string path = "/orders/" + order_id + "/decision";
    store.send("POST", path, body, key);
    hub.forgetKeys();
    BOOST_TEST(store.send("POST", path, body, key).problem() == "already-decided");
}

BOOST_AUTO_TEST_CASE(only_an_effect_line_means_that_something_was_applied) {
    const std::string order_id = order();
    store.accept(order_id);
    const auto lines = hub.effectLog();
    std::vector<std::string> phases;
    for (const LogLine& one : lines) {
        if (one.verb == "decide") {
            phases.push_back(one.phase);
        }
    }
    const std::vector<std::string> expected{"before", "effect", "reply"};
    BOOST_TEST(phases == expected, boost::test_tools::per_element());
    store.accept(order_id);
    BOOST_TEST(decisions(order_id) == 1);
    BOOST_TEST(hub.effectLog().back().status == 409);
    BOOST_TEST(hub.effectLog().back().is_replied);
}

BOOST_AUTO_TEST_CASE(the_hubs_wish_to_cancel_is_accepted_or_denied) {
    const std::string order_id = order();
    store.accept(order_id);
    BOOST_TEST(cancellation(order_id, "accept").problem() == "not-asked");
    hub.askToCancel(order_id, "Cliente desistiu");
    const auto asked = objectIn(*store.order(order_id).json(), "cancellation");
    BOOST_TEST(textIn(*asked, "askedBy") == "hub");
    const auto denied = cancellation(order_id, "deny");
    BOOST_TEST(!denied.json()->has("cancellation"));
    BOOST_TEST(textIn(*denied.json(), "status") == "2");
    hub.askToCancel(order_id, "Cliente desistiu");
    BOOST_TEST(textIn(*cancellation(order_id, "accept").json(), "status") == "7");
    BOOST_TEST(cancellation(order_id, "accept").problem() == "cancelled");
}

BOOST_AUTO_TEST_CASE(a_store_may_ask_to_cancel_only_what_it_has_in_hand) {
    const std::string order_id = order();
    BOOST_TEST(cancellation(order_id, "request").problem() == "not-accepted");
    store.accept(order_id);
    BOOST_TEST(textIn(*cancellation(order_id, "request").json(), "status") == "7");
    const std::string gone = order();
    store.accept(gone);
    hub.forceStatus(gone, "3");
    BOOST_TEST(cancellation(gone, "request").problem() == "already-collected");
    BOOST_TEST(cancellation(gone, "perhaps").problem() == "schema");
}

BOOST_DATA_TEST_CASE_F(
    Fixture,
    a_decided_or_final_order_takes_no_first_decision,
    boost::unit_test::data::make({"2", "3", "4", "5", "6", "8", "9"}),
    status
) {
    const std::string order_id = order();
    hub.forceStatus(order_id, status);
    BOOST_TEST(store.accept(order_id).problem() == "already-decided");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
