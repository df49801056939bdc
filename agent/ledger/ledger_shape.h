#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace balcao {

/// What a ledger looks like from the outside, without anything that stands in it.
struct LedgerShape {
    std::int64_t form{};  // user_version: the migrations that it has had
    std::string schema;   // the SQL of tables and indexes
    std::vector<std::pair<std::string, std::int64_t>> rows;  // of each table
};

/// Looks at the ledger in `folder` on a connection of its own that only reads. Throws LedgerError
/// if it cannot be read.
LedgerShape shapeOfLedger(const std::filesystem::path& folder);

}  // namespace balcao
