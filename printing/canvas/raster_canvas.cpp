#include "printing/canvas/raster_canvas.h"

#include "printing/fonts/cp1252.h"
#include "printing/fonts/utf8.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

namespace balcao {

namespace {

constexpr double kMmPerInch = 25.4;

struct DoneLibrary {
    void operator()(FT_Library library) const { FT_Done_FreeType(library); }
};
struct DoneFace {
    void operator()(FT_Face face) const { FT_Done_Face(face); }
};
using Library = std::unique_ptr<FT_LibraryRec_, DoneLibrary>;
using Face = std::unique_ptr<FT_FaceRec_, DoneFace>;

void mustWork(FT_Error error, const char* doing) {
    if (error != 0) {
        throw std::runtime_error{
            std::string{"draw text: "} + doing + " failed in FreeType (" + std::to_string(error) +
            ")"};
    }
}

Library openLibrary() {
    FT_Library library = nullptr;
    mustWork(FT_Init_FreeType(&library), "starting");
    return Library{library};
}

Face openFace(const Library& library, Weight weight) {
    const std::string_view font = fontBytes(weight);
    FT_Face face = nullptr;
    const auto* const bytes = reinterpret_cast<const FT_Byte*>(font.data());
    const auto size = static_cast<FT_Long>(font.size());
    mustWork(FT_New_Memory_Face(library.get(), bytes, size, 0, &face), "reading our font");
    return Face{face};
}

class Raster {
public:
    Raster(const Page& page, double dots_per_mm)
        : dots_per_mm_{dots_per_mm}
        , picture_{dots(page.width_mm), dots(page.height_mm)}
        , library_{openLibrary()}
        , regular_{openFace(library_, Weight::regular)}
        , bold_{openFace(library_, Weight::bold)} {}

    void operator()(const TextMark& mark) {
        const FT_Face face = (mark.style.weight == Weight::regular ? regular_ : bold_).get();
        const auto dpi = static_cast<FT_UInt>(std::lround(dots_per_mm_ * kMmPerInch));
        constexpr double kTwentySixSix = 64;
        const FT_F26Dot6 size = std::lround(mark.style.size_pt * kTwentySixSix);
        mustWork(
            FT_Set_Char_Size(face, 0, std::max<FT_F26Dot6>(size, 1), dpi, dpi), "scaling our font"
        );
        const double width = textWidthMm(mark.text, mark.style.size_pt, mark.style.weight);
        double x_mm = mark.x_mm;
        if (mark.style.align != Align::left) {
            x_mm -= mark.style.align == Align::right ? width : width / 2;
        }
        const int baseline = dots(mark.baseline_mm);
        // Each letter stands where the unrounded widths put it, so that lines end where the layout
        // says.
        for (const char c : cp1252Of(mark.text)) {
            const auto character = fromCp1252(static_cast<std::uint8_t>(c)).value_or(U'?');
            mustWork(
                FT_Load_Char(face, character, FT_LOAD_RENDER | FT_LOAD_TARGET_MONO),
                "drawing a letter"
            );
            stamp(*face->glyph, dots(x_mm), baseline, mark.style.ink);
            x_mm += byteWidth(c, mark.style);
        }
    }

    void operator()(const BoxMark& mark) {
        const int left = dots(mark.area.x_mm);
        const int top = dots(mark.area.y_mm);
        // A line never vanishes, however thin.
        const int width = std::max(1, dots(mark.area.rightMm()) - left);
        const int height = std::max(1, dots(mark.area.bottomMm()) - top);
        const bool is_black = mark.ink == Ink::black;
        if (mark.line_mm <= 0) {
            picture_.fill(left, top, width, height, is_black);
            return;
        }
        const int line = std::max(1, dots(mark.line_mm));
        picture_.fill(left, top, width, line, is_black);
        picture_.fill(left, top + height - line, width, line, is_black);
        picture_.fill(left, top, line, height, is_black);
        picture_.fill(left + width - line, top, line, height, is_black);
    }

    void operator()(const BarsMark& mark) {
        const PlacedBars placed = placeBars(mark, dots_per_mm_);
        const int across = placed.across / placed.modules.width();
        const int down = placed.down / placed.modules.height();
        for (int row = 0; row < placed.modules.height(); ++row) {
            for (int column = 0; column < placed.modules.width(); ++column) {
                if (placed.modules.at(column, row)) {
                    picture_.fill(placed.x + column * across, placed.y + row * down, across, down);
                }
            }
        }
    }

    void operator()(const PictureMark& mark) {
        const int left = dots(mark.area.x_mm);
        const int top = dots(mark.area.y_mm);
        const int width = dots(mark.area.rightMm()) - left;
        const int height = dots(mark.area.bottomMm()) - top;
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                if (mark.picture.at(
                        x * mark.picture.width() / width, y * mark.picture.height() / height
                    )) {
                    picture_.set(left + x, top + y);
                }
            }
        }
    }

    Bitmap take() { return std::move(picture_); }

private:
    int dots(double mm) const { return static_cast<int>(std::lround(mm * dots_per_mm_)); }

    static double byteWidth(char c, const TextStyle& style) {
        std::string letter;
        appendCharacter(letter, fromCp1252(static_cast<std::uint8_t>(c)).value_or(U'?'));
        return textWidthMm(letter, style.size_pt, style.weight);
    }

    void stamp(const FT_GlyphSlotRec& glyph, int x, int baseline, Ink ink) {
        for (unsigned row = 0; row < glyph.bitmap.rows; ++row) {
            const unsigned char* const bits =
                glyph.bitmap.buffer + static_cast<std::ptrdiff_t>(row) * glyph.bitmap.pitch;
            for (unsigned column = 0; column < glyph.bitmap.width; ++column) {
                if ((bits[column / 8] & (0x80U >> (column % 8))) != 0) {
                    picture_.set(
                        x + glyph.bitmap_left + static_cast<int>(column),
                        baseline - glyph.bitmap_top + static_cast<int>(row),
                        ink == Ink::black
                    );
                }
            }
        }
    }

    double dots_per_mm_;
    Bitmap picture_;
    Library library_;
    Face regular_;
    Face bold_;
};

}  // namespace

Bitmap toBitmap(const Page& page, double dots_per_mm) {
    checkPages({page});
    Raster raster{page, dots_per_mm};
    for (const Mark& mark : page.marks) {
        std::visit(raster, mark);
    }
    return raster.take();
}

}  // namespace balcao
