#include "agent/ledger/ledger_shape.h"

#include "agent/ledger/backup.h"
#include "agent/ledger/database.h"
#include "agent/ledger/ledger.h"
#include "agent/ledger/statement.h"

#include <exception>

namespace balcao {

LedgerShape shapeOfLedger(const std::filesystem::path& folder) {
    try {
        Database database{LedgerFolder{folder}.database(), Database::Role::reader};
        LedgerShape shape;
        shape.form = database.queryInteger("PRAGMA user_version");
        Statement<Params<>, Columns<std::string, std::string, std::string>> parts{
            database,
            "SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE "
            "'sqlite_%' ORDER BY type DESC, name"};
        for (const auto& [type, name, sql] : parts.all()) {
            if (!sql.empty()) {
                shape.schema += sql + ";\n";
            }
            // The index of words has no rows of its own that could be counted.
            if (type == "table" && !sql.starts_with("CREATE VIRTUAL")) {
                shape.rows.emplace_back(
                    name, database.queryInteger("SELECT count(*) FROM \"" + name + "\"")
                );
            }
        }
        return shape;
    } catch (const std::exception& error) {
        throw LedgerError{std::string{"look at the ledger's form: "} + error.what()};
    }
}

}  // namespace balcao
