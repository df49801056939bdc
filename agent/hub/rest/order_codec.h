#pragma once

#include "agent/json/json_reader.h"
#include "common/codes/hub_codes.h"
#include "common/order/order.h"

#include <string>
#include <string_view>

namespace balcao {

/// Reads an Order of the hub store API and checks all that the contract promises: types, ids,
/// times, quantities, money that is whole, not negative and of one currency, and that the order is
/// `store`'s. Unknown members and status codes are tolerated. Throws JsonError that names the place
/// but never a value.
HubOrder readHubOrder(const JsonValue& order, const StoreKey& store, const HubCodes& codes);

/// True for an id as the hub store API allows it: 1 to 64 characters, no space, no control.
bool isHubId(std::string_view text);

/// The text of the member `key`, which must be such an id.
std::string idAt(const JsonValue& object, std::string_view key);

}  // namespace balcao
