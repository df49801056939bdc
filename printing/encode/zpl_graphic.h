#pragma once

#include "printing/raster/bitmap.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace balcao {

/// How the dots of a ZPL graphic are written down.
enum class ZplGraphicForm : std::uint8_t {
    acs,  // runs of hexadecimal digits: every printer that reads ^GF
    z64,  // zlib and base64, half the size: Zebra's own
};

/// The command ^GF with the picture's dots, one for one.
std::string zplGraphic(const Bitmap& picture, ZplGraphicForm form);

/// A whole label (^XA to ^XZ) that prints the picture at the upper left and nothing else.
std::string zplLabelOf(const Bitmap& picture, ZplGraphicForm form);

/// CRC-16/XMODEM, which Z64 puts behind its text.
std::uint16_t crc16Of(std::string_view text);

}  // namespace balcao
