#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

struct HeaderField {
    std::string_view name;
    std::string_view value;  // without the blanks around it
};

/// One request. The views point into the connection's buffer and live until it is answered.
struct Request {
    std::string_view method;
    std::string_view target;  // as sent
    std::string path;         // decoded; always begins with '/'
    std::string_view query;   // after '?', not decoded
    bool is_http_1_0{false};
    bool wants_keep_alive{true};
    std::vector<HeaderField> headers;
    std::size_t head_size{};
    std::size_t body_size{};  // by Content-Length
    bool has_body_size{false};
    std::string_view body;

    /// The value of the first header of that name (any case); empty if there is none.
    std::string_view header(std::string_view name) const;
    std::size_t countHeaders(std::string_view name) const;
};

/// True if both texts are the same but for the case of ASCII letters.
bool equalsIgnoringCase(std::string_view left, std::string_view right);

}  // namespace balcao
