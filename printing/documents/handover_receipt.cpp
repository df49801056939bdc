#include "printing/documents/papers.h"
#include "printing/documents/sheet.h"

#include <array>
#include <iterator>
#include <string>

namespace balcao {

namespace {

void drawItems(Sheet& sheet, std::string_view title, const std::vector<ItemLine>& items) {
    if (items.empty()) {
        return;
    }
    const Words& words = sheet.words();
    sheet.heading(title);
    const std::array columns{
        TableColumn{.title = words.quantity, .share = 1, .align = Align::left},
        TableColumn{.title = words.item, .share = 9, .align = Align::left}};
    std::vector<std::vector<std::string>> rows;
    rows.reserve(items.size());
    for (const ItemLine& item : items) {
        rows.push_back({std::to_string(item.quantity), item.description});
    }
    sheet.table(columns, rows);
}

std::string documentText(const HandoverReceipt& paper) {
    const std::string masked = documentOnPaper(paper.document);
    return paper.document_type.empty() || masked.empty() ? masked
                                                         : paper.document_type + " " + masked;
}

std::vector<Page> drawCopy(
    const HandoverReceipt& paper, const PaperForm& form, std::string_view copy_name
) {
    Sheet sheet{form, paper.head, wordsOf(form.language).handover_receipt, copy_name};
    const Words& words = sheet.words();
    const PaperMeasures& measures = sheet.measures();
    drawItems(sheet, words.handed_items, paper.handed);
    drawItems(sheet, words.left_items, paper.left);
    sheet.skip(1.5);
    const std::string role{paper.is_third_party ? words.third_party : words.holder};
    sheet.fields(std::array{
        Field{
            .title = words.received_by,
            .value = paper.received_by,
            .share = sheet.isNarrow() ? 2 : 3},
        Field{.title = role, .value = documentText(paper), .share = 2}});
    std::vector<Field> facts{{.title = words.clerk, .value = paper.clerk, .share = 3}};
    if (paper.is_code_checked) {
        facts.push_back(
            {.title = words.code_checked,
             .value = std::string{*paper.is_code_checked ? words.yes : words.no},
             .share = 2}
        );
    }
    sheet.fields(facts);
    if (paper.handed_at) {
        sheet.fields(std::array{Field{
            .title = words.time, .value = timeText(*paper.handed_at, form.language), .share = 1}});
    }
    const double qr = 22;
    sheet.room(qr + 26);
    sheet.note(words.handover_declaration, {.size_pt = measures.body_pt}, 3);
    sheet.signatures(std::array{words.signature});
    const Slot full = sheet.full();
    if (sheet.bars(
            {full.x_mm, sheet.y(), full.width_mm, qr},
            Symbology::qr,
            paper.head.order_code,
            Align::centre
        )) {
        sheet.skip(qr);
    }
    return sheet.finish();
}

}  // namespace

std::vector<Page> layOut(const HandoverReceipt& paper, const PaperForm& form) {
    const Words& words = wordsOf(form.language);
    std::vector<Page> pages = drawCopy(paper, form, words.store_copy);
    std::vector<Page> second = drawCopy(paper, form, words.customer_copy);
    std::move(second.begin(), second.end(), std::back_inserter(pages));
    return pages;
}

}  // namespace balcao
