// The store's stock, as the page asks for it and counts it.
#include "agent/ledger/after_sale.h"
#include "tests/clerk/clerk_shop.h"

#include <Poco/JSON/Array.h>

namespace balcao::test {

namespace {

using Json = Poco::JSON::Object::Ptr;

struct StockShop : ClerkShop {
    explicit StockShop(const ShopOptions& how = {})
        : ClerkShop{how} {}

    void refuseOne(RefusalReason reason) {
        const OrderRef ref = offer(anOrder().id("PED-1").hub());
        Decide answer = acceptAll(order(ref));
        answer.lines[0].accepted -= 1;
        answer.lines[0].refusals = {{.quantity = 1, .reason = reason, .note = {}}};
        take(ref, answer);
    }

    Json product() { return call("findStock").json()->getArray("products")->getObject(0); }

    HttpReply count(const std::string& members) {
        return call(
            "countStock", {.body = R"({"command_id":")" + newId().value + "\"," + members + "}"}
        );
    }

    HttpReply tell(const std::string& sku) {
        return call(
            "tellStock",
            {.body = R"({"command_id":")" + newId().value + R"(","sku":")" + sku + "\"}"}
        );
    }
};

const StoreKey kOther{.site_id = kStore.site_id, .store_id = "18"};

/// One agent, two stores, one product that moved in the second.
struct TwoStores : StockShop {
    TwoStores()
        : StockShop{{.stores = {kStore, kOther}}} {
        const OrderRef ref =
            offer(anOrder().id("PED-2").store(kOther.site_id, kOther.store_id).hub());
        Decide answer = acceptAll(order(ref));
        answer.lines[0].accepted -= 1;
        answer.lines[0].refusals = {
            {.quantity = 1, .reason = RefusalReason::not_found, .note = {}}};
        take(ref, answer);
    }

    std::size_t productsOf(const std::string& query) {
        return call("findStock", {.query = query}).json()->getArray("products")->size();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(stock_api, StockShop)

BOOST_AUTO_TEST_CASE(a_refused_product_waits_for_a_count_and_then_has_a_quantity) {
    refuseOne(RefusalReason::not_found);
    BOOST_TEST(product()->getValue<bool>("wants_count"));
    BOOST_TEST(!product()->has("quantity"));
    BOOST_TEST(call("getStatus").json()->getObject("outbox")->getValue<int>("stock_waits") == 1);
    BOOST_TEST(tell("SKU-1").status == 404);  // nobody knows how many there are
    BOOST_TEST(count(R"("sku":"SKU-1","quantity":4)").status == 200);
    BOOST_TEST(product()->getValue<int>("quantity") == 4);
    BOOST_TEST(product()->getValue<bool>("is_untold"));
    BOOST_TEST(tell("SKU-1").status == 200);
    const Json moves = call("findStockMoves", {.query = "?sku=SKU-1"}).json();
    BOOST_TEST(moves->getValue<int>("count") == 2);
    const Json first = moves->getArray("moves")->getObject(1);
    BOOST_TEST(first->getValue<std::string>("reason") == "not_found");
    BOOST_TEST(first->getValue<int>("change") == -1);
    BOOST_TEST(!call("getStatus").json()->getObject("outbox")->has("stock_waits"));
}

BOOST_AUTO_TEST_CASE(nonsense_counts_nothing) {
    refuseOne(RefusalReason::out_of_stock);
    BOOST_TEST(count(R"("sku":"NADA","quantity":4)").status == 404);
    BOOST_TEST(count(R"("sku":"SKU-1","quantity":-1)").status == 400);
    BOOST_TEST(count(R"("sku":"SKU-1")").status == 400);
    BOOST_TEST(call("countStock", {.body = "{"}).status == 400);
    BOOST_TEST(call("findStockMoves").status == 400);
    BOOST_TEST(call("findStock", {.query = "?x=1"}).status == 400);
    BOOST_TEST(product()->getValue<int>("quantity") == 0);
}

BOOST_FIXTURE_TEST_CASE(each_store_of_an_agent_has_its_own_stock, TwoStores) {
    BOOST_TEST(productsOf("") == 0U);
    BOOST_TEST(productsOf("?store_id=" + kStore.store_id) == 0U);
    BOOST_TEST(productsOf("?store_id=18") == 1U);
    BOOST_TEST(count(R"("sku":"SKU-1","quantity":4)").status == 404);
    BOOST_TEST(count(R"("sku":"SKU-1","quantity":4,"store_id":"18")").status == 200);
    const Json moves = call("findStockMoves", {.query = "?sku=SKU-1&store_id=18"}).json();
    BOOST_TEST(moves->getValue<int>("count") == 2);
    BOOST_TEST(call("findStockMoves", {.query = "?sku=SKU-1"}).json()->getValue<int>("count") == 0);
    BOOST_TEST(tell("SKU-1").status == 404);
    BOOST_TEST(tell("SKU-1\",\"store_id\":\"18").status == 200);
}

BOOST_FIXTURE_TEST_CASE(a_store_of_somebody_else_is_refused_in_words, TwoStores) {
    for (const HttpReply& reply :
         {call("findStock", {.query = "?store_id=99"}),
          call("findStockMoves", {.query = "?sku=SKU-1&store_id=99"}),
          count(R"("sku":"SKU-1","quantity":4,"store_id":"99")"),
          tell("SKU-1\",\"store_id\":\"99")}) {
        BOOST_TEST(reply.status == 400);
        BOOST_TEST(
            reply.json()->getValue<std::string>("detail").find("no store of this agent") !=
            std::string::npos
        );
    }
    BOOST_TEST(count(R"("sku":"SKU-1","quantity":4,"store_id":"")").status == 400);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
