#include "printing/canvas/page.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

namespace balcao {

namespace {

constexpr double kLongestMm = 5000;  // PDF ends at 14,400 points
constexpr std::size_t kMostPages = 200;

void checkNumber(double value, const char* what) {
    if (!std::isfinite(value) || std::abs(value) > kLongestMm) {
        throw std::invalid_argument{
            std::string{"draw a page: "} + what + " is outside of all paper"};
    }
}

void checkArea(const Area& area) {
    checkNumber(area.x_mm, "a place");
    checkNumber(area.y_mm, "a place");
    checkNumber(area.width_mm, "a width");
    checkNumber(area.height_mm, "a height");
}

struct CheckMark {
    void operator()(const TextMark& mark) const {
        checkNumber(mark.x_mm, "a text's place");
        checkNumber(mark.baseline_mm, "a text's place");
        checkNumber(mark.style.size_pt, "a text's size");
    }
    void operator()(const BoxMark& mark) const {
        checkArea(mark.area);
        checkNumber(mark.line_mm, "a line");
    }
    void operator()(const BarsMark& mark) const {
        checkArea(mark.area);
        checkNumber(mark.largest_module_mm, "a module");
    }
    void operator()(const PictureMark& mark) const { checkArea(mark.area); }
};

int dots(double mm, double dots_per_mm) {
    return static_cast<int>(std::lround(mm * dots_per_mm));
}

/// Whole dots, although 10 mm at 8 dots may compute as 79.9999.
int wholeDots(double count) {
    constexpr double kRounding = 1e-6;
    return static_cast<int>(std::floor(count + kRounding));
}

}  // namespace

void checkPages(const std::vector<Page>& pages) {
    if (pages.empty() || pages.size() > kMostPages) {
        throw std::invalid_argument{"draw a document: it must have 1 to 200 pages"};
    }
    for (const Page& page : pages) {
        checkNumber(page.width_mm, "its width");
        checkNumber(page.height_mm, "its height");
        if (page.width_mm < 1 || page.height_mm < 1) {
            throw std::invalid_argument{"draw a page: it has no size"};
        }
        for (const Mark& mark : page.marks) {
            std::visit(CheckMark{}, mark);
        }
    }
}

PlacedBars placeBars(const BarsMark& mark, double dots_per_mm) {
    const bool is_linear = mark.bars.modules.height() == 1;
    PlacedBars placed;
    placed.modules = is_linear && mark.is_turned ? mark.bars.modules.turned() : mark.bars.modules;
    const int columns = placed.modules.width();
    const int rows = placed.modules.height();
    const int quiet = 2 * mark.quiet_modules;
    double room = kLongestMm * dots_per_mm;  // dots for one module
    if (!is_linear || !mark.is_turned) {
        room = std::min(room, mark.area.width_mm * dots_per_mm / (columns + quiet));
    }
    if (!is_linear || mark.is_turned) {
        room = std::min(room, mark.area.height_mm * dots_per_mm / (rows + quiet));
    }
    const int largest = std::max(1, wholeDots(mark.largest_module_mm * dots_per_mm));
    placed.module_dots = std::clamp(wholeDots(room), 1, largest);
    const int area_width = dots(mark.area.width_mm, dots_per_mm);
    const int area_height = dots(mark.area.height_mm, dots_per_mm);
    const bool fills_down = is_linear && !mark.is_turned;
    const bool fills_across = is_linear && mark.is_turned;
    placed.across = fills_across ? area_width : columns * placed.module_dots;
    placed.down = fills_down ? area_height : rows * placed.module_dots;
    const int quiet_dots = mark.quiet_modules * placed.module_dots;
    const int spare = area_width - placed.across;
    int before = fills_across ? 0 : quiet_dots;
    if (mark.align == Align::centre) {
        before = spare / 2;
    } else if (mark.align == Align::right) {
        before = spare - (fills_across ? 0 : quiet_dots);
    }
    placed.x = dots(mark.area.x_mm, dots_per_mm) + before;
    placed.y =
        dots(mark.area.y_mm, dots_per_mm) + (fills_down ? 0 : (area_height - placed.down) / 2);
    return placed;
}

}  // namespace balcao
