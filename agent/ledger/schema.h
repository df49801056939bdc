#pragma once

#include "agent/ledger/database.h"
#include "common/embed/embedded_file.h"

#include <filesystem>
#include <span>

namespace balcao {

/// Throws DatabaseError if `file` is a database of somebody else or of a newer program than one
/// that knows `known_version` migrations, or no database at all. Reads the file's header only and
/// leaves it as it is; a missing or empty file is fine.
void refuseUnfitFile(const std::filesystem::path& file, std::size_t known_version);

/// Brings the database to the newest form: each migration in a transaction of its own, so that a
/// failed one leaves the form before it. Throws DatabaseError.
void migrate(Database& database, std::span<const EmbeddedFile> migrations);

}  // namespace balcao
