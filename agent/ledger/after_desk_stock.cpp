// The part of AfterDesk that follows the store's stock.
#include "agent/ledger/after_desk.h"
#include "agent/service/random_ids.h"

#include <utility>

namespace balcao {

namespace {

const Actor kAgent{.kind = ActorKind::agent, .name = {}};

constexpr std::int64_t kMostUnits = 1'000'000;

}  // namespace

void AfterDesk::followStock(const JournalEntry& entry, OrderRef order_ref, const HubOrder& hub) {
    const Doing doing{
        .command_id = entry.command_id,
        .store = hub.store,
        .order_ref = order_ref,
        .actor = entry.actor};
    if (const auto* const decided = std::get_if<Decided>(&entry.event)) {
        for (StockMove& move : stockMovesOf(hub, decided->decision)) {
            record(StockMoved{.source_id = entry.command_id, .move = std::move(move)}, doing);
        }
    } else if (const auto* const undone = std::get_if<DecisionUndone>(&entry.event);
               undone != nullptr && parts_.books.sales.stock().hasMoved(undone->message_id)) {
        record(StockUndone{undone->message_id}, doing);
    }
}

void AfterDesk::stockReturned(const Return& one, const Doing& doing) {
    if (one.place != StockPlace::restock) {
        return;
    }
    for (const ReturnLine& line : one.lines) {
        if (line.accepted == 0 || line.condition != GoodsCondition::resalable) {
            continue;
        }
        record(
            StockMoved{
                .source_id = doing.command_id,
                .move =
                    {.sku = line.sku,
                     .ean = line.ean,
                     .description = line.description,
                     .cause = StockCause::returned,
                     .set_to = std::nullopt,
                     .change = line.accepted,
                     .wants_count = false,
                     .reason = {}}},
            doing
        );
    }
}

bool AfterDesk::countStock(const CountStock& wish) {
    if (isUsed(wish.command_id)) {
        return true;  // the same click once more
    }
    auto known = parts_.books.sales.stock().find(wish.store, wish.sku);
    if (!known || wish.quantity < 0 || wish.quantity > kMostUnits) {
        return false;
    }
    known->cause = StockCause::counted;
    known->set_to = wish.quantity;
    record(
        StockMoved{.source_id = wish.command_id, .move = *std::move(known)},
        {.command_id = wish.command_id, .store = wish.store, .order_ref = {}, .actor = wish.actor}
    );
    return true;
}

bool AfterDesk::tellStockAgain(
    const CommandId& command_id, const StoreKey& store, const std::string& sku
) {
    if (isUsed(command_id)) {
        return true;
    }
    const auto known = parts_.books.sales.stock().find(store, sku);
    if (!known || !known->set_to) {
        return false;
    }
    record(
        StockRetold{sku},
        {.command_id = command_id, .store = store, .order_ref = {}, .actor = kAgent}
    );
    return true;
}

bool AfterDesk::gatherStock(Instant rested_before) {
    auto batch = parts_.books.sales.stockQueue().nextBatch(rested_before);
    if (!batch) {
        return false;
    }
    const CommandId errand_id{newUuid()};
    record(
        ErrandAdded{.errand_id = errand_id, .body = StockErrand{.items = std::move(batch->items)}},
        {.command_id = errand_id, .store = batch->store, .order_ref = {}, .actor = kAgent}
    );
    return true;
}

void AfterDesk::settle(
    const Errand& errand, const StockErrand& /*about*/, const ErrandAnswer& answer
) {
    const Doing doing{
        .command_id = errand.errand_id, .store = errand.store, .order_ref = {}, .actor = kAgent};
    if (const auto* const refused = std::get_if<ErrandRefused>(&answer)) {
        park(errand, sentenceOf(*refused), doing);
        return;
    }
    record(ErrandEnded{errand.errand_id}, doing);
    const auto& unknown = std::get<ErrandTaken>(answer).unknown_skus;
    if (!unknown.empty()) {
        record(StockUnknown{unknown}, doing);
    }
}

}  // namespace balcao
