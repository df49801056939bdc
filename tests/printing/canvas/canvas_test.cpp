// Pages and the three things they become.
#include "printing/canvas/pdf_canvas.h"
#include "printing/canvas/raster_canvas.h"
#include "printing/canvas/zpl_canvas.h"
#include "printing/intake/zpl_guard.h"

#include <boost/test/unit_test.hpp>

#include <limits>

namespace balcao::test {

namespace {

constexpr double kCoarse = 8;
constexpr double kFine = 300 / 25.4;

Page labelPage() {
    return {.width_mm = 100, .height_mm = 50, .marks = {}};
}

BarsMark code(std::string_view data, const Area& area) {
    return {
        .area = area,
        .bars = encodeBars(Symbology::code128, data).value(),
        .quiet_modules = quietModules(Symbology::code128),
        .largest_module_mm = 0.5,
        .is_turned = false,
        .align = Align::left};
}

std::string zplOf(const Mark& mark) {
    Page page = labelPage();
    page.marks.push_back(mark);
    return toZpl({page}, kCoarse);
}

TextMark textMark(std::string text, TextStyle style = {}) {
    return {.x_mm = 10, .baseline_mm = 20, .text = std::move(text), .style = style};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(canvas)

// --- bars ---

BOOST_AUTO_TEST_CASE(an_access_key_of_digits_has_277_modules) {
    const auto bars =
        encodeBars(Symbology::code128, "35260112345678000195550010000001231123456789");
    BOOST_REQUIRE(bars.has_value());
    BOOST_TEST(bars->modules.width() == 277);
}

BOOST_AUTO_TEST_CASE(text_that_cannot_be_bars_gives_none) {
    for (const char* const text : {"", "ção", "a\nb", "a\x7F"}) {
        BOOST_TEST(!encodeBars(Symbology::code128, text).has_value());
        BOOST_TEST(!encodeBars(Symbology::qr, text).has_value());
    }
    BOOST_TEST(!encodeBars(Symbology::code128, std::string(81, 'A')).has_value());
    BOOST_TEST(!encodeBars(Symbology::qr, std::string(301, 'A')).has_value());
    BOOST_TEST(!encodeBars(Symbology::ean13, "7891234567890").has_value());  // wrong check digit
    BOOST_TEST(!encodeBars(Symbology::ean13, "12345678").has_value());
    BOOST_TEST(encodeBars(Symbology::ean13, "7891234567895").has_value());
}

BOOST_AUTO_TEST_CASE(modules_are_whole_dots_at_both_resolutions) {
    const BarsMark mark = code("B-123456-1", {5, 5, 60, 10});
    const PlacedBars coarse = placeBars(mark, kCoarse);
    const PlacedBars fine = placeBars(mark, kFine);
    const int modules = mark.bars.modules.width() + 20;
    BOOST_TEST(coarse.module_dots == static_cast<int>(60 * kCoarse / modules));
    BOOST_TEST(coarse.across == coarse.module_dots * mark.bars.modules.width());
    BOOST_TEST(fine.module_dots == static_cast<int>(60 * kFine / modules));
    BOOST_TEST(coarse.x == 40 + 10 * coarse.module_dots);  // behind the quiet zone
    BOOST_TEST(coarse.down == 80);
}

BOOST_AUTO_TEST_CASE(turned_bars_run_downwards) {
    BarsMark mark = code("A1", {5, 5, 10, 40});
    mark.is_turned = true;
    const PlacedBars placed = placeBars(mark, kCoarse);
    BOOST_TEST(placed.modules.width() == 1);
    BOOST_TEST(placed.modules.height() == mark.bars.modules.width());
    BOOST_TEST(placed.across == 80);
}

// --- what all refuse ---

BOOST_AUTO_TEST_CASE(a_number_that_is_none_is_refused_by_every_canvas) {
    for (const double bad :
         {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), 1e6}) {
        Page page = labelPage();
        page.marks.emplace_back(BoxMark{.area = {bad, 1, 1, 1}});
        BOOST_CHECK_THROW(toPdf({page}, "t", kFine), std::invalid_argument);
        BOOST_CHECK_THROW(toZpl({page}, kCoarse), std::invalid_argument);
        BOOST_CHECK_THROW(toBitmap(page, kCoarse), std::invalid_argument);
    }
    BOOST_CHECK_THROW(toPdf({}, "t", kFine), std::invalid_argument);
    BOOST_CHECK_THROW(toPdf({Page{}}, "t", kFine), std::invalid_argument);
}

// --- dots ---

BOOST_AUTO_TEST_CASE(a_box_covers_exactly_its_dots) {
    Page page{.width_mm = 10, .height_mm = 10, .marks = {}};
    page.marks.emplace_back(BoxMark{.area = {1, 2, 3, 4}});
    const Bitmap picture = toBitmap(page, kCoarse);
    Bitmap wanted{80, 80};
    wanted.fill(8, 16, 24, 32);
    BOOST_TEST((picture == wanted));
}

BOOST_AUTO_TEST_CASE(a_thin_line_never_vanishes) {
    Page page{.width_mm = 10, .height_mm = 10, .marks = {}};
    page.marks.emplace_back(BoxMark{.area = {1, 2, 3, 0.01}});
    BOOST_TEST(toBitmap(page, kCoarse).at(10, 16));
}

BOOST_AUTO_TEST_CASE(text_is_as_wide_as_the_layout_measured) {
    Page page{.width_mm = 100, .height_mm = 20, .marks = {}};
    page.marks.emplace_back(TextMark{
        .x_mm = 5, .baseline_mm = 15, .text = "HHHHHHHHHH", .style = {.size_pt = 20}});
    const Bitmap picture = toBitmap(page, kCoarse);
    int last = 0;
    for (int x = 0; x < picture.width(); ++x) {
        for (int y = 0; y < picture.height(); ++y) {
            last = picture.at(x, y) ? x : last;
        }
    }
    const double end_mm = 5 + textWidthMm("HHHHHHHHHH", 20, Weight::regular);
    BOOST_TEST(last / kCoarse <= end_mm);
    BOOST_TEST(last / kCoarse >= end_mm - 1);
}

BOOST_AUTO_TEST_CASE(white_text_shows_on_a_filled_box) {
    Page page{.width_mm = 30, .height_mm = 20, .marks = {}};
    page.marks.emplace_back(BoxMark{.area = {0, 0, 30, 20}});
    Page with_text = page;
    with_text.marks.emplace_back(textMark("A7", {.size_pt = 20, .ink = Ink::white}));
    BOOST_TEST((toBitmap(page, kCoarse) != toBitmap(with_text, kCoarse)));
}

// --- PDF ---

BOOST_AUTO_TEST_CASE(the_same_pages_make_the_same_pdf) {
    Page page = labelPage();
    page.marks.emplace_back(textMark("Lista de separação"));
    page.marks.emplace_back(code("B-1", {5, 5, 60, 10}));
    const std::string pdf = toPdf({page}, "título", kFine);
    BOOST_TEST(pdf.starts_with("%PDF-"));
    BOOST_TEST((pdf == toPdf({page}, "título", kFine)));
}

BOOST_AUTO_TEST_CASE(a_picture_of_any_size_goes_into_a_pdf) {
    Page page = labelPage();
    page.marks.emplace_back(PictureMark{.area = {1, 1, 10, 10}, .picture = Bitmap{13, 7}});
    page.marks.emplace_back(PictureMark{.area = {1, 1, 10, 10}, .picture = {}});
    BOOST_TEST(!toPdf({page}, "t", kFine).empty());
}

// --- ZPL ---

BOOST_AUTO_TEST_CASE(a_page_is_one_label) {
    const std::string zpl = toZpl({labelPage(), labelPage()}, kCoarse);
    BOOST_TEST(zpl == "^XA^CI28^LH0,0^PW800^LL400\n^XZ\n^XA^CI28^LH0,0^PW800^LL400\n^XZ\n");
}

BOOST_AUTO_TEST_CASE(text_goes_out_in_the_printers_own_font_with_accents_as_hex) {
    BOOST_TEST(
        zplOf(textMark("São 1")) ==
        "^XA^CI28^LH0,0^PW800^LL400\n^FT80,160^A0N,25,25^FH_^FDS_C3_A3o 1^FS\n^XZ\n"
    );
}

BOOST_AUTO_TEST_CASE(a_text_cannot_hold_a_command) {
    const std::string zpl = zplOf(textMark("^XZ^XA~JR_5E\\&"));
    BOOST_TEST(zpl.find("^FD_5EXZ_5EXA_7EJR_5F5E_5C_26^FS") != std::string::npos);
    BOOST_TEST(!whyNotPrintable(zpl).has_value());
}

BOOST_AUTO_TEST_CASE(bars_are_the_printers_own_with_the_set_told) {
    BOOST_TEST(
        zplOf(code("B-123456-1", {5, 5, 60, 10})).find("^BY3^BCN,80,N,N,N^FH_^FD>:B-123456-1^FS") !=
        std::string::npos
    );
    BOOST_TEST(
        zplOf(code("123456789", {5, 5, 60, 10})).find("^FD>;12345678>69^FS") != std::string::npos
    );
    BOOST_TEST(zplOf(code("a>b", {5, 5, 60, 10})).find("^FD>:a>0b^FS") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(our_own_labels_pass_the_filter_for_foreign_ones) {
    Page page = labelPage();
    page.marks.emplace_back(
        textMark("A7", {.size_pt = 30, .weight = Weight::bold, .align = Align::right})
    );
    page.marks.emplace_back(code("B-1", {5, 5, 60, 10}));
    page.marks.emplace_back(BarsMark{
        .area = {60, 10, 20, 20},
        .bars = encodeBars(Symbology::qr, "B-1").value(),
        .quiet_modules = 4});
    BOOST_TEST(!whyNotPrintable(toZpl({page}, kCoarse)).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
