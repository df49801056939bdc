#pragma once

#include "agent/hub/rest/http_message.h"
#include "agent/json/json_reader.h"
#include "common/codes/hub_codes.h"
#include "common/order/order.h"

#include <optional>
#include <string>

namespace balcao {

/// A problem (RFC 9457) as the hub store API shapes it.
struct Problem {
    std::string slug;    // last path segment of `type`; empty if it says nothing
    std::string detail;  // the hub's sentence: `detail`, or else `title`; cut to a line
    std::optional<bool> is_retryable;
    std::optional<HubOrder> order;  // as it stands now
};

/// Reads the problem in an answer with a status from 400 on. Nothing if it is none: an error page
/// of a proxy, an empty body, an order in it that breaks the contract. Only a real problem may
/// settle anything.
std::optional<Problem> readProblem(
    const HttpAnswer& answer, const StoreKey& store, const HubCodes& codes, JsonReader& reader
);

/// The slug alone, whatever else the problem holds; empty if there is none.
std::string slugOfProblem(const HttpAnswer& answer);

/// True if the answer says that its body is JSON.
bool isJson(const HttpAnswer& answer);

}  // namespace balcao
