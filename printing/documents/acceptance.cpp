#include "printing/documents/papers.h"
#include "printing/documents/sheet.h"

#include <array>
#include <string>
#include <vector>

namespace balcao {

namespace {

constexpr int kRemarkLines = 4;
constexpr double kRemarkMm = 8;     // room to write in
constexpr double kFirstRowMm = 24;  // titles and a step of three lines: no heading stands alone

/// The hub's people tick by pen what they have seen on their side.
constexpr std::string_view kTick = "[ ]";

void drawBlock(Sheet& sheet, std::size_t number, const AcceptanceBlock& block) {
    const Words& words = sheet.words();
    std::string heading = std::to_string(number) + ". " + block.title;
    if (!block.order_code.empty()) {
        heading.append(" – ").append(words.order).append(" ").append(block.order_code);
    }
    heading.append(" – ").append(block.result);
    sheet.skip(1);
    sheet.room(Sheet::headingHeight(sheet.measures()) + kFirstRowMm);
    sheet.heading(heading);
    std::vector<std::vector<std::string>> cells;
    for (const AcceptanceRow& row : block.rows) {
        cells.push_back({row.step, row.result, row.proved, row.look, std::string{kTick}});
    }
    sheet.table(
        std::array{
            TableColumn{.title = words.step, .share = 2.9, .align = Align::left},
            TableColumn{.title = words.result, .share = 1.5, .align = Align::left},
            TableColumn{.title = words.proved_by, .share = 5.3, .align = Align::left},
            TableColumn{.title = words.hub_looks, .share = 3.2, .align = Align::left},
            TableColumn{.title = words.hub_tick, .share = 0.7, .align = Align::centre}},
        cells
    );
}

/// Lines for what both parties want to keep on record.
void drawRemarks(Sheet& sheet) {
    sheet.skip(2);
    sheet.room(sheet.measures().strong_pt + kRemarkLines * kRemarkMm);
    sheet.heading(sheet.words().remarks);
    for (int line = 0; line < kRemarkLines; ++line) {
        sheet.skip(kRemarkMm);
        sheet.rule(sheet.y(), 0.12);
    }
}

}  // namespace

std::vector<Page> layOut(const AcceptancePaper& paper, const PaperForm& form) {
    Sheet sheet{form, paper.head, wordsOf(form.language).acceptance};
    const Words& words = sheet.words();
    sheet.fields(std::array{
        Field{.title = words.store, .value = paper.store, .share = 2},
        Field{.title = words.hub, .value = paper.hub, .share = 4},
        Field{.title = words.program, .value = paper.version, .share = 2}});
    sheet.fields(std::array{
        Field{
            .title = words.period,
            .value =
                timeText(paper.from, form.language) + " – " + timeText(paper.to, form.language),
            .share = 6},
        Field{.title = words.cases_passed, .value = paper.result, .share = 2}});
    if (!paper.is_whole) {
        sheet.note(words.partly_read, {.size_pt = sheet.measures().body_pt}, 2);
    }
    std::size_t number = 0;
    for (const AcceptanceBlock& block : paper.blocks) {
        drawBlock(sheet, ++number, block);
    }
    drawRemarks(sheet);
    sheet.skip(2);
    sheet.signatures(std::array{words.place_and_date});
    sheet.signatures(std::array{words.store_signs, words.hub_signs});
    return sheet.finish();
}

}  // namespace balcao
