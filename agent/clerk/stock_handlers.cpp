// The store's view of its stock: what moved, what somebody should count, what the hub does not
// know.
#include "agent/clerk/after_requests.h"
#include "agent/clerk/asked_store.h"
#include "agent/clerk/operations.h"
#include "agent/clerk/order_json.h"
#include "agent/clerk/strict_json.h"

#include <array>
#include <optional>
#include <string>
#include <utility>

namespace balcao {

namespace {

constexpr std::size_t kMostProducts = 500;
constexpr std::size_t kMostMoves = 100;
constexpr std::size_t kLongestSku = 64;
constexpr std::int64_t kMostUnits = 1'000'000;

struct StockWish {
    CommandId command_id;
    std::optional<std::string> store_id;  // none: the agent's first
    std::string sku;
    std::int64_t quantity{};
};

/// `quantity` is asked for by `counts` alone.
StockWish parseStockWish(std::string_view text, bool counts) {
    JsonReader reader;
    const JsonValue value = parseBody(reader, text);
    const StrictObject body =
        counts ? StrictObject{value, {}, {"command_id", "sku", "quantity", "store_id"}}
               : StrictObject{value, {}, {"command_id", "sku", "store_id"}};
    return {
        .command_id = {body.uuid("command_id")},
        .store_id =
            body.has("store_id") ? std::optional{body.text("store_id", kLongestSku)} : std::nullopt,
        .sku = body.text("sku", kLongestSku),
        .quantity = counts ? body.integer("quantity", 0, kMostUnits) : 0};
}

void putText(JsonWriter& json, std::string_view key, const std::string& text) {
    if (!text.empty()) {
        json.member(key, text);
    }
}

void writeProduct(JsonWriter& json, const StockView& product) {
    json.beginObject();
    json.member("sku", product.sku);
    putText(json, "ean", product.ean);
    json.member("description", product.description);
    if (product.quantity) {
        json.member("quantity", *product.quantity);
    }
    json.member("wants_count", product.wants_count);
    json.member("is_untold", product.is_untold);
    json.member("is_unknown", product.is_unknown);
    json.member("changed_ms", inMs(product.changed_at));
    json.endObject();
}

void writeMove(JsonWriter& json, const StockMoveView& move) {
    json.beginObject();
    json.member("cause", toText(move.cause));
    putText(json, "reason", move.reason);
    if (move.order_ref.value != 0) {
        json.member("order_ref", move.order_ref.value);
    }
    if (move.before) {
        json.member("quantity_before", *move.before);
    }
    if (move.after) {
        json.member("quantity_after", *move.after);
    }
    json.member("change", move.change);
    putText(json, "by", move.actor_name);
    json.member("at_ms", inMs(move.at));
    json.endObject();
}

Response findStock(const ClerkParts& parts, const Call& call) {
    const StoreKey& store =
        storeAsked(parts.stores, parametersOf(call.request.query, {"store_id"}));
    return listAnswer("products", parts.after.views->stock(store, kMostProducts), writeProduct);
}

Response findStockMoves(const ClerkParts& parts, const Call& call) {
    const auto asked = parametersOf(call.request.query, {"sku", "store_id"});
    const StoreKey& store = storeAsked(parts.stores, asked);
    const auto sku = asked.find("sku");
    if (sku == asked.end()) {
        throw BadRequest{"invalid-value", "sku says of which product"};
    }
    const auto moves = parts.after.views->stockMoves(store, sku->second, kMostMoves);
    return listAnswer("moves", moves, writeMove);
}

Response countStock(const ClerkParts& parts, const Call& call) {
    const StockWish wish = parseStockWish(call.request.body, true);
    const bool is_kept = parts.ledger.afterSale().countStock(
        {.command_id = wish.command_id,
         .store = storeAsked(parts.stores, wish.store_id),
         .sku = wish.sku,
         .quantity = wish.quantity,
         .actor = parts.staff.actorOf(call.request)}
    );
    return is_kept ? storedAnswer(parts.ledger)
                   : notFound("not-found", "No such product moved here.");
}

Response tellStock(const ClerkParts& parts, const Call& call) {
    const StockWish wish = parseStockWish(call.request.body, false);
    const bool is_kept = parts.ledger.afterSale().tellStockAgain(
        wish.command_id, storeAsked(parts.stores, wish.store_id), wish.sku
    );
    return is_kept ? storedAnswer(parts.ledger)
                   : notFound("not-found", "Nobody knows this product's quantity: count it.");
}

constexpr std::array kOperations = {
    reading("findStock", "/api/v1/stock", findStock),
    reading("findStockMoves", "/api/v1/stock/moves", findStockMoves),
    writing("countStock", "/api/v1/stock/count", countStock, StaffAction::finish_tasks),
    writing("tellStock", "/api/v1/stock/tell", tellStock, StaffAction::settle_messages),
};

}  // namespace

void addStockRoutes(Router& router, ClerkParts& parts) {
    if (parts.after.views == nullptr || parts.stores.empty()) {
        return;
    }
    addOperations(router, parts, kOperations);
}

}  // namespace balcao
