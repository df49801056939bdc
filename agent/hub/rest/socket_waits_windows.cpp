#include "agent/hub/rest/socket_waits.h"

namespace balcao {

/// Measured: a service that waited for a long poll took 25 s to stop, as long as the hub lets wait.
Poco::Timespan longestSocketWait() {
    return {Poco::Timespan::SECONDS};
}

}  // namespace balcao
