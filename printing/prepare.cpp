#include "printing/prepare.h"

#include "printing/encode/page_encoders.h"
#include "printing/encode/zpl_graphic.h"
#include "printing/intake/intake.h"
#include "printing/intake/preflight.h"
#include "printing/intake/zpl_filter.h"
#include "printing/raster/png.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

namespace balcao {

namespace {

using Prepared = Result<PreparedParts, std::string>;
using Pictures = Result<std::vector<Bitmap>, std::string>;

std::string_view nameOf(PrinterLanguage language) {
    switch (language) {
        case PrinterLanguage::unknown:
            return "an unknown language";
        case PrinterLanguage::zpl:
            return "ZPL";
        case PrinterLanguage::epl:
            return "EPL";
        case PrinterLanguage::escpos:
            return "ESC/POS";
        case PrinterLanguage::pdf:
            return "PDF";
        case PrinterLanguage::postscript:
            return "PostScript";
        case PrinterLanguage::dots:
            return "dots";
    }
    return "corrupt";
}

Failure<std::string> notSupported(DocumentKind kind, const PrinterCapability& printer) {
    return Failure{
        "language_not_supported: the document is " + std::string{nameOf(kind)} +
        ", which cannot be made into " + std::string{nameOf(printer.language)} +
        "; choose another printer, or ask the hub for another format"};
}

bool isPicture(DocumentKind kind) {
    return kind == DocumentKind::png || kind == DocumentKind::jpeg;
}

bool isWhite(const Bitmap& picture) {
    const auto bytes = picture.bytes();
    return std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t byte) { return byte == 0; });
}

PreparedParts asItIs(std::string_view document, DocumentKind kind) {
    return {
        .sent_as = kind, .parts = {{.bytes = std::string{document}, .copies = 1}}, .removed = {}};
}

Prepared prepareZpl(
    std::string_view document, const PrinterCapability& printer, const PrepareOptions& options
) {
    const auto labels = splitZpl(document);
    if (!labels) {
        return Failure{labels.error()};
    }
    PreparedParts prepared{.sent_as = DocumentKind::zpl, .parts = {}, .removed = {}};
    for (const ZplLabel& label : *labels) {
        auto why = whyWrongSize(sizeOf(label, printer.dots_per_mm), printer);
        if (why && options.size == PrepareOptions::Size::must_fit) {
            return Failure{*std::move(why)};
        }
        prepared.parts.push_back({.bytes = label.bytes, .copies = label.copies});
        prepared.removed = label.removed;  // each label has the whole file's
    }
    return prepared;
}

/// The part of the picture that begins `left` dots from its left side.
Bitmap without(const Bitmap& picture, int left, int width, int height) {
    if (left == 0) {
        return picture.cropped(width, height);
    }
    Bitmap part{width, height};
    for (int y = 0; y < std::min(height, picture.height()); ++y) {
        for (int x = 0; x < width; ++x) {
            part.set(x, y, picture.at(left + x, y));
        }
    }
    return part;
}

/// Cuts off what the paper or the head does not reach. A head that is narrower than its paper
/// stands over the middle of it.
Bitmap cut(const Bitmap& picture, const PrinterCapability& printer) {
    const auto limited = [&](int dots, double paper_mm) {
        const auto paper = static_cast<int>(std::lround(paper_mm * printer.dots_per_mm));
        return paper > 0 ? std::min(dots, paper) : dots;
    };
    const int height = limited(picture.height(), printer.media_height_mm);
    const int on_paper = limited(picture.width(), printer.media_width_mm);
    const int width = printer.width_dots > 0 ? std::min(on_paper, printer.width_dots) : on_paper;
    const int left = printer.media_width_mm > 0 ? (on_paper - width) / 2 : 0;
    const bool is_cut = width < picture.width() || height < picture.height();
    return is_cut ? without(picture, left, width, height) : picture;
}

/// Turns the picture if only that makes it fit, and cuts it: within the tolerance, or because
/// somebody wants it so.
Result<Bitmap, std::string> fitted(
    const Bitmap& picture, const PrinterCapability& printer, const PrepareOptions& options
) {
    const SizeMm size = sizeOf(picture, printer.dots_per_mm);
    auto why = whyWrongSize(size, printer);
    const bool fits_turned =
        why && !whyWrongSize({.width_mm = size.height_mm, .height_mm = size.width_mm}, printer);
    if (why && !fits_turned && options.size == PrepareOptions::Size::must_fit) {
        return Failure{*std::move(why)};
    }
    return cut(fits_turned ? picture.turned() : picture, printer);
}

