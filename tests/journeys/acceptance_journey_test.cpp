// The acceptance script from its first step to its last: the real agent against the simulated hub,
// driven as its page drives it; what the script says at the end is asked on the command line.
#include "tests/support/proofs.h"
#include "tests/support/running_agent.h"
#include "tests/support/running_hub.h"
#include "tests/support/temp_folder.h"

#include <Poco/Base64Encoder.h>
#include <Poco/Util/Application.h>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fstream>
#include <functional>
#include <iomanip>
#include <sstream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;
using Json = Poco::JSON::Object::Ptr;

constexpr auto kPatience = 90s;  // a message that failed rests for some seconds
constexpr auto kLook = 50ms;

std::string localNow() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    std::ostringstream text;
    text << std::put_time(&local, "%Y-%m-%d %H:%M");
    return text.str();
}

std::string base64(const std::string& bytes) {
    std::ostringstream text;
    Poco::Base64Encoder encoder{text};
    encoder.rdbuf()->setLineLength(0);
    encoder << bytes;
    encoder.close();
    return text.str();
}

void waitUntil(const std::string& what, const std::function<bool()>& is_there) {
    const auto end = std::chrono::steady_clock::now() + kPatience;
    while (!is_there()) {
        BOOST_REQUIRE_MESSAGE(std::chrono::steady_clock::now() < end, "waited in vain: " << what);
        std::this_thread::sleep_for(kLook);
    }
}

std::filesystem::path made(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    return folder;
}

/// Hub, store, and a folder in which labels come out.
struct Trial {
    std::string began = localNow();
    TempFolder folder;
    std::filesystem::path labels{made(folder.path() / "labels")};
    RunningHub hub{folder.path() / "hub", {"--seed", "7"}};
    RunningAgent agent{
        folder.path() / "agent",
        hub.url(),
        {{"stores", "1/101"}, {"printer.label", "folder://" + labels.string()}}};

    struct Given {
        std::string order_id;
        std::int64_t order_ref{};
    };

