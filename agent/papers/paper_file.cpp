#include "agent/papers/paper_file.h"

#include "agent/papers/local_time.h"
#include "printing/canvas/pdf_canvas.h"
#include "printing/canvas/raster_canvas.h"
#include "printing/canvas/zpl_canvas.h"
#include "printing/raster/png.h"

#include <algorithm>

namespace balcao {

namespace {

PaperPrinter::Format formatFor(std::string_view role, std::string_view language) {
    using Format = PaperPrinter::Format;
    if (language == "zpl") {
        return Format::zpl;
    }
    if (language == "escpos") {
        return Format::png;
    }
    if (!language.empty()) {
        return Format::pdf;  // as it is, or drawn for the printer when it is its turn
    }
    return role == "label" ? Format::zpl : (role == "receipt" ? Format::png : Format::pdf);
}

PaperPrinter::Paper paperFor(std::string_view role, const PrinterFacts& facts) {
    using Paper = PaperPrinter::Paper;
    if (facts.width_mm == 0 && role != "label") {
        return role == "receipt" ? Paper::roll_80 : Paper::a4;
    }
    if (facts.width_mm > 0 && facts.width_mm <= 85) {
        return Paper::roll_80;
    }
    if (facts.width_mm > 150) {
        return Paper::a4;
    }
    return facts.height_mm > 0 && facts.height_mm < 100 ? Paper::label_100x50
                                                        : Paper::label_100x150;
}

}  // namespace

PaperPrinter paperPrinterFor(std::string_view role, const PrinterFacts& facts) {
    const auto format = formatFor(role, facts.language);
    // Bars in a PDF lie on the grid of a laser's 300 dpi, unless the printer has told its own.
    const double usual = format == PaperPrinter::Format::pdf ? 300 / 25.4 : 8;
    return {
        .format = format,
        .paper = paperFor(role, facts),
        .dots_per_mm = facts.dots_per_mm > 0 ? facts.dots_per_mm : usual};
}

PaperSize sizeOf(PaperPrinter::Paper paper) {
    switch (paper) {
        case PaperPrinter::Paper::a4:
            return PaperSize::a4;
        case PaperPrinter::Paper::label_100x150:
            return PaperSize::label_100x150;
        case PaperPrinter::Paper::label_100x50:
            return PaperSize::label_100x50;
        case PaperPrinter::Paper::roll_80:
            return PaperSize::roll_80;
    }
    return PaperSize::a4;
}

/// The pages of a roll as one strip, or of a preview one below the other, with a dashed line to cut
/// at.
Bitmap stripOf(const std::vector<Page>& pages, double dots_per_mm) {
    std::vector<Bitmap> pictures;
    int width = 0;
    int height = 0;
    for (const Page& page : pages) {
        pictures.push_back(toBitmap(page, dots_per_mm));
        width = std::max(width, pictures.back().width());
        height += pictures.back().height();
    }
    const int gap = static_cast<int>(6 * dots_per_mm);
    Bitmap whole{width, height + gap * (static_cast<int>(pages.size()) - 1)};
    int top = 0;
    for (const Bitmap& picture : pictures) {
        if (top > 0) {
            for (int x = 0; x < width; x += 24) {
                whole.fill(x, top + gap / 2, 14, 2);
            }
            top += gap;
        }
        for (int y = 0; y < picture.height(); ++y) {
            std::ranges::copy(picture.row(y), whole.mutableRow(top + y).begin());
        }
        top += picture.height();
    }
    return whole;
}

PaperFile paperFileOf(const std::vector<Page>& pages, const PaperPrinter& printer, PaperKind kind) {
    switch (printer.format) {
        case PaperPrinter::Format::zpl:
            return {.format = "zpl", .bytes = toZpl(pages, printer.dots_per_mm)};
        case PaperPrinter::Format::png:
            return {
                .format = "png",
                .bytes = toPng(stripOf(pages, printer.dots_per_mm), printer.dots_per_mm)};
        case PaperPrinter::Format::pdf:
            break;
    }
    return {.format = "pdf", .bytes = toPdf(pages, std::string{toText(kind)}, printer.dots_per_mm)};
}

PaperFile testPageFor(const PaperPrinter& printer, const std::string& name, Instant now) {
    TestPage page;
    page.head.printed_at = localTimeOf(now);
    page.printer = name;
    page.dots_per_mm = printer.dots_per_mm;
    const PaperForm form{.size = sizeOf(printer.paper), .language = Language::pt};
    return paperFileOf(layOut(page, form), printer, PaperKind::test_page);
}

}  // namespace balcao
