#pragma once

#include "common/base/clock.h"
#include "printing/documents/format.h"

namespace balcao {

/// The instant on the clock of this computer, which stands in the store. Thread-safe.
LocalTime localTimeOf(Instant at);

}  // namespace balcao
