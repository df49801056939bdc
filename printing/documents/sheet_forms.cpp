// The forms that documents are made of; each goes on from where the last one ended.
#include "printing/documents/clean_text.h"
#include "printing/documents/sheet.h"
#include "printing/documents/text_lines.h"

#include <algorithm>
#include <numeric>

namespace balcao {

namespace {

constexpr int kMostCellLines = 3;
constexpr double kAboveHeadingMm = 1.2;
constexpr double kBelowHeadingMm = 1.6;

}  // namespace

void Sheet::heading(std::string_view text) {
    room(2 * lineHeightMm(measures_.strong_pt) + 2);
    y_ += kAboveHeadingMm;
    y_ += line(full(), y_, text, {.size_pt = measures_.strong_pt, .weight = Weight::bold});
    rule(y_ + 0.3, 0.25);
    y_ += kBelowHeadingMm;
}

double Sheet::headingHeight(const PaperMeasures& measures) {
    return kAboveHeadingMm + lineHeightMm(measures.strong_pt) + kBelowHeadingMm;
}

void Sheet::fields(std::span<const Field> fields) {
    const int shares =
        std::accumulate(fields.begin(), fields.end(), 0, [](int sum, const Field& field) {
            return sum + field.share;
        });
    const TextStyle title_style{.size_pt = measures_.small_pt};
    const TextStyle value_style{.size_pt = measures_.strong_pt, .weight = Weight::bold};
    room(lineHeightMm(title_style.size_pt) + 2 * lineHeightMm(value_style.size_pt));
    double x = full().x_mm;
    double height = 0;
    for (const Field& field : fields) {
        const double width = full().width_mm * field.share / std::max(shares, 1);
        const Slot slot{.x_mm = x, .width_mm = width - 2};
        const double title_height = line(slot, y_, field.title, title_style);
        height = std::max(
            height, title_height + paragraph(slot, y_ + title_height, field.value, value_style, 2)
        );
        x += width;
    }
    y_ += height + 1.2;
}

void Sheet::barsWithText(Symbology symbology, std::string_view data, double height_mm) {
    const double text_height = lineHeightMm(measures_.strong_pt);
    room(height_mm + text_height + 2);
    if (bars({full().x_mm, y_, full().width_mm, height_mm}, symbology, data, Align::centre)) {
        y_ += height_mm + 0.6;
    }
    y_ += line(
              full(),
              y_,
              data,
              {.size_pt = measures_.strong_pt, .weight = Weight::bold, .align = Align::centre}
          ) +
          0.8;
}

void Sheet::table(
    std::span<const TableColumn> columns, std::span<const std::vector<std::string>> rows
) {
    const double shares = std::accumulate(
        columns.begin(),
        columns.end(),
        0.0,
        [](double sum, const TableColumn& column) { return sum + column.share; }
    );
    constexpr double kGapMm = 2;
    std::vector<Slot> slots;
    double x = full().x_mm;
    for (const TableColumn& column : columns) {
        const double width = full().width_mm * column.share / shares;
        slots.push_back({.x_mm = x, .width_mm = width - (&column == &columns.back() ? 0 : kGapMm)});
        x += width;
    }
    const auto draw_titles = [&] {
        double height = 0;
        for (std::size_t index = 0; index < columns.size(); ++index) {
            const TableColumn& column = columns[index];
            height = line(
                slots[index],
                y_,
                column.title,
                {.size_pt = measures_.small_pt, .weight = Weight::bold, .align = column.align}
            );
        }
        y_ += height + 0.3;
        rule(y_, 0.35);
        y_ += 0.9;
    };
    const double line_height = lineHeightMm(measures_.body_pt);
    room(lineHeightMm(measures_.small_pt) + 2 + 2 * line_height);
    draw_titles();
    onNewPage(draw_titles);
    for (const auto& row : rows) {
        std::size_t line_count = 1;
        for (std::size_t index = 0; index < row.size(); ++index) {
            const TextStyle style{.size_pt = measures_.body_pt};
            const auto lines =
                wrapLines(cleanText(row[index]), slots[index].width_mm, style, kMostCellLines);
            line_count = std::max(line_count, lines.size());
        }
        room(static_cast<double>(line_count) * line_height + 1.2);
        for (std::size_t index = 0; index < row.size(); ++index) {
            const TextStyle style{.size_pt = measures_.body_pt, .align = columns[index].align};
            if (style.align == Align::left) {
                paragraph(slots[index], y_, row[index], style, kMostCellLines);
            } else {
                line(slots[index], y_, row[index], style);  // numbers are not broken
            }
        }
        y_ += static_cast<double>(line_count) * line_height + 0.5;
        rule(y_, 0.12);
        y_ += 0.7;
    }
    onNewPage({});
}

void Sheet::note(std::string_view text, const TextStyle& style, int most_lines) {
    const auto lines = wrapLines(cleanText(text, 1000), full().width_mm, style, most_lines);
    room(static_cast<double>(lines.size()) * lineHeightMm(style.size_pt));
    y_ += paragraph(full(), y_, text, style, most_lines);
}

void Sheet::signatures(std::span<const std::string_view> titles) {
    const std::size_t beside = isNarrow() ? 1 : 2;
    constexpr double kWritingMm = 11;
    for (std::size_t first = 0; first < titles.size(); first += beside) {
        const std::size_t count = std::min(beside, titles.size() - first);
        room(kWritingMm + lineHeightMm(measures_.small_pt) + 1);
        y_ += kWritingMm;
        for (std::size_t index = 0; index < count; ++index) {
            const double width = full().width_mm / static_cast<double>(beside);
            const Slot slot{
                .x_mm = full().x_mm + static_cast<double>(index) * width,
                .width_mm = width - (beside > 1 ? 4 : 0)};
            box({slot.x_mm, y_, slot.width_mm, 0.25}, 0);
            line(slot, y_ + 0.5, titles[first + index], {.size_pt = measures_.small_pt});
        }
        y_ += lineHeightMm(measures_.small_pt) + 1;
    }
}

}  // namespace balcao
