#pragma once

#include "agent/ledger/statement.h"
#include "common/stock/stock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace balcao {

/// The store's view of its stock: the tables of 0012, changed by the journal's lines alone.
class StockStore {
public:
    explicit StockStore(Database& database);

    /// Who moved it, when and by which command.
    struct Place {
        std::int64_t position{};  // of the movement
        StoreKey store;
        OrderRef order_ref;  // 0: of no order here
        CommandId source_id;
        std::string actor_name;
        Instant at{};
    };

    void move(const StockMove& move, const Place& place);

    /// Takes back what the command `source_id` moved. `place.position` and the numbers after it
    /// are given to the movements; returns how many there were.
    std::size_t undo(const Place& place);

    /// Whether the command moved anything that can be taken back.
    bool hasMoved(const CommandId& source_id);

    /// The hub is being told these.
    void tell(const StoreKey& store, const std::vector<StockItem>& items);
    /// The hub knows no such products.
    void markUnknown(const StoreKey& store, const std::vector<std::string>& skus);
    /// A person wants the product told once more. False if its quantity is not known.
    bool tellAgain(const StoreKey& store, const std::string& sku);

    /// The product's row as far as a count needs it; nothing if it never moved.
    std::optional<StockMove> find(const StoreKey& store, const std::string& sku);

private:
    using Level = std::optional<std::int64_t>;

    void keep(const StockMove& move, Level before, Level after, const Place& place);

    Statement<
        Params<std::string, std::string, std::string>,
        Columns<std::optional<std::int64_t>, std::string, std::string>>
        row_;
    Statement<Params<
        std::int64_t,
        std::string,
        std::string,
        std::string,
        std::string,
        std::string,
        std::optional<std::int64_t>,
        std::int64_t,
        std::int64_t,
        std::int64_t,
        std::int64_t>>
        keep_row_;
    Statement<Params<
        std::int64_t,
        std::string,
        std::string,
        std::string,
        std::string,
        std::string,
        std::string,
        std::int64_t,
        std::optional<std::int64_t>,
        std::optional<std::int64_t>,
        std::int64_t,
        std::string,
        std::int64_t>>
        add_move_;
    Statement<
        Params<std::string>,
        Columns<
            std::int64_t,
            std::string,
            std::optional<std::int64_t>,
            std::optional<std::int64_t>,
            std::int64_t>>
        of_source_;
    Statement<Params<std::string, std::string, std::string>, Columns<std::optional<std::int64_t>>>
        last_;
    Statement<Params<std::string, std::string, std::string>> told_;
    Statement<Params<std::string, std::string, std::string>> unknown_;
    Statement<Params<std::string, std::string, std::string>> again_;
};

/// The questions of the sender, on a connection that reads.
class StockQueue {
public:
    explicit StockQueue(Database& database);

    struct Batch {
        StoreKey store;
        std::vector<StockItem> items;
    };

    /// What the hub has yet to hear of one store, if none of it is on its way and the newest change
    /// rests since `rested_before`; at most kMostStockItems, oldest first.
    std::optional<Batch> nextBatch(Instant rested_before);

private:
    Statement<Params<std::int64_t>, Columns<std::string, std::string>> store_;
    Statement<
        Params<std::string, std::string, std::int64_t, std::int64_t>,
        Columns<std::string, std::string, std::int64_t, std::int64_t>>
        items_;
};

}  // namespace balcao
