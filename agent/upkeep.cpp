#include "agent/upkeep.h"

#include "agent/service/log.h"

#include <algorithm>
#include <exception>
#include <string>
#include <system_error>
#include <utility>

namespace balcao {

namespace {

using namespace std::chrono_literals;
using FileTime = std::filesystem::file_time_type;

constexpr std::size_t kKeptBackups = 7;
constexpr auto kBackupEvery = 24h;
// The rest after a copy that failed; and short enough that a clock which was set, or a computer
// which slept, delays no copy for long.
constexpr std::chrono::milliseconds kLongestRest = 1h;
// Nobody tells when a disk runs full: this is how late the page may say it.
constexpr std::chrono::milliseconds kLookEvery = 30s;
// A file of 10 MB is wiped as slowly as it is written, and the counter's answers wait meanwhile.
constexpr std::size_t kWipedAtOnce = 16;
constexpr std::chrono::milliseconds kRestBetweenWipes = 1s;

void sayHowTheDiskIs(DiskState state) {
    switch (state) {
        case DiskState::ok:
            log::information("ledger", "the disk has room again: orders are being taken");
            return;
        case DiskState::low:
            log::warning(
                "ledger",
                "little room is left on the disk of the data folder: no new orders are taken until "
                "room is made"
            );
            return;
        case DiskState::full:
            log::error(
                "ledger",
                "the disk of the data folder is full: answers are kept in what the reserve left, "
                "nothing else is. Make room on it now"
            );
            return;
        case DiskState::broken:
            log::error(
                "ledger",
                "the disk or the file of the ledger fails: nothing is written until the agent is "
                "started afresh. Have the disk examined"
            );
            return;
    }
}

}  // namespace

Upkeep::Upkeep(Parts parts, std::filesystem::path folder, std::chrono::days keep_papers)
    : parts_{std::move(parts)}
    , folder_{std::move(folder)}
    , keep_papers_{keep_papers}
    , next_copy_at_{parts_.steady_now()}
    , next_wipe_at_{parts_.steady_now()}
    , next_erasing_at_{parts_.steady_now()} {}

std::chrono::milliseconds Upkeep::step() {
    lookAtDisk();
    if (parts_.steady_now() >= next_wipe_at_) {
        wipePapers();
    }
    if (parts_.steady_now() >= next_copy_at_) {
        copyIfDue();
    }
    if (parts_.erase_old && parts_.steady_now() >= next_erasing_at_) {
        eraseOld();
    }
    const auto until_wipe =
        std::chrono::duration_cast<std::chrono::milliseconds>(next_wipe_at_ - parts_.steady_now());
    return std::clamp(until_wipe, kRestBetweenWipes, kLookEvery);
}

void Upkeep::lookAtDisk() {
    try {
        const DiskState state = parts_.ledger.checkDisk();
        if (state != parts_.link_status.disk()) {
            parts_.link_status.setDisk(state);
            sayHowTheDiskIs(state);
        }
        could_look_ = true;
    } catch (const std::exception& problem) {
        if (could_look_) {
            log::error("ledger", std::string{"cannot see how full the disk is: "} + problem.what());
        }
        could_look_ = false;  // said once, not twice a minute
    }
}

void Upkeep::copyIfDue() {
    const auto rest = untilNextBackup();
    if (rest > 0ms) {
        next_copy_at_ = parts_.steady_now() + std::min(rest, kLongestRest);
        return;
    }
    next_copy_at_ = parts_.steady_now() + kLongestRest;
    try {
        const auto copy = parts_.ledger.backup(kKeptBackups);
        log::information("ledger", "copied the books to " + copy.string());
    } catch (const std::exception& problem) {
        log::error(
            "ledger",
            std::string{"could not copy the books: "} + problem.what() +
                "; tries again in an hour. Look at the disk of the data folder."
        );
    }
}

void Upkeep::wipePapers() {
    next_wipe_at_ = parts_.steady_now() + kLongestRest;
    try {
        const Wiped wiped =
            parts_.ledger.wipePapers(parts_.clock.now() - keep_papers_, kWipedAtOnce);
        if (wiped.count > 0) {
            log::information(
                "ledger",
                "wiped the bytes of " + std::to_string(wiped.count) +
                    " papers whose orders ended long ago (papers.keep_days)"
            );
        }
        if (wiped.count == kWipedAtOnce) {
            next_wipe_at_ = parts_.steady_now() + kRestBetweenWipes;
        } else if (!wiped.is_off_disk) {
            next_wipe_at_ = parts_.steady_now() + kLookEvery;
        }
    } catch (const std::exception& problem) {
        log::error(
            "ledger",
            std::string{"could not wipe the papers of orders that ended long ago: "} +
                problem.what() + "; tries again in an hour"
        );
    }
}

void Upkeep::eraseOld() {
    next_erasing_at_ = parts_.steady_now() + kLongestRest;
    try {
        const std::size_t erased = parts_.erase_old();
        if (erased == 0) {
            return;
        }
        next_erasing_at_ = parts_.steady_now();  // there may be more
        log::information(
            "ledger",
            "erased " + std::to_string(erased) + " proofs of delivery: their days are over"
        );
    } catch (const std::exception& problem) {
        log::error(
            "ledger",
            std::string{"could not erase old proofs of delivery: "} + problem.what() +
                "; tries again in an hour"
        );
    }
}

std::chrono::milliseconds Upkeep::untilNextBackup() const {
    FileTime newest = FileTime::min();
    std::error_code ignored;  // no folder yet: no copy yet
    for (const auto& entry : std::filesystem::directory_iterator{folder_ / "backups", ignored}) {
        std::error_code is_gone;
        const auto written = entry.last_write_time(is_gone);
        if (!is_gone) {
            newest = std::max(newest, written);
        }
    }
    const auto now = FileTime::clock::now();
    if (newest == FileTime::min() || newest > now) {
        return 0ms;
    }
    return std::chrono::duration_cast<std::chrono::milliseconds>(newest + kBackupEvery - now);
}

}  // namespace balcao
