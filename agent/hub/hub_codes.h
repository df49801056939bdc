#pragma once

#include "common/order/hub_message.h"
#include "common/returns/return.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace balcao {

/// De-para: the hub's codes and what they mean to us. Plain data, so that a store's own table can
/// replace any part. A code that is not in the table is kept as text and means nothing more.
struct HubCodes {
    std::map<std::string, HubStatus, std::less<>> statuses;  // read from orders
    std::map<std::string, Journey, std::less<>> journeys;
    std::map<StatusPurpose, std::string> purposes;  // sent with status messages
    std::map<RefusalReason, std::string> reasons;   // sent with refusals
    std::map<ReturnReason, std::string> return_reasons{};
};

/// The table of the hub store API: statuses 1 to 9, of which 3 (in transit) and 4 (delivered) are
/// given by TOTVS Omni; reasons under our own names in upper case, e.g. OUT_OF_STOCK.
HubCodes defaultHubCodes();

HubStatus statusOf(const HubCodes& codes, std::string_view hub_code);
std::optional<Journey> journeyOf(const HubCodes& codes, std::string_view hub_code);

/// The hub's code, or our own word where the table has none: the hub then says what is missing.
std::string codeOf(const HubCodes& codes, StatusPurpose purpose);
std::string codeOf(const HubCodes& codes, RefusalReason reason);
std::string codeOf(const HubCodes& codes, ReturnReason reason);

/// The hub's first code that means this status; our own word where the table has none.
std::string codeOf(const HubCodes& codes, HubStatus status);

}  // namespace balcao
