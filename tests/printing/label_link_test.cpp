#include "printing/intake/label_link.h"

#include <boost/test/unit_test.hpp>

#include <string>

namespace balcao::test {

namespace {

const LabelLinkRules kRules{
    .hub = {.is_https = false, .host = "127.0.0.1", .port = 8080},
    .allowed_hosts = {"files.example.com", ".carrier.example", "10.1.2.3", "8.8.8.8"}};

bool isAsked(const std::string& host, bool is_https = true, std::uint16_t port = 443) {
    return !whyNotAsked({.is_https = is_https, .host = host, .port = port}, kRules);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(label_links)

BOOST_AUTO_TEST_CASE(only_hosts_of_the_list_are_asked) {
    BOOST_TEST(isAsked("files.example.com"));
    BOOST_TEST(isAsked("a.b.carrier.example"));
    BOOST_TEST(isAsked("8.8.8.8"));
    for (const std::string host :
         {"example.com",
          "files.example.com.evil.example",
          "xfiles.example.com",
          "carrier.example",
          ".carrier.example",
          "evilcarrier.example",
          ""}) {
        BOOST_TEST(!isAsked(host), host);
    }
    BOOST_TEST(whyNotAsked({.host = "evil.example"}, kRules)->starts_with("link_not_allowed: "));
    BOOST_TEST(whyNotAsked({.host = "evil.example"}, kRules)->ends_with("hub.label_hosts"));
    LabelLinkRules of_photos = kRules;
    of_photos.what = "photo";
    BOOST_TEST(whyNotAsked({.host = "evil.example"}, of_photos)->ends_with("hub.photo_hosts"));
}

BOOST_AUTO_TEST_CASE(only_https_is_asked_but_for_the_hubs_own_place) {
    BOOST_TEST(!isAsked("files.example.com", false, 80));
    BOOST_TEST(isAsked("127.0.0.1", false, 8080));
    BOOST_TEST(!isAsked("127.0.0.1", false, 8081));
}

BOOST_AUTO_TEST_CASE(an_address_of_a_private_network_is_not_asked_even_if_it_is_listed) {
    BOOST_TEST(!isAsked("10.1.2.3"));
}

BOOST_AUTO_TEST_CASE(one_hop_is_followed_on_the_same_host_only) {
    const LabelPlace from{.host = "files.example.com"};
    BOOST_TEST(!whyNotFollowed(from, from).has_value());
    BOOST_TEST(!whyNotFollowed(from, {.host = "files.example.com", .port = 8443}).has_value());
    BOOST_TEST(whyNotFollowed(from, {.host = "other.example.com"}).has_value());
    BOOST_TEST(whyNotFollowed(from, {.is_https = false, .host = "files.example.com", .port = 80})
                   .has_value());
}

BOOST_AUTO_TEST_CASE(private_local_and_reserved_addresses_are_not_public) {
    for (const std::string address :
         {"0.0.0.0",
          "10.0.0.1",
          "100.64.0.1",
          "127.0.0.1",
          "127.255.255.254",
          "169.254.169.254",
          "172.16.0.1",
          "172.31.255.255",
          "192.168.1.1",
          "198.18.0.1",
          "224.0.0.1",
          "255.255.255.255",
          "::",
          "::1",
          "fe80::1",
          "fc00::1",
          "fd12:3456::1",
          "ff02::1",
          "::ffff:10.0.0.1",
          "::ffff:127.0.0.1",
          "64:ff9b::a00:1",
          "2002:a00:1::",
          "2001:db8::1",
          "",
          "example.com",
          "127.1"}) {
        BOOST_TEST(!isPublicAddress(address), address);
    }
    for (const std::string address :
         {"8.8.8.8",
          "172.15.255.255",
          "172.32.0.1",
          "100.128.0.1",
          "192.0.1.1",
          "2606:4700::1111",
          "::ffff:8.8.8.8",
          "64:ff9b::808:808",
          "2002:808:808::"}) {
        BOOST_TEST(isPublicAddress(address), address);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
