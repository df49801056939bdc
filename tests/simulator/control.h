#pragma once

#include "tests/simulator/hub.h"

namespace balcao::simulator {

/// The control below `/sim` (README.md lists the routes). No token: it is for whoever runs the
/// simulator. Refusals are problems as everywhere.
Reply answerControl(Hub& hub, const Request& request);

}  // namespace balcao::simulator
