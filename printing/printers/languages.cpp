#include "printing/printers/languages.h"

#include <algorithm>
#include <array>

namespace balcao {

namespace {

constexpr std::array kLanguages = {
    PrinterLanguage::unknown,
    PrinterLanguage::zpl,
    PrinterLanguage::epl,
    PrinterLanguage::escpos,
    PrinterLanguage::pdf,
    PrinterLanguage::postscript,
    PrinterLanguage::dots,
};

/// What a printer of this language reads as it is.
DocumentKind nativeKind(PrinterLanguage language) {
    switch (language) {
        case PrinterLanguage::unknown:
        case PrinterLanguage::zpl:
            return DocumentKind::zpl;
        case PrinterLanguage::epl:
            return DocumentKind::epl;
        case PrinterLanguage::escpos:
            return DocumentKind::escpos;
        case PrinterLanguage::pdf:
            return DocumentKind::pdf;
        case PrinterLanguage::dots:
            return DocumentKind::png;
        case PrinterLanguage::postscript:
            return DocumentKind::unknown;
    }
    return DocumentKind::unknown;
}

}  // namespace

std::string_view toText(PrinterLanguage language) {
    switch (language) {
        case PrinterLanguage::unknown:
            return "unknown";
        case PrinterLanguage::zpl:
            return "zpl";
        case PrinterLanguage::epl:
            return "epl";
        case PrinterLanguage::escpos:
            return "escpos";
        case PrinterLanguage::pdf:
            return "pdf";
        case PrinterLanguage::postscript:
            return "postscript";
        case PrinterLanguage::dots:
            return "dots";
    }
    return "corrupt";
}

std::optional<PrinterLanguage> printerLanguage(std::string_view text) {
    const auto* const found =
        std::find_if(kLanguages.begin(), kLanguages.end(), [text](PrinterLanguage language) {
            return toText(language) == text;
        });
    return found == kLanguages.end() ? std::nullopt : std::optional{*found};
}

std::optional<std::string> whyNotInLanguage(PrinterLanguage language, DocumentKind kind) {
    if (kind == nativeKind(language)) {
        return std::nullopt;
    }
    if (kind == DocumentKind::pdf) {
        return "pdf_needs_conversion: the document is a PDF, and this printer does not read PDF; "
               "ask the hub for ZPL or print it from the page";
    }
    return "language_not_supported: the document is " + std::string{nameOf(kind)} +
           ", which this printer does not read; check the language in the printer's settings";
}

}  // namespace balcao
