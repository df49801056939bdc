#pragma once

#include "agent/hub/rest/http_exchange.h"
#include "agent/service/settings.h"

#include <cstdint>
#include <optional>
#include <string>

namespace balcao {

/// The agent that runs on this computer with these settings, asked over its own API as its page
/// asks it. Each question takes a few seconds at most. Not thread-safe.
class LocalAgent {
public:
    enum class Presence : std::uint8_t {
        away,      // nothing answers at the page's address
        stranger,  // another program does
        at_work,   // the agent does
    };

    explicit LocalAgent(const Settings& settings);

    Presence presence();

    /// What a GET answers, if it is a success; asks for the page's token first.
    std::optional<std::string> get(const std::string& path);

    /// http://127.0.0.1:8787
    std::string address() const;

private:
    std::optional<std::string> fetch(const std::string& path);

    Origin origin_;
    HttpExchange exchange_{{}};
    std::string token_;
};

}  // namespace balcao
