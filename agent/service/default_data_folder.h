#pragma once

#include <string>

namespace balcao {

/// Where the service keeps its data unless told otherwise: where this system keeps such things.
std::string defaultDataFolder();

}  // namespace balcao
