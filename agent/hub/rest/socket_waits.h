#pragma once

#include <Poco/Timespan.h>

namespace balcao {

/// After how long a wait on a socket looks whether the socket was shut down by another thread
/// meanwhile. Where shutting down wakes whoever waits, that is never needed, and nothing is woken
/// for it.
Poco::Timespan longestSocketWait();

}  // namespace balcao
