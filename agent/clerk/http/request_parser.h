#pragma once

#include "agent/clerk/http/request.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace balcao {

// The one reader of HTTP requests, strict on purpose (RFC 9112 with nothing forgiven): a request
// that two programs could understand in two ways is refused, not repaired. Pure.

struct RequestLimits {
    std::size_t head_bytes{16 * 1024};
    std::size_t headers{64};
    std::size_t target_bytes{2048};
    std::size_t body_bytes{256 * 1024};
    std::string_view
        file_path_end{};        // of static life: a POST to a path that ends so brings a file
    std::size_t file_bytes{0};  // such a body's size at most
};

/// Why a request is refused before anybody looks at what it wants.
struct HttpFault {
    int status{400};
    std::string_view why;  // a sentence for the person who debugs the client
};

/// Where the head ends.
struct HeadScan {
    enum class Found : unsigned char { not_yet, end, fault };
    Found found{Found::not_yet};
    std::size_t size{};  // of the head with its empty line, if found
    HttpFault fault;
};

/// Looks for the end of the head in `bytes`; the first `scanned` bytes were looked at before. Sees
/// bare line feeds, foreign protocols and heads that are too long as early as possible.
HeadScan scanHead(std::string_view bytes, std::size_t scanned, const RequestLimits& limits);

/// Fills `request` from a whole head (with its empty line); views point into `head`. Nothing if it
/// is in order.
std::optional<HttpFault> parseHead(
    std::string_view head, const RequestLimits& limits, Request& request
);

/// Turns %XX into bytes. Nothing for a broken escape or an encoded control character, and in a path
/// also for an encoded slash or backslash.
enum class TargetPart : unsigned char { path, query };
std::optional<std::string> decodePercent(std::string_view text, TargetPart part);

/// The parameters of a query in their order; nothing if an escape is broken.
std::optional<std::vector<std::pair<std::string, std::string>>> parseQuery(std::string_view query);

}  // namespace balcao
