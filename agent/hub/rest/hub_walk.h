#pragma once

#include "agent/hub/rest/hub_token.h"
#include "agent/hub/rest/rest_client.h"
#include "common/base/clock.h"
#include "common/base/ids.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace balcao {

/// The links of the chain to the hub, in their order. Each needs those before it.
enum class HubLinkStep : std::uint8_t {
    name,         // the host's name leads to an address
    connection,   // something answers there
    identity,     // and proves to be the hub (TLS)
    service,      // and is at work: neither overloaded (429) nor out of order (5xx)
    language,     // and speaks as the hub does: no portal, no proxy
    credentials,  // and accepts ours
    done,
};

/// How a store is for the hub.
struct StoreOfHub {
    enum class State : std::uint8_t { known, refused, failing };
    State state{State::known};
    std::string why{};  // English, without personal data; empty if known
};

/// How far one walk to the hub came.
struct HubWalk {
    HubLinkStep broken_at{HubLinkStep::done};  // done: nothing is broken
    std::string why{};                         // English, of what is broken
    std::map<StoreKey, StoreOfHub> stores{};   // asked only when all before was well
    std::optional<std::int64_t> offset_ms{};   // the hub's clock minus ours
};

/// Walks to the hub link by link and says where the chain is broken: fetches a token of its own, so
/// that nothing remembered hides a broken link, then reads one short list for each store. Every
/// request is bounded by `timeout`. Never throws.
HubWalk walkToHub(
    const HubPlace& place,
    HubCredentials credentials,
    const std::vector<StoreKey>& stores,
    const Clock& clock,
    std::chrono::milliseconds timeout = std::chrono::seconds{10}
);

}  // namespace balcao
