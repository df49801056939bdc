#include "printing/documents/papers.h"
#include "printing/documents/sheet.h"

#include <array>
#include <string>

namespace balcao {

namespace {

void drawValue(Sheet& sheet, const StoreCredit& paper) {
    const PaperMeasures& measures = sheet.measures();
    const std::string value = moneyText(paper.amount_minor, paper.currency, sheet.language());
    const double size = measures.huge_pt * (sheet.isNarrow() ? 0.75 : 0.9);
    const double height = capHeightMm(size) + 8;
    sheet.banner({sheet.full().x_mm, sheet.y(), sheet.full().width_mm, height}, value, size);
    sheet.skip(height + 2.5);
}

void drawFacts(Sheet& sheet, const StoreCredit& paper) {
    const Words& words = sheet.words();
    const Field valid{
        .title = words.valid_until,
        .value = paper.valid_until ? dateText(*paper.valid_until, sheet.language()) : "",
        .share = 1};
    const Field balance{
        .title = words.balance,
        .value = moneyText(paper.balance_minor, paper.currency, sheet.language()),
        .share = 1};
    const Field name{.title = words.issued_to, .value = paper.customer, .share = 1};
    const Field document{.title = "CPF", .value = documentOnPaper(paper.document), .share = 1};
    sheet.fields(std::array{valid, balance});
    sheet.fields(std::array{name, document});
    sheet.fields(std::array{Field{.title = words.issued_by, .value = paper.clerk, .share = 1}});
}

}  // namespace

std::vector<Page> layOut(const StoreCredit& paper, const PaperForm& form) {
    Sheet sheet{form, paper.head, wordsOf(form.language).store_credit};
    const Words& words = sheet.words();
    const PaperMeasures& measures = sheet.measures();
    drawValue(sheet, paper);
    sheet.barsWithText(Symbology::code128, paper.code, 14);
    sheet.skip(1);
    drawFacts(sheet, paper);
    if (!paper.returned.empty()) {
        sheet.heading(words.returned_items);
        for (const ItemLine& line : paper.returned) {
            sheet.note(
                std::to_string(line.quantity) + "× " + line.description,
                {.size_pt = measures.body_pt},
                2
            );
        }
    }
    sheet.heading(words.rules);
    for (const std::string_view rule :
         {words.credit_rule_1, words.credit_rule_2, words.credit_rule_3}) {
        sheet.note("• " + std::string{rule}, {.size_pt = measures.body_pt}, 4);
        sheet.skip(0.6);
    }
    sheet.skip(1);
    sheet.note(
        words.balance_checked,
        {.size_pt = measures.strong_pt, .weight = Weight::bold, .align = Align::centre},
        1
    );
    return sheet.finish();
}

}  // namespace balcao
