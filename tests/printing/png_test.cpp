#include "printing/raster/png.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <jpeglib.h>
#include <random>
#include <string>
#include <vector>

namespace balcao::test {

using namespace std::string_literals;

namespace {

Bitmap pattern(int width, int height) {
    std::mt19937 random{20231114};  // NOLINT(cert-msc51-cpp): the same picture in every run
    Bitmap picture{width, height};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            picture.set(x, y, (random() & 1U) != 0U);
        }
    }
    return picture;
}

std::string slugOf(const Result<Bitmap, std::string>& picture) {
    return picture.has_value() ? "" : picture.error().substr(0, picture.error().find(':'));
}

/// A grey JPEG of 16 x 16 dots whose left half is black.
std::string halfBlackJpeg() {
    jpeg_compress_struct encoder{};
    jpeg_error_mgr errors{};
    encoder.err = jpeg_std_error(&errors);
    jpeg_create_compress(&encoder);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&encoder, &bytes, &size);
    encoder.image_width = 16;
    encoder.image_height = 16;
    encoder.input_components = 1;
    encoder.in_color_space = JCS_GRAYSCALE;
    jpeg_set_defaults(&encoder);
    jpeg_start_compress(&encoder, TRUE);
    std::array<JSAMPLE, 16> row{};
    for (std::size_t x = 8; x < row.size(); ++x) {
        row.at(x) = 255;
    }
    while (encoder.next_scanline < encoder.image_height) {
        JSAMPROW start = row.data();
        jpeg_write_scanlines(&encoder, &start, 1);
    }
    jpeg_finish_compress(&encoder);
    std::string file{reinterpret_cast<const char*>(bytes), size};
    jpeg_destroy_compress(&encoder);
    std::free(bytes);  // NOLINT(cppcoreguidelines-no-malloc): the library allocated it
    return file;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(picture_files)

BOOST_AUTO_TEST_CASE(a_png_gives_the_same_dots_back) {
    for (const int width : {1, 7, 8, 9, 100}) {
        const Bitmap picture = pattern(width, 23);
        const auto read = bitmapFromPng(toPng(picture, 8));
        BOOST_REQUIRE_MESSAGE(read.has_value(), slugOf(read));
        BOOST_TEST((*read == picture));
    }
}

BOOST_AUTO_TEST_CASE(a_png_says_how_large_it_is_on_paper) {
    const std::string file = toPng(Bitmap{8, 8}, 8);
    const std::size_t size = file.find("pHYs");
    BOOST_REQUIRE(size != std::string::npos);
    BOOST_TEST(file.substr(size + 4, 9) == "\0\0\x1f\x40\0\0\x1f\x40\x01"s);  // 8000 dots a metre
}

BOOST_AUTO_TEST_CASE(a_png_with_any_byte_lost_is_damaged) {
    const std::string file = toPng(pattern(20, 20), 8);
    for (std::size_t length = 0; length + 12 < file.size(); ++length) {  // IEND is empty
        BOOST_REQUIRE(slugOf(bitmapFromPng(file.substr(0, length))) == "picture_damaged");
    }
    std::string flipped = file;
    flipped[file.find("IDAT") + 9] ^= 0x10;
    BOOST_TEST(slugOf(bitmapFromPng(flipped)) == "picture_damaged");
}

BOOST_AUTO_TEST_CASE(a_huge_png_is_refused_before_it_is_unpacked) {
    std::string file = toPng(Bitmap{100, 1}, 8);
    BOOST_TEST(slugOf(bitmapFromPng(toPng(Bitmap{20'000, 1}, 8))).empty());
    // A true header (with its check sum) that says 20,001 x 1.
    const std::string header = "IHDR\0\0\x4e\x21\0\0\0\x01\x01\0\0\0\0"s;
    file.replace(file.find("IHDR"), header.size() + 4, header + "\xfc\x0d\xc8\x1d"s);
    BOOST_TEST(slugOf(bitmapFromPng(file)) == "picture_too_large");
}

BOOST_AUTO_TEST_CASE(a_jpeg_becomes_black_and_white) {
    const auto read = bitmapFromJpeg(halfBlackJpeg());
    BOOST_REQUIRE_MESSAGE(read.has_value(), slugOf(read));
    for (int y = 0; y < 16; ++y) {
        BOOST_TEST(read->at(3, y));
        BOOST_TEST(!read->at(12, y));
    }
}

BOOST_AUTO_TEST_CASE(the_threshold_decides_what_is_black) {
    BOOST_TEST(bitmapFromJpeg(halfBlackJpeg(), 0)->at(3, 3) == false);
}

BOOST_AUTO_TEST_CASE(a_jpeg_that_was_cut_is_damaged) {
    const std::string file = halfBlackJpeg();
    for (std::size_t length = 0; length + 2 < file.size(); ++length) {
        BOOST_REQUIRE_MESSAGE(
            slugOf(bitmapFromJpeg(file.substr(0, length))) == "picture_damaged",
            "the first " << length << " bytes"
        );
    }
    BOOST_TEST(slugOf(bitmapFromJpeg("\xff\xd8\xff no picture")) == "picture_damaged");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
