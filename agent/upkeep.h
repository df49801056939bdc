#pragma once

#include "agent/ledger/ledger.h"
#include "agent/service/link_status.h"
#include "common/base/clock.h"

#include <chrono>
#include <filesystem>
#include <functional>

namespace balcao {

/// Looks after the books while nobody does: how the disk is, twice a minute, a checked copy once a
/// day, and the wiping of papers and proofs that nobody needs any more. One worker owns it.
class Upkeep {
public:
    /// What it works with; all outlive it.
    struct Parts {
        Ledger& ledger;
        LinkStatus& link_status;
        const Clock& clock;
        std::function<std::chrono::steady_clock::time_point()> steady_now;
        /// Erases what has been kept long enough and says how much; none: nothing is erased.
        std::function<std::size_t()> erase_old{};
    };

    /// `folder` is the ledger's. Papers are kept for `keep_papers` after the end of their order.
    Upkeep(Parts parts, std::filesystem::path folder, std::chrono::days keep_papers);

    /// Does what is due and says when to come again. Never throws.
    std::chrono::milliseconds step();

private:
    using SteadyTime = std::chrono::steady_clock::time_point;

    void lookAtDisk();
    void copyIfDue();
    void wipePapers();
    void eraseOld();
    std::chrono::milliseconds untilNextBackup() const;

    Parts parts_;
    std::filesystem::path folder_;
    std::chrono::days keep_papers_;
    SteadyTime next_copy_at_;
    SteadyTime next_wipe_at_;
    SteadyTime next_erasing_at_;
    bool could_look_{true};
};

}  // namespace balcao
