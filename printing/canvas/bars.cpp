#include "printing/canvas/bars.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <zint.h>

namespace balcao {

namespace {

constexpr std::size_t kLongestLinear = 80;
constexpr std::size_t kLongestQr = 300;
constexpr int kLevelM = 2;  // zint's number for it

bool isPrintable(char c) {
    return c >= ' ' && c <= '~';
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isEncodable(Symbology symbology, std::string_view text) {
    if (symbology == Symbology::ean13) {
        return text.size() == 13 && std::ranges::all_of(text, isDigit);
    }
    const std::size_t longest = symbology == Symbology::qr ? kLongestQr : kLongestLinear;
    return !text.empty() && text.size() <= longest && std::ranges::all_of(text, isPrintable);
}

int zintNumber(Symbology symbology) {
    switch (symbology) {
        case Symbology::code128:
            return BARCODE_CODE128;
        case Symbology::qr:
            return BARCODE_QRCODE;
        case Symbology::ean13:
            return BARCODE_EANX;
    }
    return BARCODE_CODE128;
}

Bitmap modulesOf(const zint_symbol& symbol) {
    Bitmap modules{symbol.width, symbol.rows};
    for (int row = 0; row < symbol.rows; ++row) {
        for (int column = 0; column < symbol.width; ++column) {
            const unsigned bits = symbol.encoded_data[row][column / 8];
            modules.set(column, row, ((bits >> (static_cast<unsigned>(column) % 8)) & 1U) != 0);
        }
    }
    return modules;
}

}  // namespace

int quietModules(Symbology symbology) {
    switch (symbology) {
        case Symbology::code128:
            return 10;
        case Symbology::qr:
            return 4;
        case Symbology::ean13:
            return 11;
    }
    return 11;
}

std::optional<Bars> encodeBars(Symbology symbology, std::string_view text) {
    if (!isEncodable(symbology, text)) {
        return std::nullopt;
    }
    const std::unique_ptr<zint_symbol, decltype(&ZBarcode_Delete)> symbol{
        ZBarcode_Create(), ZBarcode_Delete};
    if (!symbol) {
        return std::nullopt;
    }
    symbol->symbology = zintNumber(symbology);
    if (symbology == Symbology::qr) {
        symbol->option_1 = kLevelM;
    }
    const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
    const int result = ZBarcode_Encode(symbol.get(), bytes, static_cast<int>(text.size()));
    if (result >= ZINT_ERROR) {
        return std::nullopt;
    }
    return Bars{.symbology = symbology, .data = std::string{text}, .modules = modulesOf(*symbol)};
}

}  // namespace balcao
