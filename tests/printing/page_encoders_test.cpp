#include "printing/encode/page_encoders.h"

#include "printing/encode/base64.h"

#include <boost/test/unit_test.hpp>

#include <string>

namespace balcao::test {

using namespace std::string_literals;

BOOST_AUTO_TEST_SUITE(page_encoders)

BOOST_AUTO_TEST_CASE(a_receipt_is_bands_of_dots_a_feed_and_a_cut) {
    Bitmap picture{12, 3};
    picture.fill(0, 0, 12, 1);
    picture.set(4, 1);
    BOOST_TEST(escPosReceiptOf(picture) == "\x1b@\x1dv0\0\x02\0\x02\0\xff\xf0\x08\0\x1dVB\0"s);
    BOOST_TEST(escPosReceiptOf(picture, false)
                   .ends_with("\x1b"
                              "d\x04"));
}

BOOST_AUTO_TEST_CASE(a_long_receipt_has_every_row_once) {
    Bitmap picture{8, 500};
    picture.fill(0, 0, 8, 500);
    const std::string bytes = escPosReceiptOf(picture);
    BOOST_TEST(bytes.size() == 2U + 3 * 8 + 500 + 4);  // 240 + 240 + 20 rows
    BOOST_TEST(bytes.substr(2, 9) == "\x1dv0\0\x01\0\xf0\0\xff"s);
    BOOST_TEST(bytes.substr(2 + 2 * 248, 9) == "\x1dv0\0\x01\0\x14\0\xff"s);
}

BOOST_AUTO_TEST_CASE(a_white_receipt_feeds_no_paper_for_its_rows) {
    BOOST_TEST(escPosReceiptOf(Bitmap{8, 100}) == "\x1b@\x1dVB\0"s);
}

BOOST_AUTO_TEST_CASE(an_epl_label_is_cleared_drawn_with_black_zeros_and_printed_once) {
    Bitmap picture{16, 2};
    picture.fill(0, 1, 16, 1);
    BOOST_TEST(eplLabelOf(picture) == "\nN\nq16\nGW0,0,2,2,\xff\xff\0\0\nP1\n"s);
}

BOOST_AUTO_TEST_CASE(a_pdf_has_a_page_of_each_pictures_size) {
    const std::string file = pdfOf({Bitmap{800, 1200}, Bitmap{8, 8}}, 8);
    BOOST_TEST(file.starts_with("%PDF-1.4\n"));
    BOOST_TEST(file.ends_with("%%EOF\n"));
    BOOST_TEST(file.find("/MediaBox[0 0 283.4645 425.1968]") != std::string::npos);  // 100 x 150 mm
    BOOST_TEST(file.find("/Count 2") != std::string::npos);
    const std::size_t table = std::stoul(file.substr(file.find("startxref\n") + 10));
    BOOST_TEST(file.substr(table, 7) == "xref\n0 ");
}

BOOST_AUTO_TEST_CASE(base64_gives_the_same_bytes_back) {
    std::string bytes;
    for (int i = 0; i < 300; ++i) {
        BOOST_REQUIRE(fromBase64(toBase64(bytes)) == bytes);
        bytes.push_back(static_cast<char>(i));
    }
    BOOST_TEST(toBase64("fo") == "Zm8=");
}

BOOST_AUTO_TEST_CASE(base64_of_others_is_read_and_rubbish_is_not) {
    BOOST_TEST(fromBase64("Zm9v\r\nYm Fy").value() == "foobar");
    BOOST_TEST(fromBase64("Zm8").value() == "fo");
    BOOST_TEST(fromBase64("-_-_").value() == "\xfb\xff\xbf");
    for (const std::string text :
         {"Zm8=x", "Z", "Zm9=", "Zm8==", "Z===", "Zm9v=", "Zm\x01v", "^XA"}) {
        BOOST_TEST(!fromBase64(text).has_value(), text);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
