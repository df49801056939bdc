#include "agent/print/device_watch.h"

#include <utility>

namespace balcao {

namespace {

using namespace std::chrono_literals;

constexpr auto kIdlePause = 30s;
constexpr auto kBusyPause = 1s;

}  // namespace

DeviceWatch::DeviceWatch(std::unique_ptr<StatusProbe> probe, const Clock& clock)
    : probe_{std::move(probe)}
    , clock_{clock} {}

void DeviceWatch::look(bool has_open_job) {
    const Instant now = clock_.now();
    const std::chrono::milliseconds pause = has_open_job ? kBusyPause : kIdlePause;
    // A clock that was set back must not stop the questions.
    const bool is_time = !asked_at_ || now - *asked_at_ >= pause || now < *asked_at_;
    if (canAsk() && is_time) {
        lookNow();
    }
}

const DeviceStatus& DeviceWatch::lookNow() {
    if (!canAsk()) {
        return status_;
    }
    asked_at_ = clock_.now();
    DeviceStatus answer = probe_->read();
    if (answer.is_known) {
        misses_ = 0;
        status_ = std::move(answer);
    } else if (++misses_ >= kMissesUntilGone) {
        misses_ = kMissesUntilGone;
        status_ = {};
    }
    return status_;
}

}  // namespace balcao
