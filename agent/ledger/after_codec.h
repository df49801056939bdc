#pragma once

#include "agent/json/json_reader.h"
#include "common/proofs/proof.h"
#include "common/returns/errand.h"
#include "common/returns/sale.h"

#include <string>
#include <string_view>
#include <variant>

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

using AfterStep = std::variant<
    ReturnOpened,
    ReturnKept,
    CouponKept,
    ErrandAdded,
    ErrandEnded,
    ErrandParked,
    ErrandResent,
    ProofKept>;

/// The kind of the line: return_<state>, coupon_<state>, errand_added, ...
std::string kindOf(const AfterStep& step);

/// True for the kinds that kindOf gives, false for those of order events and other steps.
bool isAfterStepKind(std::string_view kind);

std::string encodeAfterStep(const AfterStep& step);
AfterStep decodeAfterStep(JsonReader& reader, std::string_view text);

std::string encodeReturn(const Return& value);
Return decodeReturn(JsonReader& reader, std::string_view text);
std::string encodeSale(const Sale& sale);
Sale decodeSale(JsonReader& reader, std::string_view text);
std::string encodeCoupon(const Coupon& value);
Coupon decodeCoupon(JsonReader& reader, std::string_view text);
std::string encodeErrand(const ErrandBody& body);
ErrandBody decodeErrand(JsonReader& reader, std::string_view text);

}  // namespace balcao
