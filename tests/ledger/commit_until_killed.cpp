// Decides orders as fast as it can and says so line by line, until it is killed. Its parent then
// looks whether everything that it said is there.
#include "agent/ledger/ledger.h"
#include "agent/service/random_ids.h"
#include "tests/support/fake_clock.h"
#include "tests/support/orders.h"

#include <atomic>
#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

int main(int argc, char** argv) {
    using namespace balcao;
    using namespace balcao::test;
    if (argc != 2) {
        std::cerr << "usage: commit_until_killed FOLDER\n";
        return 2;
    }
    const FakeClock clock;
    Ledger::Options options;
    options.folder = argv[1];
    options.reserve_bytes = 1;
    Ledger ledger{options, clock};
    std::mutex output;
    std::atomic<int> orders{0};
    const auto work = [&] {
        while (orders < 100'000) {
            const std::string order_id = newUuid();
            const HubNews news{.order = anOrder().id(order_id).hub(), .fingerprint = 1};
            ledger.takeNews(std::span{&news, 1});
            ++orders;
            for (const KnownOrder& known : ledger.knownOrders(news.order.store)) {
                if (known.order_id.value != order_id) {
                    continue;
                }
                const auto result = ledger.submit(
                    {.command_id = {newUuid()},
                     .order_ref = known.order_ref,
                     .command = refuseAll(anOrder().offered()),
                     .actor = kClerk}
                );
                if (!result) {
                    std::cerr << "refused\n";
                    std::exit(3);  // NOLINT(concurrency-mt-unsafe): a failed test program
                }
                const std::lock_guard lock{output};
                std::cout << known.order_ref.value << std::endl;  // flushed: it is a promise now
            }
        }
    };
    const std::vector<std::jthread> clerks = [&] {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 3; ++i) {
            threads.emplace_back(work);
        }
        return threads;
    }();
    return 0;
}
