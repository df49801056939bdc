#pragma once

#include "printing/canvas/page.h"

#include <string>
#include <string_view>
#include <vector>

namespace balcao {

struct FittedLine {
    std::string text;
    double size_pt{};
};

/// The text as one line of `width_mm`: smaller, down to seven tenths of its size, then cut with an
/// ellipsis.
FittedLine fitLine(std::string text, double width_mm, const TextStyle& style);

/// The text in lines of `width_mm`, broken at blanks, or inside a word that is longer than a line.
/// What does not fit into `most_lines` is cut with an ellipsis. `text` was cleaned.
std::vector<std::string> wrapLines(
    std::string_view text, double width_mm, const TextStyle& style, int most_lines
);

}  // namespace balcao
