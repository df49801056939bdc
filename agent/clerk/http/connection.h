#pragma once

#include "agent/clerk/http/request_parser.h"
#include "agent/clerk/http/response.h"
#include "agent/clerk/http/sockets.h"

#include <Poco/Net/IPAddress.h>
#include <Poco/Net/StreamSocket.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace balcao {

/// One client's connection: its bytes on the way in and out, and where its request stands. Belongs
/// to the web server's thread; while a request is being handled, the lane's thread may read
/// request().
class Connection {
public:
    using Steady = std::chrono::steady_clock::time_point;

    enum class State : std::uint8_t {
        reading,   // waits for a request, or for the rest of one
        handling,  // a lane works on it
        writing,   // the client takes the answer too slowly to send it at once
        draining,  // answered and shut; reads what still comes, so that the answer is not lost
        closed,
    };

    /// What reading led to.
    struct NeedMore {};
    struct Whole {};
    using Progress = std::variant<NeedMore, Whole, HttpFault>;

    Connection(Poco::Net::StreamSocket socket, const RequestLimits& limits)
        : socket_{std::move(socket)}
        , limits_{limits} {}

    Poco::Net::StreamSocket& socket() { return socket_; }
    const Poco::Net::StreamSocket& socket() const { return socket_; }
    const Request& request() const { return request_; }

    /// Takes bytes that came.
    void take(std::string_view bytes) { in_.append(bytes); }

    /// Looks whether the next request is whole. Call it again after more bytes came.
    Progress look();

    bool hasBytes() const { return !in_.empty(); }

    /// Whether the request that is being read announces a body longer than the usual.
    bool bringsFile() const { return has_head_ && request_.body_size > limits_.body_bytes; }

    /// Forgets the request that was answered; what the client sent after it stays.
    void dropRequest();

    /// Begins an answer of `head` (with any small body) and `kept`.
    void setAnswer(std::string head, std::shared_ptr<const std::string> kept);

    /// Sends what the client takes now. `later`: there is more to send.
    IoState send();

    // How things stand, kept by the web server.
    State state{State::reading};
    Steady since;     // when it came to this state (reading: first byte, or begin of idleness)
    Steady deadline;  // when this state is over
    Poller::Interest interest{Poller::nothing};  // what the poller watches it for
    bool closes_after_answer{false};
    bool has_file_place{false};  // its file may be read
    Poco::Net::IPAddress peer;
    std::size_t answered{};  // requests so far
    std::size_t drained{};   // bytes thrown away

private:
    Poco::Net::StreamSocket socket_;
    const RequestLimits& limits_;
    Request request_;
    std::string in_;
    std::size_t scanned_{};
    bool has_head_{false};
    std::string head_;
    std::shared_ptr<const std::string> kept_;
    std::size_t sent_{};
};

}  // namespace balcao
