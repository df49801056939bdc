#include "agent/clerk/wall.h"

#include "agent/clerk/http/request_parser.h"

#include <algorithm>
#include <array>
#include <utility>

namespace balcao {

namespace {

constexpr std::array<std::string_view, 3> kNames{"127.0.0.1", "localhost", "[::1]"};
constexpr std::uint16_t kDefaultPort = 80;
constexpr std::string_view kScheme = "http://";

Response fromElsewhere() {
    return problem(
        403, "foreign-origin", "Only the page of this agent may do this. Open the page itself."
    );
}

/// Compares in a time that does not tell how much was right.
bool isSameSecret(std::string_view given, std::string_view secret) {
    if (given.size() != secret.size()) {
        return false;
    }
    unsigned difference = 0;
    for (std::size_t i = 0; i < secret.size(); ++i) {
        const unsigned a = static_cast<unsigned char>(given[i]);
        const unsigned b = static_cast<unsigned char>(secret[i]);
        difference |= a ^ b;
    }
    return difference == 0;
}

bool isJson(std::string_view content_type) {
    constexpr std::string_view kCharset = "charset=utf-8";
    const auto semicolon = content_type.find(';');
    if (!equalsIgnoringCase(content_type.substr(0, semicolon), kJsonType)) {
        return false;
    }
    if (semicolon == std::string_view::npos) {
        return true;
    }
    std::string_view parameter = content_type.substr(semicolon + 1);
    parameter.remove_prefix(std::min(parameter.find_first_not_of(' '), parameter.size()));
    return equalsIgnoringCase(parameter, kCharset);
}

}  // namespace

Wall::Wall(std::uint16_t port, std::string token)
    : token_{std::move(token)} {
    for (const std::string_view name : kNames) {
        hosts_.push_back(std::string{name} + ":" + std::to_string(port));
        if (port == kDefaultPort) {
            hosts_.emplace_back(name);
        }
    }
}

std::optional<Response> Wall::checkHost(const Request& request) const {
    const std::string_view host = request.header("host");
    if (std::find(hosts_.begin(), hosts_.end(), host) != hosts_.end()) {
        return std::nullopt;
    }
    Response response = bare(421);
    response.closes_connection = true;
    return response;
}

std::optional<Response> Wall::checkAccess(const Request& request, Access access) const {
    if (access == Access::open) {
        return std::nullopt;
    }
    // Browsers send Sec-Fetch-Site to this computer's own addresses and no page can forge it;
    // "none" is a person who typed the address.
    const std::string_view site = request.header("sec-fetch-site");
    const std::string_view origin = request.header("origin");
    const bool has_origin = request.countHeaders("origin") != 0;
    if (has_origin && !isOurOrigin(request, origin)) {
        return fromElsewhere();
    }
    const bool is_write = access == Access::write;
    if (!site.empty() && site != "same-origin" && (is_write || site != "none")) {
        return fromElsewhere();
    }
    if (is_write && !has_origin && site.empty()) {
        return fromElsewhere();
    }
    if (access != Access::same_origin && !hasToken(request, access)) {
        return problem(
            401,
            "no-session",
            "The session is missing or from an earlier start: load the page anew."
        );
    }
    if (is_write && !isJson(request.header("content-type"))) {
        return problem(415, "not-json", "Send application/json.");
    }
    return std::nullopt;
}

bool Wall::isOurOrigin(const Request& request, std::string_view origin) const {
    return origin.starts_with(kScheme) && origin.substr(kScheme.size()) == request.header("host");
}

bool Wall::hasToken(const Request& request, Access access) const {
    if (isSameSecret(request.header("x-balcao-token"), token_)) {
        return true;
    }
    if (access != Access::stream) {
        return false;
    }
    const auto parameters = parseQuery(request.query);
    return parameters && std::any_of(parameters->begin(), parameters->end(), [&](const auto& one) {
               return one.first == "token" && isSameSecret(one.second, token_);
           });
}

}  // namespace balcao
