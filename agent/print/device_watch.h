#pragma once

#include "common/base/clock.h"
#include "printing/status/status_probe.h"

#include <memory>
#include <optional>

namespace balcao {

/// Keeps an eye on one printer: asks it every 30 s, every second while a job is open, and calls it
/// gone only after three questions without an answer. Belongs to the printer's worker.
class DeviceWatch {
public:
    /// `probe` is empty for a printer that cannot be asked: nothing is ever known of it.
    DeviceWatch(std::unique_ptr<StatusProbe> probe, const Clock& clock);

    bool canAsk() const { return probe_ != nullptr; }

    /// Asks if it is time to; then status() is fresh.
    void look(bool has_open_job);

    /// Asks now.
    const DeviceStatus& lookNow();

    /// As it last answered; not known before the first answer and when it is gone.
    const DeviceStatus& status() const { return status_; }

    /// It answered once and has not for three times, or never did.
    bool isGone() const { return misses_ >= kMissesUntilGone; }

private:
    static constexpr int kMissesUntilGone = 3;

    std::unique_ptr<StatusProbe> probe_;
    const Clock& clock_;
    DeviceStatus status_;
    std::optional<Instant> asked_at_;
    int misses_{0};
};

}  // namespace balcao
