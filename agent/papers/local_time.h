#pragma once

#include "common/base/clock.h"
#include "printing/documents/format.h"

#include <optional>
#include <string>

namespace balcao {

/// The instant on the clock of this computer, which stands in the store. Thread-safe.
LocalTime localTimeOf(Instant at);

/// When that clock showed `time`; of a time that it skipped or showed twice, one of the hour around
/// it. Thread-safe.
Instant instantOf(const LocalTime& time);

/// The midnight of that clock with which the day of `at` began. Thread-safe.
Instant startOfDay(Instant at);

/// "2026-11-23", the beginning of that day, or "2026-11-23 14:30" (also with a T), by that clock;
/// nothing for any other text or a day that no calendar has. Thread-safe.
std::optional<Instant> instantFrom(const std::string& text);

}  // namespace balcao
