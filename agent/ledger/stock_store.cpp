#include "agent/ledger/stock_store.h"

#include "agent/ledger/codec_parts.h"

namespace balcao {

StockStore::StockStore(Database& database)
    : row_{database,
           "SELECT quantity, ean, description FROM stock"
           " WHERE site_id = ? AND store_id = ? AND sku = ?"}
    , keep_row_{database,
                "INSERT INTO stock (position, site_id, store_id, sku, ean, description, quantity,"
                " wants_count, is_untold, is_unknown, changed_at_ms)"
                " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0, ?10)"
                " ON CONFLICT (site_id, store_id, sku) DO UPDATE SET ean = ?5, description = ?6,"
                " quantity = ?7, wants_count = iif(?11, ?8, max(wants_count, ?8)),"
                " is_untold = iif(?7 IS NULL, 0, max(is_untold, ?9)), changed_at_ms = ?10"}
    , add_move_{database,
                "INSERT INTO stock_moves (position, site_id, store_id, sku, cause, reason,"
                " source_id, order_ref, quantity_before, quantity_after, change, actor_name, at_ms)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, nullif(?, 0), ?, ?, ?, ?, ?)"}
    , of_source_{database,
                 "SELECT position, sku, quantity_before, quantity_after, change FROM stock_moves"
                 " WHERE source_id = ? AND cause = 'refused' ORDER BY position DESC"}
    , last_{database,
            "SELECT max(position) FROM stock_moves"
            " WHERE site_id = ? AND store_id = ? AND sku = ?"}
    , told_{database,
            "UPDATE stock SET is_untold = 0, is_unknown = 0"
            " WHERE site_id = ? AND store_id = ? AND sku = ?"}
    , unknown_{database,
               "UPDATE stock SET is_unknown = 1 WHERE site_id = ? AND store_id = ? AND sku = ?"}
    , again_{database,
             "UPDATE stock SET is_untold = 1, is_unknown = 0"
             " WHERE site_id = ? AND store_id = ? AND sku = ? AND quantity IS NOT NULL"} {}

void StockStore::move(const StockMove& move, const Place& place) {
    const auto row = row_.first(place.store.site_id, place.store.store_id, move.sku);
    const Level before = row ? std::get<0>(*row) : std::nullopt;
    keep(move, before, levelAfter(before, move), place);
}

void StockStore::keep(const StockMove& move, Level before, Level after, const Place& place) {
    const bool has_news = after && after != before;
    const bool settles_count =
        move.cause == StockCause::counted || move.cause == StockCause::undone;
    keep_row_.run(
        place.position,
        place.store.site_id,
        place.store.store_id,
        move.sku,
        move.ean,
        move.description,
        after,
        move.wants_count ? 1 : 0,
        has_news ? 1 : 0,
        toMs(place.at),
        settles_count ? 1 : 0
    );
    add_move_.run(
        place.position,
        place.store.site_id,
        place.store.store_id,
        move.sku,
        std::string{toText(move.cause)},
        move.reason,
        place.source_id.value,
        place.order_ref.value,
        before,
        after,
        move.change,
        place.actor_name,
        toMs(place.at)
    );
}

std::size_t StockStore::undo(const Place& place) {
    Place each = place;
    const auto moves = of_source_.all(place.source_id.value);
    for (const auto& [position, sku, was_before, was_after, change] : moves) {
        const auto row = row_.first(place.store.site_id, place.store.store_id, sku);
        if (!row) {
            continue;
        }
        const auto& [level, ean, description] = *row;
        const auto last = last_.first(place.store.site_id, place.store.store_id, sku);
        const bool is_last = last && std::get<0>(*last) == position;
        StockMove back{
            .sku = sku, .ean = ean, .description = description, .cause = StockCause::undone};
        back.change = was_before && was_after ? *was_before - *was_after : -change;
        // Nothing came after it: the store sees what it saw before, also that nobody knows.
        keep(back, level, is_last ? was_before : levelAfter(level, back), each);
        ++each.position;
    }
    return moves.size();
}

bool StockStore::hasMoved(const CommandId& source_id) {
    return of_source_.first(source_id.value).has_value();
}

void StockStore::tell(const StoreKey& store, const std::vector<StockItem>& items) {
    for (const StockItem& item : items) {
        told_.run(store.site_id, store.store_id, item.sku);
    }
}

void StockStore::markUnknown(const StoreKey& store, const std::vector<std::string>& skus) {
    for (const std::string& sku : skus) {
        unknown_.run(store.site_id, store.store_id, sku);
    }
}

bool StockStore::tellAgain(const StoreKey& store, const std::string& sku) {
    return again_.run(store.site_id, store.store_id, sku) != 0;
}

std::optional<StockMove> StockStore::find(const StoreKey& store, const std::string& sku) {
    const auto row = row_.first(store.site_id, store.store_id, sku);
    if (!row) {
        return std::nullopt;
    }
    const auto& [quantity, ean, description] = *row;
    return StockMove{.sku = sku, .ean = ean, .description = description, .set_to = quantity};
}

StockQueue::StockQueue(Database& database)
    : store_{database,
             "SELECT site_id, store_id FROM stock WHERE is_untold = 1 AND changed_at_ms <= ?"
             " AND NOT EXISTS (SELECT 1 FROM errands WHERE errands.kind = 'send_stock'"
             " AND errands.site_id = stock.site_id AND errands.store_id = stock.store_id) LIMIT 1"}
    , items_{database,
             "SELECT sku, ean, coalesce(quantity, 0), changed_at_ms FROM stock"
             " WHERE is_untold = 1 AND site_id = ? AND store_id = ? AND changed_at_ms <= ?"
             " ORDER BY changed_at_ms LIMIT ?"} {}

std::optional<StockQueue::Batch> StockQueue::nextBatch(Instant rested_before) {
    const auto store = store_.first(toMs(rested_before));
    if (!store) {
        return std::nullopt;
    }
    const auto& [site_id, store_id] = *store;
    Batch batch{.store = {.site_id = site_id, .store_id = store_id}, .items = {}};
    for (const auto& [sku, ean, quantity, changed_at_ms] : items_.all(
             site_id, store_id, toMs(rested_before), static_cast<std::int64_t>(kMostStockItems)
         )) {
        batch.items.push_back(
            {.sku = sku, .ean = ean, .quantity = quantity, .updated_at = fromMs(changed_at_ms)}
        );
    }
    return batch;
}

}  // namespace balcao
