#pragma once

#include "agent/json/json_reader.h"
#include "agent/ledger/code_views.h"
#include "agent/ledger/statement.h"
#include "common/base/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace balcao {

/// The tables of codes that were kept, and what orders say of codes. On one connection, on one
/// thread.
class CodesStore {
public:
    explicit CodesStore(Database& database);

    /// Nothing if that version was never kept.
    std::optional<KeptCodes> find(std::int64_t version);
    /// 0: none was ever kept.
    std::int64_t newest();
    /// Newest first.
    std::vector<CodesVersion> versions(std::int64_t most);

    /// The orders of the board that this table reads otherwise than they were read.
    std::vector<OrderRef> readOtherwise(const HubCodes& codes);
    /// The codes of the newest `most` orders.
    std::vector<SeenCode> seen(std::int64_t most);

    /// Keeps the next version, and lets what may have left already go on in the words of the one
    /// before. Returns its number.
    std::int64_t add(
        const HubCodes& codes, const StoreKey& store, const std::string& by, Instant now
    );

private:
    /// What an order says that a table has a word in: status and its meaning, channel, carrier.
    using Facts = Columns<
        std::int64_t,
        std::string,
        std::string,
        std::string,
        std::string,
        std::string,
        std::string,
        std::string,
        std::string>;

    JsonReader reader_;
    Statement<Params<std::int64_t>, Columns<std::int64_t, std::string, std::string>> find_;
    Statement<Params<>, Columns<std::int64_t>> newest_;
    Statement<Params<std::int64_t>, Columns<std::int64_t, std::int64_t, std::string>> versions_;
    Statement<Params<>, Facts> of_board_;
    Statement<Params<std::int64_t>, Facts> of_newest_;
    Statement<
        Params<std::int64_t, std::string, std::string, std::int64_t, std::string, std::string>>
        add_;
    Statement<Params<std::int64_t, std::int64_t>> pin_messages_;
    Statement<Params<std::int64_t, std::int64_t>> pin_errands_;
};

}  // namespace balcao
