#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace balcao {

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

struct HttpRequest {
    std::string method{"GET"};
    std::string path;     // percent-encoded, with the query
    HttpHeaders headers;  // without Host, Content-Length and Connection
    std::string body;
};

/// A whole answer: every byte that was announced has come.
struct HttpAnswer {
    int status{};
    HttpHeaders headers;
    std::string body;

    /// The value of a header (any case of `name`), or empty.
    std::string_view header(std::string_view name) const;
};

/// Why there is no whole answer.
struct HttpFailure {
    enum class Kind : std::uint8_t {
        unreachable,  // no connection: name, route, refused, time-out of the connection
        untrusted,    // the server is not who it should be; no byte of the request was sent
        cut_off,      // the connection ended or broke before the answer was whole
        timed_out,    // the answer was not whole in time
        malformed,    // what came is not the HTTP that was agreed, or is too large
        interrupted,  // this program is stopping
    };
    Kind kind{Kind::unreachable};
    std::string why;
};

/// Bounds of one exchange, all of them together.
struct HttpLimits {
    std::chrono::milliseconds timeout{std::chrono::seconds{10}};
    std::chrono::milliseconds connect_timeout{std::chrono::seconds{5}};
    std::size_t max_body_bytes{std::size_t{1} << 20U};
    bool is_public_only{false};  // a host that leads to a private network is not asked
};

/// True if two header names or tokens are the same in any case.
bool isSameToken(std::string_view left, std::string_view right);

}  // namespace balcao
