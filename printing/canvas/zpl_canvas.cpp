#include "printing/canvas/zpl_canvas.h"

#include "printing/encode/zpl_graphic.h"
#include "printing/fonts/cp1252.h"
#include "printing/fonts/utf8.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>

namespace balcao {

namespace {

constexpr double kMmPerPoint = 25.4 / 72;
constexpr std::string_view kHexDigits = "0123456789ABCDEF";

void addHex(std::string& zpl, char byte) {
    const auto value = static_cast<unsigned char>(byte);
    zpl += kHexDigits[value >> 4U];
    zpl += kHexDigits[value & 0xFU];
}

bool isHarmless(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' ||
           c == '.' || c == '-' || c == '/' || c == '(' || c == ')' || c == '+';
}

/// Field data for ^FH: only harmless characters stand as they are.
std::string escaped(std::string_view bytes) {
    std::string text;
    for (const char c : bytes) {
        if (isHarmless(c)) {
            text += c;
        } else {
            text += '_';
            addHex(text, c);
        }
    }
    return text;
}

/// The text in the letters of cp1252, in UTF-8 again. A field block reads `\` as a command of its
/// own.
std::string fieldText(const std::string& utf8, Align align) {
    std::string text;
    for (const char c : cp1252Of(utf8)) {
        if (c == '\\' && align != Align::left) {
            text += '\\';
        }
        appendCharacter(text, fromCp1252(static_cast<std::uint8_t>(c)).value_or(U'?'));
    }
    return escaped(text);
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Code 128 data for ^BC: the set is told, `>` would be a command inside it. Digits go two by two
/// (set C) while there are at least four of them at the beginning.
std::string code128Data(const std::string& data) {
    const auto digits =
        static_cast<std::size_t>(std::ranges::find_if_not(data, isDigit) - data.begin());
    const std::size_t pairs = digits >= 4 ? digits - digits % 2 : 0;
    std::string text = pairs > 0 ? ">;" + data.substr(0, pairs) : ">:";
    if (pairs > 0 && pairs < data.size()) {
        text += ">6";  // on in set B
    }
    for (const char c : data.substr(pairs)) {
        text += c == '>' ? ">0" : escaped(std::string_view{&c, 1});
    }
    return text;
}

class ZplPen {
public:
    ZplPen(const Page& page, double dots_per_mm)
        : dots_per_mm_{dots_per_mm} {
        zpl_ = "^XA^CI28^LH0,0^PW" + number(page.width_mm) + "^LL" + number(page.height_mm) + "\n";
    }

    void operator()(const TextMark& mark) {
        const TextStyle& style = mark.style;
        const std::string size = number(style.size_pt * kMmPerPoint);
        double left = mark.x_mm;
        std::string block;
        if (style.align != Align::left) {
            // Room to both sides: the block only says where the middle or the end is.
            const double room = 1.3 * textWidthMm(mark.text, style.size_pt, style.weight) + 2;
            left = std::max(0.0, mark.x_mm - (style.align == Align::right ? room : room / 2));
            const double width =
                style.align == Align::right ? mark.x_mm - left : 2 * (mark.x_mm - left);
            block = "^FB" + number(width) + ",1,0," + (style.align == Align::right ? "R" : "C");
        }
        zpl_ += "^FT" + number(left) + "," + number(mark.baseline_mm) + "^A0N," + size + "," +
                size + block;
        zpl_ += style.ink == Ink::white ? "^FR" : "";
        zpl_ += "^FH_^FD" + fieldText(mark.text, style.align) + "^FS\n";
    }

    void operator()(const BoxMark& mark) {
        const int left = dots(mark.area.x_mm);
        const int top = dots(mark.area.y_mm);
        const int width = std::max(1, dots(mark.area.rightMm()) - left);
        const int height = std::max(1, dots(mark.area.bottomMm()) - top);
        const int line =
            mark.line_mm <= 0 ? std::min(width, height) : std::max(1, dots(mark.line_mm));
        zpl_ += "^FO" + std::to_string(left) + "," + std::to_string(top) + "^GB" +
                std::to_string(width) + "," + std::to_string(height) + "," + std::to_string(line) +
                (mark.ink == Ink::black ? ",B" : ",W") + "^FS\n";
    }

    void operator()(const BarsMark& mark) {
        const PlacedBars placed = placeBars(mark, dots_per_mm_);
        zpl_ += "^FO" + std::to_string(placed.x) + "," + std::to_string(placed.y);
        const std::string module = std::to_string(placed.module_dots);
        const std::string turn = mark.is_turned ? "R" : "N";
        const std::string length = std::to_string(mark.is_turned ? placed.across : placed.down);
        switch (mark.bars.symbology) {
            case Symbology::code128:
                zpl_ += "^BY" + module + "^BC" + turn + "," + length + ",N,N,N^FH_^FD" +
                        code128Data(mark.bars.data);
                break;
            case Symbology::ean13:
            case Symbology::qr:
                zpl_ += graphic(placed);
                break;
        }
        zpl_ += "^FS\n";
    }

    void operator()(const PictureMark& mark) {
        const int width = dots(mark.area.width_mm);
        const int height = dots(mark.area.height_mm);
        Bitmap scaled{width, height};
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                scaled.set(
                    x,
                    y,
                    mark.picture.at(
                        x * mark.picture.width() / width, y * mark.picture.height() / height
                    )
                );
            }
        }
        zpl_ += "^FO" + number(mark.area.x_mm) + "," + number(mark.area.y_mm) +
                zplGraphic(scaled, ZplGraphicForm::acs) + "^FS\n";
    }

    std::string take() { return std::move(zpl_) + "^XZ\n"; }

private:
    int dots(double mm) const { return static_cast<int>(std::lround(mm * dots_per_mm_)); }
    std::string number(double mm) const { return std::to_string(std::max(0, dots(mm))); }

    /// As dots: with ^BQ the printer would choose version and place, with ^BE it would draw longer
    /// bars at the sides than the layout knows of; clones do either otherwise.
    static std::string graphic(const PlacedBars& placed) {
        Bitmap picture{placed.across, placed.down};
        const int across = placed.across / placed.modules.width();
        const int down = placed.down / placed.modules.height();
        for (int row = 0; row < placed.modules.height(); ++row) {
            for (int column = 0; column < placed.modules.width(); ++column) {
                if (placed.modules.at(column, row)) {
                    picture.fill(column * across, row * down, across, down);
                }
            }
        }
        return zplGraphic(picture, ZplGraphicForm::acs);
    }

    double dots_per_mm_;
    std::string zpl_;
};

}  // namespace

std::string toZpl(const std::vector<Page>& pages, double dots_per_mm) {
    checkPages(pages);
    std::string zpl;
    for (const Page& page : pages) {
        ZplPen pen{page, dots_per_mm};
        for (const Mark& mark : page.marks) {
            std::visit(pen, mark);
        }
        zpl += pen.take();
    }
    return zpl;
}

}  // namespace balcao
