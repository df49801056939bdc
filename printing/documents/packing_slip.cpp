#include "printing/documents/papers.h"
#include "printing/documents/sheet.h"

#include <array>
#include <string>

namespace balcao {

namespace {

std::string fractionText(const Words& words, std::int64_t number, std::int64_t count) {
    return std::to_string(number) + " " + std::string{words.of} + " " + std::to_string(count);
}

std::string describe(const SlipLine& line, const Sheet& sheet) {
    std::string text = line.description;
    if (!line.variant.empty()) {
        text += " · " + line.variant;
    }
    if (sheet.isCompact() && !line.sku.empty()) {
        text += " · " + line.sku;  // no column of its own there
    }
    return text;
}

void drawLines(Sheet& sheet, const PackingSlip& paper, bool shows_prices) {
    const Words& words = sheet.words();
    const bool has_sku = !sheet.isCompact();
    std::vector<TableColumn> columns{
        {.title = words.quantity, .share = 1, .align = Align::left},
        {.title = words.item, .share = 6, .align = Align::left}};
    if (has_sku) {
        columns.push_back({.title = "SKU", .share = 2, .align = Align::left});
    }
    if (shows_prices) {
        if (has_sku) {
            columns.push_back({.title = words.price, .share = 2, .align = Align::right});
        }
        columns.push_back({.title = words.amount, .share = 2.2, .align = Align::right});
    }
    std::vector<std::vector<std::string>> rows;
    for (const SlipLine& line : paper.lines) {
        std::vector<std::string> row{std::to_string(line.quantity), describe(line, sheet)};
        if (has_sku) {
            row.push_back(line.sku);
        }
        if (shows_prices) {
            if (has_sku) {
                row.push_back(moneyText(line.unit_price_minor, paper.currency, sheet.language()));
            }
            const auto amount = times(line.unit_price_minor, line.quantity);
            row.push_back(amount ? moneyText(*amount, paper.currency, sheet.language()) : "");
        }
        rows.push_back(std::move(row));
    }
    sheet.table(columns, rows);
}

void drawSum(
    Sheet& sheet, std::string_view title, const std::string& value, const TextStyle& style
) {
    sheet.room(lineHeightMm(style.size_pt));
    const Slot full = sheet.full();
    const double value_width = full.width_mm * 0.32;
    TextStyle right = style;
    right.align = Align::right;
    sheet.line({full.x_mm, full.width_mm - value_width - 3}, sheet.y(), title, right);
    sheet.line({full.rightMm() - value_width, value_width}, sheet.y(), value, right);
    sheet.skip(lineHeightMm(style.size_pt));
}

void drawTotals(Sheet& sheet, const PackingSlip& paper) {
    const Words& words = sheet.words();
    const TextStyle plain{.size_pt = sheet.measures().body_pt};
    const auto money = [&](AmountMinor amount) {
        return moneyText(amount, paper.currency, sheet.language());
    };
    sheet.skip(0.8);
    if (paper.discount_minor > 0) {
        drawSum(sheet, words.discount, "-" + money(paper.discount_minor), plain);
    }
    if (paper.freight_minor > 0) {
        drawSum(sheet, words.freight, money(paper.freight_minor), plain);
    }
    if (paper.total_minor) {
        const TextStyle strong{.size_pt = sheet.measures().strong_pt + 2, .weight = Weight::bold};
        drawSum(sheet, words.total, money(*paper.total_minor), strong);
    }
}

void drawGiftMessage(Sheet& sheet, const PackingSlip& paper) {
    const PaperMeasures& measures = sheet.measures();
    sheet.skip(2);
    sheet.room(6 * lineHeightMm(measures.strong_pt));
    const double top = sheet.y();
    const Slot full = sheet.full();
    const Slot inside{.x_mm = full.x_mm + 3, .width_mm = full.width_mm - 6};
    double height = 2;
    height += sheet.line(
        inside,
        top + height,
        sheet.words().gift_message,
        {.size_pt = measures.small_pt, .weight = Weight::bold}
    );
    height += sheet.paragraph(
        inside, top + height, paper.gift_message, {.size_pt = measures.strong_pt}, 8
    );
    sheet.box({full.x_mm, top, full.width_mm, height + 2}, 0.35);
    sheet.moveTo(top + height + 4);
}

}  // namespace

std::vector<Page> layOut(const PackingSlip& paper, const PaperForm& form) {
    Sheet sheet{form, paper.head, wordsOf(form.language).packing_slip};
    const Words& words = sheet.words();
    const Field recipient{.title = words.recipient, .value = paper.recipient, .share = 3};
    const Field package{
        .title = words.package,
        .value = fractionText(words, paper.package_number, paper.package_count),
        .share = sheet.isNarrow() ? 2 : 1};
    const Field channel{.title = words.channel, .value = paper.channel, .share = 2};
    if (sheet.isNarrow()) {
        sheet.fields(std::array{recipient, package});
    } else {
        sheet.fields(std::array{recipient, channel, package});
    }
    const bool shows_prices = paper.has_prices && !paper.is_gift;  // the giver's business
    drawLines(sheet, paper, shows_prices);
    if (shows_prices) {
        drawTotals(sheet, paper);
    }
    if (!paper.gift_message.empty()) {
        drawGiftMessage(sheet, paper);
    }
    sheet.skip(2);
    const PaperMeasures& measures = sheet.measures();
    sheet.note(words.thanks, {.size_pt = measures.strong_pt, .weight = Weight::bold}, 2);
    sheet.note(words.attention, {.size_pt = measures.small_pt + 1}, 4);
    return sheet.finish();
}

}  // namespace balcao
