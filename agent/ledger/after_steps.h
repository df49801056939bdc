#pragma once

#include "common/proofs/proof.h"
#include "common/returns/errand.h"
#include "common/returns/sale.h"

#include <string>
#include <variant>
#include <vector>

namespace balcao {

// The journal's lines about returns, coupons and errands. Each carries how its thing stands since,
// so that reading it needs no rules. The same promises as order_codec.h.

/// A return was opened. `sale` is what was sold, without the customer.
struct ReturnOpened {
    Return value;
    Sale sale;

    bool operator==(const ReturnOpened&) const = default;
};

struct ReturnKept {
    Return value;

    bool operator==(const ReturnKept&) const = default;
};

struct CouponKept {
    Coupon value;

    bool operator==(const CouponKept&) const = default;
};

struct ErrandAdded {
    CommandId errand_id;
    ErrandBody body;

    bool operator==(const ErrandAdded&) const = default;
};

/// The hub has answered: it leaves the queue.
struct ErrandEnded {
    CommandId errand_id;

    bool operator==(const ErrandEnded&) const = default;
};

/// The hub will not take it; a person must look.
struct ErrandParked {
    CommandId errand_id;
    std::string why;

    bool operator==(const ErrandParked&) const = default;
};

struct ErrandResent {
    CommandId errand_id;

    bool operator==(const ErrandResent&) const = default;
};

/// How a proof of delivery stands; its bytes are not in the journal.
struct ProofKept {
    Proof value;

    bool operator==(const ProofKept&) const = default;
};

/// The store sees a product's stock otherwise, beside what orders say by themselves.
struct StockMoved {
    CommandId source_id;
    StockMove move;

    bool operator==(const StockMoved&) const = default;
};

/// An answer was taken back, and what it said of the stock with it.
struct StockUndone {
    CommandId source_id;

    bool operator==(const StockUndone&) const = default;
};

/// The hub knows no such products.
struct StockUnknown {
    std::vector<std::string> skus;

    bool operator==(const StockUnknown&) const = default;
};

/// A person wants the hub to be told once more.
struct StockRetold {
    std::string sku;

    bool operator==(const StockRetold&) const = default;
};

using AfterStep = std::variant<
    ReturnOpened,
    ReturnKept,
    CouponKept,
    ErrandAdded,
    ErrandEnded,
    ErrandParked,
    ErrandResent,
    ProofKept,
    StockMoved,
    StockUndone,
    StockUnknown,
    StockRetold>;

}  // namespace balcao
