#pragma once

#include "printing/canvas/page.h"
#include "printing/documents/format.h"
#include "printing/documents/papers.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// The sizes of a paper: what is large on A4 is too large on a label.
struct PaperMeasures {
    double width_mm{};
    double height_mm{};  // of a roll: the longest
    double margin_mm{};
    double small_pt{};
    double body_pt{};
    double strong_pt{};
    double title_pt{};
    double huge_pt{};
    bool is_roll{false};
};

const PaperMeasures& measuresOf(PaperSize size);

/// Height from one line of text to the next.
double lineHeightMm(double size_pt);

/// A part of the paper's width.
struct Slot {
    double x_mm{};
    double width_mm{};

    double rightMm() const { return x_mm + width_mm; }
};

/// A small title with its value below.
struct Field {
    std::string_view title;
    std::string value;
    int share{1};  // of the row's width
};

enum class BarsWay : std::uint8_t { across, down };

struct TableColumn {
    std::string_view title;
    double share{1};
    Align align{Align::left};
};

/// A document while it is laid out from top to bottom: head and foot of every page, page breaks,
/// and the few forms that all documents are made of. It cleans every text that it is given
/// (clean_text.h), so that no document can forget to.
class Sheet {
public:
    /// Begins the first page with its head: title, order, short code, mark of a reprint.
    /// `copy_name` says whose copy this is; may be empty.
    Sheet(
        const PaperForm& form,
        const PaperHead& head,
        std::string_view title,
        std::string_view copy_name = {}
    );

    const PaperMeasures& measures() const { return measures_; }
    const Words& words() const { return words_; }
    Language language() const { return form_.language; }
    Slot full() const;
    bool isNarrow() const { return measures_.width_mm < 90; }    // a roll
    bool isCompact() const { return measures_.width_mm < 150; }  // a roll or a label

    double y() const { return y_; }
    void moveTo(double y_mm) { y_ = y_mm; }
    void skip(double mm) { y_ += mm; }
    double bottom() const;  // where the foot begins

    /// Makes sure that so much fits below: else begins a page, with `onNewPage` after its head.
    void room(double height_mm);
    void onNewPage(std::function<void()> draw) { on_new_page_ = std::move(draw); }

    // --- marks at a place ---

    /// One line with its top at `top_mm`, made smaller to fit, then cut. Returns its height.
    double line(const Slot& slot, double top_mm, std::string_view text, const TextStyle& style);
    /// Lines broken at blanks; what is more than `most_lines` is cut. Returns their height.
    double paragraph(
        const Slot& slot,
        double top_mm,
        std::string_view text,
        const TextStyle& style,
        int most_lines
    );
    /// What paragraph() would return, without drawing.
    static double heightOf(
        const Slot& slot, std::string_view text, const TextStyle& style, int most_lines
    );
    /// White text on black, centred in the area.
    void banner(const Area& area, std::string_view text, double size_pt);
    void rule(double top_mm, double line_mm);
    void box(const Area& area, double line_mm, Ink ink = Ink::black);
    void tickBox(double x_mm, double top_mm, double side_mm);
    void picture(const Area& area, const Bitmap& picture);
    /// Bars with their quiet zone inside the area; false if the text cannot be bars or they would
    /// be too fine to be read there (0.25 mm a module, two dots at 203 dpi).
    bool bars(
        const Area& area, Symbology symbology, std::string_view data, Align align = Align::left
    );

    /// Code 128 in the middle of the area, which the caller has made large enough; what of the
    /// quiet zone is missing there lies outside of it.
    void bareBars(const Area& area, std::string_view data, BarsWay way);

    // --- forms that go on from y() ---

    void heading(std::string_view text);
    /// What heading() takes, without drawing.
    static double headingHeight(const PaperMeasures& measures);
    void fields(std::span<const Field> fields);
    /// Bars over the whole width with their text below.
    void barsWithText(Symbology symbology, std::string_view data, double height_mm);
    void table(
        std::span<const TableColumn> columns, std::span<const std::vector<std::string>> rows
    );
    /// Text over the whole width.
    void note(std::string_view text, const TextStyle& style, int most_lines = 6);
    /// Lines to write on, with their titles below: side by side where there is room.
    void signatures(std::span<const std::string_view> titles);

    /// The pages, with their feet. The sheet is empty afterwards.
    std::vector<Page> finish();

private:
    void beginPage();
    void drawHead();
    void drawShortHead();
    void drawFeet();
    double copyBand(double top_mm);
    double shortCodeBox(double top_mm, double size_pt);

    PaperForm form_;
    PaperHead head_;
    std::string title_;
    std::string copy_name_;
    const PaperMeasures& measures_;
    const Words& words_;
    std::vector<Page> pages_;
    std::size_t current_{0};  // the page that marks go to
    std::function<void()> on_new_page_;
    double y_{0};
};

}  // namespace balcao
