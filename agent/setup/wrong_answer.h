#pragma once

#include "agent/service/health.h"

#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// That an answer in the set-up cannot be used, in a word of its own and with what it is about.
HealthFinding wrongAnswer(std::string word, std::vector<std::string> facts);

/// Whether a text is one line, as a settings file can hold it.
bool isPlain(std::string_view text);

}  // namespace balcao
