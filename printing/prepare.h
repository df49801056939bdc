#pragma once

#include "common/base/result.h"
#include "printing/intake/sniff.h"
#include "printing/printers/capability.h"
#include "printing/raster/pdf_rasterizer.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// One piece of paper, or one file for a printer that takes whole files.
struct PreparedPart {
    std::string bytes;
    int copies{1};  // how often the document itself wants it; each is sent by us
};

/// What is sent to a printer for one document.
struct PreparedParts {
    DocumentKind sent_as{DocumentKind::unknown};  // the language of the parts
    std::vector<PreparedPart> parts;              // at least one
    std::vector<std::string> removed;             // commands that were taken out of ZPL: "^JU"
};

/// What a person may have decided about a document.
struct PrepareOptions {
    enum class Size : std::uint8_t {
        must_fit,  // another size than the paper's is refused as size_mismatch
        any,       // somebody saw it and wants it all the same; what reaches over is cut off
    };
    Size size{Size::must_fit};
    bool cuts_receipts{true};
};

/// Makes of a document what the printer reads, dot by dot, part by part: the same bytes for the
/// same input, so that they can be made again after a crash.
///
///     ZPL      -> ZPL printer: filtered and split (zpl_filter.h)
///     PDF      -> ZPL, EPL, ESC/POS: drawn by `rasterizer` at the head's own dots, a part a page
///              -> PDF, PostScript printer: as it is (its size is looked at, if its paper is known)
///              -> a printer that the system draws on: a PNG a page, at `dots_per_mm`
///     PNG, JPEG -> ZPL, EPL, ESC/POS, PDF: its dots as they are
///     anything -> a printer of unknown language: as it is, but for ZPL, which is filtered
///
/// A page or picture that fits only when it is turned is turned. White pages among others are left
/// out. The failure is "slug: English sentence": what identify() and splitZpl() say, size_mismatch
/// (a person may decide), language_not_supported, password, pdf_damaged, pdf_too_slow,
/// rasterizer_missing, picture_damaged, picture_too_large, empty_document, too_large. Throws only
/// for what the system does (no room for the rasterizer's files).
Result<PreparedParts, std::string> prepare(
    std::string_view document,
    const PrinterCapability& printer,
    const PdfRasterizer& rasterizer,
    const PrepareOptions& options = {}
);

/// The pictures that a PDF, PNG or JPEG document consists of, for previews.
Result<std::vector<Bitmap>, std::string> picturesOf(
    std::string_view document, double dots_per_mm, const PdfRasterizer& rasterizer
);

}  // namespace balcao
