// Return coupons, stock and products.
#include "tests/simulator/brazil.h"
#include "tests/simulator/test_client.h"
#include "tests/simulator/text.h"

#include <boost/test/unit_test.hpp>

namespace balcao::test {

using namespace simulator;

namespace {

/// A hub with one delivered order: two units of 100.00 and a discount of 20.00, so 180.00 paid.
struct Fixture {
    HubSimulator hub{Options{.stores = {{"1", "101"}, {"1", "102"}, {"2", "201"}}}};
    TestClient store{hub};
    std::string order_id =
        hub.addOrder({.journey = "pickup-in-store", .lines = 1, .marketplace = false, .quantity = 2}
        );

    Fixture() {
        hub.changeOrder(
            order_id,
            R"({"discount":{"amount":2000,"currency":"BRL"},"customer":{"document":"52998224725"},)"
            R"("lines":[{"lineId":"1","sku":"S1","ean":"7891000000001","description":"Saia","quantity":2,)"
            R"("unitPrice":{"amount":10000,"currency":"BRL"}}]})"
        );
        store.accept(order_id);
        store.status(order_id, "4");
    }

    Answer issue(std::int64_t amount, int quantity = 1, const std::string& store_id = "102") const {
        return store.send(
            "POST",
            "/coupons",
            R"({"orderId":")" + order_id + R"(","storeId":")" + store_id +
                R"(","lines":[{"lineId":"1","quantity":)" + std::to_string(quantity) +
                R"(,"reason":"Tamanho","condition":"resalable"}],"amount":{"amount":)" +
                std::to_string(amount) + R"(,"currency":"BRL"}})"
        );
    }

    std::string issued(std::int64_t amount) const { return textIn(*issue(amount).json(), "code"); }

    Answer move(const std::string& code, const std::string& movement, const Headers& headers = {})
        const {
        return store.send(
            "PATCH", "/coupons/" + code, R"({"movement":{)" + movement + "}}", headers
        );
    }

    Answer redeem(const std::string& code, std::int64_t amount) const {
        return move(
            code,
            R"("type":"redeem","storeId":"101","by":"ada","amount":{"amount":)" +
                std::to_string(amount) + R"(,"currency":"BRL"})"
        );
    }
};

std::string state(const Answer& answer) {
    return textIn(*answer.json(), "state");
}

std::int64_t balance(const Answer& answer) {
    return integerIn(*objectIn(*answer.json(), "balance"), "amount");
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(hub_coupons, Fixture)

BOOST_AUTO_TEST_CASE(a_coupon_is_issued_for_goods_given_back) {
    const auto answer = issue(9000);
    BOOST_TEST(answer.status == 201);
    BOOST_TEST(state(answer) == "active");
    BOOST_TEST(balance(answer) == 9000);
    const auto movement = arrayIn(*answer.json(), "movements")->getObject(0);
    BOOST_TEST(textIn(*movement, "type") == "issue");
    BOOST_TEST(textIn(*movement, "storeId") == "102");
    const auto read = store.get("/coupons/" + textIn(*answer.json(), "code"));
    BOOST_TEST(read.body == answer.body);
    BOOST_TEST(read.header("etag") == answer.header("etag"));
}

BOOST_AUTO_TEST_CASE(a_coupon_is_at_most_what_was_paid_for_its_lines) {
    BOOST_TEST(issue(9001).problem() == "amount-too-high");
    BOOST_TEST(issue(0).problem() == "amount-too-low");
    BOOST_TEST(issue(-1).problem() == "schema");
    BOOST_TEST(issue(18000, 2).status == 201);
}

BOOST_AUTO_TEST_CASE(a_unit_has_one_coupon_until_that_coupon_is_cancelled) {
    const std::string code = issued(9000);
    BOOST_TEST(issue(9000).status == 201);
    BOOST_TEST(issue(9000).problem() == "already-returned");
    move(code, R"("type":"cancel")");
    BOOST_TEST(issue(9000).status == 201);
}

BOOST_AUTO_TEST_CASE(a_repeated_issue_makes_one_coupon) {
    const Headers key{{"Idempotency-Key", TestClient::newKey()}};
    const std::string body =
        R"({"orderId":")" + order_id +
        R"(","storeId":"101","lines":[{"lineId":"1","quantity":1}],"amount":{"amount":1,"currency":"BRL"}})";
    const auto first = store.send("POST", "/coupons", body, key);
    const auto again = store.send("POST", "/coupons", body, key);
    BOOST_TEST(again.status == 201);
    BOOST_TEST(again.body == first.body);
    BOOST_TEST(hub.effects("createCoupon").size() == 1);
}

