#include "tests/simulator/barcode.h"

#include <memory>
#include <stdexcept>
#include <zint.h>

namespace balcao::simulator {

namespace {

Modules encode(const std::string& text, int symbology) {
    const std::unique_ptr<zint_symbol, void (*)(zint_symbol*)> symbol{
        ZBarcode_Create(), ZBarcode_Delete};
    symbol->symbology = symbology;
    symbol->input_mode = UNICODE_MODE;
    std::vector<unsigned char> bytes{text.begin(), text.end()};
    if (ZBarcode_Encode(symbol.get(), bytes.data(), static_cast<int>(bytes.size())) >= ZINT_ERROR) {
        throw std::runtime_error{std::string{"encoding a barcode: "} + symbol->errtxt};
    }
    Modules modules(
        static_cast<std::size_t>(symbol->rows),
        std::vector<bool>(static_cast<std::size_t>(symbol->width))
    );
    for (std::size_t row = 0; row < modules.size(); ++row) {
        for (std::size_t column = 0; column < modules[row].size(); ++column) {
            const unsigned byte = symbol->encoded_data[row][column / 8];
            modules[row][column] = (byte >> (column % 8) & 1U) != 0;
        }
    }
    return modules;
}

}  // namespace

Modules code128(const std::string& text) {
    return encode(text, BARCODE_CODE128);
}

Modules qrCode(const std::string& text) {
    return encode(text, BARCODE_QRCODE);
}

}  // namespace balcao::simulator
