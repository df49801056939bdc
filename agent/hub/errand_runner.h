#pragma once

#include "agent/hub/hub_errands.h"
#include "agent/hub/link_pace.h"
#include "common/base/clock.h"

#include <chrono>

namespace balcao {

/// Brings errands (returns, coupons) to the hub: each step takes one that is due, tries it once,
/// and writes down how it went. Belongs to one thread.
///
/// A redemption is sent within kRedeemPatience of the click or not at all; what was sent and not
/// answered is looked up. The same holds for whatever is older than the hub keeps its keys.
class ErrandRunner {
public:
    /// What it works with; all outlive it.
    struct Parts {
        HubErrands& hub;
        AfterSale& after_sale;
        const Clock& clock;
        Jitter jitter;
    };

    ErrandRunner(Parts parts, std::chrono::milliseconds poll_interval);

    /// Runs one errand if one is due, and says when to come again. Never throws.
    std::chrono::milliseconds step();

private:
    std::chrono::milliseconds runOne();
    void record(const Errand& errand, const ErrandTaken& taken);
    void record(const Errand& errand, const ErrandRefused& refused);
    void record(const Errand& errand, const Later& later);
    void record(const Errand& errand, const NotAllowed& not_allowed);

    Parts parts_;
    LinkPace pace_;
    const Instant started_at_;
};

}  // namespace balcao
