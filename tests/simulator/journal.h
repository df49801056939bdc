#pragma once

#include "tests/simulator/book.h"
#include "tests/simulator/line_file.h"

#include <string>
#include <vector>

namespace balcao::simulator {

/// One journal line: everything that one request or control call changed, and what the effect log
/// says of it.
struct Commit {
    std::uint64_t number = 0;
    std::vector<Put> puts;
    std::string effect_json;  ///< the effect line of the log, or empty
};

/// The line of a commit (without LF), and back.
std::string toLine(const Commit& commit);
Commit parseCommit(const std::string& line);

}  // namespace balcao::simulator
