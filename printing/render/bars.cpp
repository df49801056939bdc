#include "printing/render/bars.h"

#include "printing/intake/zpl_scanner.h"
#include "printing/render/code128.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <memory>
#include <vector>
#include <zint.h>

namespace balcao {

namespace {

constexpr std::size_t kMostData = 3000;
constexpr int kMostModuleDots = 40;
constexpr int kHighestBars = 4000;

struct FreeSymbol {
    void operator()(zint_symbol* symbol) const { ZBarcode_Delete(symbol); }
};
using Symbol = std::unique_ptr<zint_symbol, FreeSymbol>;

int numberAt(std::string_view arguments, std::size_t index, int usual) {
    const auto number = zplNumber(zplArgument(arguments, index));
    return number ? static_cast<int>(std::clamp<std::int64_t>(*number, 0, 32'000)) : usual;
}

bool isYes(std::string_view arguments, std::size_t index, bool usual) {
    const std::string_view answer = zplArgument(arguments, index);
    return answer.empty() ? usual : answer.front() == 'Y' || answer.front() == 'y';
}

Symbol encoded(int symbology, std::string_view data, int option_1, int option_2) {
    Symbol symbol{ZBarcode_Create()};
    if (symbol == nullptr || data.empty() || data.size() > kMostData) {
        return nullptr;
    }
    symbol->symbology = symbology;
    symbol->input_mode = DATA_MODE;
    symbol->option_1 = option_1;
    symbol->option_2 = option_2;
    const int result = ZBarcode_Encode(
        symbol.get(),
        reinterpret_cast<const unsigned char*>(data.data()),
        static_cast<int>(data.size())
    );
    return result < ZINT_ERROR ? std::move(symbol) : nullptr;
}

bool isDark(const zint_symbol& symbol, int row, int column) {
    const unsigned eight = symbol.encoded_data[row][column / 8];
    return ((eight >> (static_cast<unsigned>(column) % 8)) & 1U) != 0;
}

/// Modules as squares, or as wide as they are and `module_height` high.
std::optional<ZplField> matrixOf(const Symbol& symbol, int module, int module_height) {
    if (symbol == nullptr) {
        return std::nullopt;
    }
    const std::int64_t dots = std::int64_t{symbol->width} * module * symbol->rows * module_height;
    if (dots > Bitmap::kMostDots || symbol->width * module > Bitmap::kLongestSide ||
        symbol->rows * module_height > Bitmap::kLongestSide) {
        return std::nullopt;
    }
    const int height = symbol->rows * module_height;
    ZplField field{.dots = Bitmap{symbol->width * module, height}, .base = height};
    for (int row = 0; row < symbol->rows; ++row) {
        for (int column = 0; column < symbol->width; ++column) {
            if (isDark(*symbol, row, column)) {
                field.dots.fill(column * module, row * module_height, module, module_height);
            }
        }
    }
    return field;
}

/// The widths of bars and gaps of a code of one row.
std::vector<int> widthsOf(const zint_symbol& symbol) {
    std::vector<int> widths;
    bool is_dark = false;
    for (int column = 0; column < symbol.width; ++column) {
        const bool is_next_dark = isDark(symbol, 0, column);
        if (widths.empty() || is_next_dark != is_dark) {
            widths.push_back(0);
            is_dark = is_next_dark;
        }
        ++widths.back();
    }
    return widths;
}

/// How a code of one row is drawn.
struct LinearStyle {
    int module{};
    int height{};
    bool has_text{true};
    bool is_text_above{false};
};

std::optional<ZplField> linearField(
    const LinearCode& code, const LinearStyle& style, Lettering& lettering
) {
    int width = 0;
    for (const int bar : code.widths) {
        width += bar * style.module;
    }
    if (code.widths.empty() || width > Bitmap::kLongestSide) {
        return std::nullopt;
    }
    const int height = std::clamp(style.height, 1, kHighestBars);
    const LetterSize size{.height = 9 * std::min(style.module, 4), .width = 0, .fixed_advance = 0};
    const int gap = size.height / 4;
    const int text_rows = style.has_text ? size.height * 5 / 4 + gap : 0;
    const int top = style.is_text_above ? text_rows : 0;
    ZplField field{.dots = Bitmap{width, height + text_rows}, .base = top + height};
    int x = 0;
    bool is_bar = true;
    for (const int bar : code.widths) {
        if (is_bar) {
            field.dots.fill(x, top, bar * style.module, height);
        }
        is_bar = !is_bar;
        x += bar * style.module;
    }
    if (style.has_text) {
        const Bitmap text = lettering.line(lettersOf(code.text, 28), size);
        putField(
            field.dots,
            {.dots = text, .base = 0},
            {.x = (width - text.width()) / 2, .y = style.is_text_above ? 0 : height + gap}
        );
    }
    return field;
}

/// A code of zint's with one row. `ratio` widens its wide bars; 0 leaves the widths as they are.
LinearCode linearOf(const Symbol& symbol, std::string_view text, const ZplBars& bars, bool is_two) {
    LinearCode code{.widths = {}, .text = std::string{text}};
    if (symbol == nullptr) {
        return code;
    }
    code.widths = widthsOf(*symbol);
    if (is_two) {
        for (int& width : code.widths) {
            width =
                width > 1 ? static_cast<int>(std::lround(bars.ratio * bars.module)) : bars.module;
        }
    }
    return code;
}

using Field = std::optional<ZplField>;

Field code128Field(
    std::string_view arguments, std::string_view data, const ZplBars& bars, Lettering& lettering
) {
    const std::string_view mode = zplArgument(arguments, 5);
    const bool is_automatic =
        !mode.empty() && (mode.front() == 'A' || mode.front() == 'D' || mode.front() == 'U');
    return linearField(
        code128Of(data.substr(0, kMostData), is_automatic),
        {.module = bars.module,
         .height = numberAt(arguments, 1, bars.height),
         .has_text = isYes(arguments, 2, true),
         .is_text_above = isYes(arguments, 3, false)},
        lettering
    );
}

/// `first` is where the height stands: behind the check digit's letter in some commands.
Field zintLinearField(
    int symbology,
    std::size_t first,
    const ZplBarcode& barcode,
    std::string_view data,
    const ZplBars& bars,
    Lettering& lettering
) {
    const bool is_two = symbology == BARCODE_CODE39 || symbology == BARCODE_C25INTER;
    const LinearCode code = linearOf(encoded(symbology, data, -1, 0), data, bars, is_two);
    return linearField(
        code,
        {.module = is_two ? 1 : bars.module,
         .height = numberAt(barcode.arguments, first, bars.height),
         .has_text = isYes(barcode.arguments, first + 1, true),
         .is_text_above = isYes(barcode.arguments, first + 2, false)},
        lettering
    );
}

/// ^FD of a QR code: error level, input mode, a comma, and the data.
Field qrField(std::string_view arguments, std::string_view data) {
    constexpr std::string_view kLevels = "LMQH";
    constexpr int kUsualModule = 3;
    // Printers leave as much room above a QR code as ^BY says a bar code is high at first.
    constexpr int kRoomAbove = 10;
    std::size_t level = 2;
    if (const std::size_t comma = data.find(','); comma != std::string_view::npos && comma <= 3) {
        const std::string_view head = data.substr(0, comma);
        data.remove_prefix(comma + 1);
        if (!head.empty() && kLevels.find(head.front()) != std::string_view::npos) {
            level = kLevels.find(head.front());
        }
        if (head.ends_with('M') && head.size() > 1 && !data.empty()) {
            data.remove_prefix(data.front() == 'B' ? std::min<std::size_t>(5, data.size()) : 1);
        }
    }
    const int module = std::clamp(numberAt(arguments, 2, kUsualModule), 1, kMostModuleDots);
    const auto field =
        matrixOf(encoded(BARCODE_QRCODE, data, static_cast<int>(level) + 1, 0), module, module);
    if (!field) {
        return std::nullopt;
    }
    ZplField lowered{
        .dots = Bitmap{field->dots.width(), field->dots.height() + kRoomAbove},
        .base = field->base + kRoomAbove};
    putField(lowered.dots, *field, {.x = 0, .y = kRoomAbove});
    return lowered;
}

/// Printers pass over what a code of digits cannot write.
std::string digitsOf(std::string_view data) {
    std::string digits;
    std::copy_if(data.begin(), data.end(), std::back_inserter(digits), [](char letter) {
        return letter >= '0' && letter <= '9';
    });
    return digits;
}

Field dataMatrixField(std::string_view arguments, std::string_view data, const ZplBars& bars) {
    const bool has_escapes = data.find("_1") != std::string_view::npos;
    if (has_escapes) {
        return std::nullopt;  // FNC1, which zint takes only with its own marks
    }
    const int module = std::clamp(numberAt(arguments, 1, bars.module), 1, kMostModuleDots);
    return matrixOf(encoded(BARCODE_DATAMATRIX, data, -1, 0), module, module);
}

Field pdf417Field(std::string_view arguments, std::string_view data, const ZplBars& bars) {
    const int row_height = std::clamp(numberAt(arguments, 1, bars.height), 1, 200);
    const int security = std::clamp(numberAt(arguments, 2, 0), 0, 8);
    const int columns = std::clamp(numberAt(arguments, 3, 0), 0, 30);
    return matrixOf(encoded(BARCODE_PDF417, data, security, columns), bars.module, row_height);
}

}  // namespace

Field barcodeField(
    const ZplBarcode& barcode, std::string_view data, const ZplBars& bars, Lettering& lettering
) {
    const char kind = barcode.command.size() == 3 ? barcode.command[2] : '\0';
    switch (kind) {
        case 'C':
            return code128Field(barcode.arguments, data, bars, lettering);
        case 'Q':
            return qrField(barcode.arguments, data);
        case 'X':
            return dataMatrixField(barcode.arguments, data, bars);
        case '7':
            return pdf417Field(barcode.arguments, data, bars);
        case '3':
            return zintLinearField(BARCODE_CODE39, 2, barcode, data, bars, lettering);
        case '2':
            return zintLinearField(BARCODE_C25INTER, 1, barcode, digitsOf(data), bars, lettering);
        case 'E':
        case '8':
        case 'U':
            return zintLinearField(
                kind == 'U' ? BARCODE_UPCA : BARCODE_EANX, 1, barcode, data, bars, lettering
            );
        default:
            return std::nullopt;
    }
}

}  // namespace balcao
