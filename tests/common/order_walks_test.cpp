#include "common/order/order_rules.h"
#include "tests/support/every.h"
#include "tests/support/print.h"
#include "tests/support/random_walk.h"

#include <boost/test/unit_test.hpp>

#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace balcao::test {

namespace {

constexpr int kStepsPerWalk = 40;

/// 1,000, or what the command line says: `order_walks_test -- 200000`.
int wantedWalks() {
    const auto& suite = boost::unit_test::framework::master_test_suite();
    return suite.argc > 1 ? std::stoi(suite.argv[1]) : 1'000;
}

Order folded(const std::vector<JournalEntry>& journal) {
    Order order;
    for (const JournalEntry& entry : journal) {
        order = apply(std::move(order), entry);
    }
    return order;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(order_walks)

BOOST_AUTO_TEST_CASE(no_walk_of_commands_breaks_a_promise) {
    std::mt19937 dice{20231114};  // NOLINT(cert-msc51-cpp): the same walks in every run
    const Choose choose = [&](std::size_t below) {
        return dice() % below;
    };
    std::map<OrderState, int> visited;
    const int walks = wantedWalks();
    int taken = 0;
    for (int number = 0; number < walks; ++number) {
        RandomWalk random{choose};
        for (int step = 0; step < kStepsPerWalk; ++step) {
            const std::string broken = random.step();
            BOOST_REQUIRE_MESSAGE(
                broken.empty(), "walk " << number << ", " << random.last << ": " << broken
            );
            ++visited[random.walk.state()];
        }
        taken += random.taken;
        BOOST_REQUIRE((folded(random.walk.journal()) == random.walk.order()));
    }
    BOOST_TEST(visited.size() == every<OrderState>().size());
    BOOST_TEST(taken > walks * kStepsPerWalk / 3, "most commands must not be refused");
    BOOST_TEST_MESSAGE(taken << " commands were taken");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
