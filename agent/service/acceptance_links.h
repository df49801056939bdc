#pragma once

#include "agent/service/health.h"
#include "common/acceptance/acceptance.h"
#include "common/base/ids.h"

#include <string_view>
#include <vector>

namespace balcao {

/// What a look at the agent's health says of the way to the hub, as evidence for the acceptance
/// script of `store`. `language` is pt, en or es. Pure.
std::vector<AcceptanceLink> acceptanceLinks(
    const HealthReport& report, const StoreKey& store, std::string_view language
);

}  // namespace balcao
