#include "printing/documents/papers.h"
#include "printing/documents/sheet.h"

#include <array>
#include <string>

namespace balcao {

namespace {

using Cells = std::vector<std::vector<std::string>>;

void drawRows(
    Sheet& sheet,
    std::string_view heading,
    std::string_view first_title,
    const std::vector<CloseRow>& rows
) {
    const Words& words = sheet.words();
    sheet.skip(1);
    sheet.heading(heading);
    Cells cells;
    for (const CloseRow& row : rows) {
        cells.push_back(
            {row.name, std::to_string(row.orders), std::to_string(row.units), row.amount}
        );
    }
    sheet.table(
        std::array{
            TableColumn{.title = first_title, .share = 4, .align = Align::left},
            TableColumn{.title = words.order_count, .share = 1.4, .align = Align::right},
            TableColumn{.title = words.unit_count, .share = 1.6, .align = Align::right},
            TableColumn{.title = words.amount, .share = 2.6, .align = Align::right}},
        cells
    );
}

void drawLeft(Sheet& sheet, const DayClose& paper) {
    const Words& words = sheet.words();
    sheet.skip(1);
    sheet.heading(words.left_open);
    if (paper.left.empty()) {
        sheet.note(words.none_left, {.size_pt = sheet.measures().body_pt}, 2);
        return;
    }
    Cells cells;
    for (const CloseOrder& order : paper.left) {
        std::string deadline;
        if (order.deadline) {
            deadline = timeText(*order.deadline, sheet.language());
        }
        if (order.is_late) {
            deadline.append(deadline.empty() ? "" : " ").append(words.late);
        }
        cells.push_back({order.short_code, order.order_code, order.state, order.journey, deadline});
    }
    sheet.table(
        std::array{
            TableColumn{.title = "#", .share = 1, .align = Align::left},
            TableColumn{.title = words.order, .share = 2.6, .align = Align::left},
            TableColumn{.title = words.state, .share = 2.6, .align = Align::left},
            TableColumn{.title = words.journey, .share = 2.2, .align = Align::left},
            TableColumn{.title = words.deadline, .share = 3, .align = Align::left}},
        cells
    );
}

}  // namespace

std::vector<Page> layOut(const DayClose& paper, const PaperForm& form) {
    Sheet sheet{form, paper.head, wordsOf(form.language).day_close};
    const Words& words = sheet.words();
    const auto or_dash = [](const std::string& text) {
        return text.empty() ? std::string{"–"} : text;
    };
    sheet.fields(std::array{
        Field{
            .title = words.period,
            .value =
                timeText(paper.from, form.language) + " – " + timeText(paper.to, form.language),
            .share = 4},
        Field{.title = words.orders_of_period, .value = std::to_string(paper.orders), .share = 2},
        Field{.title = words.units_of_period, .value = std::to_string(paper.units), .share = 2}});
    sheet.fields(std::array{
        Field{.title = words.answered_in_time, .value = or_dash(paper.answers_in_time), .share = 1},
        Field{.title = words.packed_in_time, .value = or_dash(paper.packed_in_time), .share = 1}});
    if (!paper.is_whole) {
        sheet.note(
            filledIn(words.not_whole, std::to_string(paper.orders)),
            {.size_pt = sheet.measures().body_pt},
            2
        );
    }
    drawRows(sheet, words.became_of_them, words.state, paper.states);
    if (!paper.reasons.empty()) {
        drawRows(sheet, words.refused_units, words.reason, paper.reasons);
    }
    drawLeft(sheet, paper);
    return sheet.finish();
}

}  // namespace balcao
