#pragma once

#include "tests/ledger/watched_disk.h"

#include <atomic>
#include <cstdint>
#include <functional>

namespace balcao::test {

/// A disk that fails when told to.
class FaultDisk final : public WatchedDisk {
public:
    /// Asked before each write; true: there is no room (ENOSPC).
    std::function<bool()> is_full{[] {
        return false;
    }};

    /// The n-th sync from now on fails (EIO); 0: none does.
    std::atomic<std::int64_t> failing_sync{0};

    /// Syncs so far.
    std::atomic<std::int64_t> syncs{0};

    std::optional<int> onWrite(std::string_view file, std::string_view bytes, std::int64_t offset)
        override;
    std::optional<int> onTruncate(std::string_view file, std::int64_t size) override;
    std::optional<int> onSync(std::string_view file) override;
    bool onDelete(std::string_view file) override;
};

}  // namespace balcao::test
