#pragma once

#include "agent/clerk/http/request.h"
#include "agent/clerk/http/response.h"

#include <Poco/Net/StreamSocket.h>

#include <cstdint>
#include <functional>
#include <string>
#include <variant>

namespace balcao {

/// Which threads do a request's work. Reads never wait behind writes, so that the page goes on
/// while the disk is slow.
/// The costly look at a PIN has threads of its own, so that guessing stops no counter, and so has a
/// report, which may read for seconds.
enum class LaneKind : std::uint8_t { reads, writes, pins, reports };

/// Work that may wait for the disk. It may use the request, which lives until it is answered.
struct LaneWork {
    LaneKind lane{LaneKind::reads};
    std::function<Response()> work;
};

/// The connection becomes an event stream: `take` owns the socket from now on and sends `head`
/// first.
struct StreamWish {
    std::function<void(Poco::Net::StreamSocket, std::string head)> take;
};

using Reply = std::variant<Response, LaneWork, StreamWish>;

/// Answers requests. The web server's one question to the application.
class RequestTaker {
public:
    virtual ~RequestTaker() = default;

    /// Called on the web server's own thread, so it must not wait for anything: what may wait goes
    /// into a lane. Must not throw.
    virtual Reply take(const Request& request) = 0;
};

}  // namespace balcao
