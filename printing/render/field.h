#pragma once

#include "printing/raster/bitmap.h"

#include <cstdint>

namespace balcao {

/// Which way a field lies: N, R (90 degrees clockwise), I (upside down), B (270 degrees).
enum class ZplTurn : std::uint8_t { normal, right, inverted, bottom_up };

/// The turn that a letter of ZPL means; `usual` for any other.
ZplTurn turnOf(char letter, ZplTurn usual);

/// How a field's dots meet those that are there.
enum class ZplInk : std::uint8_t { black, white, reversed };

/// One field before it is put on the label.
struct ZplField {
    Bitmap dots;
    int base{};  // rows above the line that ^FT names; the whole height for what has no letters
};

/// Where a field goes: ^FO names the upper left of what is seen, ^FT the left end of the base line.
struct ZplPlace {
    int x{};
    int y{};
    bool is_base{false};
    ZplTurn turn{ZplTurn::normal};
    ZplInk ink{ZplInk::black};
};

/// Turns a field and puts its black dots on the label; what reaches out is cut off.
void putField(Bitmap& label, const ZplField& field, const ZplPlace& place);

}  // namespace balcao
