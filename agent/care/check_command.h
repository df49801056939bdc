#pragma once

#include "agent/service/health.h"
#include "agent/service/settings.h"

#include <iosfwd>
#include <string>

namespace balcao {

/// `--check`: what the running agent found when it looked last, or, when it is not running, what a
/// look of our own finds. Writes one line for each part to `out`, in `language` (pt, en or es), and
/// gives back the gravest. Takes some seconds when the hub is away. Throws std::exception only for
/// settings that cannot be used.
HealthGrade checkByHand(const Settings& settings, const std::string& language, std::ostream& out);

}  // namespace balcao
