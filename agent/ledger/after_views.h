#pragma once

#include "common/proofs/proof.h"
#include "common/returns/errand.h"
#include "common/returns/sale.h"

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

    /// Oldest first.
    std::vector<ErrandView> errands(std::size_t limit) const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_{};
};

}  // namespace balcao
