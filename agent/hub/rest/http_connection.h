#pragma once

#include "agent/hub/rest/address.h"
#include "agent/hub/steady.h"

#include <Poco/Net/Context.h>
#include <Poco/Net/StreamSocket.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string_view>

namespace balcao {

/// Something did not happen until its deadline.
class DeadlineOver : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The server could not prove who it is.
class UntrustedServer : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Which addresses a host's name may lead to.
enum class Reach : std::uint8_t { anywhere, public_only };

/// One connection to a server, plain or TLS, on which every wait ends at a deadline: the socket
/// never blocks, so that a server that sends a byte now and then gains no time. Failures are
/// exceptions: the two above and Poco's. Not thread-safe except shutDown().
class HttpConnection {
public:
    /// Connects and, with a `context`, proves the server's identity. Throws.
    HttpConnection(
        const Origin& origin,
        const Poco::Net::Context::Ptr& context,
        SteadyTime deadline,
        Reach reach = Reach::anywhere
    );

    void send(std::string_view bytes, SteadyTime deadline);

    /// Up to `size` bytes; 0 is an orderly end.
    std::size_t receive(char* target, std::size_t size, SteadyTime deadline);

    /// False if the server ended the connection or sent what nobody asked for.
    bool isAlive();

    const Origin& origin() const { return origin_; }

    /// When the last answer was whole; a connection that rested for long may be half dead.
    SteadyTime lastUse() const { return last_use_; }
    void markUsed(SteadyTime now) { last_use_ = now; }

    /// Makes every wait on the connection end at once. Thread-safe.
    void shutDown();

private:
    void connect(SteadyTime deadline, Reach reach);
    void shakeHands(const Poco::Net::Context::Ptr& context, SteadyTime deadline);
    void waitFor(int mode, SteadyTime deadline, std::string_view doing);

    Origin origin_;
    Poco::Net::StreamSocket wire_;    // the TCP connection
    Poco::Net::StreamSocket socket_;  // what we talk through: the wire, or TLS over it
    bool is_tls_{false};
    std::atomic<bool> is_shut_down_{false};
    SteadyTime last_use_{};
};

}  // namespace balcao
