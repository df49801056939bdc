#include "printing/prepare.h"

#include "printing/encode/page_encoders.h"
#include "printing/encode/zpl_graphic.h"
#include "printing/raster/png.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace balcao::test {

namespace {

/// A label printer with 100 x 150 mm paper.
PrinterCapability labelPrinter(PrinterLanguage language = PrinterLanguage::zpl) {
    PrinterCapability printer;
    printer.language = language;
    printer.media_width_mm = 100;
    printer.media_height_mm = 150;
    return printer;
}

Bitmap corner(int width, int height) {
    Bitmap picture{width, height};
    picture.fill(0, 0, 20, 10);
    return picture;
}

const CommandRasterizer kRasterizer{"pdftoppm"};

Result<PreparedParts, std::string> prepared(
    std::string_view document, const PrinterCapability& printer, const PrepareOptions& options = {}
) {
    return prepare(document, printer, kRasterizer, options);
}

std::string slugOf(const Result<PreparedParts, std::string>& parts) {
    return parts.has_value() ? "" : parts.error().substr(0, parts.error().find(':'));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(preparing)

BOOST_AUTO_TEST_CASE(zpl_is_filtered_and_split_into_parts) {
    const auto parts =
        prepared("^XA^JUS^FDa^FS^PQ2^XZ^XA^FDb^FS^XZ", labelPrinter(PrinterLanguage::zpl));
    BOOST_REQUIRE_MESSAGE(parts.has_value(), slugOf(parts));
    BOOST_REQUIRE(parts->parts.size() == 2U);
    BOOST_TEST(parts->parts[0].bytes == "^XA^FDa^FS^XZ");
    BOOST_TEST(parts->parts[0].copies == 2);
    BOOST_TEST(parts->parts[1].bytes == "^XA^FDb^FS^XZ");
    BOOST_TEST(parts->removed == std::vector<std::string>{"^JU"});
}

BOOST_AUTO_TEST_CASE(a_pdf_is_printed_dot_by_dot_a_part_a_page) {
    const Bitmap page = corner(800, 1200);
    const std::string pdf = pdfOf({page, Bitmap{800, 1200}, page}, 8);
    const auto acs = prepared(pdf, labelPrinter());
    BOOST_REQUIRE_MESSAGE(acs.has_value(), slugOf(acs));
    BOOST_REQUIRE(acs->parts.size() == 2U);  // the white page in between is left out
    BOOST_TEST(acs->parts[1].bytes == zplLabelOf(page, ZplGraphicForm::acs));
    PrinterCapability zebra = labelPrinter();
    zebra.knows_z64 = true;
    BOOST_TEST(prepared(pdf, zebra)->parts[0].bytes == zplLabelOf(page, ZplGraphicForm::z64));
}

BOOST_AUTO_TEST_CASE(for_a_printer_that_is_drawn_on_each_page_becomes_a_picture_of_its_dots) {
    const Bitmap page = corner(800, 1200);
    const auto parts = prepared(pdfOf({page, page}, 8), labelPrinter(PrinterLanguage::dots));
    BOOST_REQUIRE_MESSAGE(parts.has_value(), slugOf(parts));
    BOOST_TEST((parts->sent_as == DocumentKind::png));
    BOOST_REQUIRE(parts->parts.size() == 2U);
    BOOST_TEST((bitmapFromPng(parts->parts[1].bytes).value() == page));
    BOOST_TEST(
        slugOf(prepared("^XA^FDa^FS^XZ", labelPrinter(PrinterLanguage::dots))) ==
        "language_not_supported"
    );
}

BOOST_AUTO_TEST_CASE(a_picture_is_printed_in_the_printers_language) {
    const Bitmap page = corner(800, 1200);
    const std::string png = toPng(page, 8);
    BOOST_TEST(
        prepared(png, labelPrinter())->parts.at(0).bytes == zplLabelOf(page, ZplGraphicForm::acs)
    );
    BOOST_TEST(
        prepared(png, labelPrinter(PrinterLanguage::epl))->parts.at(0).bytes == eplLabelOf(page)
    );
    BOOST_TEST(
        prepared(png, labelPrinter(PrinterLanguage::pdf))->parts.at(0).bytes == pdfOf({page}, 8)
    );
}

BOOST_AUTO_TEST_CASE(a_receipt_may_be_as_wide_as_the_head_or_as_the_roll) {
    PrinterCapability roll;
    roll.language = PrinterLanguage::escpos;
    roll.media_width_mm = 80;
    roll.width_dots = 576;  // 72 mm
    Bitmap whole_roll{640, 100};
    whole_roll.fill(32, 10, 8, 8);
    Bitmap under_head{576, 100};
    under_head.fill(0, 10, 8, 8);
    const std::string bytes = escPosReceiptOf(under_head);
    BOOST_TEST(prepared(toPng(under_head, 8), roll)->parts.at(0).bytes == bytes);
    BOOST_TEST(prepared(toPng(whole_roll, 8), roll)->parts.at(0).bytes == bytes);
    BOOST_TEST(slugOf(prepared(toPng(corner(800, 100), 8), roll)) == "size_mismatch");
    BOOST_TEST(slugOf(prepared(toPng(corner(384, 100), 8), roll)) == "size_mismatch");
}

BOOST_AUTO_TEST_CASE(a_document_for_other_paper_is_held_until_a_person_wants_it) {
    const std::string a4 = pdfOf({corner(1680, 2376)}, 8);
    BOOST_TEST(slugOf(prepared(a4, labelPrinter())) == "size_mismatch");
    BOOST_TEST(slugOf(prepared(toPng(corner(400, 600), 8), labelPrinter())) == "size_mismatch");
    BOOST_TEST(slugOf(prepared("^XA^PW1200^FDx^FS^XZ", labelPrinter())) == "size_mismatch");
    BOOST_TEST(slugOf(prepared("^XA^LL1800^FDx^FS^XZ", labelPrinter())) == "size_mismatch");
    const PrepareOptions wanted{.size = PrepareOptions::Size::any};
    BOOST_TEST(
        prepared(a4, labelPrinter(), wanted)->parts.at(0).bytes ==
        zplLabelOf(corner(800, 1200), ZplGraphicForm::acs)
    );
    BOOST_TEST(slugOf(prepared("^XA^PW1200^FDx^FS^XZ", labelPrinter(), wanted)).empty());
}

BOOST_AUTO_TEST_CASE(three_millimetres_more_or_less_are_the_same_paper) {
    BOOST_TEST(slugOf(prepared("^XA^PW824^LL1224^FDx^FS^XZ", labelPrinter())).empty());
    BOOST_TEST(slugOf(prepared("^XA^PW776^LL1176^FDx^FS^XZ", labelPrinter())).empty());
    BOOST_TEST(slugOf(prepared("^XA^PW825^FDx^FS^XZ", labelPrinter())) == "size_mismatch");
    BOOST_TEST(
        prepared(toPng(corner(812, 1218), 8), labelPrinter())->parts.at(0).bytes ==
        zplLabelOf(corner(800, 1200), ZplGraphicForm::acs)
    );
}

BOOST_AUTO_TEST_CASE(a_page_that_lies_on_its_side_is_turned) {
    BOOST_TEST(
        prepared(toPng(corner(1200, 800), 8), labelPrinter())->parts.at(0).bytes ==
        zplLabelOf(corner(1200, 800).turned(), ZplGraphicForm::acs)
    );
}

BOOST_AUTO_TEST_CASE(a_printer_of_pages_gets_a_pdf_as_it_is_if_it_fits) {
    PrinterCapability laser;
    laser.language = PrinterLanguage::pdf;
    laser.media_width_mm = 210;
    laser.media_height_mm = 297;
    const std::string a4 = pdfOf({corner(1680, 2376)}, 8);
    BOOST_TEST(prepared(a4, laser)->parts.at(0).bytes == a4);
    BOOST_TEST(slugOf(prepared(pdfOf({corner(2376, 1680)}, 8), laser)).empty());
    BOOST_TEST(slugOf(prepared(pdfOf({corner(800, 1200)}, 8), laser)) == "size_mismatch");
    BOOST_TEST(slugOf(prepared("%PDF-1.4 nothing", laser)) == "document_truncated");
    BOOST_TEST(slugOf(prepared("%PDF-1.4 nothing\n%%EOF", laser)) == "pdf_damaged");
    laser.media_width_mm = 0;
    BOOST_TEST(slugOf(prepared(pdfOf({corner(800, 1200)}, 8), laser)).empty());
}

BOOST_AUTO_TEST_CASE(what_no_way_leads_to_is_not_supported) {
    BOOST_TEST(
        slugOf(prepared("^XA^FDx^FS^XZ", labelPrinter(PrinterLanguage::escpos))) ==
        "language_not_supported"
    );
    BOOST_TEST(slugOf(prepared("GIF89a...", labelPrinter())) == "language_not_supported");
    BOOST_TEST(slugOf(prepared("\x1b@text", labelPrinter())) == "printer_commands");
    BOOST_TEST(
        slugOf(prepared(toPng(corner(80, 80), 8), labelPrinter(PrinterLanguage::postscript))) ==
        "language_not_supported"
    );
}

BOOST_AUTO_TEST_CASE(white_paper_is_not_printed) {
    BOOST_TEST(slugOf(prepared(pdfOf({Bitmap{800, 1200}}, 8), labelPrinter())) == "empty_document");
}

BOOST_AUTO_TEST_CASE(for_an_unknown_printer_nothing_is_converted) {
    const PrinterCapability unknown;
    BOOST_TEST(
        prepared("%PDF-1.4 anything\n%%EOF", unknown)->parts.at(0).bytes ==
        "%PDF-1.4 anything\n%%EOF"
    );
    BOOST_TEST(prepared("^XA^JUS^FDa^FS^XZ", unknown)->parts.at(0).bytes == "^XA^FDa^FS^XZ");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
