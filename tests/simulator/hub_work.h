#pragma once

#include "tests/simulator/hub.h"
#include "tests/simulator/problem.h"

namespace balcao::simulator {

/// One request while the hub works on it.
struct Hub::Work {
    const Request& request;
    std::uint64_t number = 0;
    Route route = {};
    std::optional<Problem> problem = {};  ///< no operation at that address
    FaultTarget target = {};
    std::optional<Fault> fault = {};
    std::string progress = {};  ///< store and key, while the operation has one
    bool is_busy = false;       ///< another request with the same key is on its way
};

}  // namespace balcao::simulator
