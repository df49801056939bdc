#include "printing/intake/label_link.h"

#include <Poco/Net/IPAddress.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <span>
#include <string_view>

namespace balcao {

namespace {

/// An IPv4 network: the addresses whose first `bits` are those of `start`.
struct Network {
    std::uint32_t start;
    unsigned bits;
};

// Not on the public internet (IANA's special-purpose address registry).
constexpr std::array kPrivateNetworks = {
    Network{0x00000000, 8},   // this network
    Network{0x0A000000, 8},   // 10/8
    Network{0x64400000, 10},  // 100.64/10, shared by a provider's customers
    Network{0x7F000000, 8},   // this computer
    Network{0xA9FE0000, 16},  // 169.254/16, without configuration; clouds' own services
    Network{0xAC100000, 12},  // 172.16/12
    Network{0xC0000000, 24},  // 192.0.0/24
    Network{0xC0000200, 24},  // documentation
    Network{0xC0A80000, 16},  // 192.168/16
    Network{0xC6120000, 15},  // 198.18/15, measurements
    Network{0xC6336400, 24},  // documentation
    Network{0xCB007100, 24},  // documentation
    Network{0xE0000000, 4},   // many receivers
    Network{0xF0000000, 4},   // reserved
};

std::uint32_t wordAt(std::span<const std::uint8_t> bytes, std::size_t at) {
    return (std::uint32_t{bytes[at]} << 24U) | (std::uint32_t{bytes[at + 1]} << 16U) |
           (std::uint32_t{bytes[at + 2]} << 8U) | bytes[at + 3];
}

bool isPublicV4(std::uint32_t address) {
    return std::none_of(
        kPrivateNetworks.begin(),
        kPrivateNetworks.end(),
        [&](const Network& network) {
            const std::uint32_t mask = ~std::uint32_t{0} << (32U - network.bits);
            return (address & mask) == network.start;
        }
    );
}

bool isPublicV6(std::span<const std::uint8_t> bytes) {
    constexpr std::size_t kV4InV6 = 12;
    const bool begins_with_zeros =
        std::all_of(bytes.begin(), bytes.begin() + 10, [](std::uint8_t byte) { return byte == 0; });
    if (begins_with_zeros && bytes[10] == 0xFF && bytes[11] == 0xFF) {
        return isPublicV4(wordAt(bytes, kV4InV6));
    }
    if (wordAt(bytes, 0) == 0x0064FF9B) {  // 64:ff9b::/96, IPv4 behind a translator
        return isPublicV4(wordAt(bytes, kV4InV6));
    }
    if (bytes[0] == 0x20 && bytes[1] == 0x02) {  // 2002::/16, 6to4
        return isPublicV4(wordAt(bytes, 2));
    }
    const bool is_documentation = wordAt(bytes, 0) == 0x20010DB8;
    return (bytes[0] & 0xE0U) == 0x20 && !is_documentation;  // 2000::/3 is all that is given out
}

bool isListed(const std::string& host, const std::set<std::string>& allowed) {
    return std::any_of(allowed.begin(), allowed.end(), [&](const std::string& entry) {
        return entry.starts_with('.') ? host.ends_with(entry) && host.size() > entry.size()
                                      : host == entry;
    });
}

std::string notAsked(const std::string& why, const std::string& what = "label") {
    return "link_not_allowed: the " + what +
           " lies at an address that this agent may not ask: " + why;
}

}  // namespace

std::optional<std::string> whyNotAsked(const LabelPlace& place, const LabelLinkRules& rules) {
    if (place == rules.hub) {
        return std::nullopt;
    }
    if (!place.is_https) {
        return notAsked(place.host + " is not asked by https", rules.what);
    }
    if (place.host != rules.hub.host && !isListed(place.host, rules.allowed_hosts)) {
        return notAsked(place.host + " is not named in hub." + rules.what + "_hosts", rules.what);
    }
    Poco::Net::IPAddress literal;
    const bool is_literal = Poco::Net::IPAddress::tryParse(place.host, literal);
    if (is_literal && place.host != rules.hub.host && !isPublicAddress(place.host)) {
        return notAsked(place.host + " is an address of a private network", rules.what);
    }
    return std::nullopt;
}

std::optional<std::string> whyNotFollowed(const LabelPlace& from, const LabelPlace& to) {
    if (from.host != to.host) {
        return notAsked(from.host + " sends the agent on to another host, " + to.host);
    }
    if (from.is_https && !to.is_https) {
        return notAsked(from.host + " sends the agent on to an address without https");
    }
    return std::nullopt;
}

bool isPublicAddress(const std::string& address) {
    Poco::Net::IPAddress parsed;
    if (!Poco::Net::IPAddress::tryParse(address, parsed)) {
        return false;
    }
    std::array<std::uint8_t, 16> bytes{};
    const std::size_t length = std::min(static_cast<std::size_t>(parsed.length()), bytes.size());
    std::memcpy(bytes.data(), parsed.addr(), length);
    return parsed.family() == Poco::Net::IPAddress::IPv4 ? isPublicV4(wordAt(bytes, 0))
                                                         : isPublicV6(bytes);
}

}  // namespace balcao
