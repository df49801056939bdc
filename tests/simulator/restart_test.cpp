// What a hub still knows after it was killed, in the same process and as the program.
#include "tests/simulator/test_client.h"
#include "tests/simulator/text.h"
#include "tests/support/temp_folder.h"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <memory>

namespace balcao::test {

using namespace simulator;

namespace {

struct Fixture {
    TempFolder folder;
    std::unique_ptr<HubSimulator> hub = start();
    std::unique_ptr<TestClient> store = std::make_unique<TestClient>(*hub);

    std::unique_ptr<HubSimulator> start() const {
        return std::make_unique<HubSimulator>(Options{
            .data_folder = folder.path() / "hub",
            .stores = {{"1", "101"}, {"1", "102"}},
            .orders = 2});
    }

    /// A second hub over what the first has written so far, as a killed one would leave it: nothing
    /// is written at the end, so the files are the same.
    void restart() {
        const auto copy = folder.path() / "copy";
        std::filesystem::copy(
            folder.path() / "hub", copy, std::filesystem::copy_options::recursive
        );
        hub.reset();
        std::filesystem::remove_all(folder.path() / "hub");
        std::filesystem::rename(copy, folder.path() / "hub");
        hub = start();
        store->connectTo(*hub);
    }

    void append(const std::string& file, const std::string& bytes) const {
        std::ofstream{folder.path() / "hub" / file, std::ios::app} << bytes;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(hub_restart, Fixture)

BOOST_AUTO_TEST_CASE(orders_decisions_and_etags_are_the_same_afterwards) {
    const std::string order_id = hub->addOrder({.journey = "ship-from-store"});
    store->accept(order_id);
    store->get("/orders/" + order_id + "/labels");
    const auto order = store->order(order_id);
    const auto list = store->get(kOrders);
    restart();
    BOOST_TEST(store->order(order_id).body == order.body);
    BOOST_TEST(store->order(order_id).header("etag") == order.header("etag"));
    BOOST_TEST(store->get(kOrders).body == list.body);
    BOOST_TEST(store->get(kOrders, {{"If-None-Match", list.header("etag")}}).status == 304);
}

BOOST_AUTO_TEST_CASE(generated_orders_are_not_generated_again) {
    const std::size_t before = hub->ordersOf({"1", "101"}).size();
    BOOST_TEST(before == 2);
    restart();
    BOOST_TEST(hub->ordersOf({"1", "101"}).size() == before);
    const std::string next = hub->addOrder();
    BOOST_TEST(hub->ordersOf({"1", "101"}).size() == before + 1);
    BOOST_TEST(!next.empty());
}

BOOST_AUTO_TEST_CASE(a_key_used_before_gets_its_answer_again_afterwards) {
    const std::string order_id = hub->addOrder();
    const Headers key{{"Idempotency-Key", TestClient::newKey()}};
    const std::string body = store->decision(order_id, 500);
    const auto first = store->send("POST", "/orders/" + order_id + "/decision", body, key);
    restart();
    const auto again = store->send("POST", "/orders/" + order_id + "/decision", body, key);
    BOOST_TEST(again.body == first.body);
    BOOST_TEST(hub->effects("decide", order_id).size() == 1);
}

BOOST_AUTO_TEST_CASE(tokens_clock_faults_and_former_stores_survive) {
    const std::string order_id = hub->addOrder();
    hub->reassign(order_id, {"1", "102"});
    hub->advanceClock(std::chrono::minutes{30});
    hub->armFault({.kind = "503", .operation = "getDigest"});
    restart();
    store->get(kOrders);  // the token is still good; now the store has polled
    BOOST_TEST(store->order(order_id).problem() == "withdrawn");
    BOOST_TEST(store->get("/sites/1/stores/101/digest?day=2026-01-01").status == 503);
    BOOST_TEST(store->get("/sites/1/stores/101/digest?day=2026-01-01").status == 200);
    hub->advanceClock(std::chrono::minutes{31});
    BOOST_TEST(store->get(kOrders).status == 401);
}

BOOST_AUTO_TEST_CASE(coupons_stock_and_proofs_survive) {
    const std::string order_id = hub->addOrder({.lines = 1, .marketplace = false});
    store->accept(order_id);
    store->status(order_id, "4");
    const std::string coupon =
        R"({"orderId":")" + order_id +
        R"(","storeId":"101","lines":[{"lineId":"1","quantity":1}],"amount":{"amount":1,"currency":"BRL"}})";
    const std::string code = textIn(*store->send("POST", "/coupons", coupon).json(), "code");
    const std::string proof = "/v1/orders/" + order_id + "/proofs/" + TestClient::newKey();
    store->raw("PUT", proof, "bytes", {{"Content-Type", "image/png"}});
    restart();
    BOOST_TEST(store->get("/coupons/" + code).status == 200);
    BOOST_TEST(store->raw("PUT", proof, "bytes", {{"Content-Type", "image/png"}}).status == 200);
    BOOST_TEST(store->raw("PUT", proof, "other", {{"Content-Type", "image/png"}}).status == 409);
    const auto next = store->send("POST", "/coupons", coupon);
    BOOST_TEST(textIn(*next.json(), "code") != code);
}

BOOST_AUTO_TEST_CASE(the_log_goes_on_where_it_was) {
    const auto before = hub->effectLog();
    restart();
    hub->addOrder();
    const auto after = hub->effectLog();
    BOOST_TEST(after.size() == before.size() + 1);
    BOOST_TEST(after.back().seq == before.back().seq + 1);
}

BOOST_AUTO_TEST_CASE(a_torn_last_line_is_as_if_it_had_not_been_written) {
    const std::string order_id = hub->addOrder();
    const auto order = store->order(order_id);
    append("journal.jsonl", R"({"commit":99,"puts":[{"kind":"ord)");
    append("effects.jsonl", R"({"t":"2026-)");
    restart();
    BOOST_TEST(store->order(order_id).body == order.body);
    BOOST_TEST(hub->effectLog().back().order_id == order_id);
    hub->cancelOrder(order_id);
    restart();
    BOOST_TEST(hub->orderStatus(order_id) == "7");
}

BOOST_AUTO_TEST_CASE(an_effect_that_only_the_journal_has_is_told_after_the_restart) {
    const std::string order_id = hub->addOrder();
    store->accept(order_id);
    // Killed after the journal line, before the lines of the effect log.
    const auto log = folder.path() / "hub" / "effects.jsonl";
    std::ifstream file{log};
    std::string kept;
    std::string line;
    while (std::getline(file, line) && line.find(R"("decide")") == std::string::npos) {
        kept += line + "\n";
    }
    file.close();
    std::ofstream{log, std::ios::trunc} << kept;
    restart();
    BOOST_TEST(hub->effects("decide", order_id).size() == 1);
    BOOST_TEST(hub->effects("decide", order_id).front().effect == "decided");
    restart();
    BOOST_TEST(hub->effects("decide", order_id).size() == 1);
}

BOOST_AUTO_TEST_CASE(a_withdrawn_order_still_changes_the_list_it_left) {
    const std::string order_id = hub->addOrder();
    const std::string etag = store->get(kOrders).header("etag");
    hub->reassign(order_id, {"1", "102"});
    restart();
    BOOST_TEST(store->get(kOrders, {{"If-None-Match", etag}}).status == 200);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
