#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace balcao {

/// Where an HTTP server is.
struct Origin {
    bool is_tls{true};
    std::string host;  // without the brackets of an IPv6 address
    std::uint16_t port{443};

    bool operator==(const Origin&) const = default;
};

/// An address taken apart. `path` begins with '/' and holds the query, if there is one.
struct WebAddress {
    Origin origin;
    std::string path;
};

/// Reads `https://host[:port][/path]`, or http to this computer only: everything else is nothing,
/// and so are user names, fragments, spaces and controls.
std::optional<WebAddress> readWebAddress(std::string_view text);

/// True for names and addresses that never leave this computer: localhost, 127.0.0.0/8, ::1.
bool isLoopback(const std::string& host);

/// The value of the Host header.
std::string hostHeader(const Origin& origin);

/// Percent-encodes everything but letters, digits, '-', '.', '_' and '~' (RFC 3986): ids may hold
/// `/ # %`.
std::string percentEncoded(std::string_view text);

}  // namespace balcao
