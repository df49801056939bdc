#include "agent/clerk/site.h"

#include "agent/service/log.h"

#include <exception>
#include <string>
#include <utility>

namespace balcao {

namespace {

Response wrongMethod(const std::string& allowed) {
    Response response = problem(405, "wrong-method", "This method is not for this address.");
    response.headers.emplace_back("Allow", allowed);
    return response;
}

}  // namespace

Reply Site::take(const Request& request) const {
    try {
        return route(request);
    } catch (const std::exception& failure) {
        log::error("clerk", std::string{"answering a request failed: "} + failure.what());
        return problem(503, "failed", "The agent could not do this. Call support.");
    }
}

Reply Site::route(const Request& request) const {
    if (auto refused = wall_.checkHost(request)) {
        return std::move(*refused);
    }
    Router::Match match = router_.find(request.method, request.path);
    if (match.route == nullptr) {
        return match.allowed.empty() ? otherPath(request) : wrongMethod(match.allowed);
    }
    const Route& route = *match.route;
    if (auto refused = wall_.checkAccess(request, route.access)) {
        return std::move(*refused);
    }
    if (auto refused = ask_person_ ? ask_person_(request, route) : std::nullopt) {
        return std::move(*refused);
    }
    if (route.method == "POST" && !request.has_body_size) {
        return problem(411, "length-required", "Send the body with Content-Length.");
    }
    if (route.method == "GET" && request.body_size != 0) {
        return problem(400, "bad-request", "A GET request has no body.");
    }
    return route.handle(Call{request, std::move(match.path_values)});
}

Reply Site::otherPath(const Request& request) const {
    if (request.path.starts_with("/api/")) {
        return problem(404, "no-such-operation", "There is no such operation.");
    }
    if (request.method != "GET" && request.method != "HEAD") {
        return wrongMethod("GET, HEAD");
    }
    return pages_.serve(request);
}

}  // namespace balcao
