#include "printing/documents/papers.h"
#include "printing/documents/sheet.h"

#include <array>
#include <string>

namespace balcao {

namespace {

/// A ruler over the whole width: a stroke per millimetre, longer at five, with a number at ten.
void drawRuler(Sheet& sheet) {
    const Slot full = sheet.full();
    const double top = sheet.y();
    const auto length = static_cast<int>(full.width_mm);
    for (int mm = 0; mm <= length; ++mm) {
        const double stroke = mm % 10 == 0 ? 6 : (mm % 5 == 0 ? 4.5 : 3);
        sheet.box({full.x_mm + mm, top, 0.12, stroke}, 0);
        if (mm % 10 == 0 && mm + 4 <= length) {
            sheet.line({full.x_mm + mm + 0.6, 8}, top + 3.6, std::to_string(mm), {.size_pt = 7});
        }
    }
    sheet.skip(8.5);
}

/// Fields of strokes and gaps of 1 to 4 dots: too dark, and the gaps close; too light, and strokes
/// break.
void drawDarkness(Sheet& sheet, double dots_per_mm) {
    const Slot full = sheet.full();
    const double height = 7;
    const double width = (full.width_mm - 6) / 4;
    for (int dots = 1; dots <= 4; ++dots) {
        const double left = full.x_mm + (dots - 1) * (width + 2);
        const double step = dots / dots_per_mm;
        for (double x = 0; x + step <= width; x += 2 * step) {
            sheet.box({left + x, sheet.y(), step, height}, 0);
        }
        sheet.line(
            {left, width},
            sheet.y() + height + 0.4,
            std::to_string(dots),
            {.size_pt = 7, .align = Align::centre}
        );
    }
    sheet.skip(height + 4.5);
}

void drawCodes(Sheet& sheet) {
    const Slot full = sheet.full();
    const double qr = 18;
    const double top = sheet.y();
    sheet.bars({full.rightMm() - qr, top, qr, qr}, Symbology::qr, "BALCAO-TESTE", Align::right);
    const Slot left{.x_mm = full.x_mm, .width_mm = full.width_mm - qr - 2};
    sheet.bars({left.x_mm, top, left.width_mm, 8}, Symbology::code128, "TESTE-123");
    sheet.bars({left.x_mm, top + 9.5, left.width_mm, 8}, Symbology::ean13, "7891234567895");
    sheet.moveTo(top + qr + 1.5);
}

}  // namespace

std::vector<Page> layOut(const TestPage& paper, const PaperForm& form) {
    Sheet sheet{form, paper.head, wordsOf(form.language).test_page};
    const Words& words = sheet.words();
    const PaperMeasures& measures = sheet.measures();
    const TextStyle small{.size_pt = measures.small_pt};
    sheet.note(
        std::string{words.printer} + ": " + paper.printer,
        {.size_pt = measures.body_pt, .weight = Weight::bold},
        2
    );
    sheet.skip(0.8);
    drawRuler(sheet);
    const bool is_small = form.size == PaperSize::label_100x50;
    if (is_small) {
        drawCodes(sheet);
        return sheet.finish();
    }
    sheet.note(words.ruler, small, 2);
    sheet.skip(2);
    drawDarkness(sheet, paper.dots_per_mm);
    sheet.note(words.darkness, small, 2);
    sheet.skip(2);
    drawCodes(sheet);
    sheet.note(words.sharpness, small, 2);
    sheet.skip(2);
    sheet.note(words.letters, small, 1);
    constexpr std::string_view kLetters = "ÁÀÂÃÇÉÊÍÓÔÕÚÜ áàâãçéêíóôõúü Ññ ¿¡ € 0123456789";
    for (const double size_pt : {6.0, 8.0, 10.0, 14.0}) {
        sheet.note(kLetters, {.size_pt = size_pt}, 2);
    }
    sheet.skip(2);
    if (!measures.is_roll) {
        const double inset = measures.margin_mm / 2;
        sheet.note(filledIn(words.margins, std::to_string(static_cast<int>(inset))), small, 2);
        sheet.box(
            {inset, inset, measures.width_mm - 2 * inset, measures.height_mm - 2 * inset}, 0.3
        );
    }
    return sheet.finish();
}

}  // namespace balcao
