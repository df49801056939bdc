#include "printing/documents/clean_text.h"
#include "printing/documents/papers.h"
#include "printing/documents/sheet.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace balcao {

namespace {

std::int64_t unitsOf(const PickingList& paper) {
    return std::accumulate(
        paper.lines.begin(),
        paper.lines.end(),
        std::int64_t{0},
        [](std::int64_t sum, const PickingLine& line) { return sum + line.quantity; }
    );
}

bool isSameDay(const LocalTime& left, const LocalTime& right) {
    return left.year == right.year && left.month == right.month && left.day == right.day;
}

/// "hoje 17:00", or the date if it is another day.
std::string soonText(const Sheet& sheet, const LocalTime& time, const LocalTime& now) {
    return isSameDay(time, now) ? std::string{sheet.words().today} + " " + clockText(time)
                                : timeText(time, sheet.language());
}

/// The deadline, as large as the paper bears: it is what the clerk looks for across the room.
void drawDeadline(Sheet& sheet, const PickingList& paper) {
    if (!paper.ready_by) {
        return;
    }
    const PaperMeasures& measures = sheet.measures();
    const Slot full = sheet.full();
    const double digits_pt = measures.huge_pt * (sheet.isNarrow() ? 0.62 : 0.75);
    const double small_pt = measures.strong_pt;
    const double digits_width = textWidthMm("00:00", digits_pt, Weight::bold) + 6;
    const double height = capHeightMm(digits_pt) + 5;
    sheet.box({full.x_mm, sheet.y(), full.width_mm, height}, 0);
    const double middle = sheet.y() + height / 2;
    const Slot left{.x_mm = full.x_mm + 3, .width_mm = full.width_mm - digits_width - 4};
    const bool is_today = isSameDay(*paper.ready_by, paper.head.printed_at);
    std::string date = dateText(*paper.ready_by, sheet.language());
    if (is_today) {
        date = std::string{sheet.words().today} + ", " + date;
    }
    const double line_height = lineHeightMm(small_pt);
    sheet.line(
        left,
        middle - line_height,
        sheet.words().ready_by,
        {.size_pt = small_pt, .weight = Weight::bold, .ink = Ink::white}
    );
    sheet.line(left, middle, date, {.size_pt = measures.body_pt, .ink = Ink::white});
    sheet.banner(
        {full.rightMm() - digits_width, sheet.y(), digits_width, height},
        clockText(*paper.ready_by),
        digits_pt
    );
    sheet.skip(height + 2);
}

void drawFacts(Sheet& sheet, const PickingList& paper) {
    const Words& words = sheet.words();
    const std::array first{
        Field{
            .title = words.journey,
            .value = std::string{paper.is_pickup ? words.pickup : words.shipping},
            .share = 1},
        Field{.title = words.channel, .value = paper.channel, .share = 1}};
    std::vector<Field> second;
    if (!paper.is_pickup) {
        second.push_back({.title = words.carrier, .value = paper.carrier, .share = 1});
    }
    if (paper.cut_off) {
        second.push_back(
            {.title = words.cut_off,
             .value = soonText(sheet, *paper.cut_off, paper.head.printed_at),
             .share = 1}
        );
    }
    if (paper.is_pickup) {
        second.push_back(
            {.title = words.customer,
             .value = nameToCall(cleanText(paper.customer, 60)),
             .share = 1}
        );
    }
    if (sheet.isCompact()) {
        sheet.fields(first);
        sheet.fields(second);
    } else {
        std::vector<Field> all{first.begin(), first.end()};
        all.insert(all.end(), second.begin(), second.end());
        sheet.fields(all);
    }
    if (paper.is_gift) {
        const double height = lineHeightMm(sheet.measures().strong_pt) + 1;
        sheet.banner(
            {sheet.full().x_mm, sheet.y(), 30, height}, words.gift, sheet.measures().strong_pt
        );
        sheet.skip(height + 1.5);
    }
}

/// The bars that the scanner at the shelf reads.
bool drawLineBars(Sheet& sheet, const Area& area, const PickingLine& line, Align align) {
    return sheet.bars(area, Symbology::ean13, line.ean, align) ||
           (line.ean.size() <= 14 && sheet.bars(area, Symbology::code128, line.ean, align));
}

struct LinePlaces {
    Slot quantity;
    std::optional<Slot> photo;
    Slot text;
    std::optional<Slot> bars;  // beside the text
};

LinePlaces placesOf(const Sheet& sheet, bool has_photos) {
    const Slot full = sheet.full();
    const bool is_wide = sheet.measures().width_mm > 150;
    const double tick = is_wide ? 9 : 7;
    const double quantity = is_wide ? 16 : 11;
    const double photo = is_wide ? 20 : 13;
    LinePlaces places;
    places.quantity = {.x_mm = full.x_mm + tick, .width_mm = quantity};
    double x = places.quantity.rightMm() + 2;
    if (has_photos) {
        places.photo = Slot{.x_mm = x, .width_mm = photo};
        x += photo + 2;
    }
    double right = full.rightMm();
    if (is_wide || (!sheet.isNarrow() && !has_photos)) {
        const double bars = is_wide ? 42 : 31;
        places.bars = Slot{.x_mm = right - bars, .width_mm = bars};
        right -= bars + 2;
    }
    places.text = {.x_mm = x, .width_mm = right - x};
    return places;
}

/// One text of a line and how it is set.
struct Part {
    std::string text;
    TextStyle style;
    int most_lines;
};

/// What is known of a line, from the top.
std::vector<Part> partsOf(const PaperMeasures& measures, const PickingLine& line) {
    std::string codes = "SKU " + line.sku;
    if (!line.ean.empty()) {
        codes += " · EAN " + line.ean;
    }
    return {
        {line.place, {.size_pt = measures.strong_pt + 2, .weight = Weight::bold}, 1},
        {line.description, {.size_pt = measures.body_pt, .weight = Weight::bold}, 3},
        {line.variant, {.size_pt = measures.body_pt}, 2},
        {codes, {.size_pt = measures.small_pt}, 2}};
}

/// More than one piece is what pickers miss: it stands white on black.
void drawQuantity(Sheet& sheet, const Slot& slot, double top, std::int64_t quantity) {
    const double size_pt = sheet.measures().title_pt;
    const std::string text = std::to_string(quantity) + "×";
    if (quantity > 1) {
        sheet.banner(
            {slot.x_mm, top + 0.8, slot.width_mm, capHeightMm(size_pt) + 2.2}, text, size_pt
        );
    } else {
        sheet.line(
            slot,
            top - 0.2,
            text,
            {.size_pt = size_pt, .weight = Weight::bold, .align = Align::centre}
        );
    }
}

void drawLine(Sheet& sheet, const PickingLine& line, const LinePlaces& places) {
    constexpr double kBarsMm = 10;
    const PaperMeasures& measures = sheet.measures();
    const double tick_mm = measures.width_mm > 150 ? 6 : 5;
    const auto parts = partsOf(measures, line);
    double height = tick_mm + 2;
    double text_height = 0;
    for (const Part& part : parts) {
        text_height += Sheet::heightOf(places.text, part.text, part.style, part.most_lines);
    }
    height = std::max(height, text_height + (places.bars || line.ean.empty() ? 0 : kBarsMm + 1.2));
    height = std::max(height, places.bars && !line.ean.empty() ? kBarsMm + 1.5 : 0);
    height = std::max(height, places.photo && line.photo ? places.photo->width_mm + 1 : 0);
    sheet.room(height + 1);
    const double top = sheet.y();
    sheet.tickBox(sheet.full().x_mm, top + 0.8, tick_mm);
    drawQuantity(sheet, places.quantity, top, line.quantity);
    double text_top = top;
    for (const Part& part : parts) {
        text_top += sheet.paragraph(places.text, text_top, part.text, part.style, part.most_lines);
    }
    if (places.photo && line.photo) {
        sheet.picture(
            {places.photo->x_mm, top + 0.5, places.photo->width_mm, places.photo->width_mm},
            *line.photo
        );
    }
    if (places.bars) {
        drawLineBars(
            sheet,
            {places.bars->x_mm, top + 0.8, places.bars->width_mm, kBarsMm},
            line,
            Align::right
        );
    } else {
        // Without their quiet zone the bars stand in line with the text above.
        drawLineBars(
            sheet,
            {places.text.x_mm - 2, text_top + 0.8, places.text.width_mm + 2, kBarsMm},
            line,
            Align::left
        );
    }
    sheet.moveTo(top + height + 0.8);
    sheet.rule(sheet.y(), 0.15);
    sheet.skip(1.2);
}

void drawEnd(Sheet& sheet, const PickingList& paper) {
    const Words& words = sheet.words();
    const PaperMeasures& measures = sheet.measures();
    const auto line_count = static_cast<std::int64_t>(paper.lines.size());
    const std::string total = countText(line_count, words.one_item, words.items) + " · " +
                              countText(unitsOf(paper), words.one_unit, words.units);
    sheet.note(total, {.size_pt = measures.strong_pt, .weight = Weight::bold}, 1);
    if (!paper.notes.empty()) {
        sheet.heading(words.notes);
        sheet.note(paper.notes, {.size_pt = measures.body_pt});
    }
    sheet.skip(2);
    sheet.barsWithText(Symbology::code128, paper.head.order_code, 12);
    const std::array signers{words.picked_by, words.checked_by};
    sheet.signatures(signers);
}

}  // namespace

std::vector<Page> layOut(const PickingList& paper, const PaperForm& form) {
    Sheet sheet{form, paper.head, wordsOf(form.language).picking_list};
    drawDeadline(sheet, paper);
    drawFacts(sheet, paper);
    sheet.rule(sheet.y(), 0.35);
    sheet.skip(1.2);
    // The walk through the store: lines without a place keep the order's order, at the end.
    std::vector<const PickingLine*> walk;
    for (const PickingLine& line : paper.lines) {
        walk.push_back(&line);
    }
    std::ranges::stable_sort(walk, [](const PickingLine* left, const PickingLine* right) {
        return left->place.empty() != right->place.empty() ? right->place.empty()
                                                           : left->place < right->place;
    });
    const bool has_photos = std::ranges::any_of(paper.lines, [](const PickingLine& line) {
        return line.photo.has_value();
    });
    for (const PickingLine* line : walk) {
        drawLine(sheet, *line, placesOf(sheet, has_photos));
    }
    drawEnd(sheet, paper);
    return sheet.finish();
}

}  // namespace balcao
