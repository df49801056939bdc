#pragma once

#include "agent/hub/rest/hub_walk.h"
#include "agent/service/health.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

// What a walk to the hub found, in the words of the look at the agent's health.
namespace balcao {

/// The links in their order up to the one that is broken: name, answer, credential, each store,
/// clock. `secret_file` is what the sentence about a credential that is refused names.
std::vector<HealthFinding> findingsOf(
    const HubWalk& walk,
    const HubPlace& place,
    const std::string& client_id,
    const std::filesystem::path& secret_file
);

/// "rede/17"
std::string nameOf(const StoreKey& store);

/// https://hub.example:8443
std::string whereOf(const Origin& origin);

HealthFinding storeFinding(const StoreKey& store, const StoreOfHub& found);

HealthFinding clockFinding(std::int64_t offset_ms);

}  // namespace balcao
