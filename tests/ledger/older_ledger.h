#pragma once

#include "agent/ledger/database.h"
#include "common/embed/embedded_file.h"

#include <algorithm>
#include <cstddef>
#include <regex>
#include <string>
#include <vector>

namespace balcao::test {

/// Takes away the tables, indexes and columns that the migrations after the first `version` ones
/// made, the last first: so a test of an older ledger need not know what came later.
inline void unmakeSince(Database& database, std::size_t version) {
    static const std::regex kMade{
        R"(CREATE (?:UNIQUE )?(TABLE|INDEX) (\w+)|ALTER TABLE (\w+) ADD COLUMN (\w+))"};
    std::vector<std::string> steps;
    for (const EmbeddedFile& migration : embedded::migrations().subspan(version)) {
        const std::string sql{migration.content};
        for (std::sregex_iterator made{sql.begin(), sql.end(), kMade}, end; made != end; ++made) {
            steps.push_back(
                made->str(1).empty()
                    ? "ALTER TABLE " + made->str(3) + " DROP COLUMN " + made->str(4)
                    : "DROP " + made->str(1) + " IF EXISTS " + made->str(2)
            );
        }
    }
    std::for_each(steps.rbegin(), steps.rend(), [&](const std::string& step) {
        database.execute(step);
    });
}

}  // namespace balcao::test
