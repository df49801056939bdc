#include "printing/render/zpl_preview.h"

#include "printing/encode/zpl_graphic_reader.h"
#include "printing/intake/zpl_scanner.h"
#include "printing/render/bars.h"
#include "printing/render/field.h"
#include "printing/render/lettering.h"
#include "printing/render/shapes.h"
#include "printing/render/text_block.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

namespace balcao {

namespace {

constexpr std::int64_t kMostWork = 400'000'000;  // dots of all fields; a label has some millions

// What changes the printer or the paper's way, but not what is on the label.
constexpr std::array<std::string_view, 34> kNotSeen{
    "^XA", "^XZ", "^FX", "^PR", "^MM", "^MN", "^MT", "^MD", "~SD", "^JM", "^LT", "^LS",
    "^PO", "^PQ", "^MC", "^MF", "^MU", "^ID", "^CV", "~TA", "~JS", "~JO", "^XB", "^SZ",
    "^CO", "^CC", "^CT", "~CC", "~CT", "^PF", "^PH", "^SP", "^PN", "~DN"};

std::string pictureName(std::string_view argument) {
    std::string name;
    for (const char letter : argument) {
        name.push_back(
            letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter
        );
    }
    if (name.starts_with("R:")) {
        name.erase(0, 2);
    }
    return name.substr(0, name.rfind('.'));
}

int hexDigit(char letter) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    const char lower = letter >= 'A' && letter <= 'F' ? static_cast<char>(letter + 32) : letter;
    const std::size_t value = kDigits.find(lower);
    return value == std::string_view::npos ? -1 : static_cast<int>(value);
}

/// The data with "_41" (or another mark) read as the byte that it means.
std::string withoutHex(std::string_view data, char mark) {
    std::string bytes;
    for (std::size_t i = 0; i < data.size(); ++i) {
        const bool is_hex = data[i] == mark && i + 2 < data.size() && hexDigit(data[i + 1]) >= 0 &&
                            hexDigit(data[i + 2]) >= 0;
        if (is_hex) {
            bytes.push_back(static_cast<char>(hexDigit(data[i + 1]) * 16 + hexDigit(data[i + 2])));
            i += 2;
        } else if (data[i] != '\r' && data[i] != '\n') {
            bytes.push_back(data[i]);
        }
    }
    return bytes;
}

/// Reads the commands of one label and draws as it goes.
class Previewer {
public:
    Previewer(const PreviewPaper& paper, std::string_view font_file)
        : lettering_{font_file}
        , width_{static_cast<int>(std::lround(paper.width_mm * paper.dots_per_mm))}
        , height_{static_cast<int>(std::lround(paper.height_mm * paper.dots_per_mm))} {}

    Result<ZplPreview, std::string> draw(std::string_view label) {
        measure(label);
        if (width_ <= 0 || height_ <= 0 || width_ > Bitmap::kLongestSide ||
            height_ > Bitmap::kLongestSide || std::int64_t{width_} * height_ > Bitmap::kMostDots) {
            return Failure{std::string{"the label says that it is larger than any paper"}};
        }
        preview_.picture = Bitmap{width_, height_};
        ZplScanner scanner{label};
        while (const auto command = scanner.next()) {
            take(*command);
            if (work_ > kMostWork) {
                return Failure{std::string{"the label holds more than can be drawn"}};
            }
        }
        endField();
        return std::move(preview_);
    }

private:
    using Handler = void (Previewer::*)(std::string_view);

    /// The size counts wherever it stands.
    void measure(std::string_view label) {
        ZplScanner scanner{label};
        while (const auto command = scanner.next()) {
            const auto dots = zplNumber(command->arguments);
            if (dots && *dots > 1 && *dots <= Bitmap::kLongestSide) {
                if (command->name == "^PW") {
                    width_ = static_cast<int>(*dots);
                } else if (command->name == "^LL") {
                    height_ = static_cast<int>(*dots);
                }
            }
        }
    }

