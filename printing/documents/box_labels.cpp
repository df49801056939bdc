// The labels that the store sticks on its boxes: for the shelf (pickup) and for the carrier's pile.
#include "printing/documents/clean_text.h"
#include "printing/documents/papers.h"
#include "printing/documents/sheet.h"

#include <algorithm>
#include <array>
#include <string>

namespace balcao {

namespace {

std::string fraction(std::int64_t number, std::int64_t count) {
    return std::to_string(number) + "/" + std::to_string(count);
}

std::string paidText(const Words& words, const PickupLabel& paper) {
    return paper.is_paid ? std::string{*paper.is_paid ? words.paid : words.to_be_paid}
                         : std::string{};
}

/// The code as large as the width lets it be. Returns the height.
double drawGreatCode(
    Sheet& sheet, const Slot& slot, double top, const std::string& code, double largest_pt
) {
    const std::string text = cleanText(code, 8);
    const double width = textWidthMm(text, largest_pt, Weight::bold);
    const double size = width > slot.width_mm ? largest_pt * slot.width_mm / width : largest_pt;
    // Capitals and digits have nothing below the line.
    sheet.line(
        slot,
        top - 0.22 * size * 25.4 / 72,
        text,
        {.size_pt = size, .weight = Weight::bold, .align = Align::centre}
    );
    return capHeightMm(size) + 2;
}

/// 100x50: everything at one glance; the code on the left, the scanner's part on the right and
/// below.
void drawSmallPickup(Sheet& sheet, const PickupLabel& paper) {
    const Words& words = sheet.words();
    const PaperMeasures& measures = sheet.measures();
    const Slot full = sheet.full();
    const double top = sheet.y();
    constexpr double kQrMm = 20;
    constexpr double kCodeMm = 32;
    constexpr double kCodeHeightMm = 19;
    sheet.banner({full.x_mm, top, kCodeMm, kCodeHeightMm}, paper.head.short_code, measures.huge_pt);
    const Slot middle{
        .x_mm = full.x_mm + kCodeMm + 2.5, .width_mm = full.width_mm - kCodeMm - kQrMm - 4};
    double y = top - 0.5;
    y += sheet.line(
        middle,
        y,
        nameToCall(cleanText(paper.customer, 60)),
        {.size_pt = measures.title_pt + 3, .weight = Weight::bold}
    );
    std::string below =
        std::string{words.package} + " " + fraction(paper.package_number, paper.package_count);
    if (!paper.shelf.empty()) {
        below += " · " + paper.shelf;
    }
    y += sheet.line(middle, y, below, {.size_pt = measures.strong_pt, .weight = Weight::bold});
    if (paper.collect_by) {
        const std::string until =
            std::string{words.collect_by} + " " + dateText(*paper.collect_by, sheet.language());
        y += sheet.line(middle, y, until, {.size_pt = measures.body_pt});
    }
    sheet.line(
        middle, y, paidText(words, paper), {.size_pt = measures.strong_pt, .weight = Weight::bold}
    );
    sheet.bars(
        {full.rightMm() - kQrMm, top - 0.5, kQrMm, kQrMm},
        Symbology::qr,
        paper.package_code,
        Align::right
    );
    const double bars_top = top + kCodeHeightMm + 1.2;
    const double bars_height = sheet.bottom() - bars_top - 3.6;
    sheet.bars(
        {full.x_mm, bars_top, full.width_mm, bars_height},
        Symbology::code128,
        paper.package_code,
        Align::centre
    );
    sheet.line(
        full,
        bars_top + bars_height + 0.2,
        paper.package_code,
        {.size_pt = measures.body_pt, .weight = Weight::bold, .align = Align::centre}
    );
}

void drawLargePickup(Sheet& sheet, const PickupLabel& paper) {
    const Words& words = sheet.words();
    const PaperMeasures& measures = sheet.measures();
    sheet.skip(1);
    sheet.skip(
        drawGreatCode(sheet, sheet.full(), sheet.y(), paper.head.short_code, 2.1 * measures.huge_pt)
    );
    sheet.skip(1.5);
    sheet.note(
        nameToCall(cleanText(paper.customer, 60)),
        {.size_pt = measures.title_pt + 8, .weight = Weight::bold, .align = Align::centre},
        1
    );
    sheet.skip(1);
    const std::string paid = paidText(words, paper);
    if (!paid.empty()) {
        const double height = lineHeightMm(measures.title_pt) + 1;
        sheet.banner(
            {sheet.full().x_mm, sheet.y(), sheet.full().width_mm, height}, paid, measures.title_pt
        );
        sheet.skip(height + 2);
    }
    std::vector<Field> facts{
        {.title = words.package,
         .value = fraction(paper.package_number, paper.package_count),
         .share = 2}};
    if (!paper.shelf.empty()) {
        facts.push_back({.title = words.shelf, .value = paper.shelf, .share = 3});
    }
    if (paper.collect_by) {
        facts.push_back(
            {.title = words.collect_by,
             .value = dateText(*paper.collect_by, sheet.language()),
             .share = 3}
        );
    }
    sheet.fields(facts);
    if (!sheet.measures().is_roll) {
        sheet.moveTo(std::max(sheet.y(), sheet.bottom() - 53));
    }
    const Slot full = sheet.full();
    const double qr = 26;
    if (sheet.bars(
            {full.x_mm, sheet.y(), full.width_mm, qr},
            Symbology::qr,
            paper.package_code,
            Align::centre
        )) {
        sheet.skip(qr + 0.5);
    }
    sheet.barsWithText(Symbology::code128, paper.package_code, 13);
    sheet.note(words.pickup_hint, {.size_pt = measures.small_pt, .align = Align::centre}, 1);
}

void drawSmallBox(Sheet& sheet, const BoxLabel& paper) {
    const PaperMeasures& measures = sheet.measures();
    const Slot full = sheet.full();
    constexpr double kBoxMm = 16;
    constexpr double kNumberMm = 30;
    const double code_width = paper.head.short_code.empty() ? 0 : 24;
    if (code_width > 0) {
        sheet.banner(
            {full.x_mm, sheet.y(), code_width, kBoxMm},
            paper.head.short_code,
            measures.huge_pt * 0.8
        );
    }
    sheet.box({full.rightMm() - kNumberMm, sheet.y(), kNumberMm, kBoxMm}, 0.6);
    sheet.line(
        {full.rightMm() - kNumberMm + 1, kNumberMm - 2},
        sheet.y() + 1,
        fraction(paper.package_number, paper.package_count),
        {.size_pt = measures.huge_pt * 0.62, .weight = Weight::bold, .align = Align::centre}
    );
    const double gap = code_width > 0 ? 2.5 : 0;
    const Slot left{
        .x_mm = full.x_mm + code_width + gap,
        .width_mm = full.width_mm - code_width - gap - kNumberMm - 2};
    double y = sheet.y() - 0.3;
    y += sheet.paragraph(
        left, y, paper.destination, {.size_pt = measures.title_pt - 1, .weight = Weight::bold}, 2
    );
    y += sheet.line(left, y, paper.carrier, {.size_pt = measures.strong_pt});
    sheet.line(left, y, paper.tracking_code, {.size_pt = measures.body_pt});
    const double top = sheet.y() + kBoxMm + 1.5;
    const double height = sheet.bottom() - top - 3.4;
    sheet.bars(
        {full.x_mm, top, full.width_mm, height},
        Symbology::code128,
        paper.package_code,
        Align::centre
    );
    sheet.line(
        full,
        top + height + 0.2,
        paper.package_code,
        {.size_pt = measures.body_pt, .weight = Weight::bold, .align = Align::centre}
    );
}

void drawLargeBox(Sheet& sheet, const BoxLabel& paper) {
    const Words& words = sheet.words();
    const PaperMeasures& measures = sheet.measures();
    const std::string number = fraction(paper.package_number, paper.package_count);
    sheet.skip(1);
    sheet.skip(drawGreatCode(sheet, sheet.full(), sheet.y(), number, 1.8 * measures.huge_pt));
    sheet.skip(2);
    sheet.note(
        paper.destination,
        {.size_pt = measures.title_pt + 6, .weight = Weight::bold, .align = Align::centre},
        3
    );
    sheet.skip(2);
    std::vector<Field> facts{{.title = words.carrier, .value = paper.carrier, .share = 2}};
    if (!paper.weight.empty()) {
        facts.push_back({.title = words.weight, .value = paper.weight, .share = 1});
    }
    sheet.fields(facts);
    if (!paper.tracking_code.empty()) {
        sheet.fields(std::array{
            Field{.title = words.tracking, .value = paper.tracking_code, .share = 1}});
    }
    if (!measures.is_roll) {
        sheet.moveTo(std::max(sheet.y(), sheet.bottom() - 36));
    }
    sheet.barsWithText(Symbology::code128, paper.package_code, 24);
}

}  // namespace

std::vector<Page> layOut(const PickupLabel& paper, const PaperForm& form) {
    Sheet sheet{form, paper.head, wordsOf(form.language).pickup_label};
    if (form.size == PaperSize::label_100x50) {
        drawSmallPickup(sheet, paper);
    } else {
        drawLargePickup(sheet, paper);
    }
    return sheet.finish();
}

std::vector<Page> layOut(const BoxLabel& paper, const PaperForm& form) {
    Sheet sheet{form, paper.head, wordsOf(form.language).package_label};
    if (form.size == PaperSize::label_100x50) {
        drawSmallBox(sheet, paper);
    } else {
        drawLargeBox(sheet, paper);
    }
    return sheet.finish();
}

}  // namespace balcao
