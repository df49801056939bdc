#pragma once

#include "agent/ledger/ledger.h"
#include "agent/service/link_status.h"

#include <chrono>
#include <filesystem>
#include <functional>

namespace balcao {

/// Looks after the books while nobody does: how the disk is, twice a minute, and a checked copy
/// once a day. One worker owns it.
class Upkeep {
public:
    /// What it works with; all outlive it.
    struct Parts {
        Ledger& ledger;
        LinkStatus& link_status;
        std::function<std::chrono::steady_clock::time_point()> steady_now;
    };

    /// `folder` is the ledger's.
    Upkeep(Parts parts, std::filesystem::path folder);

    /// Does what is due and says when to come again. Never throws.
    std::chrono::milliseconds step();

private:
    using SteadyTime = std::chrono::steady_clock::time_point;

    void lookAtDisk();
    void copyIfDue();
    std::chrono::milliseconds untilNextBackup() const;

    Parts parts_;
    std::filesystem::path folder_;
    SteadyTime next_copy_at_;
    bool could_look_{true};
};

}  // namespace balcao