    void take(const ZplCommand& command) {
        static const std::map<std::string_view, Handler> handlers{
            {"^FO", &Previewer::placeUpperLeft}, {"^FT", &Previewer::placeBase},
            {"^FD", &Previewer::keepData},       {"^FV", &Previewer::keepData},
            {"^SN", &Previewer::keepSerial},     {"^FS", &Previewer::endFieldNow},
            {"^FH", &Previewer::setHex},         {"^FR", &Previewer::setReverse},
            {"^FB", &Previewer::setBlock},       {"^FW", &Previewer::setTurn},
            {"^CF", &Previewer::setFont},        {"^CI", &Previewer::setEncoding},
            {"^LH", &Previewer::setHome},        {"^LR", &Previewer::setLabelReverse},
            {"^BY", &Previewer::setBars},        {"^GB", &Previewer::drawBox},
            {"^GC", &Previewer::drawCircle},     {"^GE", &Previewer::drawEllipse},
            {"^GD", &Previewer::drawDiagonal},   {"^GF", &Previewer::drawGraphic},
            {"~DG", &Previewer::storeGraphic},   {"^XG", &Previewer::drawStored},
            {"^PM", &Previewer::mirror},         {"^PW", &Previewer::ignore},
            {"^LL", &Previewer::ignore},         {"^FN", &Previewer::ignore}};
        if (const auto found = handlers.find(command.name); found != handlers.end()) {
            (this->*found->second)(command.arguments);
        } else if (command.name.size() == 3 && command.name.starts_with("^B")) {
            barcode_ = ZplBarcode{command.name, std::string{command.arguments}};
        } else if (command.name.size() == 3 && command.name.starts_with("^A")) {
            chooseFont(command.name[2], command.arguments);
        } else if (command.name.size() == 3 &&
                   std::find(kNotSeen.begin(), kNotSeen.end(), command.name) == kNotSeen.end()) {
            miss(command.name);
        }
    }

    void ignore(std::string_view /*arguments*/) {}

    void miss(std::string_view name) {
        auto& missed = preview_.not_drawn;
        if (std::find(missed.begin(), missed.end(), name) == missed.end()) {
            missed.emplace_back(name);
        }
    }

    static int number(std::string_view arguments, std::size_t index, int usual) {
        const auto found = zplNumber(zplArgument(arguments, index));
        constexpr std::int64_t kFar = 32'000;
        return found ? static_cast<int>(std::clamp(*found, -kFar, kFar)) : usual;
    }

    static char letter(std::string_view arguments, std::size_t index, char usual) {
        const std::string_view found = zplArgument(arguments, index);
        return found.empty() ? usual : found.front();
    }

    // --- where and how ------------------------------------------------------------------------
    void placeUpperLeft(std::string_view arguments) { place(arguments, false); }
    void placeBase(std::string_view arguments) { place(arguments, true); }

    void place(std::string_view arguments, bool is_base) {
        if (data_) {
            endField();  // without ^FS; a font or a block may stand before the place
        }
        place_.x = home_x_ + number(arguments, 0, 0);
        place_.y = home_y_ + number(arguments, 1, 0);
        place_.is_base = is_base;
    }

    void setHome(std::string_view arguments) {
        home_x_ = number(arguments, 0, home_x_);
        home_y_ = number(arguments, 1, home_y_);
    }

    void setTurn(std::string_view arguments) {
        usual_turn_ = turnOf(letter(arguments, 0, 'N'), usual_turn_);
    }

    void setReverse(std::string_view /*arguments*/) { is_reversed_ = true; }

    void setLabelReverse(std::string_view arguments) {
        is_label_reversed_ = letter(arguments, 0, 'N') == 'Y';
    }

    void mirror(std::string_view arguments) {
        if (letter(arguments, 0, 'N') == 'Y') {
            miss("^PM");
        }
    }

    void setHex(std::string_view arguments) {
        const std::string_view mark = zplArgument(arguments, 0);
        hex_mark_ = mark.empty() ? '_' : mark.front();
    }

    void setEncoding(std::string_view arguments) { encoding_ = number(arguments, 0, 0); }

