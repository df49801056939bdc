// One order's way through the real programs, checked from outside only: what the page is told, what
// the simulated hub wrote down, and which bytes reached the printer. ./run --smoke starts it.
#include "tests/journeys/smoke/label_listener.h"
#include "tests/support/running_agent.h"
#include "tests/support/running_hub.h"
#include "tests/support/temp_folder.h"

#include <Poco/Exception.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <iostream>
#include <stdexcept>
#include <string>
#include <thread>

namespace balcao::smoke {

namespace {

using namespace std::chrono_literals;
using Object = Poco::JSON::Object;
using test::RunningAgent;
using test::RunningHub;

constexpr auto kPatience = 15s;
constexpr auto kLook = 20ms;

class Report {
public:
    void done(const std::string& what) const {
        const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now() - begin_
        );
        std::cout << "smoke: " << elapsed.count() << " ms: " << what << std::endl;
    }

private:
    std::chrono::steady_clock::time_point begin_{std::chrono::steady_clock::now()};
};

void require(bool is_true, const std::string& what) {
    if (!is_true) {
        throw std::runtime_error{what};
    }
}

void waitUntil(const std::string& what, const std::function<bool()>& is_there) {
    const auto end = std::chrono::steady_clock::now() + kPatience;
    while (!is_there()) {
        require(std::chrono::steady_clock::now() < end, "waited in vain until " + what);
        std::this_thread::sleep_for(kLook);
    }
}

/// The morning's three: hub, agent, printer; and the one order that is followed.
class Counter {
public:
    explicit Counter(const std::filesystem::path& folder)
        : hub_{folder / "hub", {"--orders", "3", "--seed", "7"}}
        , agent_{
              folder / "agent",
              hub_.url(),
              {{"stores", "1/101"},
               {"printer.label", "socket://127.0.0.1:" + std::to_string(printer_.port())}}} {}

    Report& report() { return report_; }

    void giveOrder() {
        order_id_ =
            hub_.control(
                    "POST",
                    "/orders",
                    R"({"journey":"ship-from-store","lines":2,"quantity":2,"partial":"quantity"})"
            )
                .json()
                ->getValue<std::string>("orderId");
        waitUntil("the page shows the hub's new order", [&] { return !card().isNull(); });
        order_ref_ = card()->getValue<std::int64_t>("order_ref");
        require(state() == "offered", "the new order is " + state() + " and not offered");
        report_.done("the page shows order " + order_id_ + " as offered");
    }

    void acceptInPart() {
        const std::string lines =
            R"("lines":[{"line_id":"1","accepted":2},{"line_id":"2","accepted":1,)"
            R"("refusals":[{"quantity":1,"reason":"out_of_stock"}]}])";
        const std::string click = test::newClick();
        command("decide", lines, click);
        require(state() == "partly_accepted", "after the answer the order is " + state());
        const auto again = agent_.command(order_ref_, "decide", click, lines);
        require(
            again.status == 200 && again.json()->getValue<bool>("is_repeated"),
            "the same click a second time: " + std::to_string(again.status) + " " + again.body
        );
        waitUntil("the hub has the decision", [&] { return hubOrderStatus() == "2"; });
        require(acceptedAtHub(0) == 2, "the hub has another quantity for line 1");
        require(acceptedAtHub(1) == 1, "the hub has another quantity for line 2");
        require(effectCount("decided") == 1, "the hub decided more than once");
        report_.done("accepted in part; the hub has it, once");
    }

    void prepareAndPrint() {
        command("start_picking");
        command("finish_picking");
        command("pack", R"("package_count":1)");
        waitUntil("a label is at the printer", [&] { return !printer_.jobs().empty(); });
        const std::string label = printer_.jobs().front();
        require(
            label.starts_with("^XA") && label.find("^XZ") == label.rfind("^XZ"),
            "what the printer got is not one ZPL label: " + label.substr(0, 80)
        );
        waitUntil("the order is labelled", [&] { return state() == "labelled"; });
        waitUntil("the page says that the label was printed", [&] {
            return card()->getValue<std::string>("label") == "printed";
        });
        report_.done("the label is printed, " + std::to_string(label.size()) + " bytes");
    }

    void sendAndDeliver() {
        command("apply_labels");
        command("dispatch");
        waitUntil("the hub knows it is in transit", [&] { return hubOrderStatus() == "3"; });
        report_.done("in transit");
        command("mark_delivered");
        waitUntil("the hub knows it is delivered", [&] { return hubOrderStatus() == "4"; });
        waitUntil("nothing is left to tell the hub", [&] {
            return agent_.get("/api/v1/status")
                       .json()
                       ->getObject("outbox")
                       ->getValue<int>("waiting") == 0;
        });
        report_.done("delivered");
    }

    void checkBooks() {
        require(printer_.jobs().size() == 1, "the label was printed more than once");
        for (const auto* const effect : {"decided", "status:3", "status:4"}) {
            require(
                effectCount(effect) == 1, std::string{effect} + " is not once in the hub's log"
            );
        }
        const auto problems = agent_.get("/api/v1/problems").json();
        require(problems->getArray("messages")->empty(), "a message waits for a person");
        require(agent_.stop() == 0, "the agent did not stop in order");
        report_.done("each effect once, nothing left over, stopped in order");
    }

private:
    /// What the board says of our order; null while it is not there.
    Object::Ptr card() {
        const auto board = agent_.board();
        for (unsigned i = 0; i < board->size(); ++i) {
            if (board->getObject(i)->getValue<std::string>("order_id") == order_id_) {
                return board->getObject(i);
            }
        }
        return {};
    }

    std::string state() {
        return agent_.get("/api/v1/orders/" + std::to_string(order_ref_))
            .json()
            ->getObject("card")
            ->getValue<std::string>("state");
    }

    void command(
        const std::string& name,
        const std::string& members = {},
        const std::string& click = test::newClick()
    ) {
        const auto reply = agent_.command(order_ref_, name, click, members);
        require(reply.status == 200, name + ": " + std::to_string(reply.status) + " " + reply.body);
    }

    Object::Ptr hubOrder() {
        return hub_.control("GET", "/orders/" + order_id_).json()->getObject("order");
    }

    std::string hubOrderStatus() { return hubOrder()->getValue<std::string>("status"); }

    int acceptedAtHub(unsigned line) {
        return hubOrder()->getArray("lines")->getObject(line)->getValue<int>("accepted");
    }

    std::int64_t effectCount(const std::string& effect) {
        return std::ranges::count_if(hub_.effects(), [&](const Object::Ptr& entry) {
            return entry->optValue<std::string>("order", "") == order_id_ &&
                   entry->getValue<std::string>("effect") == effect;
        });
    }

    Report report_;
    LabelListener printer_;
    RunningHub hub_;
    RunningAgent agent_;
    std::string order_id_;
    std::int64_t order_ref_{};
};

void run() {
    const test::TempFolder folder;
    Counter counter{folder.path()};
    counter.report().done("hub, agent and printer are up");
    counter.giveOrder();
    counter.acceptInPart();
    counter.prepareAndPrint();
    counter.sendAndDeliver();
    counter.checkBooks();
}

}  // namespace

}  // namespace balcao::smoke

int main() {
    try {
        balcao::smoke::run();
        std::cout << "smoke: all is well\n";
        return 0;
    } catch (const Poco::Exception& problem) {
        std::cerr << "smoke: FAILED: " << problem.displayText() << '\n';
    } catch (const std::exception& problem) {
        std::cerr << "smoke: FAILED: " << problem.what() << '\n';
    }
    return 1;
}
