#pragma once

#include "tests/simulator/options.h"

#include <string>
#include <vector>

namespace balcao::simulator {

struct CommandLine {
    Options options;
    bool is_help = false;
};

/// Reads the program's arguments; std::invalid_argument with one sentence for what it cannot read.
CommandLine readCommandLine(const std::vector<std::string>& arguments);

std::string helpText();

}  // namespace balcao::simulator
