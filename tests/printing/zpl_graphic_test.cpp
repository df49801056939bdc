#include "printing/encode/zpl_graphic.h"

#include "printing/encode/zpl_graphic_reader.h"

#include <boost/test/unit_test.hpp>

#include <random>
#include <string>
#include <string_view>

namespace balcao::test {

namespace {

/// Runs of many lengths, white and black rows, and rows that repeat.
Bitmap pattern(int width, int height) {
    std::mt19937 random{20231114};  // NOLINT(cert-msc51-cpp): the same picture in every run
    Bitmap picture{width, height};
    for (int y = 0; y < height; ++y) {
        const auto kind = random() % 5;
        if (kind == 0) {
            picture.fill(0, y, width, 1);
        } else if (kind <= 2) {
            for (int x = 0; x < width; x += 1 + static_cast<int>(random() % 97)) {
                picture.fill(x, y, static_cast<int>(random() % 60), 1);
            }
        } else if (kind == 3 && y > 0) {
            for (int x = 0; x < width; ++x) {
                picture.set(x, y, picture.at(x, y - 1));
            }
        }
    }
    return picture;
}

/// What a printer makes of ^GFA,t,t,b,data.
Bitmap printed(const std::string& graphic, const Bitmap& original) {
    std::size_t data = 0;
    for (int comma = 0; comma < 4; ++comma) {
        data = graphic.find(',', data) + 1;
    }
    const auto picture = readZplGraphic(
        std::string_view{graphic}.substr(data), original.bytes().size(), original.rowBytes()
    );
    BOOST_REQUIRE(picture.has_value());
    return picture->cropped(original.width(), original.height());
}

Bitmap rowsOf(std::string_view data, std::size_t rows, std::size_t row_bytes) {
    const auto picture = readZplGraphic(data, rows * row_bytes, row_bytes);
    BOOST_REQUIRE(picture.has_value());
    return *picture;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(zpl_graphics)

BOOST_AUTO_TEST_CASE(what_is_written_is_what_is_printed) {
    for (const int width : {1, 7, 8, 9, 16, 79, 80, 812, 1799, 8000}) {
        const Bitmap picture = pattern(width, 60);
        BOOST_TEST((printed(zplGraphic(picture, ZplGraphicForm::acs), picture) == picture), width);
        BOOST_TEST((printed(zplGraphic(picture, ZplGraphicForm::z64), picture) == picture), width);
    }
}

BOOST_AUTO_TEST_CASE(runs_are_written_as_the_manual_says) {
    Bitmap picture{80, 4};
    picture.fill(0, 0, 40, 1);
    picture.fill(0, 1, 80, 1);
    picture.fill(76, 3, 4, 1);
    BOOST_TEST(zplGraphic(picture, ZplGraphicForm::acs) == "^GFA,40,40,10,PF,!,Y0F");
}

BOOST_AUTO_TEST_CASE(a_row_like_the_one_before_is_one_sign) {
    Bitmap picture{16, 3};
    picture.fill(4, 0, 4, 3);
    BOOST_TEST(zplGraphic(picture, ZplGraphicForm::acs) == "^GFA,6,6,2,0F,::");
}

BOOST_AUTO_TEST_CASE(long_runs_are_put_together_from_short_ones) {
    Bitmap picture{3284, 1};  // 821 digits and one to make a byte
    picture.fill(0, 0, 3284, 1);
    picture.set(3283, 0, false);
    BOOST_TEST(zplGraphic(picture, ZplGraphicForm::acs) == "^GFA,411,411,411,zzgFE0");
}

BOOST_AUTO_TEST_CASE(the_check_sum_is_the_one_of_the_standard) {
    BOOST_TEST(crc16Of("123456789") == 0x31C3);  // the published check value of CRC-16/XMODEM
}

BOOST_AUTO_TEST_CASE(a_label_has_the_pictures_size_and_nothing_else) {
    BOOST_TEST(
        zplLabelOf(Bitmap{16, 2}, ZplGraphicForm::acs) ==
        "^XA^PW16^LL2^LH0,0^FO0,0^GFA,4,4,2,,:^FS^XZ"
    );
}

BOOST_AUTO_TEST_CASE(a_picture_that_is_mostly_white_becomes_small) {
    Bitmap picture{800, 1200};
    for (int x = 100; x < 700; x += 10) {
        picture.fill(x, 200, 4, 160);
    }
    const std::size_t plain = picture.bytes().size() * 2;
    BOOST_TEST(zplGraphic(picture, ZplGraphicForm::acs).size() * 8 < plain);
    BOOST_TEST(zplGraphic(picture, ZplGraphicForm::z64).size() * 20 < plain);
}

BOOST_AUTO_TEST_CASE(other_writers_forms_are_read) {
    BOOST_TEST(rowsOf("F0 0F\r\n", 2, 1).row(1)[0] == 0x0F);
    BOOST_TEST(rowsOf("gIF0", 3, 4).row(2)[2] == 0xFF);  // 23 digits
    BOOST_TEST(rowsOf("gIF0", 3, 4).row(2)[3] == 0xF0);
    BOOST_TEST(rowsOf("1,1!", 2, 2).row(0)[0] == 0x10);
    BOOST_TEST(rowsOf("1,1!", 2, 2).row(1)[1] == 0xFF);
    BOOST_TEST(rowsOf(":", 2, 1).row(1)[0] == 0);     // nothing to repeat
    BOOST_TEST(rowsOf("A", 2, 1).row(0)[0] == 0xA0);  // ends early
}

BOOST_AUTO_TEST_CASE(damaged_graphics_are_refused) {
    const Bitmap picture = pattern(80, 8);
    std::string graphic = zplGraphic(picture, ZplGraphicForm::z64);
    graphic[graphic.find(":Z64:") + 9] ^= 0x01;
    const std::string data = graphic.substr(graphic.find(":Z64:"));
    BOOST_TEST(!readZplGraphic(data, 80, 10).has_value());
    BOOST_TEST(!readZplGraphic(":Z64:", 80, 10).has_value());
    BOOST_TEST(!readZplGraphic(":B64:AAAA:0000x", 80, 10).has_value());
    BOOST_TEST(!readZplGraphic("00", 8, 0).has_value());
    BOOST_TEST(!readZplGraphic("00", kMostGraphicBytes + 1, 10).has_value());
    BOOST_TEST(!readZplGraphic("00", 4'000'000, 3000).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
