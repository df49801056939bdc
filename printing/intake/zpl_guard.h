#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace balcao {

/// Why a ZPL label from outside must not reach a printer, as "slug: English sentence"; nothing if
/// it may go as it is.
///
/// Foreign ZPL is a program. A label is refused if it is not whole (^XA at its beginning, ^XZ at
/// its end) or holds a command that outlives the label or reaches past it: printer settings, reset,
/// network, storage other than the printer's memory (R:), changed command characters, set-get-do
/// (`! U1`), or more than 20 copies. Commands are told from the data of binary graphics (^GFB,
/// ^GFC) by the announced length; field data cannot hide one, because the printer itself looks for
/// ^ and ~ there. Linear in the length of the label.
std::optional<std::string> whyNotPrintable(std::string_view zpl);

}  // namespace balcao
