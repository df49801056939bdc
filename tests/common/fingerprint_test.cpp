#include "common/base/fingerprint.h"

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

BOOST_AUTO_TEST_SUITE(fingerprint)

// The ledger keeps fingerprints: another value would make every order look changed after an update.
BOOST_AUTO_TEST_CASE(values_are_the_same_in_every_version) {
    BOOST_TEST(balcao::fingerprint("") == 5283923279612033053U);
    BOOST_TEST(balcao::fingerprint("a") == 8977263939665242464U);
    BOOST_TEST(balcao::fingerprint("The counter of the shop") == 16909860134859149998U);
    BOOST_TEST(balcao::fingerprint(std::string(100, 'x') + "y") == 2309271257756191592U);
}

BOOST_AUTO_TEST_CASE(every_single_byte_and_the_length_count) {
    std::set<std::uint64_t> seen;
    std::size_t texts = 0;
    for (std::size_t length = 0; length <= 100; ++length) {
        const std::string zeros(length, '\0');
        seen.insert(balcao::fingerprint(zeros));
        ++texts;
        for (std::size_t place = 0; place < length; ++place) {
            for (const char change : {'\x01', '\x80'}) {
                std::string text = zeros;
                text[place] = change;
                seen.insert(balcao::fingerprint(text));
                ++texts;
            }
        }
    }
    BOOST_TEST(seen.size() == texts);
}

BOOST_AUTO_TEST_CASE(swapped_words_differ) {
    const std::string one = "AAAAAAAABBBBBBBBCCCCCCCCDDDDDDDDEEEEEEEEFFFFFFFFGGGGGGGGHHHHHHHH";
    std::string other = one;
    std::swap_ranges(other.begin(), other.begin() + 8, other.begin() + 32);
    BOOST_TEST(balcao::fingerprint(one) != balcao::fingerprint(other));
}

BOOST_AUTO_TEST_CASE(half_of_the_bits_change_with_one_bit_of_a_long_text) {
    std::string text(1700, 'k');
    const std::uint64_t before = balcao::fingerprint(text);
    int least = 64;
    for (std::size_t place = 0; place < text.size(); place += 13) {
        text[place] = 'j';
        least = std::min(least, __builtin_popcountll(before ^ balcao::fingerprint(text)));
        text[place] = 'k';
    }
    BOOST_TEST(least >= 10);
}

BOOST_AUTO_TEST_SUITE_END()
