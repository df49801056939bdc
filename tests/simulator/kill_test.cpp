// The program under kill -9: what it confirmed is there again, and nothing is there twice.
#include "tests/simulator/test_client.h"
#include "tests/support/program.h"
#include "tests/support/temp_folder.h"

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <map>
#include <memory>
#include <thread>

namespace balcao::test {

using namespace simulator;

namespace {

constexpr int kKills = 12;
constexpr int kOrdersPerLife = 40;

/// The program on a data folder of its own.
struct Fixture {
    TempFolder folder;
    std::unique_ptr<Program> program;
    std::uint16_t port = 0;
    int lives = 0;

    void start() {
        program = std::make_unique<Program>(
            programFolder() / "tests/simulator/balcao-hub-simulator",
            std::vector<std::string>{
                "--port", "0", "--data", (folder.path() / "hub").string(), "--seed", "5"},
            folder.path() / ("output" + std::to_string(++lives))
        );
        const std::string address = program->waitForText("http://127.0.0.1:");
        port = static_cast<std::uint16_t>(std::stoi(address));
    }

    JsonObject::Ptr sim(const std::string& path) const {
        return TestClient{port}.raw("GET", "/sim" + path, "", {}).json();
    }
};

/// One decision as the store knows it.
struct Click {
    std::string order_id;
    std::string body;
    Headers key{{"Idempotency-Key", TestClient::newKey()}};
    bool is_confirmed = false;
};

/// Decides one order after the other until the hub is gone; says how far it has come.
void decideAll(std::uint16_t port, std::vector<Click>& clicks, std::atomic<int>& confirmed) {
    const TestClient store{port};
    for (Click& click : clicks) {
        const auto answer =
            store.send("POST", "/orders/" + click.order_id + "/decision", click.body, click.key);
        if (answer.status == 0) {
            return;
        }
        click.is_confirmed = answer.status == 200 && answer.is_whole;
        ++confirmed;
    }
}

std::vector<Click> newOrders(std::uint16_t port) {
    const TestClient store{port};
    const auto added = store.raw(
        "POST",
        "/sim/orders",
        R"({"lines":2,"count":)" + std::to_string(kOrdersPerLife) + "}",
        {{"Content-Type", "application/json"}}
    );
    std::vector<Click> clicks;
    const auto ids = arrayIn(*added.json(), "orderIds");
    for (unsigned i = 0; i < ids->size(); ++i) {
        const auto id = ids->get(i).extract<std::string>();
        clicks.push_back({.order_id = id, .body = store.decision(id, 500)});
    }
    return clicks;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(hub_kill, Fixture)

BOOST_AUTO_TEST_CASE(confirmed_decisions_survive_every_kill_and_happen_once) {
    start();
    std::vector<Click> all;
    for (int life = 0; life < kKills; ++life) {
        std::vector<Click> clicks = newOrders(port);
        std::atomic<int> confirmed = 0;
        std::thread store{[&] {
            decideAll(port, clicks, confirmed);
        }};
        while (confirmed < 1 + life * 3) {  // each life ends at another moment of the work
            std::this_thread::yield();
        }
        program->killHard();
        store.join();
        start();
        all.insert(all.end(), clicks.begin(), clicks.end());
    }
    const TestClient store{port};
    for (const Click& click : all) {
        const auto status = textIn(*store.order(click.order_id).json(), "status");
        BOOST_TEST((!click.is_confirmed || status == "2"), click.order_id << " is " << status);
        // Sent again, it is answered as the first time, or done now for the first time.
        const auto again =
            store.send("POST", "/orders/" + click.order_id + "/decision", click.body, click.key);
        BOOST_TEST(again.status == 200);
    }
    std::map<std::string, int> applied;
    const auto lines = arrayIn(*sim("/log?phase=effect&verb=decide"), "lines");
    for (unsigned i = 0; i < lines->size(); ++i) {
        ++applied[textIn(*lines->getObject(i), "order")];
    }
    BOOST_TEST(applied.size() == all.size());
    for (const auto& [order_id, count] : applied) {
        BOOST_TEST(count == 1, order_id << " was decided " << count << " times");
    }
    BOOST_TEST(all.size() == std::size_t{kKills} * kOrdersPerLife);
}

BOOST_AUTO_TEST_CASE(a_term_signal_ends_it_cleanly_even_with_a_poll_waiting) {
    start();
    const TestClient store{port};
    const std::string etag = store.get(kOrders).header("etag");
    Answer answer;
    std::thread poll{[&] {
        answer = store.get(kOrders, {{"If-None-Match", etag}, {"Prefer", "wait=50"}});
    }};
    while (sim("/health")->get("waiting_polls").convert<int>() == 0) {
        std::this_thread::yield();
    }
    BOOST_TEST(program->stop() == 0);
    poll.join();
    BOOST_TEST((answer.status == 304 || answer.status == 0));
}

BOOST_AUTO_TEST_CASE(what_it_cannot_read_on_its_command_line_ends_it_with_a_sentence) {
    Program wrong{
        programFolder() / "tests/simulator/balcao-hub-simulator",
        {"--melt", "1"},
        folder.path() / "wrong"};
    BOOST_TEST(wrong.wait(std::chrono::seconds{20}).value_or(0) == 2);
    BOOST_TEST(wrong.output().find("--melt: no such option") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
