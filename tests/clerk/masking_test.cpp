#include "agent/clerk/masking.h"

#include <boost/test/unit_test.hpp>

namespace balcao::test {

BOOST_AUTO_TEST_SUITE(masking)

BOOST_AUTO_TEST_CASE(a_name_becomes_the_first_name_and_an_initial) {
    BOOST_TEST(shortName("Maria da Silva") == "Maria S.");
    BOOST_TEST(shortName("  João   Ângelo  ") == "João Â.");
    BOOST_TEST(shortName("Cher") == "Cher");
    BOOST_TEST(shortName("").empty());
    BOOST_TEST(shortName("   ").empty());
}

BOOST_AUTO_TEST_CASE(documents_show_only_their_middle) {
    BOOST_TEST(maskedDocument("12345678909") == "***.456.789-**");
    BOOST_TEST(maskedDocument("12ABC34501DE35") == "**.ABC.345/****-**");
    BOOST_TEST(maskedDocument("1234") == "****");
    BOOST_TEST(maskedDocument("").empty());
}

BOOST_AUTO_TEST_CASE(phones_show_only_their_last_four_digits) {
    BOOST_TEST(maskedPhone("+55 (11) 98765-4321") == "*********4321");
    BOOST_TEST(maskedPhone("1234") == "****");
    BOOST_TEST(maskedPhone("").empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
