#include "printing/documents/clean_text.h"

#include "printing/documents/format.h"
#include "printing/documents/text_lines.h"

#include <boost/test/unit_test.hpp>

#include <limits>

namespace balcao::test {

BOOST_AUTO_TEST_SUITE(clean_text)

BOOST_AUTO_TEST_CASE(accents_that_come_apart_are_put_together) {
    BOOST_TEST(
        cleanText("Conceic\xCC\xA7"
                  "a\xCC\x83o") == "Conceição"
    );
    BOOST_TEST(cleanText("n\xCC\x83 e\xCC\x82\xCC\x81") == "ñ ê");  // a second accent has no letter
    BOOST_TEST(cleanText("x\xCC\x81 \xCC\x81y") == "x y");          // nor has an x, nor a blank
}

BOOST_AUTO_TEST_CASE(letters_that_our_fonts_lack_are_written_with_others) {
    BOOST_TEST(cleanText("Łódź Şişli Ğ Ő İı ĳ ſ") == "Lódz Sisli G O Ii i s");
    BOOST_TEST(cleanText("Nguyễn Thị Ẩm") == "Nguyen Thi Am");
    BOOST_TEST(cleanText("ﬁm № 5 − 3 ＡＢ９") == "fim No 5 - 3 AB9");
}

BOOST_AUTO_TEST_CASE(what_nothing_stands_for_is_visible) {
    BOOST_TEST(cleanText("漢字 😀") == "?? ?");
    BOOST_TEST(
        cleanText("a\xFF"
                  "b\xC3(") == "a?b?("
    );
}

BOOST_AUTO_TEST_CASE(controls_and_line_ends_are_single_blanks) {
    BOOST_TEST(cleanText("  a\r\n\tb  ") == "a b");
    BOOST_TEST(cleanText(std::string{"a\0b\x1B[2Jc", 8}) == "a b [2Jc");
    BOOST_TEST(cleanText("a\u00A0\u2003b\u2028c") == "a b c");
}

BOOST_AUTO_TEST_CASE(marks_that_turn_or_hide_text_go) {
    BOOST_TEST(cleanText("a\u202Eb\u200Bc\u00ADd\uFEFF") == "abcd");
}

BOOST_AUTO_TEST_CASE(long_texts_are_cut_with_an_ellipsis) {
    BOOST_TEST(cleanText("abcdef", 6) == "abcdef");
    BOOST_TEST(cleanText("ábcdefg", 6) == "ábcde…");
    BOOST_TEST(cleanText(std::string(1'000'000, 'x'), 3) == "xx…");
    BOOST_TEST(cleanText("abc", 0).empty());
}

BOOST_AUTO_TEST_CASE(cleaning_twice_changes_nothing) {
    for (const char* const text : {"a^XZ~", "Łódź 😀", "ﬁ “x” …", "\xCC\x81"}) {
        const std::string once = cleanText(text);
        BOOST_TEST(cleanText(once) == once);
    }
}

// --- how numbers and people are written ---

BOOST_AUTO_TEST_CASE(money_has_the_signs_of_its_language) {
    BOOST_TEST(moneyText(123456, "BRL", Language::pt) == "R$ 1.234,56");
    BOOST_TEST(moneyText(123456789, "BRL", Language::en) == "R$ 1,234,567.89");
    BOOST_TEST(moneyText(-5, "USD", Language::es) == "-USD 0,05");
    BOOST_TEST(moneyText(0, "", Language::pt) == "R$ 0,00");
    BOOST_TEST(
        moneyText(std::numeric_limits<AmountMinor>::min(), "BRL", Language::pt) ==
        "-R$ 92.233.720.368.547.758,08"
    );
}

BOOST_AUTO_TEST_CASE(dates_cannot_be_misread) {
    const LocalTime time{.year = 2031, .month = 3, .day = 4, .hour = 5, .minute = 6};
    BOOST_TEST(timeText(time, Language::pt) == "04/03/2031 05:06");
    BOOST_TEST(timeText(time, Language::en) == "04 Mar 2031 05:06");
    BOOST_TEST(dateText({}, Language::en) == "00 Jan 0");
}

BOOST_AUTO_TEST_CASE(a_cpf_is_masked_and_a_cnpj_is_not) {
    BOOST_TEST(documentOnPaper("123.456.789-09") == "***.456.789-**");
    BOOST_TEST(documentOnPaper("12345678000195") == "12.345.678/0001-95");
    BOOST_TEST(documentOnPaper("12ABC34501DE35") == "12.ABC.345/01DE-35");
    BOOST_TEST(documentOnPaper("MG-12.345.678") == "******678");
    BOOST_TEST(documentOnPaper("12345") == "******");
    BOOST_TEST(documentOnPaper("--").empty());
}

BOOST_AUTO_TEST_CASE(a_short_name_calls_somebody_and_finds_nobody) {
    BOOST_TEST(nameToCall("Maria Aparecida da Silva") == "Maria S.");
    BOOST_TEST(nameToCall("  Ángela   Évora ") == "Ángela É.");
    BOOST_TEST(nameToCall("Ana") == "Ana");
    BOOST_TEST(nameToCall("").empty());
}

// --- lines ---

BOOST_AUTO_TEST_CASE(a_long_line_gets_smaller_and_then_cut) {
    const TextStyle style{.size_pt = 10};
    const std::string text(40, 'M');
    const double width = textWidthMm(text, 10, Weight::regular);
    BOOST_TEST(fitLine(text, width, style).size_pt == 10.0);
    const FittedLine smaller = fitLine(text, width * 0.8, style);
    BOOST_TEST(smaller.text == text);
    BOOST_TEST(textWidthMm(text, smaller.size_pt, Weight::regular) <= width * 0.8);
    const FittedLine cut = fitLine(text, width * 0.3, style);
    BOOST_TEST(cut.text.ends_with("M…"));
    BOOST_TEST(textWidthMm(cut.text, cut.size_pt, Weight::regular) <= width * 0.3);
}

BOOST_AUTO_TEST_CASE(lines_break_at_blanks_and_inside_words_that_are_too_long) {
    const TextStyle style{.size_pt = 10};
    const double width = textWidthMm("aaaa bbb", 10, Weight::regular);
    const std::vector<std::string> wanted{"aaaa bbb", "cc"};
    BOOST_TEST(
        wrapLines("aaaa bbb cc", width, style, 5) == wanted, boost::test_tools::per_element()
    );
    const auto long_word = wrapLines(std::string(100, 'a'), width, style, 50);
    BOOST_TEST(long_word.size() > 5U);
    for (const std::string& line : long_word) {
        BOOST_TEST(textWidthMm(line, 10, Weight::regular) <= width);
    }
    BOOST_TEST(wrapLines("aaaa bbb cc dd", width, style, 1).size() == 1U);
    BOOST_TEST(wrapLines("aaaa bbb cc dd", width, style, 1).front().ends_with("…"));
    BOOST_TEST(wrapLines("", width, style, 3).empty());
    BOOST_TEST(wrapLines("çççç", 0, style, 3).size() == 3U);  // no room is no endless loop
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
