#include "agent/hub/hub_clock.h"

namespace balcao {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kHalfSecond{500};  // the middle of what "to the second" leaves open
constexpr milliseconds kSmallStep{2000};  // rounding and the way of the answer explain this much
constexpr int kSmoothing = 8;

}  // namespace

void HubClock::observe(Instant hub_time, SteadyTime at) {
    const Span steady = std::chrono::duration_cast<Span>(at.time_since_epoch());
    const Span seen = hub_time.time_since_epoch() + kHalfSecond - steady;
    const auto isNear = [seen](const std::optional<Span>& other) {
        return other && std::chrono::abs(seen - *other) <= kSmallStep;
    };
    if (isNear(offset_)) {
        *offset_ += (seen - *offset_) / kSmoothing;
        jump_.reset();
    } else if (!offset_ || isNear(jump_)) {
        offset_ = seen;
        jump_.reset();
    } else {
        jump_ = seen;
    }
}

std::optional<Instant> HubClock::at(SteadyTime now) const {
    if (!offset_) {
        return std::nullopt;
    }
    return Instant{*offset_ + std::chrono::duration_cast<Span>(now.time_since_epoch())};
}

}  // namespace balcao
