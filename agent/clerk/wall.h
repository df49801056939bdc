#pragma once

#include "agent/clerk/http/request.h"
#include "agent/clerk/http/response.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// What a call must show before it is served.
enum class Access : std::uint8_t {
    open,         // the right Host is enough: the page's files, health
    same_origin,  // not asked by another site: the session
    read,         // and with the session's token
    stream,       // as read; the token may stand in the query, because EventSource sends no header
    write,        // and provably from our own page, and JSON
};

/// Keeps other sites, and names that only seem to be ours, away from the shop's orders
///. Holds nothing that changes: thread-safe.
class Wall {
public:
    /// `port` is the one that we listen to; `token` is given to our page only.
    Wall(std::uint16_t port, std::string token);

    const std::string& token() const { return token_; }

    /// Asked before anything else, for every path: the Host must be one of our own spellings. A
    /// name that was pointed at this computer (DNS rebinding) learns nothing: 421 without a body.
    std::optional<Response> checkHost(const Request& request) const;

    /// Asked before a call is served; nothing if it may be.
    std::optional<Response> checkAccess(const Request& request, Access access) const;

private:
    bool isOurOrigin(const Request& request, std::string_view origin) const;
    bool hasToken(const Request& request, Access access) const;

    std::vector<std::string> hosts_;
    std::string token_;
};

}  // namespace balcao
