#include "printing/intake/preflight.h"

#include <cmath>

namespace balcao {

namespace {

bool differs(double document_mm, double paper_mm) {
    const bool are_known = document_mm > 0 && paper_mm > 0;
    return are_known && std::abs(document_mm - paper_mm) > kSizeToleranceMm;
}

std::string words(double width_mm, double height_mm) {
    const auto number = [](double mm) {
        return mm > 0 ? std::to_string(std::lround(mm)) : std::string{"?"};
    };
    return number(width_mm) + " x " + number(height_mm) + " mm";
}

}  // namespace

SizeMm sizeOf(const ZplLabel& label, double dots_per_mm) {
    return {
        .width_mm = label.width_dots.value_or(0) / dots_per_mm,
        .height_mm = label.height_dots.value_or(0) / dots_per_mm};
}

SizeMm sizeOf(const Bitmap& picture, double dots_per_mm) {
    return {.width_mm = picture.width() / dots_per_mm, .height_mm = picture.height() / dots_per_mm};
}

std::optional<std::string> whyWrongSize(SizeMm document, const PrinterCapability& printer) {
    const double head_mm = printer.width_dots / printer.dots_per_mm;
    const bool is_for_paper = !differs(document.width_mm, printer.media_width_mm);
    // A receipt may be made for what the head reaches instead of for the whole roll.
    const bool is_for_head = head_mm > 0 && !differs(document.width_mm, head_mm);
    const bool is_too_wide = printer.media_width_mm <= 0 && head_mm > 0 &&
                             document.width_mm > head_mm + kSizeToleranceMm;
    if ((is_for_paper || is_for_head) && !is_too_wide &&
        !differs(document.height_mm, printer.media_height_mm)) {
        return std::nullopt;
    }
    const bool is_paper_known = printer.media_width_mm > 0;
    return "size_mismatch: the document is made for " +
           words(document.width_mm, document.height_mm) + ", the printer has " +
           (is_paper_known ? words(printer.media_width_mm, printer.media_height_mm)
                           : words(head_mm, 0)) +
           "; put in the right paper, or ask for a document of this size";
}

}  // namespace balcao
