#pragma once

#include "agent/hub/rest/hub_token.h"
#include "agent/hub/rest/rest_client.h"
#include "agent/ledger/views.h"
#include "agent/service/health.h"
#include "agent/service/link_status.h"
#include "agent/service/settings.h"
#include "common/base/clock.h"

#include <chrono>
#include <functional>

namespace balcao {

/// Looks at every link of the chain from the hub to the paper and says how each one is. While the
/// hub answers the agent's workers, it is not asked again: what the workers see is the proof.
/// Otherwise a walk to the hub finds the link that is broken. Not thread-safe.
class HealthCheck {
public:
    /// Everything outlives it.
    struct Parts {
        const Settings& settings;
        const Clock& clock;
        /// What the workers of the running agent see; none: the agent is not running.
        const LinkStatus* links{nullptr};
        /// None: there is no ledger yet.
        const LedgerViews* views{nullptr};
        /// Where the hub is, and who we are to it.
        HubPlace place;
        HubCredentials credentials;
        std::chrono::milliseconds timeout{std::chrono::seconds{5}};  // of each request to the hub
    };

    explicit HealthCheck(Parts parts)
        : parts_{std::move(parts)} {}

    /// One look at everything. Never throws.
    HealthReport look() const;

private:
    void lookAtHub(HealthReport& report) const;
    bool isHubWell() const;
    void tellWalk(HealthReport& report) const;
    void lookAtPolls(HealthReport& report) const;
    void lookAtDisk(HealthReport& report) const;
    void lookAtLedger(HealthReport& report) const;
    void lookAtQueue(HealthReport& report, const LedgerCounts& counts) const;
    void lookAtPrinters(HealthReport& report) const;

    Parts parts_;
};

}  // namespace balcao
