#pragma once

#include "agent/clerk/http/response.h"
#include "agent/ledger/ledger.h"
#include "agent/ledger/views.h"
#include "common/base/result.h"

#include <optional>
#include <string>

namespace balcao {

/// OrderDetail as JSON; nothing if there is no such order. Throws LedgerError.
std::optional<std::string> orderDetailJson(const LedgerViews& views, OrderRef order_ref);

Response noSuchOrder();

/// What a write led to: Done, or the problem with the order as it stands now. `order_ref` is the
/// order that was meant, if the request named one. Throws LedgerError.
Response answerOf(
    const Result<Submitted, Refused>& result,
    const LedgerViews& views,
    std::optional<OrderRef> order_ref
);

}  // namespace balcao
