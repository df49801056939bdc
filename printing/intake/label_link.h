#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>

namespace balcao {

/// Where a label lies on the web.
struct LabelPlace {
    bool is_https{true};
    std::string host;  // in lower case, an IPv6 address without brackets
    std::uint16_t port{443};

    bool operator==(const LabelPlace&) const = default;
};

/// Whom the agent may ask for labels and for photos of products: a hub gives the addresses, and a
/// hub that was broken into must not make the agent fetch from the store's own network.
struct LabelLinkRules {
    LabelPlace hub;                       // they may always lie where the hub is
    std::set<std::string> allowed_hosts;  // in lower case; ".example.com" means all hosts below it
    std::string what{"label"};  // or photo; its setting is hub.label_hosts, hub.photo_hosts
};

/// Why an address is not asked, as "slug: English sentence"; nothing if it may be:
/// https, a host of the list, no address of a private network. The hub's own place always may.
std::optional<std::string> whyNotAsked(const LabelPlace& place, const LabelLinkRules& rules);

/// Why a redirection from one place to another is not followed. One hop is, on the same host and
/// with the same or better protection.
std::optional<std::string> whyNotFollowed(const LabelPlace& from, const LabelPlace& to);

/// True for an IP address (v4 or v6, as text) of the public internet; false for this computer,
/// private, local and reserved networks, v6 addresses that hold such a v4 one, and for what is no
/// IP address. What a host's name leads to is checked with it before the connection.
bool isPublicAddress(const std::string& address);

}  // namespace balcao
