#include "printing/documents/papers.h"
#include "printing/documents/sheet.h"

#include <array>
#include <cstddef>
#include <string>

namespace balcao {

namespace {

/// On a label everything stands on the one page that is handed over; elsewhere there is room.
bool isOnOneLabel(const PaperForm& form) {
    return form.size == PaperSize::label_100x150;
}

void drawValue(Sheet& sheet, const StoreCredit& paper, const PaperForm& form) {
    const std::string value = moneyText(paper.amount_minor, paper.currency, sheet.language());
    const bool is_tight = isOnOneLabel(form);
    const double share = is_tight ? 0.65 : (sheet.isNarrow() ? 0.75 : 0.9);
    const double size = sheet.measures().huge_pt * share;
    const double height = capHeightMm(size) + (is_tight ? 5 : 8);
    sheet.banner({sheet.full().x_mm, sheet.y(), sheet.full().width_mm, height}, value, size);
    sheet.skip(height + 2.5);
}

void drawFacts(Sheet& sheet, const StoreCredit& paper, const PaperForm& form) {
    const Words& words = sheet.words();
    const Field valid{
        .title = words.valid_until,
        .value = paper.valid_until ? dateText(*paper.valid_until, sheet.language()) : "",
        .share = 1};
    const Field balance{
        .title = words.balance,
        .value = moneyText(paper.balance_minor, paper.currency, sheet.language()),
        .share = 1};
    const Field name{
        .title = words.issued_to, .value = paper.customer, .share = isOnOneLabel(form) ? 2 : 1};
    const Field document{.title = "CPF", .value = documentOnPaper(paper.document), .share = 1};
    const Field clerk{.title = words.issued_by, .value = paper.clerk, .share = 1};
    if (isOnOneLabel(form)) {
        sheet.fields(std::array{valid, balance, clerk});
        sheet.fields(std::array{name, document});
        return;
    }
    sheet.fields(std::array{valid, balance});
    sheet.fields(std::array{name, document});
    sheet.fields(std::array{clerk});
}

/// What came back, in as many lines as fit above `reserved_mm` on a label; the rest is counted.
void drawReturned(
    Sheet& sheet, const StoreCredit& paper, const PaperForm& form, double reserved_mm
) {
    const bool is_tight = isOnOneLabel(form);
    const TextStyle style{.size_pt = sheet.measures().body_pt};
    const double line = lineHeightMm(style.size_pt);
    const double end = sheet.bottom() - reserved_mm;
    const double heading = Sheet::headingHeight(sheet.measures());
    if (paper.returned.empty() || (is_tight && sheet.y() + heading + line > end)) {
        return;
    }
    sheet.heading(sheet.words().returned_items);
    for (std::size_t index = 0; index < paper.returned.size(); ++index) {
        const std::size_t left = paper.returned.size() - index;
        if (is_tight && left > 1 && sheet.y() + 2 * line > end) {
            sheet.note(filledIn(sheet.words().and_more, std::to_string(left)), style, 1);
            return;
        }
        const ItemLine& item = paper.returned[index];
        sheet.note(
            std::to_string(item.quantity) + "× " + item.description, style, is_tight ? 1 : 2
        );
    }
}

/// The rules, which are never left out, and the word about the balance below them.
struct Rules {
    const Sheet& sheet;
    TextStyle style;
    TextStyle end_style;

    Rules(const Sheet& of, const PaperForm& form)
        : sheet{of}
        , style{.size_pt = of.measures().body_pt - (isOnOneLabel(form) ? 1 : 0)}
        , end_style{
              .size_pt = of.measures().strong_pt, .weight = Weight::bold, .align = Align::centre} {}

    std::array<std::string, 3> lines() const {
        const Words& words = sheet.words();
        return {
            "• " + std::string{words.credit_rule_1},
            "• " + std::string{words.credit_rule_2},
            "• " + std::string{words.credit_rule_3}};
    }

    double height() const {
        double sum = Sheet::headingHeight(sheet.measures()) + 1 + lineHeightMm(end_style.size_pt);
        for (const std::string& line : lines()) {
            sum += Sheet::heightOf(sheet.full(), line, style, kMostLines) + kGapMm;
        }
        return sum;
    }

    void draw(Sheet& on) const {
        on.heading(sheet.words().rules);
        for (const std::string& line : lines()) {
            on.note(line, style, kMostLines);
            on.skip(kGapMm);
        }
        on.skip(1);
        on.note(sheet.words().balance_checked, end_style, 1);
    }

    static constexpr int kMostLines = 4;
    static constexpr double kGapMm = 0.6;
};

}  // namespace

std::vector<Page> layOut(const StoreCredit& paper, const PaperForm& form) {
    Sheet sheet{form, paper.head, wordsOf(form.language).store_credit};
    const Rules rules{sheet, form};
    drawValue(sheet, paper, form);
    sheet.barsWithText(Symbology::code128, paper.code, 14);
    sheet.skip(1);
    drawFacts(sheet, paper, form);
    drawReturned(sheet, paper, form, rules.height());
    rules.draw(sheet);
    return sheet.finish();
}

}  // namespace balcao