std::string encoded(
    const Bitmap& picture, const PrinterCapability& printer, const PrepareOptions& options
) {
    switch (printer.language) {
        case PrinterLanguage::zpl:
            return zplLabelOf(
                picture, printer.knows_z64 ? ZplGraphicForm::z64 : ZplGraphicForm::acs
            );
        case PrinterLanguage::epl:
            return eplLabelOf(picture);
        case PrinterLanguage::escpos:
            return escPosReceiptOf(picture, options.cuts_receipts);
        case PrinterLanguage::pdf:
            return pdfOf({picture}, printer.dots_per_mm);
        case PrinterLanguage::dots:
            return toPng(picture, printer.dots_per_mm);
        case PrinterLanguage::unknown:
        case PrinterLanguage::postscript:
            break;
    }
    return {};
}

std::optional<DocumentKind> kindOfPictures(PrinterLanguage language) {
    switch (language) {
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
        case PrinterLanguage::unknown:
        case PrinterLanguage::postscript:
            return std::nullopt;
    }
    return std::nullopt;
}

Prepared prepareDots(
    const std::vector<Bitmap>& pages,
    const PrinterCapability& printer,
    const PrepareOptions& options
) {
    PreparedParts prepared{
        .sent_as = kindOfPictures(printer.language).value_or(DocumentKind::unknown),
        .parts = {},
        .removed = {}};
    for (const Bitmap& page : pages) {
        if (isWhite(page)) {
            continue;
        }
        const auto picture = fitted(page, printer, options);
        if (!picture) {
            return Failure{picture.error()};
        }
        prepared.parts.push_back({.bytes = encoded(*picture, printer, options), .copies = 1});
    }
    if (prepared.parts.empty()) {
        return Failure{std::string{
            "empty_document: every page of the document is white; fetch it again from the hub"}};
    }
    return prepared;
}

/// Looks at the pages of a PDF that goes out as it is. A dot for each millimetre is enough for
/// that.
std::optional<std::string> whyWrongPages(
    std::string_view pdf,
    const PrinterCapability& printer,
    const PdfRasterizer& rasterizer,
    const PrepareOptions& options
) {
    if (printer.media_width_mm <= 0 || options.size == PrepareOptions::Size::any) {
        return std::nullopt;
    }
    const auto pages = rasterizer.rasterize(pdf, 1);
    if (!pages) {
        // Printers of whole pages draw for themselves; without a rasterizer there is no preflight.
        const bool is_our_lack = pages.error().starts_with("rasterizer_missing");
        return is_our_lack ? std::nullopt : std::optional{pages.error()};
    }
    PrinterCapability sheet = printer;
    sheet.dots_per_mm = 1;
    sheet.width_dots = 0;
    for (const Bitmap& page : *pages) {
        const SizeMm size = sizeOf(page, 1);
        const bool fits_turned =
            !whyWrongSize({.width_mm = size.height_mm, .height_mm = size.width_mm}, sheet);
        if (auto why = whyWrongSize(size, sheet); why && !fits_turned) {
            return why;
        }
    }
    return std::nullopt;
}

}  // namespace

Pictures picturesOf(
    std::string_view document, double dots_per_mm, const PdfRasterizer& rasterizer
) {
    const DocumentKind kind = sniff(document);
    if (kind == DocumentKind::pdf) {
        return rasterizer.rasterize(document, dots_per_mm);
    }
    if (!isPicture(kind)) {
        return Failure{
            "language_not_supported: " + std::string{nameOf(kind)} + " is no picture and no PDF"};
    }
    const auto picture =
        kind == DocumentKind::png ? bitmapFromPng(document) : bitmapFromJpeg(document);
    return picture ? Pictures{std::vector{*picture}} : Failure{picture.error()};
}

Prepared prepare(
    std::string_view document,
    const PrinterCapability& printer,
    const PdfRasterizer& rasterizer,
    const PrepareOptions& options
) {
    const auto identified = identify(document);
    if (!identified) {
        return Failure{identified.error()};
    }
    const DocumentKind kind = *identified;
    const bool is_unknown_printer = printer.language == PrinterLanguage::unknown;
    if (kind == DocumentKind::zpl &&
        (is_unknown_printer || printer.language == PrinterLanguage::zpl)) {
        return prepareZpl(document, printer, options);
    }
    if (is_unknown_printer) {
        return asItIs(document, kind);
    }
    const bool is_for_pages =
        printer.language == PrinterLanguage::pdf || printer.language == PrinterLanguage::postscript;
    if (kind == DocumentKind::pdf && is_for_pages) {
        if (auto why = whyWrongPages(document, printer, rasterizer, options)) {
            return Failure{*std::move(why)};
        }
        return asItIs(document, kind);
    }
    const bool has_dots = kind == DocumentKind::pdf || isPicture(kind);
    if (!has_dots || !kindOfPictures(printer.language)) {
        return notSupported(kind, printer);
    }
    const auto pages = picturesOf(document, printer.dots_per_mm, rasterizer);
    return pages ? prepareDots(*pages, printer, options) : Failure{pages.error()};
}

}  // namespace balcao