BOOST_AUTO_TEST_CASE(coupons_are_only_for_delivered_goods_of_the_own_site) {
    const std::string open = hub.addOrder({.lines = 1, .marketplace = false});
    const std::string delivered = std::exchange(order_id, open);
    BOOST_TEST(issue(1).problem() == "not-delivered");
    order_id = "none";
    BOOST_TEST(issue(1).problem() == "unknown-order");
    order_id = delivered;
    BOOST_TEST(issue(1, 1, "201").problem() == "wrong-store");
    store.logIn("balcao:2/201");
    BOOST_TEST(issue(1, 1, "201").problem() == "unknown-order");
}

BOOST_AUTO_TEST_CASE(a_marketplace_refunds_its_own_goods) {
    hub.changeOrder(order_id, R"({"channel":{"marketplace":true}})");
    BOOST_TEST(issue(1).problem() == "marketplace-policy");
}

BOOST_AUTO_TEST_CASE(redeeming_lowers_the_balance_to_nothing) {
    const std::string code = issued(9000);
    const auto part = redeem(code, 4000);
    BOOST_TEST(balance(part) == 5000);
    BOOST_TEST(state(part) == "active");
    const auto too_much = redeem(code, 5001);
    BOOST_TEST(too_much.problem() == "insufficient-balance");
    BOOST_TEST(
        integerIn(*objectIn(*objectIn(*too_much.json(), "coupon"), "balance"), "amount") == 5000
    );
    BOOST_TEST(state(redeem(code, 5000)) == "used");
    BOOST_TEST(redeem(code, 1).problem() == "used");
    BOOST_TEST(move(code, R"("type":"cancel")").problem() == "used");
}

BOOST_AUTO_TEST_CASE(a_blocked_coupon_is_unblocked_or_cancelled_and_nothing_else) {
    const std::string code = issued(9000);
    BOOST_TEST(move(code, R"("type":"unblock")").problem() == "not-blocked");
    BOOST_TEST(state(move(code, R"("type":"block","reason":"suspeita")")) == "blocked");
    BOOST_TEST(redeem(code, 1).problem() == "blocked");
    BOOST_TEST(
        move(code, R"("type":"extend","expiresAt":"2999-01-01T00:00:00Z")").problem() == "blocked"
    );
    BOOST_TEST(state(move(code, R"("type":"unblock")")) == "active");
    move(code, R"("type":"block")");
    BOOST_TEST(state(move(code, R"("type":"cancel")")) == "cancelled");
    BOOST_TEST(redeem(code, 1).problem() == "cancelled");
}

BOOST_AUTO_TEST_CASE(an_expired_coupon_can_only_be_extended) {
    const std::string code = issued(9000);
    hub.advanceClock(std::chrono::hours{24 * 181});
    store.logIn("balcao");
    const auto expired = store.get("/coupons/" + code);
    BOOST_TEST(state(expired) == "expired");
    const auto movements = arrayIn(*expired.json(), "movements");
    BOOST_TEST(textIn(*movements->getObject(1), "type") == "expire");
    BOOST_TEST(redeem(code, 1).problem() == "expired");
    BOOST_TEST(move(code, R"("type":"cancel")").problem() == "expired");
    BOOST_TEST(move(code, R"("type":"extend")").problem() == "bad-expiry");
    const std::string until = formatTime(hub.now() + std::chrono::hours{24});
    const auto extended = move(code, R"("type":"extend","expiresAt":")" + until + R"(")");
    BOOST_TEST(state(extended) == "active");
    BOOST_TEST(state(redeem(code, 9000)) == "used");
}

BOOST_AUTO_TEST_CASE(only_redeem_has_an_amount) {
    const std::string code = issued(9000);
    BOOST_TEST(
        move(code, R"("type":"block","amount":{"amount":1,"currency":"BRL"})").problem() ==
        "amount-not-allowed"
    );
    BOOST_TEST(move(code, R"("type":"redeem")").problem() == "bad-amount");
    BOOST_TEST(move(code, R"("type":"melt")").problem() == "schema");
}

BOOST_AUTO_TEST_CASE(a_change_of_an_old_version_is_stale) {
    const auto first = issue(9000);
    const std::string code = textIn(*first.json(), "code");
    redeem(code, 1);
    const auto stale = move(code, R"("type":"block")", {{"If-Match", first.header("etag")}});
    BOOST_TEST(stale.status == 412);
    BOOST_TEST(integerIn(*objectIn(*stale.json(), "coupon"), "version") == 2);
}

