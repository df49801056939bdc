#include "agent/clerk/router.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace balcao {

namespace {

std::string_view takeSegment(std::string_view& path) {
    path.remove_prefix(1);  // the slash
    const auto end = std::min(path.find('/'), path.size());
    const std::string_view segment = path.substr(0, end);
    path.remove_prefix(end);
    return segment;
}

/// The values of the pattern's {names}, if the path has its form.
std::optional<std::vector<std::string>> matchPath(std::string_view pattern, std::string_view path) {
    std::vector<std::string> values;
    while (!pattern.empty() && !path.empty()) {
        const std::string_view wanted = takeSegment(pattern);
        const std::string_view given = takeSegment(path);
        if (wanted.starts_with('{') && !given.empty()) {
            values.emplace_back(given);
        } else if (wanted != given) {
            return std::nullopt;
        }
    }
    if (!pattern.empty() || !path.empty()) {
        return std::nullopt;
    }
    return values;
}

bool takesMethod(const Route& route, std::string_view method) {
    return route.method == method || (route.method == "GET" && method == "HEAD");
}

}  // namespace

std::optional<std::int64_t> Call::number(std::size_t index) const {
    const std::string& text = path_values.at(index);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool is_plain = text.front() >= '1' && text.front() <= '9';
    if (error != std::errc{} || end != text.data() + text.size() || !is_plain) {
        return std::nullopt;
    }
    return value;
}

void Router::add(Route route) {
    routes_.push_back(std::move(route));
}

Router::Match Router::find(std::string_view method, std::string_view path) const {
    Match match;
    for (const Route& route : routes_) {
        auto values = matchPath(route.path, path);
        if (!values) {
            continue;
        }
        if (takesMethod(route, method)) {
            return {.route = &route, .path_values = std::move(*values), .allowed = {}};
        }
        match.allowed += match.allowed.empty() ? "" : ", ";
        match.allowed += route.method == "GET" ? "GET, HEAD" : route.method;
    }
    return match;
}

}  // namespace balcao
