#include "agent/json/json_writer.h"

#include "agent/json/json_reader.h"

#include <boost/test/unit_test.hpp>

#include <limits>

namespace balcao::test {

namespace {

std::string written(std::string_view text) {
    std::string out;
    JsonWriter{out}.value(text);
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json_writer)

BOOST_AUTO_TEST_CASE(members_and_elements_are_separated_by_commas) {
    std::string out;
    JsonWriter json{out};
    json.beginObject();
    json.member("text", "a");
    json.member("number", -7);
    json.member("flag", false);
    json.key("none");
    json.null();
    json.key("list");
    json.beginArray();
    json.value(1);
    json.beginObject();
    json.endObject();
    json.value(std::numeric_limits<std::int64_t>::min());
    json.endArray();
    json.rawMember("raw", "{\"x\":1}");
    json.endObject();
    BOOST_TEST(
        out ==
        R"({"text":"a","number":-7,"flag":false,"none":null,"list":[1,{},-9223372036854775808],)"
        R"("raw":{"x":1}})"
    );
}

BOOST_AUTO_TEST_CASE(quotes_backslashes_and_controls_are_escaped) {
    BOOST_TEST(
        written(std::string_view{"a\"b\\c\n\r\t\x01\x1F\0z", 12}) ==
        R"("a\"b\\c\n\r\t\u0001\u001f\u0000z")"
    );
}

BOOST_AUTO_TEST_CASE(every_byte_is_seen_wherever_it_stands_in_a_text) {
    constexpr std::size_t kLongest = 20;  // longer than two of the steps in which texts are read
    JsonReader reader;
    for (std::size_t length = 1; length <= kLongest; ++length) {
        for (std::size_t at = 0; at < length; ++at) {
            for (int byte = 0; byte < 0x80; ++byte) {
                std::string text(length, 'x');
                text[at] = static_cast<char>(byte);
                BOOST_REQUIRE_EQUAL(reader.parse(written(text)).text(), text);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(valid_utf8_passes_as_it_is) {
    const std::string_view text = "São João, 日本, 😀";
    BOOST_TEST(written(text) == "\"" + std::string{text} + "\"");
}

BOOST_AUTO_TEST_CASE(each_byte_that_is_no_utf8_becomes_a_replacement_character) {
    BOOST_TEST(written("a\xFFz") == "\"a\xEF\xBF\xBDz\"");
    BOOST_TEST(written("\xC0\xAF") == "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");  // overlong
    BOOST_TEST(written("\xED\xA0\x80").size() == 2 + 3 * 3);            // surrogate
    BOOST_TEST(written("\xF4\x90\x80\x80").size() == 2 + 4 * 3);        // above U+10FFFF
    BOOST_TEST(written("cut \xC3") == "\"cut \xEF\xBF\xBD\"");
    BOOST_TEST(written("\xE2\x82") == "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

BOOST_AUTO_TEST_CASE(every_byte_pair_is_read_back_as_valid_json) {
    JsonReader reader;
    for (int first = 0; first < 256; ++first) {
        for (int second = 0; second < 256; ++second) {
            const std::string pair{static_cast<char>(first), static_cast<char>(second)};
            const JsonValue back = reader.parse(written(pair));
            if (first < 0x80 && second < 0x80) {
                BOOST_REQUIRE(back.text() == pair);
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
