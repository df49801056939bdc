#include "agent/care/scrub.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace balcao::test {

namespace {

std::string plain(const std::string& text) {
    return scrubbed(text, {});
}

const std::vector<std::string> kPersonal{
    "123.456.789-09",
    "12345678909",
    "123456789-09",
    "12.345.678/0001-95",
    "12345678000195",
    "(11) 98765-4321",
    "(11)98765-4321",
    "(11) 3456-7890",
    "11 98765-4321",
    "11 987654321",
    "98765-4321",
    "01310-100",
    "35260112345678000195550010000001231000001238",
    "maria.silva+loja@exemplo.com.br"};

const std::vector<std::string> kHarmless{
    "2026-11-22T10:55:38.123Z Warning hub: order 7 stays in the outbox",
    "20261122T105538123Z",
    "socket://192.168.0.50:9100",
    "http://127.0.0.1:8787",
    "f47ac10b-58cc-4372-a567-0e02b2c3d479",
    "PED-1042 2 of 3 units, 4990 cents",
    "a @ b",
    "@",
    "",
    "status 503 after 30 s (try 12)"};

}  // namespace

BOOST_AUTO_TEST_SUITE(scrub)

BOOST_DATA_TEST_CASE(what_names_a_person_is_hidden_wherever_it_stands, kPersonal, personal) {
    BOOST_TEST(plain(personal) == "[...]");
    BOOST_TEST(plain("a " + personal + ", b") == "a [...], b");
    BOOST_TEST(plain("doc=" + personal + "\n") == "doc=[...]\n");
}

BOOST_DATA_TEST_CASE(times_addresses_and_ids_stay, kHarmless, harmless) {
    BOOST_TEST(plain(harmless) == harmless);
}

BOOST_AUTO_TEST_CASE(every_occurrence_of_a_secret_is_hidden) {
    BOOST_TEST(scrubbed("hunter2 and hunter2", {"hunter2"}) == "[...] and [...]");
    BOOST_TEST(scrubbed("a cat", {"a", ""}) == "a cat");  // too short to be a secret
}

BOOST_AUTO_TEST_CASE(two_addresses_side_by_side_are_both_hidden) {
    BOOST_TEST(plain("<ana@x.br>,<bia@y.br>") == "<[...]>,<[...]>");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
