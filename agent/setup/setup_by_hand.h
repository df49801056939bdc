#pragma once

#include "agent/service/setup_answers.h"
#include "agent/setup/setup_desk.h"

#include <functional>
#include <iosfwd>
#include <string>

namespace balcao {

/// Who asks and is answered, line by line.
struct SetupTerminal {
    std::istream& in;
    std::ostream& out;
    std::function<std::string()> read_secret;  // a line of `in` that is not shown
    std::string language{"pt"};                // pt, en or es
};

/// `--setup` with answers on the command line, for scripts: checks and writes them without a
/// question, a line for each finding. Whether the settings were written.
bool setUpUnasked(
    const SetupDesk& desk, const SetupAnswers& answers, const SetupTerminal& terminal
);

/// `--setup` alone: asks step by step, checks each step at once and asks again until it holds.
/// Whether the settings were written; not if the input ends before.
bool setUpByAsking(const SetupDesk& desk, const SetupTerminal& terminal);

}  // namespace balcao
