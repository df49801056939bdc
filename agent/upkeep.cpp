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
constexpr auto kRestAfterFailure = 1h;
// Short enough that a clock which was set, or a computer which slept, delays no copy for long.
constexpr std::chrono::milliseconds kLongestRest = 1h;

}  // namespace

Upkeep::Upkeep(Ledger& ledger, std::filesystem::path folder)
    : ledger_{ledger}
    , folder_{std::move(folder)} {}

std::chrono::milliseconds Upkeep::step() {
    const auto rest = untilNextBackup();
    if (rest > 0ms) {
        return std::min(rest, kLongestRest);
    }
    try {
        const auto copy = ledger_.backup(kKeptBackups);
        log::information("ledger", "copied the books to " + copy.string());
        return kLongestRest;
    } catch (const std::exception& problem) {
        log::error(
            "ledger",
            std::string{"could not copy the books: "} + problem.what() +
                "; tries again in an hour. Look at the disk of the data folder."
        );
        return kRestAfterFailure;
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
