#pragma once

#include "agent/ledger/views.h"
#include "agent/service/health.h"
#include "agent/service/settings.h"
#include "common/base/clock.h"

#include <cstddef>
#include <string>
#include <utility>

namespace balcao {

inline constexpr std::size_t kMostBundleBytes = 5'000'000;

/// Everything that support needs to understand what a shop reports, as a ZIP file of at most
/// kMostBundleBytes: settings, health, the ledger's form, what waits for the hub and the printers,
/// and as much of the log as fits, the newest first. No secret, no order's content and nothing of
/// any person is in it; every text passes scrubbed() besides. What cannot be read is named in
/// about.txt instead of missing silently.
class SupportBundle {
public:
    /// Everything outlives it.
    struct Parts {
        const Settings& settings;
        std::string shown_settings;  // shownSettings() of what was read
        const Clock& clock;
        const LedgerViews* views{nullptr};  // none: there is no ledger yet
    };

    explicit SupportBundle(Parts parts)
        : parts_{std::move(parts)} {}

    /// The file's bytes. Throws std::exception only if memory is short.
    std::string make(const HealthReport& health) const;

private:
    Parts parts_;
};

/// `--support-bundle FILE`: the same bytes for the command line, also while the agent is not
/// running. Throws std::exception only if memory is short or hub.url is no address.
std::string supportBundleByHand(const Settings& settings, std::string shown_settings);

}  // namespace balcao