BOOST_AUTO_TEST_CASE(coupons_are_found_newest_first) {
    const std::string older = issued(1);
    const std::string newer = issued(2);
    const auto found = store.get("/coupons?document=52998224725").json();
    BOOST_TEST(integerIn(*found, "count") == 2);
    BOOST_TEST(textIn(*arrayIn(*found, "coupons")->getObject(0), "code") == newer);
    const auto page = store.get("/coupons?orderId=" + order_id + "&limit=1").json();
    const auto next =
        store.get("/coupons?orderId=" + order_id + "&limit=1&cursor=" + textIn(*page, "nextCursor"))
            .json();
    BOOST_TEST(textIn(*arrayIn(*next, "coupons")->getObject(0), "code") == older);
    BOOST_TEST(!next->has("nextCursor"));
    BOOST_TEST(integerIn(*store.get("/coupons?code=none").json(), "count") == 0);
    BOOST_TEST(store.get("/coupons").status == 400);
    BOOST_TEST(store.get("/coupons/none").status == 404);
}

BOOST_AUTO_TEST_CASE(stock_is_updated_in_part_and_old_news_is_left_out) {
    const auto update = [&](const std::string& items) {
        return store.send(
            "PATCH", "/stock", R"({"siteId":"1","storeId":"101","items":[)" + items + "]}"
        );
    };
    const auto first =
        update(
            R"({"sku":"S1","quantity":3,"updatedAt":"2026-01-31T12:00:00Z"},{"sku":"NONE","quantity":1})"
        )
            .json();
    BOOST_TEST(integerIn(*first, "updated") == 1);
    BOOST_TEST(integerIn(*first, "count") == 2);
    BOOST_TEST(textIn(*arrayIn(*first, "unknown")->getObject(0), "sku") == "NONE");
    const auto old =
        update(R"({"sku":"S1","quantity":9,"updatedAt":"2026-01-31T11:59:59Z"})").json();
    BOOST_TEST(integerIn(*old, "updated") == 0);
    BOOST_TEST(arrayIn(*old, "stale")->size() == 1);
    BOOST_TEST(
        integerIn(*update(R"({"ean":"7891000000001","quantity":0})").json(), "updated") == 1
    );
    BOOST_TEST(update(R"({"quantity":1})").problem() == "schema");
    BOOST_TEST(update(R"({"sku":"S1","quantity":-1})").problem() == "schema");
    const auto foreign =
        store.send("PATCH", "/stock", R"({"siteId":"9","storeId":"9","items":[]})");
    BOOST_TEST(foreign.problem() == "wrong-store");
}

BOOST_AUTO_TEST_CASE(products_are_created_updated_or_rejected) {
    const std::string price = R"("price":{"amount":200,"currency":"BRL"},)";
    const auto put = [&](const std::string& products) {
        return store.send("POST", "/products", R"({"siteId":"1","products":[)" + products + "]}");
    };
    const std::string good = R"({"sku":"N1","description":"Novo",)" + price +
                             R"("salePrice":{"amount":150,"currency":"BRL"},"ean":")" +
                             withEanCheck("789100000000") + R"("})";
    const std::string dear = R"({"sku":"N2","description":"Caro",)" + price +
                             R"("salePrice":{"amount":201,"currency":"BRL"}})";
    const std::string odd = R"({"sku":"N3","description":"EAN",)" + price +
                            R"("salePrice":{"amount":200,"currency":"BRL"},"ean":"7891000000000"})";
    const auto answer = put(good + "," + dear + "," + odd).json();
    BOOST_TEST(integerIn(*answer, "created") == 1);
    BOOST_TEST(integerIn(*answer, "count") == 3);
    const auto rejected = arrayIn(*answer, "rejected");
    BOOST_TEST(textIn(*rejected->getObject(0), "reason") == "sale-price-above-price");
    BOOST_TEST(textIn(*rejected->getObject(1), "reason") == "ean-invalid");
    BOOST_TEST(integerIn(*put(good).json(), "updated") == 1);
    BOOST_TEST(put(R"({"sku":"N4","description":"Sem preço"})").problem() == "schema");
    const auto known = store.send(
        "PATCH", "/stock", R"({"siteId":"1","storeId":"101","items":[{"sku":"N1","quantity":5}]})"
    );
    BOOST_TEST(integerIn(*known.json(), "updated") == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
