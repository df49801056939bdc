#include "printing/documents/papers.h"
#include "printing/documents/sheet.h"

#include <array>
#include <iterator>
#include <string>

namespace balcao {

namespace {

void drawLines(Sheet& sheet, const ReturnReceipt& paper) {
    const Words& words = sheet.words();
    sheet.heading(words.returned_items);
    const double narrow = sheet.isNarrow() ? 2 : 1;
    const std::array columns{
        TableColumn{.title = words.brought, .share = narrow, .align = Align::left},
        TableColumn{.title = words.kept, .share = narrow, .align = Align::left},
        TableColumn{.title = words.item, .share = 6, .align = Align::left},
        TableColumn{.title = words.reason, .share = 3, .align = Align::left}};
    std::vector<std::vector<std::string>> rows;
    rows.reserve(paper.lines.size());
    for (const ReturnReceipt::Line& line : paper.lines) {
        rows.push_back(
            {std::to_string(line.brought),
             std::to_string(line.kept),
             line.description,
             std::string{words.return_reasons.at(static_cast<std::size_t>(line.reason))}}
        );
    }
    sheet.table(columns, rows);
}

std::string outcomeText(const ReturnReceipt& paper, const Words& words) {
    if (!paper.resolution) {
        return std::string{words.gets_nothing};
    }
    switch (*paper.resolution) {
        case Resolution::coupon:
            return paper.coupon_code.empty()
                       ? std::string{words.gets_coupon}
                       : std::string{words.gets_coupon} + " " + paper.coupon_code;
        case Resolution::refund_by_hq:
            return std::string{words.gets_refund};
        case Resolution::exchange:
            break;
    }
    return std::string{words.gets_exchange};
}

void drawOutcome(Sheet& sheet, const ReturnReceipt& paper) {
    const Words& words = sheet.words();
    const Field outcome{
        .title = words.customer_gets, .value = outcomeText(paper, words), .share = 3};
    if (!paper.resolution) {
        sheet.fields(std::array{outcome});
    } else {
        sheet.fields(std::array{
            outcome,
            Field{
                .title = words.value,
                .value = moneyText(paper.amount_minor, paper.currency, sheet.language()),
                .share = 2}});
    }
    if (!paper.note.empty()) {
        sheet.fields(std::array{Field{.title = words.notes, .value = paper.note, .share = 1}});
    }
}

std::vector<Page> drawCopy(
    const ReturnReceipt& paper, const PaperForm& form, std::string_view copy_name
) {
    Sheet sheet{form, paper.head, wordsOf(form.language).return_receipt, copy_name};
    const Words& words = sheet.words();
    drawLines(sheet, paper);
    sheet.skip(1.5);
    drawOutcome(sheet, paper);
    sheet.fields(std::array{
        Field{.title = words.customer, .value = paper.customer, .share = 3},
        Field{.title = "CPF", .value = documentOnPaper(paper.document), .share = 2}});
    sheet.fields(std::array{
        Field{.title = words.clerk, .value = paper.clerk, .share = 3},
        Field{
            .title = words.time,
            .value = paper.taken_at ? timeText(*paper.taken_at, form.language) : "",
            .share = 2}});
    const double signed_mm = 26;
    sheet.room(signed_mm);
    sheet.note(words.return_declaration, {.size_pt = sheet.measures().body_pt}, 3);
    sheet.signatures(std::array{words.signature});
    return sheet.finish();
}

}  // namespace

std::vector<Page> layOut(const ReturnReceipt& paper, const PaperForm& form) {
    const Words& words = wordsOf(form.language);
    std::vector<Page> pages = drawCopy(paper, form, words.store_copy);
    std::vector<Page> second = drawCopy(paper, form, words.customer_copy);
    std::move(second.begin(), second.end(), std::back_inserter(pages));
    return pages;
}

}  // namespace balcao
