#pragma once

#include "agent/ledger/database.h"
#include "agent/ledger/statement.h"
#include "common/order/order_text.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace balcao {

// What those share that read rows.

/// The value that a row spells. Throws DatabaseError{corrupt}, naming the row by `what` ("order")
/// and its number, if no value of this program is spelled so.
template <typename Enum>
Enum known(const std::string& text, std::string_view what, std::int64_t number) {
    const auto value = fromText<Enum>(text);
    if (!value) {
        throw DatabaseError{
            DatabaseFault::corrupt,
            "read " + std::string{what} + " " + std::to_string(number) + ": '" + text +
                "' is no value we know"};
    }
    return *value;
}

/// While it lives, all statements of a connection see the ledger as it was at its beginning.
class OneView {
public:
    /// `begin` is the kept statement "BEGIN" of `database`; both outlive the view.
    OneView(Database& database, Statement<Params<>>& begin)
        : database_{database} {
        begin.run();
    }
    ~OneView() { database_.rollBack(); }
    OneView(const OneView&) = delete;
    OneView(OneView&&) = delete;
    OneView& operator=(const OneView&) = delete;
    OneView& operator=(OneView&&) = delete;

private:
    Database& database_;
};

}  // namespace balcao
