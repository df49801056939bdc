#include "agent/care/local_agent.h"

#include "agent/json/json_reader.h"

#include <chrono>
#include <utility>

namespace balcao {

namespace {

HttpLimits shortLimits() {
    HttpLimits limits;
    limits.timeout = std::chrono::seconds{5};
    limits.connect_timeout = std::chrono::seconds{2};
    limits.max_body_bytes = std::size_t{8} << 20U;
    return limits;
}

}  // namespace

LocalAgent::LocalAgent(const Settings& settings)
    : origin_{.is_tls = false, .host = settings.web.address, .port = settings.web.port} {}

std::string LocalAgent::address() const {
    return "http://" + hostHeader(origin_);
}

LocalAgent::Presence LocalAgent::presence() {
    if (origin_.port == 0) {
        return Presence::away;  // any free one: nobody knows which
    }
    const HttpRequest request{.method = "GET", .path = "/health", .headers = {}, .body = {}};
    const auto answer = exchange_.send(origin_, request, shortLimits());
    if (!answer) {
        return answer.error().kind == HttpFailure::Kind::unreachable ? Presence::away
                                                                     : Presence::stranger;
    }
    try {
        JsonReader reader;
        const JsonValue body = reader.parse(answer->body);
        return body.find("status") && body.find("version") ? Presence::at_work : Presence::stranger;
    } catch (const JsonError&) {
        return Presence::stranger;  // said to the person by whoever asked
    }
}

std::optional<std::string> LocalAgent::get(const std::string& path) {
    if (token_.empty()) {
        const auto session = fetch("/api/v1/session");
        if (!session) {
            return std::nullopt;
        }
        JsonReader reader;
        token_ = reader.parse(*session).textAt("token");
    }
    return fetch(path);
}

std::optional<std::string> LocalAgent::fetch(const std::string& path) {
    HttpRequest request{.method = "GET", .path = path, .headers = {}, .body = {}};
    if (!token_.empty()) {
        request.headers.emplace_back("X-Balcao-Token", token_);
    }
    auto answer = exchange_.send(origin_, request, shortLimits());
    if (!answer || answer->status != 200) {
        return std::nullopt;
    }
    return std::move(answer->body);
}

}  // namespace balcao
