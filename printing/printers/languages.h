#pragma once

#include "printing/intake/sniff.h"
#include "printing/printers/capability.h"

#include <optional>
#include <string>
#include <string_view>

namespace balcao {

/// The spelling of each language in settings and in the API.
std::string_view toText(PrinterLanguage language);
std::optional<PrinterLanguage> printerLanguage(std::string_view text);

/// Why a document of this kind must not be sent to a printer that reads `language`, as "slug:
/// English sentence". A printer whose language nobody told gets ZPL only.
std::optional<std::string> whyNotInLanguage(PrinterLanguage language, DocumentKind kind);

}  // namespace balcao
