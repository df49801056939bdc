#include "agent/service/memory.h"

#include <malloc.h>

namespace balcao {

namespace {

// glibc would give each of our twenty threads a heap of its own, up to eight per processor.
constexpr int kHeaps = 2;
// Larger blocks (a page of the hub's list, the whole board) go straight back when they are freed.
constexpr int kLargeBlock = 128 * 1024;
constexpr int kMostFreeAtTheEnd = 128 * 1024;

}  // namespace

void keepMemorySmall() noexcept {
    mallopt(M_ARENA_MAX, kHeaps);
    mallopt(M_MMAP_THRESHOLD, kLargeBlock);
    mallopt(M_TRIM_THRESHOLD, kMostFreeAtTheEnd);
}

void giveMemoryBack() noexcept {
    malloc_trim(0);
}

}  // namespace balcao
