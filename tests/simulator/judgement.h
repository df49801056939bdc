#pragma once

#include "tests/simulator/operations.h"

#include <optional>
#include <string>

namespace balcao::simulator {

// What the operations share: whose order, as it stands, as it changes, how it is answered.

/// True if the caller may act for the store.
bool speaksFor(const Book& book, const Caller& caller, const StoreKey& store);

/// True if orders of the store are the caller's own (see Caller::polled).
bool isOwn(const Book& book, const Caller& caller, const StoreKey& store);

/// Refuses 403 `wrong-store` or `store-revoked`.
void requireStore(const Book& book, const Caller& caller, const StoreKey& store);

/// Refuses 403 unless the caller has a store of the site.
void requireSite(const Book& book, const Caller& caller, const std::string& site_id);

/// The site's store for which a caller without a store in its request is taken; nothing if none.
std::optional<StoreKey> someStoreOf(const Book& book, const Caller& caller);

/// The order of the route, if it is the caller's: else 404 `unknown-order`, 410 `withdrawn`,
/// 403 `store-revoked`.
const OrderRecord& ownOrder(const Book& book, const Call& call);

/// The order of any store of a site the caller belongs to: else 404.
const OrderRecord& siteOrder(const Book& book, const Caller& caller, const std::string& order_id);

/// Refuses 409 `cancelled`.
void requireNotCancelled(const OrderRecord& record);

/// Refuses 412 `stale` if `If-Match` is there and does not name the order's ETag.
void requireFresh(const OrderRecord& record, const Request& request);

/// True if `If-None-Match` names the ETag (or is `*`).
bool isUnchanged(const Request& request, const std::string& etag);

/// 200 with the document, or 304 if the client has it already.
Reply readReply(const Request& request, const std::string& json, const std::string& etag);

/// An order that is being changed.
struct OrderDraft {
    JsonObject::Ptr order;
    JsonObject::Ptr hidden;  ///< never null
};
OrderDraft draftOf(const OrderRecord& record);

/// The put of a changed order: the version grows, `updatedAt` is now.
Put changedOrder(OrderDraft& draft, Instant now);

/// 200 with the order as the put leaves it.
Reply orderReply(const Put& put);
Reply orderReply(const OrderRecord& record);

/// Sets the status and remembers the one before as passed.
void moveTo(OrderDraft& draft, const std::string& status);

/// True if the order has the status or has passed it.
bool hasOrPassed(const OrderRecord& record, const std::string& status);

/// Adds to what getTracking shows.
void addTrackingEvent(
    OrderDraft& draft, Instant at, const std::string& code, const std::string& description
);

// Query parameters; each refuses 400 `bad-parameter`.
std::int64_t limitIn(const Request& request);
std::string queryText(const Request& request, const std::string& name, const std::string& fallback);

/// Where a list goes on. A cursor belongs to one query and lives ten minutes on the hub's clock.
struct Cursor {
    std::string query;  ///< the parameters it belongs to
    std::string place;  ///< the last entry's sort key
};
std::string writeCursor(const Cursor& cursor, Instant now);
/// The place in the request's cursor; nothing without one. Refuses 400 `cursor-expired`,
/// `bad-parameter`.
std::optional<std::string> cursorPlace(
    const Request& request, const std::string& query, Instant now
);

}  // namespace balcao::simulator
