// R12: the hub is away for days while the clerk goes on; then it returns and hears everything, in
// each order's sequence, once, and no faster than a hub can bear. Time is virtual, hub and HTTP are
// real. BALCAO_PENDING (usually 900) says how many messages wait; the promise speaks of 10000.
#include "tests/journeys/virtual_shop.h"
#include "tests/support/print.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;
using simulator::Fault;
using simulator::LogLine;
using simulator::OrderWish;
using std::chrono::milliseconds;

constexpr std::size_t kMessagesPerOrder = 3;  // the answer, ready, delivered
constexpr double kRequestsPerS = 20;          // what a hub can bear of one store

std::size_t pendingMessages() {
    const char* const wanted = std::getenv("BALCAO_PENDING");  // NOLINT(concurrency-mt-unsafe)
    constexpr std::size_t kUsual = 900;
    return wanted == nullptr ? kUsual : std::stoul(wanted);
}

struct Shop : VirtualShop {
    void hubHas(std::size_t count) {
        OrderWish wish;
        wish.journey = "pickup-in-store";
        wish.lines = 1;
        wish.paid = true;
        wish.answer_in = std::chrono::hours{24 * 60};
        for (std::size_t i = 0; i < count; ++i) {
            simulator.addOrder(wish);
        }
        pass(60s);
        inbound->step();
        for (const KnownOrder& known : ledger.knownOrders(testStore())) {
            untouched.push_back(known.order_ref);
        }
        BOOST_REQUIRE(untouched.size() == count);
    }

    OrderRef answerOne() {
        const OrderRef ref = untouched.back();
        untouched.pop_back();
        submit(ref, acceptAll(views.order(ref)->order));
        return ref;
    }

    /// From the shelf into the customer's hands.
    void serve(OrderRef ref) {
        submit(ref, StartPicking{});
        submit(ref, FinishPicking{});
        submit(ref, Pack{});
        submit(ref, MarkReady{.place = "A3"});
        submit(ref, HandOver{});
    }

    /// The clerk answers `count` orders, the hub decides on them, and none of its replies arrives.
    void loseReplies(std::size_t count) {
        const auto decided = arm("reply_lost", "decide");
        std::vector<OrderRef> refs;
        for (std::size_t i = 0; i < count; ++i) {
            refs.push_back(answerOne());
        }
        for (int rounds = 0; simulator.effects("decide").size() < count; ++rounds) {
            BOOST_REQUIRE(rounds < 100);
            armFor("no_effect_lost", "getOrder", simulator.effects("decide"));
            outbound->step();
            pass(10s);
        }
        simulator.disarmFault(decided);
        for (const OrderRef ref : refs) {
            serve(ref);
        }
    }

    /// For the orders of these lines only.
    void armFor(
        const std::string& kind, const std::string& operation, const std::vector<LogLine>& lines
    ) {
        for (const LogLine& line : lines) {
            Fault fault;
            fault.kind = kind;
            fault.operation = operation;
            fault.order_id = line.order_id;
            fault.count = -1;
            if (unreadable.insert(line.order_id).second) {
                simulator.armFault(fault);
            }
        }
    }

    /// The hub is away for `days`; the clerk serves everybody meanwhile.
    void workAlone(int days) {
        arm("no_effect_lost", {});
        const auto half_hours = static_cast<std::size_t>(days) * 48;
        const std::size_t at_once = untouched.size() / half_hours + 1;
        for (std::size_t i = 0; i < half_hours; ++i) {
            for (std::size_t k = 0; k < at_once && !untouched.empty(); ++k) {
                serve(answerOne());
            }
            inbound->step();
            outbound->step();
            pass(30min);
        }
        BOOST_REQUIRE(untouched.empty());
    }

