#pragma once

#include "agent/hub/rest/http_message.h"
#include "agent/json/json_reader.h"
#include "common/codes/hub_codes.h"
#include "common/returns/errand.h"
#include "common/returns/hub_counter.h"
#include "common/returns/sale.h"

#include <string>
#include <vector>

namespace balcao {

/// Turns an errand into a request of the hub store API, without credentials. The same errand and
/// table of codes give the same bytes in every version of this program (Idempotency-Key).
HttpRequest writeErrand(const Errand& errand, const HubCodes& codes, const std::string& base_path);

/// Reads a Coupon and checks what the contract promises. Throws JsonError.
HubCoupon readCoupon(const JsonValue& coupon);

/// Reads the answer to updateStock: the products that the hub does not know. Throws JsonError.
std::vector<std::string> readUnknownSkus(const JsonValue& answer);

/// Reads the answer to getTracking: at most 200 events, texts cut to a line. Throws JsonError.
Tracking readTracking(const JsonValue& answer);

/// Reads an order of whichever store as a sale: with what was delivered and what came back. Throws
/// JsonError.
Sale readSale(const JsonValue& order, const HubCodes& codes);

}  // namespace balcao
