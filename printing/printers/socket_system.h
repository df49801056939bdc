#pragma once

#include <Poco/Net/Socket.h>

#include <cstdint>
#include <optional>

namespace balcao {

/// What the two systems do differently with a connected TCP socket.

/// Flags for sendBytes, so that a peer that has gone is an error and not a signal that ends the
/// process.
int quietSendFlags();

/// Bytes (and the end mark) that were handed to the system and that the peer's system has not
/// acknowledged yet; nothing where the system does not tell (Windows).
std::optional<std::int64_t> unacknowledgedBytes(const Poco::Net::Socket& socket);

}  // namespace balcao
