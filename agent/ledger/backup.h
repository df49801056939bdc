#pragma once

#include "common/base/clock.h"

#include <filesystem>
#include <string>
#include <vector>

namespace balcao {

/// Where things are in the ledger's folder.
struct LedgerFolder {
    std::filesystem::path folder;

    std::filesystem::path database() const { return folder / "ledger.db"; }
    std::filesystem::path reserve() const { return folder / "reserve.bin"; }
    std::filesystem::path backups() const { return folder / "backups"; }
    std::filesystem::path replay() const { return folder / "replay.db"; }
};

/// Writes a copy of the database by VACUUM INTO, checks it from end to end, syncs it, gives it its
/// name (UTC) and removes all but the newest `keep`. Throws DatabaseError; a copy that is not good
/// is removed.
std::filesystem::path writeBackup(const LedgerFolder& folder, std::size_t keep, Instant now);

/// The backups there are, the newest first.
std::vector<std::filesystem::path> backupsNewestFirst(const LedgerFolder& folder);

/// "20231114T221320000Z": sorts as the times do.
std::string utcStamp(Instant now);

/// "ok", or what SQLite finds wrong with the database in `file` (which is not changed).
std::string integrityOf(const std::filesystem::path& file);

}  // namespace balcao
