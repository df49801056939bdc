#pragma once

#include "common/proofs/proof.h"
#include "common/returns/errand.h"
#include "common/returns/sale.h"
#include "common/returns/tracking.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace balcao {

/// An errand that waits for the hub or for a person.
struct ErrandView {
    Errand errand{};
    bool is_parked{false};
    Instant next_attempt_at{};
    std::string last_error{};
};

/// A product as the store sees its stock.
struct StockView {
    std::string sku{};
    std::string ean{};
    std::string description{};
    std::optional<std::int64_t> quantity{};  // nothing: nobody knows
    bool wants_count{false};
    bool is_untold{false};   // the hub has yet to hear it
    bool is_unknown{false};  // the hub knows no such product
    Instant changed_at{};
};

/// One movement of it.
struct StockMoveView {
    StockCause cause{StockCause::refused};
    std::string reason{};
    OrderRef order_ref{};  // 0: of no order here
    std::optional<std::int64_t> before{};
    std::optional<std::int64_t> after{};
    std::int64_t change{};
    std::string actor_name{};
    Instant at{};
};

/// Read-only questions about returns and coupons, on a connection of their own: they wait for no
/// writer. Thread-safe. Throws LedgerError.
class AfterViews {
public:
    explicit AfterViews(const std::filesystem::path& folder);
    ~AfterViews();
    AfterViews(const AfterViews&) = delete;
    AfterViews(AfterViews&&) = delete;
    AfterViews& operator=(const AfterViews&) = delete;
    AfterViews& operator=(AfterViews&&) = delete;

    std::optional<Return> findReturn(const ReturnId& return_id) const;
    std::optional<Sale> saleOf(const ReturnId& return_id) const;
    /// Of one order, by the hub's id.
    std::vector<Return> returnsOf(const std::string& site_id, const OrderId& order_id) const;
    /// Newest first; those that are not closed, or all.
    std::vector<Return> returns(bool is_open_only, std::size_t limit) const;

    std::optional<Coupon> findCoupon(const CouponId& coupon_id) const;
    std::optional<Coupon> findCouponByCode(const std::string& site_id, const std::string& code)
        const;
    /// Newest first: those whose code, number, order or customer's document `text` is (with or
    /// without punctuation); all for an empty text.
    std::vector<Coupon> coupons(const std::string& text, std::size_t limit) const;

    /// Of one order, oldest first.
    std::vector<Proof> proofsOf(OrderRef order_ref) const;
    std::optional<Proof> findProof(const ProofId& proof_id) const;
    /// Empty once it was erased.
    std::string proofBytes(const ProofId& proof_id) const;

    /// Those that wait for somebody first, then newest first.
    std::vector<StockView> stock(const StoreKey& store, std::size_t limit) const;
    /// Newest first.
    std::vector<StockMoveView> stockMoves(
        const StoreKey& store, const std::string& sku, std::size_t limit
    ) const;

    /// What the hub last told of an order's parcels; nothing if it never did.
    std::optional<KeptTracking> tracking(OrderRef order_ref) const;

    /// Oldest first.
    std::vector<ErrandView> errands(std::size_t limit) const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_{};
};

}  // namespace balcao
