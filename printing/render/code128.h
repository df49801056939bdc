#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// A linear code: the widths in modules of bars and gaps in turn, and what is written below.
struct LinearCode {
    std::vector<int> widths;  // begins with a bar
    std::string text;
};

/// Code 128 as ^BC makes it of its data. Without a start (">:" subset B, ">;" subset C, ">9" subset
/// A) it is all subset B; ">5", ">6" and ">7" change the subset, ">8" is FNC1. `is_automatic`
/// (mode A) picks the shortest instead. What a subset cannot write becomes a blank.
LinearCode code128Of(std::string_view data, bool is_automatic);

}  // namespace balcao
