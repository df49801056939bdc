#pragma once

#include "agent/ledger/statement.h"
#include "common/order/order_event.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace balcao {

/// A line of the journal as it is stored.
struct JournalLine {
    std::int64_t seq{};
    StoreKey store;
    OrderRef order_ref;  // 0: the line is about paper of no order
    CommandId command_id;
    std::string kind;
    std::string payload;
    Actor actor;
    Instant at{};
};

/// The journal: what has happened, in order.
class JournalStore {
public:
    explicit JournalStore(Database& database);

    /// Adds the line (its seq is given here) and returns its seq.
    std::int64_t append(const JournalLine& line);

    /// The order that a command was executed for, if it was; 0: for paper of no order.
    std::optional<OrderRef> orderOfCommand(const CommandId& command_id);

    /// The number of the last line, also if the lines before a restored backup are gone.
    std::int64_t lastSeq();

    std::vector<JournalLine> after(std::int64_t seq, std::int64_t limit);
    std::vector<JournalLine> ofOrder(OrderRef order_ref);

private:
    using LineColumns = Columns<
        std::int64_t,
        std::string,
        std::string,
        std::int64_t,
        std::string,
        std::string,
        std::string,
        std::string,
        std::string,
        std::int64_t>;

    Database& database_;
    Statement<Params<
        std::string,
        std::string,
        std::int64_t,
        std::string,
        std::string,
        std::string,
        std::string,
        std::string,
        std::int64_t>>
        append_;
    Statement<Params<std::string>, Columns<std::int64_t>> order_of_command_;
    Statement<Params<>, Columns<std::int64_t>> last_seq_;
    Statement<Params<std::int64_t, std::int64_t>, LineColumns> after_;
    Statement<Params<std::int64_t>, LineColumns> of_order_;
};

}  // namespace balcao
