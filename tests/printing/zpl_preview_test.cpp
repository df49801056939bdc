#include "printing/render/zpl_preview.h"

#include "printing/encode/page_encoders.h"
#include "printing/encode/zpl_graphic.h"
#include "printing/fonts/typeface.h"
#include "printing/raster/png.h"
#include "printing/render/code128.h"
#include "printing/render/document_preview.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>
#include <zint.h>

namespace balcao::test {

namespace {

/// A function: the embedded files are ready only once the program has started.
std::string_view font() {
    return fontBytes(Weight::bold);
}

/// A label of 100 x 80 dots.
ZplPreview drawn(const std::string& commands) {
    const auto preview = previewZpl("^XA^PW100^LL80" + commands + "^XZ", {}, font());
    BOOST_REQUIRE(preview.has_value());
    return *preview;
}

struct Box {
    int left{-1};
    int top{-1};
    int right{-1};
    int bottom{-1};
};

/// What holds all black dots.
Box inkOf(const Bitmap& picture) {
    Box box;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            if (picture.at(x, y)) {
                box.left = box.left < 0 ? x : std::min(box.left, x);
                box.top = box.top < 0 ? y : box.top;
                box.right = std::max(box.right, x);
                box.bottom = y;
            }
        }
    }
    return box;
}