    void setBars(std::string_view arguments) {
        bars_.module = std::clamp(number(arguments, 0, bars_.module), 1, 10);
        const std::string_view ratio = zplArgument(arguments, 1);
        if (!ratio.empty()) {
            double value = 0;
            const auto read = std::from_chars(ratio.data(), ratio.data() + ratio.size(), value);
            if (read.ec == std::errc{} && std::isfinite(value)) {
                bars_.ratio = std::clamp(value, 2.0, 3.0);
            }
        }
        bars_.height = std::clamp(number(arguments, 2, bars_.height), 1, 4000);
    }

    // --- letters ------------------------------------------------------------------------------
    void setFont(std::string_view arguments) {
        usual_font_.name = letter(arguments, 0, usual_font_.name);
        usual_font_.height = number(arguments, 1, 0);
        usual_font_.width = number(arguments, 2, 0);
    }

    void chooseFont(char name, std::string_view arguments) {
        if (name == '@') {
            miss("^A@");
        }
        font_ = ZplFont{
            .name = name, .height = number(arguments, 1, 0), .width = number(arguments, 2, 0)};
        font_turn_ = turnOf(letter(arguments, 0, '\0'), usual_turn_);
    }

    void setBlock(std::string_view arguments) {
        block_ = TextBlock{
            .width = std::clamp(number(arguments, 0, 0), 0, Bitmap::kLongestSide),
            .lines = std::clamp(number(arguments, 1, 1), 1, kMostBlockLines),
            .line_gap = std::clamp(number(arguments, 2, 0), -1000, 1000),
            .justification = letter(arguments, 3, 'L')};
    }

    // --- data ---------------------------------------------------------------------------------
    void keepData(std::string_view arguments) { data_ = std::string{arguments}; }

    void keepSerial(std::string_view arguments) { data_ = std::string{zplArgument(arguments, 0)}; }

    void endFieldNow(std::string_view /*arguments*/) { endField(); }

    void endField() {
        if (data_) {
            const std::string bytes =
                hex_mark_ ? withoutHex(*data_, *hex_mark_) : withoutHex(*data_, '\0');
            drawData(bytes);
        }
        data_.reset();
        barcode_.reset();
        font_.reset();
        font_turn_.reset();
        block_.reset();
        hex_mark_.reset();
        is_reversed_ = false;
    }

    void drawData(const std::string& bytes) {
        if (barcode_) {
            const auto field = barcodeField(*barcode_, bytes, bars_, lettering_);
            if (field) {
                const char turn = letter(barcode_->arguments, 0, '\0');
                put(*field, turnOf(turn, usual_turn_));
            } else {
                miss(barcode_->command);
            }
            return;
        }
        const ZplFont font = font_.value_or(usual_font_);
        const LetterSize size = sizeOfFont(font, usual_font_);
        put(textField(lettersOf(bytes, encoding_), size, block_, lettering_),
            font_turn_.value_or(usual_turn_));
    }

    void put(const ZplField& field, ZplTurn turn, ZplInk ink = ZplInk::black) {
        ZplPlace place = place_;
        place.turn = turn;
        place.ink = is_reversed_ || is_label_reversed_ ? ZplInk::reversed : ink;
        work_ += std::int64_t{field.dots.width()} * field.dots.height();
        putField(preview_.picture, field, place);
    }

    // --- drawings -----------------------------------------------------------------------------
    static ZplInk inkOf(char color) {
        return color == 'W' || color == 'w' ? ZplInk::white : ZplInk::black;
    }

    int side(int dots) const { return std::min(dots, std::max(width_, height_) + 100); }

    void drawBox(std::string_view arguments) {
        const int thickness = number(arguments, 2, 1);
        const int width = number(arguments, 0, thickness);
        const int height = number(arguments, 1, thickness);
        put(boxField(side(width), side(height), side(thickness), number(arguments, 4, 0)),
            ZplTurn::normal,
            inkOf(letter(arguments, 3, 'B')));
    }

    void drawCircle(std::string_view arguments) {
        const int diameter = side(number(arguments, 0, 3));
        put(ellipseField(diameter, diameter, number(arguments, 1, 1)),
            ZplTurn::normal,
            inkOf(letter(arguments, 2, 'B')));
    }

