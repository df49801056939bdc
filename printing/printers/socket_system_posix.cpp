#include "printing/printers/socket_system.h"

#include <Poco/Net/SocketImpl.h>

#include <sys/ioctl.h>
#include <sys/socket.h>

namespace balcao {

int quietSendFlags() {
    return MSG_NOSIGNAL;
}

std::optional<std::int64_t> unacknowledgedBytes(const Poco::Net::Socket& socket) {
    int count = 0;
    if (::ioctl(socket.impl()->sockfd(), TIOCOUTQ, &count) != 0) {
        return std::nullopt;
    }
    return count;
}

}  // namespace balcao
