#include "agent/hub/rest/address.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace balcao::test {

BOOST_AUTO_TEST_SUITE(web_address)

BOOST_AUTO_TEST_CASE(an_address_is_taken_apart) {
    const auto address = readWebAddress("HTTPS://Hub.Example:8443/v1/x?y=%2F");
    BOOST_REQUIRE(address.has_value());
    BOOST_TEST(address->origin.is_tls);
    BOOST_TEST(address->origin.host == "hub.example");
    BOOST_TEST(address->origin.port == 8443);
    BOOST_TEST(address->path == "/v1/x?y=%2F");
    BOOST_TEST(hostHeader(address->origin) == "hub.example:8443");
}

BOOST_AUTO_TEST_CASE(ports_and_paths_have_defaults) {
    BOOST_TEST(readWebAddress("https://hub.example")->origin.port == 443);
    BOOST_TEST(readWebAddress("https://hub.example")->path == "/");
    BOOST_TEST(readWebAddress("https://hub.example?a=1")->path == "/?a=1");
    BOOST_TEST(hostHeader(readWebAddress("https://hub.example")->origin) == "hub.example");
    BOOST_TEST(hostHeader(readWebAddress("http://[::1]:80/")->origin) == "[::1]");
}

BOOST_AUTO_TEST_CASE(http_is_for_this_computer_only) {
    BOOST_TEST(readWebAddress("http://127.0.0.1:8790/v1").has_value());
    BOOST_TEST(readWebAddress("http://127.9.9.9/").has_value());
    BOOST_TEST(readWebAddress("http://localhost/").has_value());
    BOOST_TEST(readWebAddress("http://[::1]/").has_value());
    BOOST_TEST(!readWebAddress("http://hub.example/").has_value());
    BOOST_TEST(!readWebAddress("http://192.0.2.1/").has_value());
    BOOST_TEST(!readWebAddress("http://localhost.evil.example/").has_value());
    BOOST_TEST(!readWebAddress("http://127.0.0.1.evil.example/").has_value());
}

const std::vector<std::string> kNoAddresses{
    "",
    "hub.example",
    "ftp://hub.example/",
    "https://",
    "https:///x",
    "https://user@hub.example/",
    "https://user:pass@hub.example/",
    "https://hub.example:0/",
    "https://hub.example:65536/",
    "https://hub.example:/",
    "https://hub.example:12x/",
    "https://hub example/",
    "https://hub.example/a b",
    "https://hub.example/a\r\nX: y",
    "https://hub.example/#x",
    "https://[::1/",
    "https://[nonsense]/",
    "https://hub.example\\@evil.example/",
    "https://h\xC3\xBC"
    "b.example/",
    "https://hub.example/" + std::string(3000, 'x'),
};

BOOST_DATA_TEST_CASE(everything_else_is_no_address, kNoAddresses, text) {
    BOOST_TEST(!readWebAddress(text).has_value());
}

BOOST_AUTO_TEST_CASE(ids_are_percent_encoded) {
    BOOST_TEST(percentEncoded("A-1_b.c~d") == "A-1_b.c~d");
    BOOST_TEST(percentEncoded("a/b#c%d?e&f") == "a%2Fb%23c%25d%3Fe%26f");
    BOOST_TEST(percentEncoded("\xC3\xA7\x01") == "%C3%A7%01");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
