#include "printing/fonts/cp1252.h"

#include "printing/fonts/typeface.h"
#include "printing/fonts/utf8.h"

#include <boost/test/unit_test.hpp>

namespace balcao::test {

BOOST_AUTO_TEST_SUITE(cp1252)

BOOST_AUTO_TEST_CASE(portuguese_spanish_and_money_have_their_bytes) {
    BOOST_TEST(cp1252Of("ção ÑÜ €") == "\xE7\xE3o \xD1\xDC \x80");
    BOOST_TEST(
        cp1252Of("“a” – ‘b’…") ==
        "\x93"
        "a\x94 \x96 \x91"
        "b\x92\x85"
    );
}

BOOST_AUTO_TEST_CASE(what_has_no_byte_becomes_a_question_mark) {
    BOOST_TEST(
        cp1252Of("a\x01"
                 "b\nc\x7F") == "a?b?c?"
    );
    BOOST_TEST(cp1252Of("漢😀Ł") == "???");
    BOOST_TEST(cp1252Of("\xC3 \xC0\xAF\xED\xA0\x80") == "? ?????");
}

BOOST_AUTO_TEST_CASE(every_byte_goes_there_and_back) {
    int count = 0;
    for (int byte = 0; byte < 256; ++byte) {
        if (const auto character = fromCp1252(static_cast<std::uint8_t>(byte))) {
            BOOST_TEST(toCp1252(*character).value() == byte);
            ++count;
        }
    }
    BOOST_TEST(count == 256 - 32 - 1 - 5);  // controls, delete, five without meaning
}

BOOST_AUTO_TEST_CASE(utf8_is_read_strictly) {
    const auto first = [](std::string_view text) {
        return takeCharacter(text);
    };
    BOOST_TEST((first("\xC3\xA7") == U'ç'));
    BOOST_TEST((first("\xF0\x9F\x98\x80") == char32_t{0x1F600}));
    for (const char* const bad :
         {"\x80",
          "\xC1\x81",
          "\xE0\x80\x80",
          "\xED\xA0\x80",
          "\xF4\x90\x80\x80",
          "\xF8",
          "\xE2\x82"}) {
        BOOST_TEST(!first(bad).has_value());
    }
    std::string_view cut =
        "\xE2\x82"
        "a";
    takeCharacter(cut);
    BOOST_TEST(cut == "a");  // the letter behind a broken character is not eaten
}

BOOST_AUTO_TEST_CASE(our_fonts_hold_every_letter_of_the_code_page) {
    for (int byte = 0x20; byte < 256; ++byte) {
        if (const auto character = fromCp1252(static_cast<std::uint8_t>(byte))) {
            std::string letter;
            appendCharacter(letter, *character);
            BOOST_TEST(textWidthMm(letter, 10, Weight::regular) > 0.0, "byte " << byte);
            BOOST_TEST(textWidthMm(letter, 10, Weight::bold) > 0.0, "byte " << byte);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_widths_are_those_of_liberation_sans) {
    // Digits are 1139 of 2048 units wide in both weights, a capital M 1706.
    BOOST_TEST(
        textWidthMm("00", 72, Weight::bold) == 2 * 1139.0 / 2048 * 25.4,
        boost::test_tools::tolerance(1e-9)
    );
    BOOST_TEST(
        textWidthMm("M", 72, Weight::regular) == 1706.0 / 2048 * 25.4,
        boost::test_tools::tolerance(1e-9)
    );
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
