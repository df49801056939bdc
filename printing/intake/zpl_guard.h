#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace balcao {

/// What a label may do about the characters that begin a command.
enum class ZplPrefixes : std::uint8_t {
    usual,  // ^ and ~ throughout
    any,    // others for a while: whoever asks has read them (ZplScanner) and has checked those
            // commands too; here only carets and tildes are looked at
};

/// Why a ZPL label from outside must not reach a printer, as "slug: English sentence"; nothing if
/// it may go as it is.
///
/// Foreign ZPL is a program. A label is refused if it is not whole (^XA at its beginning, ^XZ at
/// its end) or holds a command that outlives the label or reaches past it: printer settings, reset,
/// network, storage other than the printer's memory (R:), changed command characters, set-get-do
/// (`! U1`), or more than 20 copies. Commands are told from the data of binary graphics (^GFB,
/// ^GFC) by the announced length; field data cannot hide one, because the printer itself looks for
/// ^ and ~ there. Linear in the length of the label.
///
/// It reads on its own and more narrowly than ZplScanner does, so that it can check what the filter
/// (zpl_filter.h) has left.
std::optional<std::string> whyNotPrintable(
    std::string_view zpl, ZplPrefixes prefixes = ZplPrefixes::usual
);

/// "zpl_incomplete: ..." for a label that has no beginning or no end; nothing for a whole one.
std::optional<std::string> whyIncomplete(std::string_view zpl);

}  // namespace balcao
