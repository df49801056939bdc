#include "printing/documents/sheet.h"

#include "printing/documents/clean_text.h"
#include "printing/documents/text_lines.h"

#include <algorithm>
#include <array>
#include <utility>

namespace balcao {

namespace {

constexpr double kMmPerPoint = 25.4 / 72;
constexpr double kFinestModuleMm = 0.25;
constexpr std::size_t kLongestText = 1000;

/// From the top of a line to its baseline.
double ascentMm(double size_pt) {
    return 0.93 * size_pt * kMmPerPoint;
}

}  // namespace

const PaperMeasures& measuresOf(PaperSize size) {
    // A roll's 72 mm are what the head of an 80 mm printer reaches; its longest is what a bitmap
    // holds.
    static constexpr std::array<PaperMeasures, 4> kMeasures{
        PaperMeasures{210, 297, 14, 8, 10, 12, 22, 48, false},
        PaperMeasures{100, 150, 4, 6.5, 9, 11, 15, 56, false},
        PaperMeasures{100, 50, 3, 6, 8, 10, 12, 50, false},
        PaperMeasures{72, 1600, 1, 7, 9, 11, 15, 46, true}};
    return kMeasures.at(static_cast<std::size_t>(size));
}

double lineHeightMm(double size_pt) {
    return 1.22 * size_pt * kMmPerPoint;
}

Sheet::Sheet(
    const PaperForm& form, const PaperHead& head, std::string_view title, std::string_view copy_name
)
    : form_{form}
    , head_{head}
    , title_{title}
    , copy_name_{copy_name}
    , measures_{measuresOf(form.size)}
    , words_{wordsOf(form.language)} {
    head_.store_name = cleanText(head.store_name, 60);
    head_.store_address = cleanText(head.store_address, 120);
    head_.order_code = cleanText(head.order_code, 40);
    head_.short_code = cleanText(head.short_code, 8);
    head_.printed_by = cleanText(head.printed_by, 30);
    head_.job_code = cleanText(head.job_code, 16);
    beginPage();
    drawHead();
}

Slot Sheet::full() const {
    return {.x_mm = measures_.margin_mm, .width_mm = measures_.width_mm - 2 * measures_.margin_mm};
}

double Sheet::bottom() const {
    return measures_.height_mm - measures_.margin_mm - lineHeightMm(measures_.small_pt) - 1;
}

void Sheet::beginPage() {
    pages_.push_back({.width_mm = measures_.width_mm, .height_mm = measures_.height_mm, .marks = {}}
    );
    current_ = pages_.size() - 1;
    y_ = measures_.margin_mm;
}

void Sheet::room(double height_mm) {
    if (y_ + height_mm <= bottom()) {
        return;
    }
    beginPage();
    drawShortHead();
    if (on_new_page_) {
        on_new_page_();
    }
}

// --- head and foot -----------------------------------------------------------------------------

double Sheet::copyBand(double top_mm) {
    if (head_.copy < 2) {
        return 0;
    }
    const double height = lineHeightMm(measures_.strong_pt) + 1;
    std::string text = filledIn(words_.copy, std::to_string(head_.copy));
    const std::array<std::pair<std::string_view, std::string_view>, 5> reasons{
        {{"jam", words_.reason_jam},
         {"lost", words_.reason_lost},
         {"damaged", words_.reason_damaged},
         {"not_printed", words_.reason_not_printed},
         {"other", words_.reason_other}}};
    const auto* const reason = std::ranges::find(
        reasons, head_.copy_reason, &std::pair<std::string_view, std::string_view>::first
    );
    if (reason != reasons.end()) {
        text += " · " + std::string{reason->second};
    }
    if (!head_.printed_by.empty()) {
        text += " · " + head_.printed_by;
    }
    banner({full().x_mm, top_mm, full().width_mm, height}, text, measures_.strong_pt);
    return height + 1.5;
}

double Sheet::shortCodeBox(double top_mm, double size_pt) {
    if (head_.short_code.empty()) {
        return 0;
    }
    const double width =
        textWidthMm(head_.short_code, size_pt, Weight::bold) + 0.5 * size_pt * kMmPerPoint;
    const double height = 1.05 * size_pt * kMmPerPoint;
    banner({full().rightMm() - width, top_mm, width, height}, head_.short_code, size_pt);
    return width + 2;
}

void Sheet::drawHead() {
    if (form_.size == PaperSize::label_100x50) {
        drawShortHead();  // every millimetre counts; these labels show the code themselves
        return;
    }
    y_ += copyBand(y_);
    const double code_width = shortCodeBox(y_, 1.35 * measures_.title_pt);
    const double code_height = code_width > 0 ? 1.42 * measures_.title_pt * kMmPerPoint : 0;
    const Slot slot{.x_mm = full().x_mm, .width_mm = full().width_mm - code_width};
    double top = y_ - 0.5;
    top += line(slot, top, title_, {.size_pt = measures_.title_pt, .weight = Weight::bold});
    std::string below = head_.order_code.empty()
                            ? std::string{}
                            : std::string{words_.order} + " " + head_.order_code;
    if (!copy_name_.empty()) {
        below += (below.empty() ? "" : " · ") + copy_name_;
    }
    if (!below.empty()) {
        top += line(slot, top, below, {.size_pt = measures_.strong_pt, .weight = Weight::bold});
    }
    std::string store = head_.store_name;
    if (!head_.store_cnpj.empty()) {
        store += (store.empty() ? "" : " · ") + std::string{words_.cnpj} + " " +
                 documentOnPaper(head_.store_cnpj);
    }
    if (!store.empty()) {
        top += line(slot, top, store, {.size_pt = measures_.small_pt + 1});
    }
    if (!head_.store_address.empty()) {
        top += line(slot, top, head_.store_address, {.size_pt = measures_.small_pt});
    }
    y_ = std::max(top, y_ + code_height) + 0.8;
    rule(y_, 0.6);
    y_ += 2.4;
}

void Sheet::drawShortHead() {
    y_ += copyBand(y_);
    const bool has_code = form_.size != PaperSize::label_100x50;
    const double code_width = has_code ? shortCodeBox(y_, measures_.strong_pt) : 0;
    const Slot slot{.x_mm = full().x_mm, .width_mm = full().width_mm - code_width};
    std::string text = title_;
    if (!head_.order_code.empty()) {
        text += " · " + std::string{words_.order} + " " + head_.order_code;
    }
    y_ += line(slot, y_, text, {.size_pt = measures_.body_pt, .weight = Weight::bold}) + 0.8;
    rule(y_, 0.4);
    y_ += 2;
}

void Sheet::drawFeet() {
    const Slot slot = full();
    const double top = measures_.height_mm - measures_.margin_mm - lineHeightMm(measures_.small_pt);
    for (std::size_t index = 0; index < pages_.size(); ++index) {
        current_ = index;
        Page& page = pages_[index];
        const double foot = measures_.is_roll ? y_ + 1 : top;
        if (measures_.is_roll) {
            page.height_mm = foot + lineHeightMm(measures_.small_pt) + measures_.margin_mm;
        }
        std::string text =
            std::string{words_.printed} + " " + timeText(head_.printed_at, form_.language);
        if (!head_.printed_by.empty()) {
            text += " " + std::string{words_.by} + " " + head_.printed_by;
        }
        if (!head_.job_code.empty()) {
            text += " · " + std::string{words_.job} + " " + head_.job_code;
        }
        const double number_width = 12;
        line(
            {slot.x_mm, slot.width_mm - number_width}, foot, text, {.size_pt = measures_.small_pt}
        );
        line(
            {slot.rightMm() - number_width, number_width},
            foot,
            std::to_string(index + 1) + "/" + std::to_string(pages_.size()),
            {.size_pt = measures_.small_pt, .weight = Weight::bold, .align = Align::right}
        );
    }
}

std::vector<Page> Sheet::finish() {
    drawFeet();
    return std::exchange(pages_, {});
}

// --- marks at a place --------------------------------------------------------------------------

double Sheet::line(const Slot& slot, double top_mm, std::string_view text, const TextStyle& style) {
    const FittedLine fitted = fitLine(cleanText(text, kLongestText), slot.width_mm, style);
    double x = slot.x_mm;
    if (style.align != Align::left) {
        x += style.align == Align::right ? slot.width_mm : slot.width_mm / 2;
    }
    TextStyle drawn = style;
    drawn.size_pt = fitted.size_pt;
    if (!fitted.text.empty()) {
        pages_[current_].marks.emplace_back(TextMark{
            .x_mm = x,
            .baseline_mm = top_mm + ascentMm(style.size_pt),
            .text = fitted.text,
            .style = drawn});
    }
    return lineHeightMm(style.size_pt);
}

double Sheet::paragraph(
    const Slot& slot, double top_mm, std::string_view text, const TextStyle& style, int most_lines
) {
    double height = 0;
    for (const std::string& part :
         wrapLines(cleanText(text, kLongestText), slot.width_mm, style, most_lines)) {
        height += line(slot, top_mm + height, part, style);
    }
    return height;
}

double Sheet::heightOf(
    const Slot& slot, std::string_view text, const TextStyle& style, int most_lines
) {
    const auto lines = wrapLines(cleanText(text, kLongestText), slot.width_mm, style, most_lines);
    return static_cast<double>(lines.size()) * lineHeightMm(style.size_pt);
}

void Sheet::banner(const Area& area, std::string_view text, double size_pt) {
    box(area, 0);
    const TextStyle style{
        .size_pt = size_pt, .weight = Weight::bold, .align = Align::centre, .ink = Ink::white};
    const FittedLine fitted = fitLine(cleanText(text, kLongestText), area.width_mm - 1.5, style);
    TextStyle drawn = style;
    drawn.size_pt = fitted.size_pt;
    pages_[current_].marks.emplace_back(TextMark{
        .x_mm = area.x_mm + area.width_mm / 2,
        .baseline_mm = area.y_mm + (area.height_mm + capHeightMm(fitted.size_pt)) / 2,
        .text = fitted.text,
        .style = drawn});
}

void Sheet::rule(double top_mm, double line_mm) {
    box({full().x_mm, top_mm, full().width_mm, line_mm}, 0);
}

void Sheet::box(const Area& area, double line_mm, Ink ink) {
    pages_[current_].marks.emplace_back(BoxMark{.area = area, .line_mm = line_mm, .ink = ink});
}

void Sheet::tickBox(double x_mm, double top_mm, double side_mm) {
    box({x_mm, top_mm, side_mm, side_mm}, 0.35);
}

void Sheet::picture(const Area& area, const Bitmap& picture) {
    if (picture.width() == 0 || picture.height() == 0) {
        return;
    }
    // As large as it fits without being stretched, in the middle.
    const double scale =
        std::min(area.width_mm / picture.width(), area.height_mm / picture.height());
    const double width = picture.width() * scale;
    const double height = picture.height() * scale;
    pages_[current_].marks.emplace_back(PictureMark{
        .area =
            {area.x_mm + (area.width_mm - width) / 2,
             area.y_mm + (area.height_mm - height) / 2,
             width,
             height},
        .picture = picture});
}

bool Sheet::bars(const Area& area, Symbology symbology, std::string_view data, Align align) {
    auto bars = encodeBars(symbology, data);
    if (!bars) {
        return false;
    }
    const int quiet = quietModules(symbology);
    const double across = (bars->modules.width() + 2 * quiet) * kFinestModuleMm;
    const bool is_too_fine =
        across > area.width_mm || (symbology == Symbology::qr && across > area.height_mm);
    if (is_too_fine) {
        return false;
    }
    pages_[current_].marks.emplace_back(BarsMark{
        .area = area,
        .bars = std::move(*bars),
        .quiet_modules = quiet,
        .largest_module_mm = symbology == Symbology::qr ? 1.2 : 0.5,
        .is_turned = false,
        .align = align});
    return true;
}

void Sheet::bareBars(const Area& area, std::string_view data, BarsWay way) {
    auto bars = encodeBars(Symbology::code128, data);
    if (!bars) {
        return;
    }
    pages_[current_].marks.emplace_back(BarsMark{
        .area = area,
        .bars = std::move(*bars),
        .quiet_modules = 0,
        .largest_module_mm = kFinestModuleMm + 0.01,  // three dots at 300 dpi are 0.254
        .is_turned = way == BarsWay::down,
        .align = Align::centre});
}

}  // namespace balcao
