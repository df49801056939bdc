#include "printing/documents/text_lines.h"

#include "printing/fonts/utf8.h"

#include <algorithm>
#include <cstddef>

namespace balcao {

namespace {

constexpr std::string_view kEllipsis = "…";
constexpr double kRounding = 1e-9;  // of sums in another order
constexpr double kSmallest = 0.7;   // of the wanted size

double widthOf(std::string_view text, const TextStyle& style) {
    return textWidthMm(text, style.size_pt, style.weight);
}

/// How many bytes of the text, in whole characters, are at most so wide.
std::size_t fittingLength(std::string_view text, double width_mm, const TextStyle& style) {
    double width = 0;
    std::string_view rest = text;
    while (!rest.empty()) {
        std::string_view after = rest;
        takeCharacter(after);
        width += widthOf(rest.substr(0, rest.size() - after.size()), style);
        if (width > width_mm + kRounding) {
            break;
        }
        rest = after;
    }
    return text.size() - rest.size();
}

std::string cut(std::string_view text, double width_mm, const TextStyle& style) {
    const double room = width_mm - widthOf(kEllipsis, style);
    std::string kept{text.substr(0, fittingLength(text, room, style))};
    while (kept.ends_with(' ')) {
        kept.pop_back();
    }
    return kept + std::string{kEllipsis};
}

/// How many bytes of the text, at least one character, fit as one line; breaks at a blank if it
/// can.
std::size_t lengthOfLine(std::string_view text, double width_mm, const TextStyle& style) {
    std::size_t length = fittingLength(text, width_mm, style);
    if (length == 0) {
        std::string_view after = text;
        takeCharacter(after);
        length = text.size() - after.size();
    }
    if (length == text.size() || text[length] == ' ') {
        return length;
    }
    const auto blank = text.substr(0, length).rfind(' ');
    return blank == std::string_view::npos || blank == 0 ? length : blank;
}

}  // namespace

FittedLine fitLine(std::string text, double width_mm, const TextStyle& style) {
    const double width = widthOf(text, style);
    if (width <= width_mm) {
        return {.text = std::move(text), .size_pt = style.size_pt};
    }
    TextStyle smaller = style;
    smaller.size_pt *= std::max(kSmallest, 0.999 * width_mm / width);
    if (widthOf(text, smaller) > width_mm) {
        text = cut(text, width_mm, smaller);
    }
    return {.text = std::move(text), .size_pt = smaller.size_pt};
}

std::vector<std::string> wrapLines(
    std::string_view text, double width_mm, const TextStyle& style, int most_lines
) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        if (lines.size() + 1 == static_cast<std::size_t>(std::max(most_lines, 1))) {
            const bool is_all = widthOf(text, style) <= width_mm;
            lines.push_back(is_all ? std::string{text} : cut(text, width_mm, style));
            break;
        }
        const std::size_t length = lengthOfLine(text, width_mm, style);
        lines.emplace_back(text.substr(0, length));
        text.remove_prefix(length);
        text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    }
    return lines;
}

}  // namespace balcao
