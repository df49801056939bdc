#include "agent/hub/rest/address.h"

#include <Poco/Net/IPAddress.h>

#include <algorithm>
#include <charconv>

namespace balcao {

namespace {

constexpr std::size_t kMaxAddressBytes = 2048;

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Printable ASCII without what has no place in an address; a hub that means others encodes them.
bool isPlain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return c > ' ' && c < '\x7f' && c != '"' && c != '\\' && c != '<' && c != '>' && c != '#';
    });
}

std::optional<std::uint16_t> readPort(std::string_view digits) {
    std::uint16_t port{};
    const char* const end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, port);
    if (error != std::errc{} || stop != end || port == 0) {
        return std::nullopt;
    }
    return port;
}

/// Host without brackets; empty if it is none.
std::string readHost(std::string_view text) {
    if (text.starts_with('[') && text.ends_with(']')) {
        const std::string inner{text.substr(1, text.size() - 2)};
        Poco::Net::IPAddress ignored;
        return Poco::Net::IPAddress::tryParse(inner, ignored) ? inner : std::string{};
    }
    std::string host;
    for (const char c : text) {
        if (!isLetterOrDigit(c) && c != '-' && c != '.' && c != '_') {
            return {};
        }
        host.push_back(lower(c));
    }
    return host;
}

/// `host[:port]`, where an IPv6 address stands in brackets.
std::optional<Origin> readAuthority(std::string_view text, bool is_tls) {
    Origin origin{
        .is_tls = is_tls, .host = {}, .port = static_cast<std::uint16_t>(is_tls ? 443 : 80)};
    const std::size_t bracket = text.rfind(']');
    const std::size_t colon = text.find(':', bracket == std::string_view::npos ? 0 : bracket);
    if (colon != std::string_view::npos) {
        const auto port = readPort(text.substr(colon + 1));
        if (!port) {
            return std::nullopt;
        }
        origin.port = *port;
    }
    origin.host = readHost(text.substr(0, colon));
    if (origin.host.empty()) {
        return std::nullopt;
    }
    return origin;
}

}  // namespace

std::optional<WebAddress> readWebAddress(std::string_view text) {
    constexpr std::string_view kHttps = "https://";
    constexpr std::string_view kHttp = "http://";
    if (text.size() > kMaxAddressBytes || !isPlain(text)) {
        return std::nullopt;
    }
    std::string scheme{text.substr(0, kHttps.size())};
    std::transform(scheme.begin(), scheme.end(), scheme.begin(), lower);
    const bool is_tls = scheme == kHttps;
    if (!is_tls && !scheme.starts_with(kHttp)) {
        return std::nullopt;
    }
    text.remove_prefix(is_tls ? kHttps.size() : kHttp.size());
    const std::size_t authority_end = text.find_first_of("/?");
    const auto origin = readAuthority(text.substr(0, authority_end), is_tls);
    if (!origin || (!is_tls && !isLoopback(origin->host))) {
        return std::nullopt;
    }
    std::string path{authority_end == std::string_view::npos ? "" : text.substr(authority_end)};
    if (!path.starts_with('/')) {
        path.insert(path.begin(), '/');
    }
    return WebAddress{.origin = *origin, .path = path};
}

bool isLoopback(const std::string& host) {
    if (host == "localhost") {
        return true;
    }
    Poco::Net::IPAddress address;
    return Poco::Net::IPAddress::tryParse(host, address) && address.isLoopback();
}

std::string hostHeader(const Origin& origin) {
    const bool is_ipv6 = origin.host.find(':') != std::string::npos;
    std::string header = is_ipv6 ? "[" + origin.host + "]" : origin.host;
    if (origin.port != (origin.is_tls ? 443 : 80)) {
        header += ":" + std::to_string(origin.port);
    }
    return header;
}

std::string percentEncoded(std::string_view text) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(text.size());
    for (const char c : text) {
        if (isLetterOrDigit(c) || c == '-' || c == '.' || c == '_' || c == '~') {
            encoded.push_back(c);
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        encoded.push_back('%');
        encoded.push_back(kHex[byte >> 4U]);
        encoded.push_back(kHex[byte & 0xFU]);
    }
    return encoded;
}

}  // namespace balcao
