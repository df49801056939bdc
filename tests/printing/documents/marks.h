#pragma once

#include "printing/canvas/page.h"

#include <string>
#include <vector>

namespace balcao::test {

/// Every text of a page, one a line, in the order of drawing.
inline std::string textsOf(const Page& page) {
    std::string all;
    for (const Mark& mark : page.marks) {
        if (const auto* const text = std::get_if<TextMark>(&mark)) {
            all += text->text + "\n";
        }
    }
    return all;
}

inline std::string textsOf(const std::vector<Page>& pages) {
    std::string all;
    for (const Page& page : pages) {
        all += textsOf(page);
    }
    return all;
}

/// What the bars of the pages say.
inline std::vector<std::string> barsOf(const std::vector<Page>& pages) {
    std::vector<std::string> all;
    for (const Page& page : pages) {
        for (const Mark& mark : page.marks) {
            if (const auto* const bars = std::get_if<BarsMark>(&mark)) {
                all.push_back(bars->bars.data);
            }
        }
    }
    return all;
}

/// The paper that a text covers.
inline Area areaOf(const TextMark& mark) {
    const double width = textWidthMm(mark.text, mark.style.size_pt, mark.style.weight);
    const double height = capHeightMm(mark.style.size_pt);
    double left = mark.x_mm;
    if (mark.style.align != Align::left) {
        left -= mark.style.align == Align::right ? width : width / 2;
    }
    return {
        .x_mm = left, .y_mm = mark.baseline_mm - height, .width_mm = width, .height_mm = height};
}

inline bool overlap(const Area& one, const Area& other) {
    constexpr double kTouch = 0.05;
    return one.x_mm + kTouch < other.rightMm() && other.x_mm + kTouch < one.rightMm() &&
           one.y_mm + kTouch < other.bottomMm() && other.y_mm + kTouch < one.bottomMm();
}

}  // namespace balcao::test