/// The modules that zint makes of a text in Code 128.
std::vector<int> zintWidths(const std::string& text) {
    zint_symbol* const symbol = ZBarcode_Create();
    symbol->symbology = BARCODE_CODE128;
    BOOST_REQUIRE(
        ZBarcode_Encode(
            symbol,
            reinterpret_cast<const unsigned char*>(text.data()),
            static_cast<int>(text.size())
        ) == 0
    );
    std::vector<int> widths;
    bool was_dark = false;
    for (int x = 0; x < symbol->width; ++x) {
        const bool is_dark =
            ((symbol->encoded_data[0][x / 8] >> (static_cast<unsigned>(x) % 8)) & 1U) != 0;
        if (widths.empty() || is_dark != was_dark) {
            widths.push_back(0);
        }
        was_dark = is_dark;
        ++widths.back();
    }
    ZBarcode_Delete(symbol);
    return widths;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(zpl_preview)

BOOST_AUTO_TEST_CASE(our_own_pictures_are_drawn_exactly) {
    Bitmap picture{100, 80};
    picture.fill(3, 4, 50, 7);
    picture.fill(90, 70, 10, 10);
    for (const ZplGraphicForm form : {ZplGraphicForm::acs, ZplGraphicForm::z64}) {
        const auto preview = previewZpl(zplLabelOf(picture, form), {}, font());
        BOOST_REQUIRE(preview.has_value());
        BOOST_TEST((preview->picture == picture));
        BOOST_TEST(preview->not_drawn.empty());
    }
}

BOOST_AUTO_TEST_CASE(a_box_has_its_lines_and_its_place) {
    const Bitmap picture = drawn("^FO10,20^GB30,15,2^FS").picture;
    Bitmap expected{100, 80};
    expected.fill(10, 20, 30, 15);
    expected.fill(12, 22, 26, 11, false);
    BOOST_TEST((picture == expected));
    BOOST_TEST((drawn("^LH10,20^FO0,0^GB30,15,2^FS").picture == expected));
    BOOST_TEST((drawn("^FT10,35^GB30,15,2^FS").picture == expected));
    BOOST_TEST((drawn("^FO10,20^GB30,15,15^FS^FO12,22^GB26,11,11,W^FS").picture == expected));
    BOOST_TEST((drawn("^FO10,20^GB30,15,15^FS^FO12,22^FR^GB26,11,11^FS").picture == expected));
}

BOOST_AUTO_TEST_CASE(a_stored_picture_is_drawn_where_it_is_named) {
    Bitmap expected{100, 80};
    expected.fill(10, 5, 8, 2);
    BOOST_TEST((drawn("~DGR:A.GRF,2,1,FFFF^FO10,5^XGA^FS").picture == expected));
    Bitmap large{100, 80};
    large.fill(10, 5, 16, 6);
    BOOST_TEST((drawn("~DGR:A.GRF,2,1,FFFF^FO10,5^XGR:A.GRF,2,3^FS").picture == large));
    BOOST_TEST(drawn("^XGR:B.GRF^FS").not_drawn == std::vector<std::string>{"^XG"});
}

BOOST_AUTO_TEST_CASE(letters_stand_at_their_place_and_grow_with_their_height) {
    const Box small = inkOf(drawn("^FO10,20^A0N,20^FDH^FS").picture);
    const Box large = inkOf(drawn("^FO10,20^A0N,40^FDH^FS").picture);
    BOOST_TEST(small.left >= 10);
    BOOST_TEST(small.top >= 20);
    BOOST_TEST(large.bottom - large.top > (small.bottom - small.top) * 3 / 2);
    const Box on_base = inkOf(drawn("^FT10,60^A0N,40^FDH^FS").picture);
    BOOST_TEST(on_base.bottom == 59);
}

BOOST_AUTO_TEST_CASE(turned_letters_are_the_same_letters_turned) {
    const Bitmap upright = drawn("^FO0,0^A0N,30^FDF^FS").picture;
    const auto preview = previewZpl("^XA^PW80^LL100^FO43,0^A0R,30^FDF^FS^XZ", {}, font());
    const Box turned = inkOf(preview->picture);
    const Box plain = inkOf(upright);
    BOOST_TEST(turned.right - turned.left == plain.bottom - plain.top);
    BOOST_TEST(turned.bottom - turned.top == plain.right - plain.left);
}

BOOST_AUTO_TEST_CASE(a_block_wraps_its_words_and_centres_them) {
    const Box one = inkOf(drawn("^FO0,0^FB100,1^A0N,20^FDaa^FS").picture);
    const Box two = inkOf(drawn("^FO0,0^FB30,3^A0N,20^FDaa aa^FS").picture);
    BOOST_TEST(two.bottom > one.bottom + 15);
    const Box middle = inkOf(drawn("^FO0,0^FB100,1,0,C^A0N,20^FDaa^FS").picture);
    BOOST_TEST(std::abs((middle.left + middle.right) - 99) <= 3);
    const Box right = inkOf(drawn("^FB100,1,0,R^FO0,0^A0N,20^FDaa^FS").picture);
    BOOST_TEST(right.right > 90);
}

BOOST_AUTO_TEST_CASE(accents_come_by_utf8_by_code_page_and_by_hex) {
    const Bitmap expected = drawn("^CI28^FO5,5^A0N,40^FD\xc3\xa3^FS").picture;  // a with tilde
    BOOST_TEST(inkOf(expected).top < inkOf(drawn("^FO5,5^A0N,40^FDa^FS").picture).top);
    BOOST_TEST((drawn("^CI28^FO5,5^A0N,40^FH^FD_c3_A3^FS").picture == expected));
    BOOST_TEST((drawn("^CI27^FO5,5^A0N,40^FD\xe3^FS").picture == expected));
    BOOST_TEST((drawn("^CI13^FO5,5^A0N,40^FD\xc6^FS").picture == expected));
}

BOOST_AUTO_TEST_CASE(a_bar_code_is_as_wide_as_its_modules) {
    // Start, 2 letters, check: 11 modules each; stop: 13.
    const auto preview = previewZpl("^XA^PW300^LL90^FO20,10^BY2^BCN,50,N^FDab^FS^XZ", {}, font());
    const Box box = inkOf(preview->picture);
    BOOST_TEST(box.left == 20);
    BOOST_TEST(box.right == 20 + (4 * 11 + 13) * 2 - 1);
    BOOST_TEST(box.top == 10);
    BOOST_TEST(box.bottom == 59);
}

BOOST_AUTO_TEST_CASE(code_128_agrees_with_another_encoder) {
    for (const std::string text :
         {"12345678", "ABCdef", "0123456789012345678901234567890123456789"}) {
        BOOST_TEST(code128Of(text, true).widths == zintWidths(text), text);
    }
    BOOST_TEST(code128Of(">;12345678", false).widths == zintWidths("12345678"));
    BOOST_TEST(code128Of(">:AB>01", false).text == "AB>1");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_drawn_is_named_and_prints_no_text) {
    const ZplPreview preview = drawn("^FO0,0^BD3^FDdata^FS^FO0,0^BXN,4,200^FD_1x^FS^QQ^QQ^A@N,9");
    BOOST_TEST(preview.not_drawn == (std::vector<std::string>{"^BD", "^BX", "^QQ", "^A@"}));
    BOOST_TEST((preview.picture == Bitmap{100, 80}));
}

BOOST_AUTO_TEST_CASE(a_label_without_a_size_has_the_papers) {
    const auto preview =
        previewZpl("^XA^FDx^FS^XZ", {.dots_per_mm = 10, .width_mm = 50, .height_mm = 20}, font());
    BOOST_TEST(preview->picture.width() == 500);
    BOOST_TEST(preview->picture.height() == 200);
}

BOOST_AUTO_TEST_CASE(what_would_take_too_long_is_refused) {
    std::string boxes;
    for (int i = 0; i < 300; ++i) {
        boxes += "^FO0,0^GB8000,8000,5^FS";
    }
    BOOST_TEST(!previewZpl("^XA^PW8000^LL4000" + boxes + "^XZ", {}, font()).has_value());
    BOOST_TEST(!previewZpl("^XA^PW20000^LL20000^FDx^FS^XZ", {}, font()).has_value());
}

BOOST_AUTO_TEST_CASE(every_kind_of_document_has_its_pages) {
    const CommandRasterizer rasterizer{"pdftoppm"};
    const PreviewTools tools{.rasterizer = rasterizer, .font_file = font()};
    Bitmap page{80, 40};
    page.fill(5, 5, 9, 9);
    const auto pages = [&](const std::string& document) {
        const auto shown = previewDocument(document, {}, tools);
        BOOST_REQUIRE(shown.has_value());
        return *shown;
    };
    BOOST_TEST((pages(toPng(page, 8)).at(0).picture == page));
    BOOST_TEST((pages(pdfOf({page, page}, 8)).at(1).picture == page));
    const auto labels = pages("^XA^JUS^PQ3^FDa^FS^XZ^XA^FO1,1^BD^FDx^FS^XZ");
    BOOST_TEST(labels.size() == 2U);
    BOOST_TEST(labels[0].copies == 3);
    BOOST_TEST(labels[1].not_drawn == std::vector<std::string>{"^BD"});
    BOOST_TEST(previewDocument("<html>", {}, tools).error().starts_with("html_instead_of_label: "));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
