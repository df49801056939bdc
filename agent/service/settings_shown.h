#pragma once

#include "agent/service/settings.h"

#include <string>

namespace balcao {

/// What somebody wrote in the file and on the command line, a line each, for the file that support
/// gets: a setting that is a secret has a word in place of its value. Throws SettingsError.
std::string shownSettings(const SettingsRequest& request);

}  // namespace balcao
