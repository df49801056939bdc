#pragma once

#include "tests/ledger/watched_disk.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>

namespace balcao::test {

/// A disk that fails when told to.
class FaultDisk final : public WatchedDisk {
public:
    /// From now on `isFull` is asked before each write, by whoever writes; true: there is no room
    /// (ENOSPC). The ledger's writer may still be tidying up after its last answer, so this locks.
    void fullWhen(std::function<bool()> isFull);

    /// The n-th sync from now on fails (EIO); 0: none does.
    std::atomic<std::int64_t> failing_sync{0};

    /// Syncs so far.
    std::atomic<std::int64_t> syncs{0};

    std::optional<int> onWrite(std::string_view file, std::string_view bytes, std::int64_t offset)
        override;
    std::optional<int> onTruncate(std::string_view file, std::int64_t size) override;
    std::optional<int> onSync(std::string_view file) override;
    bool onDelete(std::string_view file) override;

private:
    std::mutex mutex_;
    std::function<bool()> is_full_;
};

}  // namespace balcao::test
