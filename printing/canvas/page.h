#pragma once

#include "printing/canvas/bars.h"
#include "printing/fonts/typeface.h"
#include "printing/raster/bitmap.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace balcao {

// What a layout draws: values in millimetres from the page's upper left corner. The same page
// becomes a PDF (pdf_canvas.h), ZPL (zpl_canvas.h) or dots (raster_canvas.h).

enum class Align : std::uint8_t { left, centre, right };
enum class Ink : std::uint8_t { black, white };  // white: on a filled box

struct TextStyle {
    double size_pt{9};
    Weight weight{Weight::regular};
    Align align{Align::left};
    Ink ink{Ink::black};
};

/// One line of text; `x_mm` is its left end, middle or right end, `baseline_mm` the foot of its
/// capitals. UTF-8; what is no character of cp1252 is drawn as '?'.
struct TextMark {
    double x_mm{};
    double baseline_mm{};
    std::string text;
    TextStyle style;
};

struct Area {
    double x_mm{};
    double y_mm{};  // of its upper edge
    double width_mm{};
    double height_mm{};

    double rightMm() const { return x_mm + width_mm; }
    double bottomMm() const { return y_mm + height_mm; }
};

/// A rectangle: a frame whose line lies inside the area, or filled if `line_mm` is 0. A line is a
/// thin filled box.
struct BoxMark {
    Area area;
    double line_mm{0};
    Ink ink{Ink::black};
};

/// Bars somewhere in `area`, as large as whole dots per module allow, at most `largest_module_mm`.
/// `quiet_modules` of white lie inside the area on both sides of the bars (all four of a QR code).
struct BarsMark {
    Area area;
    Bars bars;
    int quiet_modules{};
    double largest_module_mm{0.5};
    bool is_turned{false};  // linear bars that run downwards
    Align align{Align::left};
};

/// A picture stretched over the area.
struct PictureMark {
    Area area;
    Bitmap picture;
};

using Mark = std::variant<TextMark, BoxMark, BarsMark, PictureMark>;

struct Page {
    double width_mm{};
    double height_mm{};
    std::vector<Mark> marks;  // later ones lie on top
};

/// Throws std::invalid_argument if a page is larger than a printer's longest (5 m), has no size, or
/// holds a number that is none or lies outside of all paper: libharu would write it down.
void checkPages(const std::vector<Page>& pages);

/// Where bars come to lie, in dots: `x`, `y` is the first module's corner, `across` and `down` the
/// size of the bars without their quiet zone.
struct PlacedBars {
    int x{};
    int y{};
    int module_dots{};
    int across{};
    int down{};
    Bitmap modules;  // turned, if they are
};

/// The one place where a mark becomes dots, so that every canvas draws the same bars.
PlacedBars placeBars(const BarsMark& mark, double dots_per_mm);

}  // namespace balcao
