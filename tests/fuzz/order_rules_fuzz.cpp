#include "tests/support/random_walk.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>

// The bytes are the dice of one walk: whatever hub and people do to an order, it keeps its
// promises.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace balcao::test;
    std::span<const std::uint8_t> bytes{data, size};
    const Choose choose = [&bytes](std::size_t below) -> std::size_t {
        if (bytes.empty()) {
            return 0;
        }
        std::size_t drawn = bytes.front();
        bytes = bytes.subspan(1);
        if (below > 256 && !bytes.empty()) {
            drawn = drawn << 8U | bytes.front();
            bytes = bytes.subspan(1);
        }
        return drawn % below;
    };
    RandomWalk random{choose};
    while (!bytes.empty()) {
        const std::string broken = random.step();
        if (!broken.empty()) {
            std::fprintf(stderr, "%s: %s\n", random.last.c_str(), broken.c_str());
            std::abort();
        }
    }
    balcao::Order folded;
    for (const balcao::JournalEntry& entry : random.walk.journal()) {
        folded = balcao::apply(std::move(folded), entry);
    }
    if (folded != random.walk.order()) {
        std::fputs("the journal tells another order\n", stderr);
        std::abort();
    }
    return 0;
}
