#include "agent/hub/rest/socket_waits.h"

namespace balcao {

Poco::Timespan longestSocketWait() {
    return {Poco::Timespan::DAYS};
}

}  // namespace balcao
