// A busy exchange of agent and hub, either of them killed at any moment, a hundred times. Then the
// books are compared from outside: the page against the hub's own log and the printer's tray.
#include "agent/ledger/ledger.h"
#include "agent/service/system_clock.h"
#include "tests/chaos/clerk_at_work.h"
#include "tests/printing/raw_printer_simulator.h"
#include "tests/support/running_agent.h"
#include "tests/support/running_hub.h"
#include "tests/support/temp_folder.h"

#include <Poco/Exception.h>
#include <Poco/JSON/Array.h>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdlib>
#include <map>
#include <set>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): kill() is POSIX
#include <string>
#include <thread>

namespace balcao::test {

using namespace std::chrono_literals;

namespace {

int numberFrom(const char* variable, int usual) {
    const char* const wanted = std::getenv(variable);      // NOLINT(concurrency-mt-unsafe)
    return wanted == nullptr ? usual : std::atoi(wanted);  // NOLINT(cert-err34-c)
}

int killCycles() {
    constexpr int kUsual = 100;
    return numberFrom("BALCAO_KILLS", kUsual);
}

/// Another number, another day.
unsigned seed() {
    constexpr int kUsual = 23;
    return static_cast<unsigned>(numberFrom("BALCAO_KILL_SEED", kUsual));
}

using Orders = std::map<std::string, Poco::JSON::Object::Ptr>;
using Counts = std::map<std::string, int>;

struct Shop {
    TempFolder folder;
    RawPrinterSimulator printer;
    RunningHub hub{
        folder.path() / "hub",
        {"--orders", "12", "--seed", std::to_string(seed() + 2), "--label-format", "zpl"}};
    RunningAgent agent{
        folder.path() / "agent",
        hub.url(),
        {{"stores", "1/101"},
         {"printer.label", "socket://127.0.0.1:" + std::to_string(printer.port())}}};
    ClerkAtWork clerk{agent, seed() + 1};
    std::mt19937_64 random{seed()};

    int below(int end) { return std::uniform_int_distribution<int>{0, end - 1}(random); }

    /// The clerk works on until `end`; an agent that was killed is started again.
    void workOnce() {
        try {
            clerk.step();
        } catch (const Poco::Exception&) {
            // Its sockets close a moment before the process counts as gone.
            if (!agent.program().wait(1s)) {
                throw;
            }
            agent.start();
        }
    }

    void workUntil(std::chrono::steady_clock::time_point end) {
        while (std::chrono::steady_clock::now() < end) {
            workOnce();
        }
    }

    /// A slow agent (sanitizers) would be killed at each start, before it has taken anything.
    void workUntilClicks(std::size_t wanted) {
        const auto end = std::chrono::steady_clock::now() + 10s;
        while (clerk.confirmed().size() < wanted && std::chrono::steady_clock::now() < end) {
            workOnce();
        }
    }

    /// New work, and now and then the hub takes some away or loses its own answer.
    void disturb() {
        constexpr int kSeldom = 10;
        constexpr int kOften = 3;
        hub.control("POST", "/orders", R"({"count":2})");
        if (below(kSeldom) == 0) {
            changeSomeNewOrder("/cancel", {});
        }
        if (below(kSeldom) == 0) {
            changeSomeNewOrder("/reassign", R"({"siteId":"1","storeId":"999"})");
        }
        if (below(kOften) == 0) {
            hub.control("POST", "/faults", R"({"kind":"reply_lost","operation":"decide"})");
        }
    }

    void changeSomeNewOrder(const std::string& what, const std::string& body) {
        for (const auto& [order_id, order] : ordersAtHub()) {
            if (order->getValue<std::string>("status") == "1") {
                hub.control("POST", "/orders/" + order_id + what, body);
                return;
            }
        }
    }

    /// Kills agent or hub at a random moment of the clerk's work, and starts it again.
    void killOnce() {
        constexpr int kShortestMs = 50;
        constexpr int kSpreadMs = 250;
        constexpr int kHubOneIn = 4;
        const auto moment = std::chrono::steady_clock::now() +
                            std::chrono::milliseconds{kShortestMs + below(kSpreadMs)};
        const bool is_hub_hit = below(kHubOneIn) == 0;
        const pid_t agent_pid = agent.program().pid();
        std::jthread killer{[&] {  // so that it hits the middle of things
            std::this_thread::sleep_until(moment);
            if (is_hub_hit) {
                hub.killHard();
            } else {
                ::kill(agent_pid, SIGKILL);
            }
        }};
        workUntil(moment + 30ms);
        killer.join();
        if (is_hub_hit) {
            hub.start();
        }
        if (!agent.isRunning()) {
            agent.start();
        }
    }

    /// Waits until nothing waits for the hub any more, and nothing at the hub for the agent.
    void drain() {
        constexpr int kTries = 300;
        hub.control("DELETE", "/faults");
        std::string missing;
        for (int i = 0; i < kTries; ++i) {
            clerk.answerQuestions();
            const auto outbox = agent.get("/api/v1/status").json()->getObject("outbox");
            missing = ordersNotInTheBooks();
            if (outbox->getValue<int>("waiting") == 0 && missing.empty()) {
                return;
            }
            std::this_thread::sleep_for(100ms);
        }
        BOOST_FAIL("not drained:" + missing + whatWaitsForAPerson());
    }

    std::string whatWaitsForAPerson() {
        std::string text;
        const auto messages = agent.get("/api/v1/problems").json()->getArray("messages");
        for (unsigned i = 0; i < messages->size(); ++i) {
            const auto order_ref = messages->getObject(i)->getValue<std::string>("order_ref");
            text += '\n' + agent.get("/api/v1/orders/" + order_ref).body;
        }
        return text;
    }