    /// The hub is back: works until nothing waits, and returns how long that took.
    milliseconds drain() {
        simulator.disarmFaults();
        milliseconds spent{};
        milliseconds polled{};
        inbound->step();
        for (std::size_t i = 0; ledger.nextMessageAt(); ++i) {
            BOOST_REQUIRE(i < 100'000U);
            const std::uint64_t before = outbound_hub.hub.requestsMade();
            const milliseconds rest = outbound->step();
            made += outbound_hub.hub.requestsMade() - before;
            checkPace(spent);
            spent += rest;
            pass(rest);
            if (spent - polled > 10s) {
                inbound->step();
                polled = spent;
            }
        }
        return spent;
    }

    /// Never more than a second's worth at once, nor more than the rate since the start.
    void checkPace(milliseconds spent) const {
        const double allowed =
            kRequestsPerS * (1.0 + static_cast<double>(spent.count()) / 1000.0) + 2;
        BOOST_REQUIRE_LE(static_cast<double>(made), allowed);
    }

    /// What the hub applied, per order, in its order.
    std::map<std::string, std::vector<std::string>> applied() const {
        std::map<std::string, std::vector<std::string>> verbs;
        for (const LogLine& line : simulator.effectLog()) {
            if (line.phase == "effect" && (line.verb == "decide" || line.verb == "postStatus")) {
                verbs[line.order_id].push_back(line.verb);
            }
        }
        return verbs;
    }

    /// How often each order's answer was posted, carried out or not.
    std::map<std::string, int> answersPosted() const {
        std::map<std::string, int> counts;
        for (const LogLine& line : simulator.effectLog()) {
            counts[line.order_id] += line.phase == "before" && line.verb == "decide" ? 1 : 0;
        }
        return counts;
    }

    /// Everybody was served, and the hub knows it.
    void checkBooks(std::size_t count) const {
        const std::vector<std::string> whole{"decide", "postStatus", "postStatus"};
        const auto effects = applied();
        BOOST_TEST(effects.size() == count);
        for (const auto& [order_id, verbs] : effects) {
            BOOST_TEST(verbs == whole, order_id);
            BOOST_TEST(simulator.orderStatus(order_id) == "4", order_id);
        }
        BOOST_TEST(views.counts().messages_parked == 0);
        BOOST_TEST(views.counts().messages_waiting == 0);
    }

    std::uint64_t made{};
    std::set<std::string> unreadable;
    std::vector<OrderRef> untouched;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(week_offline, Shop)

BOOST_AUTO_TEST_CASE(after_seven_days_everything_is_told_once_in_sequence_and_politely) {
    const std::size_t count = pendingMessages() / kMessagesPerOrder;
    hubHas(count);
    workAlone(7);
    BOOST_TEST(
        static_cast<std::size_t>(views.counts().messages_waiting) == count * kMessagesPerOrder
    );
    const milliseconds spent = drain();
    BOOST_TEST_MESSAGE(
        count * kMessagesPerOrder << " messages in " << made << " requests, told in "
                                  << spent.count() / 1000 << " s"
    );
    // As fast as the rate allows, give or take the pause before the first try.
    BOOST_TEST(
        static_cast<double>(spent.count()) / 1000.0 <=
        static_cast<double>(made) / kRequestsPerS + 120.0
    );
    checkBooks(count);
    BOOST_TEST(ledger.auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(what_may_have_arrived_is_read_first_when_the_hub_has_forgotten_its_keys) {
    // The hub keeps keys for 30 days: after 31 the key of an answer that did arrive helps nobody.
    constexpr std::size_t kLost = 8;
    constexpr std::size_t kCount = 30;
    hubHas(kCount);
    loseReplies(kLost);
    workAlone(31);
    simulator.forgetKeys();
    start();  // the agent was started afresh meanwhile
    drain();
    checkBooks(kCount);
    for (const auto& [order_id, posted] : answersPosted()) {
        BOOST_TEST(posted <= 1, order_id << ": its answer was posted " << posted << " times");
    }
    BOOST_TEST(unreadable.size() >= kLost - 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
