// What became of an order: statuses, parts, corrections, proofs and tracking.
#include "tests/simulator/test_client.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace balcao::test {

using namespace simulator;

namespace {

struct Fixture {
    HubSimulator hub{Options{.stores = {{"1", "101"}, {"1", "102"}, {"2", "201"}}}};
    TestClient store{hub};

    std::string inStatus(const std::string& status) {
        std::string order_id = hub.addOrder({.lines = 2, .quantity = 2});
        if (status == "8") {
            store.refuse(order_id);
        } else if (status != "1") {
            store.accept(order_id);
            hub.forceStatus(order_id, status);
        }
        return order_id;
    }

    Answer proof(const std::string& order_id, const std::string& bytes, const Headers& headers = {})
        const {
        Headers all{{"Content-Type", "image/jpeg"}};
        for (const auto& [name, value] : headers) {
            all[name] = value;
        }
        return store.raw(
            "PUT",
            "/v1/orders/" + order_id + "/proofs/0ab85cde-1111-4222-8333-444455556666",
            bytes,
            all
        );
    }
};

const std::string kLinesOne = R"(,"lines":[{"lineId":"1","quantity":1}])";
const std::string kLinesAll =
    R"(,"lines":[{"lineId":"1","quantity":2},{"lineId":"2","quantity":2}])";

bool isInTable(const std::string& from, const std::string& to) {
    const std::string table = "2>3 2>4 2>5 2>7 5>4 5>7 5>9 3>4 3>6 4>6";
    return table.find(from + ">" + to) != std::string::npos;
}

const std::vector<std::string> kCodes{"1", "2", "3", "4", "5", "6", "8", "9"};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(hub_statuses, Fixture)

BOOST_DATA_TEST_CASE_F(
    Fixture,
    every_status_meets_every_code,
    boost::unit_test::data::make(kCodes) * boost::unit_test::data::make(kCodes),
    from,
    to
) {
    const std::string order_id = inStatus(from);
    const auto answer = store.status(order_id, to);
    // `1` was passed by every order, `2` by every accepted one.
    const bool is_passed = to == from || to == "1" || (to == "2" && from != "1" && from != "8");
    if (is_passed) {
        BOOST_TEST(answer.status == 200);
        BOOST_TEST(hub.effects("postStatus", order_id).empty());
        BOOST_TEST(hub.orderStatus(order_id) == from);
    } else if (isInTable(from, to)) {
        BOOST_TEST(answer.status == 200);
        BOOST_TEST(hub.orderStatus(order_id) == to);
    } else {
        BOOST_TEST(answer.status == 409);
        BOOST_TEST(answer.problem() == "illegal-transition");
        BOOST_TEST(textIn(*objectIn(*answer.json(), "order"), "status") == from);
    }
}

BOOST_AUTO_TEST_CASE(a_status_that_was_passed_is_200_and_changes_nothing) {
    const std::string order_id = inStatus("2");
    store.status(order_id, "3");
    const std::string etag = store.status(order_id, "4").header("etag");
    BOOST_TEST(store.status(order_id, "3").status == 200);
    BOOST_TEST(hub.orderStatus(order_id) == "4");
    BOOST_TEST(store.order(order_id).header("etag") == etag);
    BOOST_TEST(hub.effects("postStatus", order_id).size() == 2);
}

BOOST_AUTO_TEST_CASE(a_cancelled_order_takes_no_status) {
    const std::string order_id = inStatus("2");
    BOOST_TEST(store.status(order_id, "7").status == 200);
    BOOST_TEST(store.status(order_id, "3").problem() == "cancelled");
}

BOOST_AUTO_TEST_CASE(an_unknown_code_and_a_bad_body_are_422) {
    const std::string order_id = inStatus("2");
    BOOST_TEST(store.status(order_id, "77").problem() == "unknown-code");
    BOOST_TEST(store.status(order_id, "3", R"(,"invoiceKey":"123")").problem() == "schema");
    BOOST_TEST(store.status(order_id, "3", R"(,"correction":"yes")").problem() == "schema");
    BOOST_TEST(store.status(order_id, "3", kLinesOne).problem() == "lines-not-allowed");
}

BOOST_AUTO_TEST_CASE(details_of_the_handover_are_kept_in_the_order) {
    const std::string order_id = inStatus("2");
    const std::string key(44, '7');
    const auto answer = store.status(
        order_id,
        "3",
        R"(,"carrier":{"code":"ECT","name":"Correios"},"trackingCode":"OV1","invoiceKey":")" + key +
            R"(")"
    );
    const auto order = answer.json();
    BOOST_TEST(textIn(*order, "invoiceKey") == key);
    BOOST_TEST(textIn(*objectIn(*order, "delivery"), "trackingCode") == "OV1");
}