    /// The hub's orders that the agent does not know. One that was cancelled before a poll could
    /// see it never was this store's.
    std::string ordersNotInTheBooks() {
        std::string missing;
        for (const auto& [order_id, order] : ordersAtHub()) {
            const bool is_cancelled = order->getValue<std::string>("status") == "7";
            const auto found = agent.get("/api/v1/orders?q=" + order_id).json();
            if (!is_cancelled && found->getValue<int>("count") == 0) {
                missing += ' ' + order_id;
            }
        }
        return missing;
    }

    Orders ordersAtHub() {
        Orders orders;
        const auto list = hub.control("GET", "/orders?store=1/101").json()->getArray("orders");
        for (unsigned i = 0; i < list->size(); ++i) {
            const auto order = list->getObject(i);
            orders[order->getValue<std::string>("orderId")] = order;
        }
        return orders;
    }

    /// Whether the hub still says that the order is this store's and goes on.
    bool isOursAtHub(const std::string& order_id) {
        const auto orders = ordersAtHub();
        const auto found = orders.find(order_id);
        return found != orders.end() && found->second->getValue<std::string>("status") != "7";
    }

    /// A person is asked only by the conflict rule: the hub decides whose an order is and whether
    /// it is cancelled, the store what has left it. Where the two meet (the goods are out, the
    /// order is taken away) somebody must know; all else settles itself.
    void checkWhatWasAsked() {
        const std::set<std::string> out{"in_transit", "delivered", "partly_delivered", "incident"};
        for (const AskedAbout& asked : clerk.askedAbout()) {
            const std::string slug = asked.problem.substr(0, asked.problem.find(':'));
            BOOST_TEST_MESSAGE(
                "asked about " << asked.order_id << ", " << asked.state << ": " << asked.problem
            );
            BOOST_TEST((slug == "cancelled" || slug == "withdrawn"), asked.problem);
            BOOST_TEST(out.contains(asked.state), asked.order_id << " was " << asked.state);
            BOOST_TEST(!isOursAtHub(asked.order_id), asked.order_id);
        }
    }

    /// How often the hub applied each key of an operation.
    Counts applications(const std::string& verb) {
        Counts counts;
        for (const auto& effect : hub.effects()) {
            if (effect->getValue<std::string>("verb") == verb) {
                ++counts[effect->getValue<std::string>("key")];
            }
        }
        return counts;
    }
};

void checkEachAppliedOnce(const Counts& applications) {
    for (const auto& [key, count] : applications) {
        BOOST_TEST(count == 1, key << " took effect " << count << " times");
    }
}

void checkLines(const ConfirmedClick& click, const Poco::JSON::Object& order) {
    const auto lines = order.getArray("lines");
    for (unsigned i = 0; i < lines->size(); ++i) {
        const auto line = lines->getObject(i);
        const auto line_id = line->getValue<std::string>("lineId");
        const auto at_hub = line->optValue("accepted", std::int64_t{-1});
        BOOST_TEST(
            at_hub == click.accepted.at(line_id),
            click.order_id << ", line " << line_id << ": hub " << at_hub
        );
    }
}

/// The hub has every answer that the agent confirmed, as it was given; returns how many.
int checkAnswers(const ClerkAtWork& clerk, const Orders& at_hub, const Counts& decided) {
    int compared = 0;
    for (const ConfirmedClick& click : clerk.confirmed()) {
        const auto order = at_hub.find(click.order_id);
        const bool is_compared = click.command == "decide" && order != at_hub.end() &&
                                 order->second->getValue<std::string>("status") != "7";
        if (!is_compared) {
            continue;  // cancelled and given away orders have an end of their own
        }
        ++compared;
        BOOST_TEST(decided.contains(click.command_id), "never applied: " << click.command_id);
        checkLines(click, *order->second);
    }
    return compared;
}

void checkTray(const RawPrinterSimulator& printer) {
    Counts labels;
    for (const ReceivedJob& job : printer.received()) {
        if (job.is_printed && job.labelCount() > 0) {
            ++labels[job.bytes];
        }
    }
    BOOST_TEST(!labels.empty());
    for (const auto& [bytes, count] : labels) {
        BOOST_TEST(count == 1, "a label came out " << count << " times: " << bytes.substr(0, 200));
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(kills)

BOOST_FIXTURE_TEST_CASE(nothing_is_lost_and_nothing_doubled, Shop) {
    const int cycles = killCycles();
    for (int cycle = 0; cycle < cycles; ++cycle) {
        disturb();
        workUntilClicks(static_cast<std::size_t>(cycle));
        killOnce();
    }
    drain();
    BOOST_TEST_MESSAGE(clerk.confirmed().size() << " clicks were confirmed");

    const Counts decided = applications("decide");
    checkEachAppliedOnce(decided);
    checkEachAppliedOnce(applications("postStatus"));
    const Orders at_hub = ordersAtHub();
    BOOST_TEST(checkAnswers(clerk, at_hub, decided) > cycles / 4);
    checkTray(printer);
    checkWhatWasAsked();

    BOOST_TEST(agent.stop() == 0);
    const SystemClock clock;
    Ledger::Options options;
    options.folder = folder.path() / "agent" / "data";
    Ledger ledger{options, clock};
    const auto differences = ledger.auditByReplay();
    BOOST_TEST(differences.empty(), (differences.empty() ? "" : differences.front()));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
