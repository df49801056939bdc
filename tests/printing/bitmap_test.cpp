#include "printing/raster/bitmap.h"

#include <boost/test/unit_test.hpp>

#include <limits>
#include <random>
#include <stdexcept>

namespace balcao::test {

namespace {

int blackDots(const Bitmap& picture) {
    int count = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            count += picture.at(x, y) ? 1 : 0;
        }
    }
    return count;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(bitmap)

BOOST_AUTO_TEST_CASE(a_new_picture_is_white) {
    const Bitmap picture{13, 7};
    BOOST_TEST(picture.rowBytes() == 2U);
    BOOST_TEST(picture.bytes().size() == 14U);
    BOOST_TEST(blackDots(picture) == 0);
}

BOOST_AUTO_TEST_CASE(the_first_dot_is_the_highest_bit) {
    Bitmap picture{9, 1};
    picture.set(0, 0);
    picture.set(8, 0);
    BOOST_TEST(picture.row(0)[0] == 0x80);
    BOOST_TEST(picture.row(0)[1] == 0x80);
    picture.set(0, 0, false);
    BOOST_TEST(picture.row(0)[0] == 0);
}

BOOST_AUTO_TEST_CASE(what_lies_outside_is_white_and_cannot_be_set) {
    Bitmap picture{8, 8};
    for (const int outside : {-1, 8, std::numeric_limits<int>::max()}) {
        picture.set(outside, 0);
        picture.set(0, outside);
        BOOST_TEST(!picture.at(outside, 0));
        BOOST_TEST(!picture.at(0, outside));
    }
    BOOST_TEST(blackDots(picture) == 0);
}

BOOST_AUTO_TEST_CASE(a_filled_box_has_exactly_its_dots) {
    for (int x = 0; x < 18; ++x) {
        for (int width = 0; width < 18; ++width) {
            Bitmap picture{18, 3};
            picture.fill(x, 1, width, 1);
            for (int i = 0; i < 18; ++i) {
                BOOST_REQUIRE(picture.at(i, 1) == (i >= x && i < x + width));
            }
            BOOST_REQUIRE(picture.row(0)[0] == 0);
            BOOST_REQUIRE((picture.row(1)[2] & 0x3FU) == 0U);  // spare bits
            picture.fill(x, 1, width, 1, false);
            BOOST_REQUIRE(blackDots(picture) == 0);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_box_that_reaches_out_is_clipped) {
    constexpr int kFar = std::numeric_limits<int>::max();
    Bitmap picture{10, 10};
    picture.fill(-5, -5, 7, 7);
    BOOST_TEST(blackDots(picture) == 4);
    picture.fill(8, 8, kFar, kFar);
    BOOST_TEST(blackDots(picture) == 8);
    picture.fill(-kFar, 0, kFar, 1);
    picture.fill(kFar, 0, kFar, 1);
    picture.fill(0, 0, -1, 5);
    BOOST_TEST(blackDots(picture) == 8);
}

BOOST_AUTO_TEST_CASE(a_size_that_no_paper_has_is_refused) {
    BOOST_CHECK_THROW((Bitmap{-1, 1}), std::invalid_argument);
    BOOST_CHECK_THROW((Bitmap{1, 20'001}), std::invalid_argument);
    BOOST_CHECK_THROW((Bitmap{20'000, 2'001}), std::invalid_argument);
    BOOST_TEST((Bitmap{20'000, 2'000}.height()) == 2'000);
}

BOOST_AUTO_TEST_CASE(cropping_keeps_the_upper_left_and_adds_white) {
    Bitmap picture{20, 4};
    picture.fill(0, 0, 20, 4);
    const Bitmap part = picture.cropped(11, 2);
    BOOST_TEST(part.row(1)[1] == 0xE0);
    BOOST_TEST(blackDots(part) == 22);
    BOOST_TEST(blackDots(picture.cropped(40, 8)) == 80);
    BOOST_TEST((picture.cropped(20, 4) == picture));
}

BOOST_AUTO_TEST_CASE(four_quarter_turns_give_the_picture_back) {
    Bitmap picture{5, 3};
    picture.set(4, 0);
    picture.set(1, 2);
    const Bitmap turned = picture.turned();
    BOOST_TEST(turned.width() == 3);
    BOOST_TEST(turned.at(2, 4));  // upper right becomes lower right
    BOOST_TEST((turned.turned().turned().turned() == picture));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
