#include "printing/status/snmp_codec.h"
#include "printing/status/snmp_status.h"

#include <boost/test/unit_test.hpp>

#include <string>

namespace balcao::test {

namespace {

using enum DeviceReason;

std::string bytes(std::initializer_list<int> values) {
    std::string text;
    for (const int value : values) {
        text += static_cast<char>(value);
    }
    return text;
}

/// A whole answer of a real kind: status idle (3), error bits of one byte, a page counter.
std::string answerWith(std::uint8_t error_bits) {
    const std::string state =
        bytes({0x30, 0x10, 0x06, 0x0B, 0x2B, 6, 1, 2, 1, 25, 3, 5, 1, 1, 1, 0x02, 0x01, 0x03});
    const std::string errors =
        bytes({0x30, 0x10, 0x06, 0x0B, 0x2B, 6, 1, 2, 1, 25, 3, 5, 1, 2, 1, 0x04, 0x01, error_bits}
        );
    const std::string pages = bytes({0x30, 0x12, 0x06, 0x0C, 0x2B, 6, 1,    2,    1,    43,
                                     10,   2,    1,    4,    1,    1, 0x41, 0x02, 0x04, 0xD2});
    const std::string bindings =
        bytes({0x30, static_cast<int>(state.size() + errors.size() + pages.size())}) + state +
        errors + pages;
    const std::string head = bytes({0x02, 0x01, 0x07, 0x02, 0x01, 0x00, 0x02, 0x01, 0x00});
    const std::string response =
        bytes({0xA2, static_cast<int>(head.size() + bindings.size())}) + head + bindings;
    const std::string community = bytes({0x02, 0x01, 0x00, 0x04, 0x06}) + "public";
    return bytes({0x30, static_cast<int>(community.size() + response.size())}) + community +
           response;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(snmp)

BOOST_AUTO_TEST_CASE(a_get_request_is_what_the_standard_shows) {
    // RFC 1157: SEQUENCE { version 0, "public", [0] { id, 0, 0, { { name, NULL } } } }
    const std::string expected =
        bytes({0x30, 0x2C, 0x02, 0x01, 0x00, 0x04, 0x06}) + "public" +
        bytes({0xA0, 0x1F, 0x02, 0x04, 0x00, 0x00, 0x01, 0x00, 0x02, 0x04, 0x00,
               0x00, 0x00, 0x00, 0x02, 0x04, 0x00, 0x00, 0x00, 0x00, 0x30, 0x0B,
               0x30, 0x09, 0x06, 0x05, 0x2B, 0x06, 0x01, 0x81, 0x00, 0x05, 0x00});
    BOOST_TEST((encodeSnmpGet("public", 256, {{1, 3, 6, 1, 128}}) == expected));
}

BOOST_AUTO_TEST_CASE(an_answer_gives_its_values_by_their_names) {
    const auto answer = decodeSnmpAnswer(answerWith(0x00));
    BOOST_REQUIRE(answer.has_value());
    BOOST_TEST(answer->request_id == 7);
    BOOST_TEST(answer->error == 0);
    BOOST_REQUIRE(answer->values.size() == 3U);
    BOOST_TEST(answer->values[0].number.value() == 3);
    BOOST_TEST(answer->values[1].octets.value().size() == 1U);
    BOOST_TEST(answer->values[2].number.value() == 1234);
}

BOOST_AUTO_TEST_CASE(the_error_bits_of_a_printer_have_their_words) {
    const auto statusOf = [](std::uint8_t bits) {
        return readSnmpStatus(decodeSnmpAnswer(answerWith(bits)).value());
    };
    BOOST_TEST(statusOf(0x00).is_known);
    BOOST_TEST(statusOf(0x00).is_idle);
    BOOST_TEST(statusOf(0x00).pages_made.value() == 1234);
    BOOST_TEST((statusOf(0x40).reasons == std::vector{media_empty}));
    BOOST_TEST((statusOf(0x08).reasons == std::vector{cover_open}));
    BOOST_TEST((statusOf(0x80 | 0x04).reasons == std::vector{media_jam, media_low}));
}

BOOST_AUTO_TEST_CASE(an_answer_that_says_error_or_lacks_the_bits_is_not_known) {
    auto answer = decodeSnmpAnswer(answerWith(0)).value();
    answer.error = 2;  // noSuchName
    BOOST_TEST(!readSnmpStatus(answer).is_known);
    answer.error = 0;
    answer.values.erase(answer.values.begin() + 1);
    BOOST_TEST(!readSnmpStatus(answer).is_known);
}

BOOST_AUTO_TEST_CASE(a_cut_or_longer_answer_is_none) {
    const std::string whole = answerWith(0);
    for (std::size_t length = 0; length < whole.size(); ++length) {
        BOOST_TEST(
            !decodeSnmpAnswer(std::string_view{whole}.substr(0, length)).has_value(), length
        );
    }
    BOOST_TEST(!decodeSnmpAnswer(whole + "x").has_value());
    BOOST_TEST(!decodeSnmpAnswer(bytes({0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF})).has_value());
    BOOST_TEST(!decodeSnmpAnswer(bytes({0x30, 0x80})).has_value());
}

BOOST_AUTO_TEST_CASE(a_changed_byte_never_does_harm) {
    const std::string whole = answerWith(0x40);
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (int value = 0; value < 256; ++value) {
            std::string changed = whole;
            changed[at] = static_cast<char>(value);
            const auto answer = decodeSnmpAnswer(changed);
            BOOST_TEST((!answer || answer->values.size() <= whole.size()));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