    void drawEllipse(std::string_view arguments) {
        put(ellipseField(
                side(number(arguments, 0, 3)),
                side(number(arguments, 1, 3)),
                number(arguments, 2, 1)
            ),
            ZplTurn::normal,
            inkOf(letter(arguments, 3, 'B')));
    }

    void drawDiagonal(std::string_view arguments) {
        const bool leans_right = letter(arguments, 4, 'R') != 'L';
        put(diagonalField(
                side(number(arguments, 0, 3)),
                side(number(arguments, 1, 3)),
                side(number(arguments, 2, 1)),
                leans_right
            ),
            ZplTurn::normal,
            inkOf(letter(arguments, 3, 'B')));
    }

    /// What stands behind the comma number `count`.
    static std::string_view behindComma(std::string_view arguments, int count) {
        for (; count > 0; --count) {
            const std::size_t comma = arguments.find(',');
            if (comma == std::string_view::npos) {
                return {};
            }
            arguments.remove_prefix(comma + 1);
        }
        return arguments;
    }

    static std::size_t bytesAt(std::string_view arguments, std::size_t index) {
        const auto bytes = zplNumber(zplArgument(arguments, index)).value_or(0);
        return static_cast<std::size_t>(std::clamp<std::int64_t>(bytes, 0, 1 << 30));
    }

    void drawGraphic(std::string_view arguments) {
        const char form = letter(arguments, 0, 'A');
        const std::size_t bytes = bytesAt(arguments, 2);
        const std::size_t row_bytes = bytesAt(arguments, 3);
        const std::string_view data = behindComma(arguments, 4);
        const auto picture = form == 'B' || form == 'b' ? readBinaryGraphic(data, bytes, row_bytes)
                                                        : readZplGraphic(data, bytes, row_bytes);
        if (!picture || form == 'C' || form == 'c') {
            miss("^GF");
            return;
        }
        put({.dots = *picture, .base = picture->height()}, ZplTurn::normal);
    }

    void storeGraphic(std::string_view arguments) {
        const auto picture =
            readZplGraphic(behindComma(arguments, 3), bytesAt(arguments, 1), bytesAt(arguments, 2));
        if (picture) {
            work_ += std::int64_t{picture->width()} * picture->height();
            pictures_[pictureName(zplArgument(arguments, 0))] = *picture;
        } else {
            miss("~DG");
        }
    }

    void drawStored(std::string_view arguments) {
        const auto stored = pictures_.find(pictureName(zplArgument(arguments, 0)));
        const int across = std::clamp(number(arguments, 1, 1), 1, 10);
        const int down = std::clamp(number(arguments, 2, 1), 1, 10);
        if (stored == pictures_.end()) {
            miss("^XG");
            return;
        }
        const Bitmap& small = stored->second;
        const int width = std::min(small.width() * across, side(Bitmap::kLongestSide));
        const int height = std::min(small.height() * down, side(Bitmap::kLongestSide));
        Bitmap large{width, height};
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                large.set(x, y, small.at(x / across, y / down));
            }
        }
        put({.dots = std::move(large), .base = height}, ZplTurn::normal);
    }

    Lettering lettering_;
    int width_;
    int height_;
    ZplPreview preview_;
    std::int64_t work_{0};
    std::map<std::string, Bitmap> pictures_;

    int home_x_{0};
    int home_y_{0};
    ZplPlace place_;
    ZplTurn usual_turn_{ZplTurn::normal};
    ZplFont usual_font_;
    ZplBars bars_;
    int encoding_{0};
    bool is_label_reversed_{false};

    // Of the field that is open.
    std::optional<std::string> data_;
    std::optional<ZplBarcode> barcode_;
    std::optional<ZplFont> font_;
    std::optional<ZplTurn> font_turn_;
    std::optional<TextBlock> block_;
    std::optional<char> hex_mark_;
    bool is_reversed_{false};
};

}  // namespace

Result<ZplPreview, std::string> previewZpl(
    std::string_view label, const PreviewPaper& paper, std::string_view font_file
) {
    return Previewer{paper, font_file}.draw(label);
}

}  // namespace balcao
