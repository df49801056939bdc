#include "printing/printers/socket_system.h"

namespace balcao {

int quietSendFlags() {
    return 0;  // Windows has no such signal
}

std::optional<std::int64_t> unacknowledgedBytes(const Poco::Net::Socket& /*socket*/) {
    return std::nullopt;
}

}  // namespace balcao
