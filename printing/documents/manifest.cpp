#include "printing/documents/papers.h"
#include "printing/documents/sheet.h"

#include <array>
#include <iterator>
#include <string>

namespace balcao {

namespace {

void drawRows(Sheet& sheet, const Manifest& paper) {
    const Words& words = sheet.words();
    std::vector<std::vector<std::string>> rows;
    if (sheet.measures().width_mm < 150) {
        const std::array columns{
            TableColumn{.title = words.order, .share = 3, .align = Align::left},
            TableColumn{.title = words.package, .share = 1.4, .align = Align::right},
            TableColumn{.title = words.tracking, .share = 4, .align = Align::left}};
        for (const ManifestRow& row : paper.rows) {
            rows.push_back({row.order_code, row.package, row.tracking_code});
        }
        sheet.table(columns, rows);
        return;
    }
    const std::array columns{
        TableColumn{.title = "#", .share = 0.7, .align = Align::right},
        TableColumn{.title = words.order, .share = 2.6, .align = Align::left},
        TableColumn{.title = words.package, .share = 1.3, .align = Align::right},
        TableColumn{.title = words.tracking, .share = 2.9, .align = Align::left},
        TableColumn{.title = words.invoice, .share = 1.8, .align = Align::right},
        TableColumn{.title = words.destination, .share = 3.2, .align = Align::left},
        TableColumn{.title = words.weight, .share = 1.6, .align = Align::right}};
    for (const ManifestRow& row : paper.rows) {
        rows.push_back(
            {std::to_string(rows.size() + 1),
             row.order_code,
             row.package,
             row.tracking_code,
             row.invoice_number,
             row.destination,
             row.weight}
        );
    }
    sheet.table(columns, rows);
}

std::vector<Page> drawCopy(
    const Manifest& paper, const PaperForm& form, std::string_view copy_name
) {
    Sheet sheet{form, paper.head, wordsOf(form.language).manifest, copy_name};
    const Words& words = sheet.words();
    const PaperMeasures& measures = sheet.measures();
    sheet.fields(std::array{
        Field{.title = words.carrier, .value = paper.carrier, .share = 3},
        Field{
            .title = words.date,
            .value = dateText(paper.head.printed_at, form.language),
            .share = 2}});
    sheet.barsWithText(Symbology::code128, paper.number, 11);
    drawRows(sheet, paper);
    const auto package_count = static_cast<std::int64_t>(paper.rows.size());
    sheet.skip(1);
    sheet.note(
        filledIn(words.orders, std::to_string(paper.order_count)) + " · " +
            filledIn(words.packages, std::to_string(package_count)),
        {.size_pt = measures.strong_pt + 2, .weight = Weight::bold},
        1
    );
    // The words and the lines to sign belong together.
    sheet.room(sheet.isNarrow() ? 90 : 52);
    sheet.skip(2);
    sheet.note(words.received_declaration, {.size_pt = measures.body_pt}, 3);
    const bool is_driver_known = !paper.driver.empty();
    const bool is_plate_known = !paper.plate.empty();
    if (is_driver_known || is_plate_known) {
        std::vector<Field> known;
        if (is_driver_known) {
            known.push_back({.title = words.driver, .value = paper.driver, .share = 3});
        }
        if (is_plate_known) {
            known.push_back({.title = words.plate, .value = paper.plate, .share = 2});
        }
        sheet.fields(known);
    }
    std::vector<std::string_view> to_fill_in;
    if (!is_driver_known) {
        to_fill_in.push_back(words.driver);
    }
    to_fill_in.push_back(words.document);
    if (!is_plate_known) {
        to_fill_in.push_back(words.plate);
    }
    to_fill_in.push_back(words.time);
    to_fill_in.push_back(words.signature);
    sheet.signatures(to_fill_in);
    return sheet.finish();
}

}  // namespace

std::vector<Page> layOut(const Manifest& paper, const PaperForm& form) {
    const Words& words = wordsOf(form.language);
    std::vector<Page> pages = drawCopy(paper, form, words.store_copy);
    std::vector<Page> second = drawCopy(paper, form, words.carrier_copy);
    std::move(second.begin(), second.end(), std::back_inserter(pages));
    return pages;
}

}  // namespace balcao
