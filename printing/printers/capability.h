#pragma once

#include <cstdint>
#include <string>

namespace balcao {

/// What a printer reads. `unknown` is nobody's guess: nothing is converted for such a printer, and
/// it is never asked for its status in a language that it may print instead.
/// `dots` is no language of the device's: the system draws pages of dots on it (gdi://).
enum class PrinterLanguage : std::uint8_t { unknown, zpl, epl, escpos, pdf, postscript, dots };

/// What is known about one printer and the paper in it: by its settings, else by the defaults of
/// its kind. Documents are made to fit it before a byte is sent.
struct PrinterCapability {
    PrinterLanguage language{PrinterLanguage::unknown};
    double dots_per_mm{8};      // 8 is a "203 dpi" head, 11.8 one of 300 dpi
    int width_dots{0};          // that the head can print; 0: not known
    double media_width_mm{0};   // of the label or sheet; 0: not known
    double media_height_mm{0};  // 0: not known, or endless (a roll)
    bool knows_z64{false};      // ZPL graphics as :Z64: (Zebra itself; clones often do not)
    bool has_status{false};     // answers in its language when it is asked how it is
    bool closes_after_half_close{true};  // says by closing the connection that it has read it all
    std::string owner;  // how a person calls it: the role and the address of its setting

    bool operator==(const PrinterCapability&) const = default;
};

}  // namespace balcao