BOOST_AUTO_TEST_CASE(a_whole_handover_marks_every_unit_delivered) {
    const std::string order_id = inStatus("5");
    const auto order = store.status(order_id, "4").json();
    BOOST_TEST(integerIn(*arrayIn(*order, "lines")->getObject(1), "delivered") == 2);
}

BOOST_AUTO_TEST_CASE(a_wrong_handover_is_taken_back_and_can_happen_again) {
    const std::string order_id = inStatus("5");
    store.status(order_id, "4");
    BOOST_TEST(store.status(order_id, "5").status == 200);
    BOOST_TEST(hub.orderStatus(order_id) == "4");  // without `correction`: passed, no change
    const auto corrected = store.status(order_id, "5", R"(,"correction":true)");
    BOOST_TEST(textIn(*corrected.json(), "status") == "5");
    BOOST_TEST(!arrayIn(*corrected.json(), "lines")->getObject(0)->has("delivered"));
    BOOST_TEST(textIn(*store.status(order_id, "4").json(), "status") == "4");
    const std::string transit = inStatus("3");
    BOOST_TEST(
        store.status(transit, "5", R"(,"correction":true)").problem() == "illegal-transition"
    );
}

BOOST_AUTO_TEST_CASE(a_part_that_was_wrongly_handed_over_is_back_too) {
    const std::string order_id = inStatus("5");
    store.status(order_id, "4", kLinesOne);
    const auto corrected = store.status(order_id, "5", R"(,"correction":true)").json();
    BOOST_TEST(textIn(*corrected, "status") == "5");
    BOOST_TEST(!arrayIn(*corrected, "lines")->getObject(0)->has("delivered"));
    BOOST_TEST(textIn(*store.status(order_id, "4", kLinesOne).json(), "status") == "5");
}

BOOST_AUTO_TEST_CASE(a_part_handed_over_leaves_the_rest_on_the_shelf) {
    const std::string order_id = inStatus("5");
    const auto part = store.status(order_id, "4", kLinesOne).json();
    BOOST_TEST(textIn(*part, "status") == "5");
    BOOST_TEST(integerIn(*arrayIn(*part, "lines")->getObject(0), "delivered") == 1);
    const std::string rest =
        R"(,"lines":[{"lineId":"1","quantity":1},{"lineId":"2","quantity":2}])";
    BOOST_TEST(textIn(*store.status(order_id, "4", rest).json(), "status") == "4");
    BOOST_TEST(store.status(order_id, "4", kLinesOne).problem() == "illegal-transition");
}

BOOST_AUTO_TEST_CASE(the_key_tells_a_repeated_part_from_a_second_one) {
    const std::string order_id = inStatus("5");
    const Headers key{{"Idempotency-Key", TestClient::newKey()}};
    const std::string body = R"({"code":"4","occurredAt":"2026-01-31T12:00:00Z")" + kLinesOne + "}";
    const std::string path = "/orders/" + order_id + "/status";
    store.send("POST", path, body, key);
    store.send("POST", path, body, key);
    const auto line = arrayIn(*store.order(order_id).json(), "lines")->getObject(0);
    BOOST_TEST(integerIn(*line, "delivered") == 1);
}

BOOST_AUTO_TEST_CASE(more_units_than_accepted_are_refused) {
    const std::string order_id = inStatus("5");
    const std::string three = R"(,"lines":[{"lineId":"1","quantity":3}])";
    BOOST_TEST(store.status(order_id, "4", three).problem() == "quantity-too-high");
    const std::string nine = R"(,"lines":[{"lineId":"9","quantity":1}])";
    BOOST_TEST(store.status(order_id, "4", nine).problem() == "unknown-line");
}

