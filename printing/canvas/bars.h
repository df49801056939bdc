#pragma once

#include "printing/raster/bitmap.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace balcao {

enum class Symbology : std::uint8_t { code128, qr, ean13 };

/// A barcode as modules: one dot of the bitmap is one module. Linear codes have one row.
struct Bars {
    Symbology symbology{Symbology::code128};
    std::string data;
    Bitmap modules;

    bool operator==(const Bars&) const = default;
};

/// The white that a reader needs beside the bars, in modules (Code 128: ISO 15417, 10; QR: ISO
/// 18004, 4; EAN-13: 11 before and 7 after, we leave 11).
int quietModules(Symbology symbology);

/// Encodes text as bars, QR with correction level M. Nothing if it cannot be: empty, a character
/// that is not printable ASCII, longer than 80 (QR: 300) characters, an EAN that is not 13 digits
/// or whose check digit is wrong. Text from strangers that cannot be bars is printed as text only.
std::optional<Bars> encodeBars(Symbology symbology, std::string_view text);

}  // namespace balcao
