#pragma once

#include "agent/ledger/after_codec.h"
#include "agent/ledger/proof_store.h"
#include "agent/ledger/statement.h"
#include "agent/ledger/stock_store.h"
#include "agent/ledger/tracking_store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace balcao {

/// Returns, coupons and errands: the tables of 0009, changed by the journal's lines alone.
class AfterStore {
public:
    explicit AfterStore(Database& database);

    /// Of the line that is being written.
    struct Place {
        std::int64_t seq{};  // the line's number, from which new rows get theirs
        StoreKey store;
        OrderRef order_ref;
        std::string actor_name;
        Instant at{};
    };

    /// Writes what a line says.
    void apply(const AfterStep& step, const Place& place);

    std::optional<Return> findReturn(const ReturnId& return_id);
    std::optional<Sale> findSale(const ReturnId& return_id);
    /// Of one order of a site, whichever of our stores took them.
    std::vector<Return> returnsOf(const std::string& site_id, const OrderId& order_id);

    std::optional<Coupon> findCoupon(const CouponId& coupon_id);
    std::optional<Coupon> findCouponByCode(const std::string& site_id, const std::string& code);
    /// The next number of the store's series: none is ever given twice, none is left out.
    std::int64_t nextNumber(const StoreKey& store);

    std::optional<Errand> findErrand(const CommandId& errand_id);
    /// The same of one that waits for a person.
    std::optional<Errand> findParked(const CommandId& errand_id);
    ProofStore& proofs() { return proofs_; }
    StockStore& stock() { return stock_; }
    StockQueue& stockQueue() { return stock_queue_; }
    TrackingStore& tracking() { return tracking_; }
    /// How the sending goes; no line of the journal.
    void postpone(const CommandId& errand_id, Instant next_attempt_at, const std::string& why);

private:
    void apply(const ReturnOpened& step);
    void apply(const ReturnKept& step);
    void apply(const CouponKept& step);
    void apply(const ErrandAdded& step);
    void apply(const ErrandEnded& step);
    void apply(const ErrandParked& step);
    void apply(const ErrandResent& step);
    void apply(const ProofKept& step);
    void apply(const StockMoved& step);
    void apply(const StockUndone& step);
    void apply(const StockUnknown& step);
    void apply(const StockRetold& step);
    StockStore::Place stockPlace(const CommandId& source_id) const;

    Place place_;
    JsonReader reader_;
    ProofStore proofs_;
    StockStore stock_;
    StockQueue stock_queue_;
    TrackingStore tracking_;
    Statement<Params<
        std::int64_t,
        std::string,
        std::string,
        std::string,
        std::int64_t,
        std::string,
        std::string,
        std::int64_t,
        std::int64_t,
        std::int64_t,
        std::string,
        std::string>>
        open_return_;
    Statement<Params<std::string, std::string, std::int64_t, std::int64_t, std::string>>
        keep_return_;
    Statement<Params<
        std::int64_t,
        std::string,
        std::string,
        std::string,
        std::int64_t,
        std::string,
        std::string,
        std::string,
        std::string,
        std::int64_t,
        std::string>>
        add_coupon_;
    Statement<Params<std::string, std::string, std::string, std::string, std::int64_t, std::string>>
        keep_coupon_;
    Statement<Params<
        std::int64_t,
        std::string,
        std::string,
        std::string,
        std::int64_t,
        std::string,
        std::string,
        std::string,
        std::int64_t>>
        add_errand_;
    Statement<Params<std::string>> end_errand_;
    Statement<Params<std::string, std::string>> park_errand_;
    Statement<Params<std::string, std::int64_t>> resend_errand_;
    Statement<Params<std::string, std::int64_t, std::string>> postpone_;
    Statement<Params<std::string>, Columns<std::string>> return_;
    Statement<Params<std::string>, Columns<std::string>> sale_;
    Statement<Params<std::string, std::string>, Columns<std::string>> returns_of_;
    Statement<Params<std::string>, Columns<std::string>> coupon_;
    Statement<Params<std::string, std::string>, Columns<std::string>> coupon_by_code_;
    Statement<Params<std::string, std::string>, Columns<std::optional<std::int64_t>>> last_number_;
    Statement<
        Params<std::string>,
        Columns<
            std::string,
            std::string,
            std::string,
            std::int64_t,
            std::string,
            std::int64_t,
            std::int64_t,
            std::int64_t>>
        errand_;
    Statement<Params<std::string>, Columns<std::int64_t>> is_parked_;
};

/// The questions of the sender, on a connection that reads.
class ErrandQueue {
public:
    explicit ErrandQueue(Database& database);

    /// The oldest errand that may go: none before it is about the same thing, and nothing of its
    /// order's own way waits any more.
    /// Proofs of delivery are large and nobody waits for them: they go last, and with their bytes.
    std::optional<Errand> nextDue(Instant now);
    std::optional<Instant> nextDueAt();

    /// Whether stock waits to be told (StockQueue::nextBatch).
    bool hasStock(Instant rested_before) { return stock_.nextBatch(rested_before).has_value(); }

    TrackingQueue& tracking() { return tracking_; }

private:
    using Next = Statement<
        Params<std::int64_t>,
        Columns<
            std::string,
            std::string,
            std::string,
            std::int64_t,
            std::string,
            std::int64_t,
            std::int64_t,
            std::int64_t>>;

    JsonReader reader_;
    Next next_due_;
    Next next_proof_;
    Statement<Params<std::string>, Columns<Blob>> bytes_;
    StockQueue stock_;
    TrackingQueue tracking_;
    Statement<Params<>, Columns<std::optional<std::int64_t>>> next_due_at_;
};

}  // namespace balcao
