#pragma once

#include "common/base/clock.h"

namespace balcao {

/// The computer's own clock; the one place in the agent that reads the wall clock.
class SystemClock final : public Clock {
public:
    Instant now() const override {
        return std::chrono::time_point_cast<Instant::duration>(std::chrono::system_clock::now());
    }
};

}  // namespace balcao
