#include "tests/ledger/fault_disk.h"

#include <sqlite3.h>

#include <utility>

namespace balcao::test {

void FaultDisk::fullWhen(std::function<bool()> isFull) {
    const std::scoped_lock lock{mutex_};
    is_full_ = std::move(isFull);
}

std::optional<int> FaultDisk::onWrite(std::string_view, std::string_view, std::int64_t) {
    const std::scoped_lock lock{mutex_};
    return is_full_ && is_full_() ? std::optional{SQLITE_FULL} : std::nullopt;
}

std::optional<int> FaultDisk::onTruncate(std::string_view, std::int64_t) {
    return std::nullopt;
}

std::optional<int> FaultDisk::onSync(std::string_view) {
    ++syncs;
    const bool fails = failing_sync > 0 && --failing_sync == 0;
    return fails ? std::optional{SQLITE_IOERR_FSYNC} : std::nullopt;
}

bool FaultDisk::onDelete(std::string_view) {
    return true;
}

}  // namespace balcao::test
