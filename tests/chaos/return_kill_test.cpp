// The agent is killed after every click of a return and before every answer of the hub; the
// customer of another store's order still gets one coupon, redeemed once, to the cent.
#include "tests/support/running_agent.h"
#include "tests/support/running_hub.h"
#include "tests/support/temp_folder.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <functional>
#include <string>
#include <thread>

namespace balcao::test {

using namespace std::chrono_literals;

namespace {

using Json = Poco::JSON::Object::Ptr;

struct Shop {
    TempFolder folder;
    RunningHub hub{folder.path() / "hub", {"--stores", "1/101,1/102"}};
    RunningAgent agent{folder.path() / "agent", hub.url(), {{"stores", "1/101"}}};

    void dieAndRise() {
        agent.killHard();
        agent.start();
    }

    /// Asks until it is so; what the test waits for is another process.
    static void until(const std::string& what, const std::function<bool()>& is_so) {
        const auto end = std::chrono::steady_clock::now() + 60s;
        while (!is_so()) {
            BOOST_REQUIRE_MESSAGE(std::chrono::steady_clock::now() < end, "in vain: " << what);
            std::this_thread::sleep_for(20ms);
        }
    }

    /// Two of one line at 49.90, in the hands of a customer of store 102.
    std::string deliveredElsewhere() {
        const std::string order_id =
            hub.control(
                   "POST",
                   "/orders",
                   R"({"siteId":"1","storeId":"102","lines":1,"quantity":2,"marketplace":false})"
            )
                .json()
                ->getValue<std::string>("orderId");
        hub.control(
            "POST",
            "/orders/" + order_id + "/change",
            R"({"lines":[{"lineId":"1","sku":"CAM-1","description":"Camisa","quantity":2,"accepted":2,)"
            R"("delivered":2,"unitPrice":{"amount":4990,"currency":"BRL"}}],)"
            R"("discount":{"amount":0,"currency":"BRL"},"freight":{"amount":0,"currency":"BRL"},)"
            R"("total":{"amount":9980,"currency":"BRL"}})"
        );
        hub.control("POST", "/orders/" + order_id + "/status", R"({"status":"4"})");
        return order_id;
    }

    /// One click, sent, the agent killed, and sent again under the same id.
    Json clickAndDie(const std::string& path, const std::string& members) {
        const std::string body = R"({"command_id":")" + newClick() + "\"," + members + "}";
        const auto first = agent.post(path, body);
        BOOST_REQUIRE_MESSAGE(first.status == 200, path << ": " << first.body);
        dieAndRise();
        const auto again = agent.post(path, body);
        BOOST_REQUIRE_MESSAGE(again.status == 200, path << ": " << again.body);
        return again.json();
    }

    Json coupon(const std::string& id) { return agent.get("/api/v1/coupons/" + id).json(); }

    int effects(const std::string& verb) {
        int count = 0;
        for (const auto& effect : hub.effects()) {
            count += effect->getValue<std::string>("verb") == verb ? 1 : 0;
        }
        return count;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(return_kill, Shop)

BOOST_AUTO_TEST_CASE(one_coupon_and_one_redemption_whenever_the_agent_dies) {
    const std::string order_id = deliveredElsewhere();
    hub.control("POST", "/faults", R"({"kind":"reply_lost","operation":"createCoupon"})");
    hub.control("POST", "/faults", R"({"kind":"reply_lost","operation":"postStatus"})");
    const Json opened = clickAndDie(
        "/api/v1/returns",
        R"("order_id":")" + order_id + R"(","lines":[{"line_id":"1","quantity":1,"reason":"size"}])"
    );
    const std::string path =
        "/api/v1/returns/" + opened->getValue<std::string>("return_id") + "/commands";
    clickAndDie(
        path,
        R"("command":"judge","lines":[{"line_id":"1","reason":"size","accepted":1,"condition":"resalable"}])"
    );
    const std::string coupon_id = clickAndDie(path, R"("command":"resolve","resolution":"coupon")")
                                      ->getValue<std::string>("coupon_id");
    clickAndDie(path, R"("command":"stock","place":"restock")");
    until("the coupon is issued", [&] {
        return coupon(coupon_id)->getValue<std::string>("state") == "active";
    });
    until("the hub knows of the return", [&] {
        return agent.get("/api/v1/errands").json()->getValue<int>("count") == 0;
    });

    hub.control("POST", "/faults", R"({"kind":"reply_lost","operation":"updateCoupon"})");
    const std::string redeem =
        R"({"command_id":")" + newClick() + R"(","kind":"redeem","amount_minor":1990})";
    until("the hub is there", [&] {
        return agent.post("/api/v1/coupons/" + coupon_id + "/movements", redeem).status == 200;
    });
    dieAndRise();
    BOOST_TEST(agent.post("/api/v1/coupons/" + coupon_id + "/movements", redeem).status == 200);
    until("the hub has answered", [&] { return !coupon(coupon_id)->getValue<bool>("is_waiting"); });
    BOOST_TEST(coupon(coupon_id)->getValue<int>("balance_minor") == 3000);
    BOOST_TEST(effects("createCoupon") == 1);
    BOOST_TEST(effects("postStatus") == 1);
    BOOST_TEST(effects("updateCoupon") == 1);
    const Json at_hub =
        agent.get("/api/v1/coupons?at=hub&q=" + order_id).json()->getArray("coupons")->getObject(0);
    BOOST_TEST(at_hub->getValue<int>("balance_minor") == 3000);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
