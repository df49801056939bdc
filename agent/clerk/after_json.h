#pragma once

#include "agent/json/json_writer.h"
#include "agent/ledger/after_views.h"
#include "common/returns/sale.h"

#include <span>

namespace balcao {

// Returns, coupons and sales in the clerk API's shapes (api.yaml). Pure. Only what the page needs
// of a person leaves (masking.h).

void writeReturn(JsonWriter& json, const Return& value);
void writeCoupon(JsonWriter& json, const Coupon& value);
void writeErrand(JsonWriter& json, const ErrandView& view);

/// A sale with what may come back of it at `now`, for each reason, and why not.
void writeSale(
    JsonWriter& json,
    const Sale& sale,
    std::span<const Return> earlier,
    const ReturnPolicy& policy,
    Instant now
);

}  // namespace balcao
