#pragma once

#include "common/base/clock.h"
#include "tests/simulator/json.h"
#include "tests/simulator/store_key.h"
#include "tests/simulator/text.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace balcao::simulator {

/// One document that a commit puts into the book, replacing the one of the same kind and id. The
/// journal file is a list of these.
struct Put {
    std::string kind;  ///< order, coupon, key, token, store, shelf, product, stock, fault, setting
    std::string id;    ///< unique within its kind
    std::string doc;   ///< JSON object; what the hub serves, where it is served
    std::string hidden = {};  ///< JSON object or empty: what the hub knows beside it (orders only)
};

/// One order as it stands: its kept bytes, and beside them what lists and rules look at often.
struct OrderRecord {
    std::string order_id;
    StoreKey store;
    std::string status;
    std::int64_t version = 1;
    std::int64_t assignment = 1;
    Instant placed_at;
    Instant assigned_at;
    Instant updated_at;
    std::set<StoreKey> former_stores;  ///< stores it was taken from (410 there)
    std::string json;                  ///< serialised once per change, served as it is
    std::string previous_json;  ///< the version before, for the fault that serves stale lists
    std::string hidden;         ///< labels, proofs, tracking, statuses passed

    std::string etag() const { return etagText("v" + std::to_string(version)); }
    bool isOpen() const;
};

/// The orders of one store in list order, and when they last changed (number of the commit).
struct Shelf {
    using Place = std::pair<Instant, std::string>;  // assignedAt, orderId
    std::map<Place, const OrderRecord*> all;
    std::map<Place, const OrderRecord*> open;
    std::uint64_t all_changed = 0;
    std::uint64_t open_changed = 0;
};

/// The first 2xx answer to an Idempotency-Key.
struct KeyRecord {
    std::string request_sha;  ///< of method, address and body
    int status = 200;
    std::string content_type;
    std::string body;
    std::string etag;
};

struct TokenRecord {
    std::string client_id;
    Instant expires_at;
};

struct CouponRecord {
    std::string code;
    std::string order_id;
    std::string site_id;
    std::string document;  ///< the customer's, for finding
    std::int64_t version = 1;
    std::int64_t serial = 0;  ///< counts up with every coupon: newest first in lists
    std::string json;

    std::string etag() const { return etagText("c" + std::to_string(version)); }
};

struct StockRecord {
    std::int64_t quantity = 0;
    Instant updated_at;
};

/// Everything the hub knows. `apply` is the only way in, live and when the journal is read again,
/// so that both give the same book. Not thread-safe: Hub guards it.
class Book {
public:
    /// Puts one document in; `commit` is the number of the journal line it stands in.
    void apply(const Put& put, std::uint64_t commit);

    /// The whole book as puts that rebuild it.
    std::vector<Put> snapshot() const;

    const OrderRecord* findOrder(const std::string& order_id) const;
    const CouponRecord* findCoupon(const std::string& code) const;
    const KeyRecord* findKey(const StoreKey& store, const std::string& key) const;
    const TokenRecord* findToken(const std::string& token) const;
    const StockRecord* findStock(const StoreKey& store, const std::string& product) const;

    /// The store's shelf; an empty one for a store without orders.
    const Shelf& shelf(const StoreKey& store) const;

    const std::map<std::string, OrderRecord>& orders() const { return orders_; }
    const std::map<std::string, CouponRecord>& coupons() const { return coupons_; }
    /// Stores that the hub serves, and whether their credential was withdrawn.
    const std::map<StoreKey, bool>& stores() const { return stores_; }
    bool isServed(const StoreKey& store) const { return stores_.contains(store); }
    bool isRevoked(const StoreKey& store) const;
    /// True for a product of the catalogue or of any order.
    bool knowsProduct(const StoreKey& site_store, const std::string& sku, const std::string& ean)
        const;
    bool hasProduct(const std::string& site_id, const std::string& sku) const;
    /// Armed faults by their number.
    const std::map<std::string, std::string>& faults() const { return faults_; }
    /// A setting of the hub itself (clock offset, counters); empty if never set.
    std::string setting(const std::string& name) const;

    /// Ids under which keys, stock and products are put.
    static std::string keyId(const StoreKey& store, const std::string& key);
    static std::string productId(const std::string& site_id, const std::string& sku);
    static Put settingPut(const std::string& name, const std::string& value);
    static Put keyPut(const StoreKey& store, const std::string& key, const KeyRecord& record);
    static Put tokenPut(const std::string& token, const TokenRecord& record);
    static Put storePut(const StoreKey& store, bool is_revoked);

    /// Takes every Idempotency-Key, expires tokens, disarms faults: what `forget` names by kind.
    void forget(const std::string& kind);

private:
    void applyOrder(const Put& put, std::uint64_t commit);
    void applyCoupon(const Put& put);
    void applyKey(const Put& put);
    void applyToken(const Put& put);
    void applyStore(const Put& put);
    void applyShelf(const Put& put);
    void applyStock(const Put& put);
    void learnProducts(const OrderRecord& record, const JsonObject& order);

    std::map<std::string, OrderRecord> orders_;
    std::map<StoreKey, Shelf> shelves_;
    std::map<std::string, CouponRecord> coupons_;
    std::map<std::string, KeyRecord> keys_;
    std::map<std::string, TokenRecord> tokens_;
    std::map<StoreKey, bool> stores_;
    std::map<std::string, std::string> products_;  // catalogue: id -> document
    std::map<std::string, StockRecord> stock_;
    std::set<std::string> known_products_;  // site + sku or ean, from catalogue and orders
    std::map<std::string, std::string> faults_;
    std::map<std::string, std::string> settings_;
};

}  // namespace balcao::simulator
