#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>

namespace balcao::test {

/// A disk that fails when told to: while one exists, every SQLite file of this process is opened
/// through it. One at a time; make it before the ledger, end it after.
class FaultDisk {
public:
    FaultDisk();
    ~FaultDisk();
    FaultDisk(const FaultDisk&) = delete;
    FaultDisk(FaultDisk&&) = delete;
    FaultDisk& operator=(const FaultDisk&) = delete;
    FaultDisk& operator=(FaultDisk&&) = delete;

    /// Asked before each write; true: there is no room (ENOSPC).
    std::function<bool()> is_full{[] {
        return false;
    }};

    /// The n-th sync from now on fails (EIO); 0: none does.
    std::atomic<std::int64_t> failing_sync{0};

    /// Syncs so far.
    std::atomic<std::int64_t> syncs{0};
};

}  // namespace balcao::test
