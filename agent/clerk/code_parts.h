#pragma once

#include "agent/ledger/code_views.h"
#include "common/codes/hub_codes.h"

#include <cstdint>
#include <functional>

namespace balcao {

/// What the de-para needs beside the ledger. Everything outlives the web server.
struct CodeParts {
    const CodeViews* views{nullptr};  // none: there is no table of codes here
    /// Told after another table was kept. Thread-safe.
    std::function<void(std::int64_t version, const HubCodes& codes)> use{};
};

}  // namespace balcao
