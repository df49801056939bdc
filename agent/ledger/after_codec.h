#pragma once

#include "agent/json/json_reader.h"
#include "agent/ledger/after_steps.h"
#include "common/proofs/proof.h"
#include "common/returns/errand.h"
#include "common/returns/sale.h"

#include <string>
#include <string_view>

namespace balcao {

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

// The same, of values inside a text that is read already.
Return returnFrom(const JsonValue& value);
Sale saleFrom(const JsonValue& value);
Coupon couponFrom(const JsonValue& value);
ErrandBody errandFrom(const JsonValue& value);

}  // namespace balcao
