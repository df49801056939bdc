#pragma once

#include "agent/clerk/router.h"
#include "agent/clerk/wall.h"
#include "agent/service/setup_steps.h"

#include <functional>
#include <string>

namespace balcao {

/// What the set-up's operations work with. Everything outlives the web server.
struct SetupParts {
    const Wall& wall;
    const SetupSteps& steps;
    std::string version;
    std::function<void()> on_set_up;  // the settings are written: the agent may start
};

/// Adds the operations of api.yaml that exist only while the agent is not set up yet.
void addSetupRoutes(Router& router, const SetupParts& parts);

}  // namespace balcao