BOOST_AUTO_TEST_CASE(goods_come_back_in_parts_until_the_order_is_returned) {
    const std::string order_id = inStatus("5");
    store.status(order_id, "4");
    const auto part = store.status(order_id, "6", kLinesOne).json();
    BOOST_TEST(textIn(*part, "status") == "4");
    BOOST_TEST(integerIn(*arrayIn(*part, "lines")->getObject(0), "returned") == 1);
    const std::string rest =
        R"(,"lines":[{"lineId":"1","quantity":1},{"lineId":"2","quantity":2}])";
    BOOST_TEST(textIn(*store.status(order_id, "6", rest).json(), "status") == "6");
}

BOOST_AUTO_TEST_CASE(a_return_may_come_to_any_store_of_the_site) {
    const std::string order_id = inStatus("4");
    TestClient other{hub};
    other.logIn("balcao:1/102");
    BOOST_TEST(other.status(order_id, "4").status == 404);
    BOOST_TEST(other.status(order_id, "6", kLinesAll).status == 200);
    other.logIn("balcao:2/201");
    BOOST_TEST(other.status(order_id, "6").status == 404);
}

BOOST_AUTO_TEST_CASE(a_proof_is_kept_once) {
    const std::string order_id = inStatus("4");
    const std::string etag = store.order(order_id).header("etag");
    BOOST_TEST(proof(order_id, "bytes").status == 201);
    BOOST_TEST(proof(order_id, "bytes").status == 200);
    BOOST_TEST(proof(order_id, "other").problem() == "proof-differs");
    BOOST_TEST(hub.effects("putProof", order_id).size() == 1);
    BOOST_TEST(store.order(order_id).header("etag") == etag);
}

BOOST_AUTO_TEST_CASE(a_proof_is_a_picture_or_pdf_of_five_mebibytes_at_most) {
    const std::string order_id = inStatus("4");
    BOOST_TEST(proof(order_id, "x", {{"Content-Type", "text/plain"}}).status == 415);
    const std::size_t most = std::size_t{5} * 1024 * 1024;
    BOOST_TEST(proof(order_id, std::string(most + 1, 'x')).status == 413);
    BOOST_TEST(proof(order_id, std::string(most, 'x')).status == 201);
    BOOST_TEST(proof(order_id, "").problem() == "empty-proof");
    const auto bad_id = store.raw(
        "PUT", "/v1/orders/" + order_id + "/proofs/1", "x", {{"Content-Type", "image/png"}}
    );
    BOOST_TEST(bad_id.status == 400);
    const auto bad_kind = store.raw(
        "PUT",
        "/v1/orders/" + order_id + "/proofs/0ab85cde-1111-4222-8333-444455556666?kind=song",
        "x",
        {{"Content-Type", "image/png"}}
    );
    BOOST_TEST(bad_kind.status == 400);
}

BOOST_AUTO_TEST_CASE(a_cancelled_order_still_takes_a_proof) {
    const std::string order_id = inStatus("7");
    BOOST_TEST(proof(order_id, "bytes").status == 201);
    BOOST_TEST(proof("none", "bytes").status == 404);
}

BOOST_AUTO_TEST_CASE(tracking_shows_what_happened_newest_last) {
    const std::string order_id = hub.addOrder({.journey = "ship-from-store"});
    store.accept(order_id);
    const std::string path = "/orders/" + order_id + "/tracking";
    const auto empty = store.get(path);
    BOOST_TEST(integerIn(*empty.json(), "count") == 0);
    store.get("/orders/" + order_id + "/labels");
    store.status(order_id, "3");
    store.status(order_id, "4");
    const auto tracking = store.get(path).json();
    BOOST_TEST(integerIn(*tracking, "count") == 2);
    BOOST_TEST(textIn(*arrayIn(*tracking, "events")->getObject(1), "code") == "4");
    BOOST_TEST(!textIn(*tracking, "trackingCode").empty());
    BOOST_TEST(store.get("/orders/none/tracking").status == 404);
    const std::string etag = store.get(path).header("etag");
    BOOST_TEST(store.get(path, {{"If-None-Match", etag}}).status == 304);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
