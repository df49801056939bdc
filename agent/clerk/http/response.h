#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace balcao {

/// An answer as a handler gives it; the server adds what every answer carries.
struct Response {
    int status{200};
    std::string_view content_type;  // of static life; empty: no body
    std::string body;
    std::shared_ptr<const std::string> kept;  // follows `body`: bytes shared by all who ask
    std::vector<std::pair<std::string_view, std::string>> headers;  // beyond the usual
    bool closes_connection{false};
};

/// What the head needs to know beside the answer itself.
struct ResponseFrame {
    std::string_view date;  // in the form of RFC 9110
    bool keeps_alive{true};
    bool is_http_1_0{false};
};

/// The status line and headers with their empty line. Every answer carries the wall's headers
///: no frames, no sniffing, no referrer, scripts of our own only.
std::string responseHead(const Response& response, const ResponseFrame& frame);

/// The head of an event stream, which ends when the connection does.
std::string streamHead(std::string_view date);

/// An application/problem+json answer (RFC 9457): `slug` is what the page words, `title` is for the
/// person on the phone, `detail` names the field and what is wrong with it (may be empty).
Response problem(
    int status, std::string_view slug, std::string_view title, std::string_view detail = {}
);

/// An answer without a body.
Response bare(int status);

inline constexpr std::string_view kJsonType = "application/json";
inline constexpr std::string_view kProblemType = "application/problem+json";

}  // namespace balcao
