#pragma once

#include "agent/hub/rest/http_message.h"
#include "common/base/ids.h"
#include "common/codes/hub_codes.h"
#include "common/order/hub_message.h"

#include <string>

namespace balcao {

/// Turns a message into a request of the hub store API, without credentials and If-Match.
///
/// The same message, id and table of codes give the same bytes in every version of this program:
/// the hub compares them when an Idempotency-Key comes again (422 `key-reused`). `base_path` is the
/// path of the hub's address without a slash at its end.
HttpRequest writeMessage(
    const HubMessage& message,
    const CommandId& message_id,
    const OrderId& order_id,
    const HubCodes& codes,
    const std::string& base_path
);

/// The path of one order.
std::string orderPath(const std::string& base_path, const OrderId& order_id);

}  // namespace balcao
