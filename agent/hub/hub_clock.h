#pragma once

#include "agent/hub/steady.h"
#include "common/base/clock.h"

#include <chrono>
#include <optional>

namespace balcao {

/// The hub's time, against which deadlines are read (hub store API). It runs on the steady clock,
/// so that setting this computer's clock moves no deadline. Not thread-safe.
class HubClock {
public:
    /// The hub said that it is `hub_time` (to the second) when the steady clock showed `at`. Small
    /// differences are smoothed; a jump counts once a second answer agrees with it, so that one
    /// wrong answer (a portal's) moves nothing.
    void observe(Instant hub_time, SteadyTime at);

    /// The hub's time; nothing before the first answer.
    std::optional<Instant> at(SteadyTime now) const;

private:
    using Span = std::chrono::milliseconds;

    // Both are the hub's time minus the steady clock's.
    std::optional<Span> offset_;
    std::optional<Span> jump_;  // seen once
};

}  // namespace balcao
