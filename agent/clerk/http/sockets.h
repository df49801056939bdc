#pragma once

#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace balcao {

// What Poco's sockets lack for serving many slow peers from one thread: reads and writes that say
// "not now" with a value instead of an exception, and a poll that another thread can wake.

enum class IoState : std::uint8_t {
    some,    // bytes moved
    later,   // the peer is not ready; poll
    closed,  // the peer has closed or the connection broke
};

struct IoResult {
    IoState state{IoState::later};
    std::size_t bytes{};
};

/// Reads what is there, at most the size of `into`. The socket must be non-blocking.
IoResult readSome(const Poco::Net::StreamSocket& socket, std::span<char> into);

/// Writes `first`, then `second` (may be empty), as far as the peer takes it now.
IoResult writeSome(
    const Poco::Net::StreamSocket& socket, std::string_view first, std::string_view second
);

/// Binds so that no other program can have the same address at the same time, and so that a new
/// start within a minute of a stop succeeds. Throws Poco::Exception.
void bindAlone(Poco::Net::ServerSocket& server, const Poco::Net::SocketAddress& address);

/// What became of asking for a waiting connection.
struct Accepted {
    enum class State : std::uint8_t { taken, none, failed };
    State state{State::none};
    Poco::Net::StreamSocket socket;  // non-blocking, if taken
};

/// Takes one waiting connection. `failed`: the system is short of something (file descriptors);
/// the connection still waits. Both sockets are non-blocking.
Accepted acceptOne(const Poco::Net::ServerSocket& server);

/// Waits for many sockets at once. Used by one thread; only wake() may be called by others.
class Poller {
public:
    enum Interest : unsigned { nothing = 0, reading = 1, writing = 2 };

    /// A socket that can go on, by the tag given to add().
    struct Ready {
        void* tag{};
        bool can_read{false};  // also when the peer has closed: the next read says so
        bool can_write{false};
    };

    Poller();
    ~Poller();
    Poller(const Poller&) = delete;
    Poller(Poller&&) = delete;
    Poller& operator=(const Poller&) = delete;
    Poller& operator=(Poller&&) = delete;

    void add(const Poco::Net::Socket& socket, Interest interest, void* tag);
    void change(const Poco::Net::Socket& socket, Interest interest, void* tag);
    void remove(const Poco::Net::Socket& socket);

    /// Waits until a socket is ready, wake() is called or `timeout` is over (none: for ever). The
    /// answer is valid until the next call.
    std::span<const Ready> wait(std::optional<std::chrono::milliseconds> timeout);

    /// Ends the present or next wait(). Thread-safe; many wakes before a wait are one.
    void wake();

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace balcao