    Given order(const std::string& journey, const std::string& more = {}) {
        Given given;
        given.order_id =
            hub.control(
                   "POST",
                   "/orders",
                   R"({"journey":")" + journey +
                       R"(","lines":2,"quantity":2,"partial":"quantity","lateRefusal":true,)"
                       R"("paid":true,"marketplace":false,"answer_in_s":3600)" +
                       more + "}"
            )
                .json()
                ->getValue<std::string>("orderId");
        waitUntil("the board shows " + given.order_id, [&] {
            const auto board = agent.board();
            for (unsigned i = 0; i < board->size(); ++i) {
                const auto card = board->getObject(i);
                if (card->getValue<std::string>("order_id") == given.order_id) {
                    given.order_ref = card->getValue<std::int64_t>("order_ref");
                }
            }
            return given.order_ref != 0;
        });
        return given;
    }

    void command(const Given& given, const std::string& name, const std::string& members = {}) {
        const auto reply = agent.command(given.order_ref, name, newClick(), members);
        BOOST_REQUIRE_MESSAGE(reply.status == 200, name << ": " << reply.body);
    }

    Json detail(const Given& given) {
        return agent.get("/api/v1/orders/" + std::to_string(given.order_ref)).json();
    }

    void waitForState(const Given& given, const std::string& state) {
        waitUntil(given.order_id + " is " + state, [&] {
            return detail(given)->getObject("card")->getValue<std::string>("state") == state;
        });
    }

    /// Nothing is left to be told.
    void waitUntilTold() {
        waitUntil("the hub has everything", [&] {
            const auto outbox = agent.get("/api/v1/status").json()->getObject("outbox");
            return outbox->getValue<int>("waiting") == 0;
        });
    }

    void accept(const Given& given) {
        command(
            given,
            "decide",
            R"("lines":[{"line_id":"1","accepted":2},{"line_id":"2","accepted":2}])"
        );
    }

    /// How many of each line are accepted; the rest is out of stock.
    void answer(const Given& given, int first, int second) {
        const auto line = [](int number, int accepted) {
            std::string text = R"({"line_id":")" + std::to_string(number) + R"(","accepted":)" +
                               std::to_string(accepted);
            if (accepted < 2) {
                text += R"(,"refusals":[{"quantity":)" + std::to_string(2 - accepted) +
                        R"(,"reason":"out_of_stock"}])";
            }
            return text + "}";
        };
        command(given, "decide", R"("lines":[)" + line(1, first) + "," + line(2, second) + "]");
    }

    void pack(const Given& given, const std::string& members = {}) {
        accept(given);
        command(given, "start_picking");
        command(given, "finish_picking");
        command(given, "pack", members);
    }

    void attach(const Given& given, char digit) {
        command(given, "attach_invoice", R"("invoice_key":")" + std::string(44, digit) + '"');
    }

    void dispatch(const Given& given) {
        waitForState(given, "labelled");
        command(given, "apply_labels");
        command(given, "dispatch");
    }

    Given handedOver() {
        const Given given = order("pickup-in-store");
        pack(given);
        command(given, "mark_ready", R"("place":"A3")");
        command(given, "hand_over", R"("received_by":"a mesma pessoa","checked_by":"known")");
        waitUntilTold();
        return given;
    }

    Json post(const std::string& path, const std::string& members) {
        const auto reply =
            agent.post(path, R"({"command_id":")" + newClick() + R"(",)" + members + "}");
        BOOST_REQUIRE_MESSAGE(reply.status == 200, path << ": " << reply.body);
        return reply.json();
    }

    // --- the cases ---

    void deliver() {
        const Given given = order("ship-from-store");
        pack(given);
        attach(given, '7');
        dispatch(given);
        waitUntilTold();
        command(given, "mark_delivered");
        post(
            "/api/v1/orders/" + std::to_string(given.order_ref) + "/proofs",
            R"("kind":"photo","content":")" + base64(aPng()) + '"'
        );
    }

    void replaceInvoice() {
        const Given given = order("ship-from-store");
        pack(given, R"("package_count":2)");
        attach(given, '7');
        attach(given, '8');
        dispatch(given);
    }

    void doneAtCounter() {
        const Given part = order("pickup-in-store");
        pack(part);
        command(part, "mark_ready");
        command(part, "hand_over", R"("handed":[{"line_id":"1","quantity":1}])");
        const Given missed = order("pickup-in-store");
        pack(missed);
        command(missed, "mark_ready");
        command(missed, "mark_not_collected");
    }

    void refuse() {
        answer(order("ship-from-store"), 0, 0);
        answer(order("ship-from-store"), 2, 0);
        answer(order("ship-from-store"), 2, 1);
        const Given later = order("ship-from-store");
        accept(later);
        command(
            later,
            "report_short",
            R"("lines":[{"line_id":"2","accepted":1,)"
            R"("refusals":[{"quantity":1,"reason":"damaged"}]}])"
        );
    }

    void cancel() {
        const Given before = order("ship-from-store");
        hub.control("POST", "/orders/" + before.order_id + "/cancel");
        waitForState(before, "cancelled_by_hub");
        const Given after = order("ship-from-store");
        accept(after);
        waitUntilTold();
        hub.control("POST", "/orders/" + after.order_id + "/cancel");
        waitForState(after, "cancelled_by_hub");
        const Given asked = order("ship-from-store");
        accept(asked);
        waitUntilTold();
        hub.control(
            "POST", "/orders/" + asked.order_id + "/ask-cancel", R"({"reason":"desistiu"})"
        );
        waitUntil("the hub's question is here", [&] {
            const auto actions = detail(asked)->getObject("card")->getArray("actions");
            return std::find(actions->begin(), actions->end(), "answer_cancellation") !=
                   actions->end();
        });
        command(asked, "answer_cancellation", R"("is_accepted":true)");
        const Given by_store = order("ship-from-store");
        accept(by_store);
        waitUntilTold();
        command(by_store, "cancel_by_store", R"("reason":"damaged","note":"caiu")");
        waitUntilTold();
    }

    /// The hub takes no answer for a while; what was written meanwhile follows in its order.
    void recover() {
        const Given given = order("ship-from-store");
        const auto fault =
            hub.control("POST", "/faults", R"({"kind":"503","operation":"decide","count":2})");
        accept(given);
        command(given, "cancel_by_store", R"("reason":"damaged","note":"caiu")");
        waitUntilTold();
        hub.control("POST", "/faults", R"({"kind":"stale","operation":"decide","count":1})");
        accept(order("ship-from-store"));
        waitUntilTold();
    }

    std::string couponOf(const Given& given) {
        const auto opened = post(
            "/api/v1/returns",
            R"("order_ref":)" + std::to_string(given.order_ref) +
                R"(,"lines":[{"line_id":"1","quantity":1,"reason":"size"}])"
        );
        const std::string path =
            "/api/v1/returns/" + opened->getValue<std::string>("return_id") + "/commands";
        post(
            path,
            R"("command":"judge","lines":[{"line_id":"1","reason":"size","accepted":1,)"
            R"("condition":"resalable"}])"
        );
        const auto resolved = post(path, R"("command":"resolve","resolution":"coupon")");
        post(path, R"("command":"stock","place":"restock")");
        const auto coupon_id = resolved->getValue<std::string>("coupon_id");
        waitForCoupon(coupon_id);
        return coupon_id;
    }

    void waitForCoupon(const std::string& coupon_id) {
        waitUntil("the hub has answered for the coupon", [&] {
            const auto coupon = agent.get("/api/v1/coupons/" + coupon_id).json();
            return !coupon->getValue<bool>("is_waiting");
        });
    }

    void takeBack(const Given& first, const Given& second) {
        const std::string spent = couponOf(first);
        post("/api/v1/coupons/" + spent + "/movements", R"("kind":"redeem","amount_minor":1)");
        waitForCoupon(spent);
        const std::string cancelled = couponOf(second);
        post("/api/v1/coupons/" + cancelled + "/movements", R"("kind":"cancel","reason":"engano")");
        waitForCoupon(cancelled);
    }

    // --- what the script says ---

    struct End {
        int code{};
        std::string output;
    };

    End ask(const std::vector<std::string>& options) {
        std::vector<std::string> arguments{
            "--set=hub.url=" + hub.url(),
            "--set=hub.client_id=balcao",
            "--set=hub.client_secret_file=" + (folder.path() / "agent/secret").string(),
            "--set=stores=1/101",
            "--set=data.dir=" + (folder.path() / "agent/data").string(),
            "--acceptance"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        std::filesystem::remove(folder.path() / "acceptance.out");
        Program program{
            programFolder() / "agent/balcao-agent", arguments, folder.path() / "acceptance.out"};
        const auto code = program.wait(60s);
        BOOST_REQUIRE(code.has_value());
        return {.code = *code, .output = program.output()};
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(acceptance_journey, Trial)

BOOST_AUTO_TEST_CASE(the_whole_script_passes_against_the_simulated_hub) {
    using Poco::Util::Application;
    const End first = ask({"--since=" + began});
    BOOST_TEST(first.code == Application::EXIT_UNAVAILABLE);
    BOOST_TEST(first.output.find("ok  Ligação com o hub") != std::string::npos, first.output);

    deliver();
    replaceInvoice();
    doneAtCounter();
    refuse();
    cancel();
    recover();
    const Given bought = handedOver();
    takeBack(bought, handedOver());
    waitUntilTold();

    const auto paper = folder.path() / "roteiro.pdf";
    End last;
    const auto end = std::chrono::steady_clock::now() + kPatience;
    do {
        std::this_thread::sleep_for(1s);
        last = ask({"--since=" + began, "--language=en", "--pdf=" + paper.string()});
    } while (last.code != Application::EXIT_OK && std::chrono::steady_clock::now() < end);
    BOOST_TEST(last.code == Application::EXIT_OK, last.output);
    for (const char* const step :
         {"Proof sent",

          "Shortage told",
          "Part handed over",
          "Read again and sent"}) {
        const std::string line = "ok  " + std::string{step} + " (if the hub offers it) · ";
        BOOST_TEST(last.output.find(line) != std::string::npos, line << " in " << last.output);
    }
    std::ifstream file{paper, std::ios::binary};
    std::string magic(5, ' ');
    file.read(magic.data(), 5);
    BOOST_TEST(magic == "%PDF-");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
