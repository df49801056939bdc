#pragma once

#include "agent/ledger/backup.h"
#include "agent/ledger/database.h"

#include <memory>
#include <string>
#include <vector>

namespace balcao {

/// The ledger's database, open for writing, and what a person should know of how it was opened.
struct LedgerFile {
    std::unique_ptr<Database> writer;
    std::vector<std::string> notes;
};

/// Opens, creates, migrates (an older form is copied into backups/ before), and after an unclean
/// stop checks the database. A damaged one is set
/// aside together with its WAL and replaced by the newest good backup, or by an empty one if there
/// is none. Throws DatabaseError.
LedgerFile openLedgerFile(const LedgerFolder& folder, Instant now);

}  // namespace balcao
