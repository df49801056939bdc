#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace balcao::simulator {

/// One HTTP request as the rules see it: decoded once, no sockets.
struct Request {
    std::string method;
    std::string uri;                             ///< as sent: path and query, still encoded
    std::vector<std::string> path;               ///< decoded segments, e.g. {"v1", "orders", "A/1"}
    std::map<std::string, std::string> query;    ///< decoded; the last of equal names counts
    std::map<std::string, std::string> headers;  ///< names in lower case
    std::string body;
    bool is_too_large = false;  ///< the body was longer than any operation takes and was not kept

    /// The header's value, or empty text. `name` in lower case.
    std::string header(const std::string& name) const {
        const auto found = headers.find(name);
        return found == headers.end() ? std::string{} : found->second;
    }
};

/// One HTTP answer before any fault is played on it.
struct Reply {
    int status = 200;
    std::string content_type = {};  ///< empty: no body
    std::string body = {};
    std::vector<std::pair<std::string, std::string>> headers = {};

    void set(const std::string& name, const std::string& value) {
        headers.emplace_back(name, value);
    }
};

}  // namespace balcao::simulator
