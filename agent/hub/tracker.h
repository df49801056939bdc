#pragma once

#include "agent/hub/link_pace.h"
#include "agent/ledger/after_sale.h"
#include "agent/ledger/ledger.h"
#include "common/base/clock.h"
#include "common/returns/hub_counter.h"

#include <chrono>
#include <functional>

namespace balcao {

/// Asks the hub where the parcels on their way are: each step takes the one whose turn it is, asks
/// once and keeps the answer. A carrier's word that the store has given a meaning moves the order.
/// Polite: one question a second at most, none more often than the interval, and none while the
/// hub fails but single probes. Belongs to one thread.
class Tracker {
public:
    /// What it works with; all outlive it. `hub` is its own.
    struct Parts {
        HubCounter& hub;
        Ledger& ledger;
        const Clock& clock;
        Jitter jitter;
        std::function<CommandId()> make_id;
    };

    struct Options {
        std::chrono::minutes interval{60};  // of one parcel; 0: nothing is asked
        std::chrono::milliseconds poll_interval{std::chrono::seconds{10}};
        TrackingCodes codes{};
    };

    Tracker(Parts parts, Options options);

    /// Asks for one parcel if one is due, and says when to come again. Never throws.
    std::chrono::milliseconds step();

private:
    std::chrono::milliseconds askOne();
    void keep(const TrackedOrder& order, const Tracking& tracking);
    /// The interval, a tenth more or less, so that the parcels of a day spread.
    Instant nextAt() const;

    Parts parts_;
    Options options_;
    LinkPace pace_;
};

}  // namespace balcao
