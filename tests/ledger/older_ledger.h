#pragma once

#include "agent/ledger/database.h"
#include "common/embed/embedded_file.h"

#include <algorithm>
#include <cstddef>
#include <regex>
#include <string>
#include <vector>

namespace balcao::test {

/// Takes away the tables and indexes that the migrations after the first `version` ones made, the
/// last first: so a test of an older ledger need not know what came later. Columns that they added
/// to older tables are the test's own to take away.
inline void dropTablesSince(Database& database, std::size_t version) {
    static const std::regex kMade{R"(CREATE (?:UNIQUE )?(TABLE|INDEX) (\w+))"};
    std::vector<std::string> drops;
    for (const EmbeddedFile& migration : embedded::migrations().subspan(version)) {
        const std::string sql{migration.content};
        for (std::sregex_iterator made{sql.begin(), sql.end(), kMade}, end; made != end; ++made) {
            drops.push_back("DROP " + made->str(1) + " IF EXISTS " + made->str(2));
        }
    }
    std::for_each(drops.rbegin(), drops.rend(), [&](const std::string& drop) {
        database.execute(drop);
    });
}

}  // namespace balcao::test
