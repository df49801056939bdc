#include "agent/hub/rest/rest_photos.h"

#include "tests/hub/scripted_server.h"
#include "tests/support/proofs.h"

#include <boost/test/unit_test.hpp>

#include <string>

namespace balcao::test {

namespace {

using Then = ScriptedReply::Then;

/// A hub at whose place photos lie, too.
struct PhotoHub {
    explicit PhotoHub(ScriptedReply reply)
        : server{[reply = std::move(reply)](const std::string&) {
            return reply;
        }} {}

    Result<std::string, PhotoMiss> bring(const std::string& path = "/p/1.jpg?w=200") {
        return photos.bring(server.url() + path);
    }

    ScriptedServer server;
    RestPhotos photos{
        {.address = *readWebAddress(server.url() + "/v1"), .ca_file = {}}, {"img.example"}};
};

PhotoMiss missOf(ScriptedReply reply) {
    PhotoHub hub{std::move(reply)};
    const auto photo = hub.bring();
    BOOST_REQUIRE(!photo);
    return photo.error();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rest_photos)

BOOST_AUTO_TEST_CASE(jpeg_and_png_are_brought_without_the_stores_token) {
    PhotoHub hub{{.bytes = httpAnswer(200, "image/jpeg", aJpeg())}};
    BOOST_TEST(hub.bring().value() == aJpeg());
    BOOST_TEST(hub.server.requests().at(0).starts_with("GET /p/1.jpg?w=200 HTTP/1.1\r\n"));
    BOOST_TEST(hub.server.requests().at(0).find("Authorization") == std::string::npos);
    PhotoHub other{{.bytes = httpAnswer(200, "application/octet-stream", aPng())}};
    BOOST_TEST(other.bring().value() == aPng());  // the bytes decide, not the name
}

BOOST_AUTO_TEST_CASE(what_is_no_picture_is_not_asked_for_again_soon) {
    const std::string page = "<!doctype html><script>alert(1)</script>";
    for (const std::string& body : {page, aPdf(), std::string{}, aJpeg().substr(0, 6)}) {
        BOOST_TEST(missOf({.bytes = httpAnswer(200, "image/jpeg", body)}).is_final, body);
    }
    BOOST_TEST(missOf({.bytes = httpAnswer(404, "text/plain", "no")}).is_final);
    BOOST_TEST(missOf({.bytes = httpAnswer(302, "text/plain", "", "Location: /2.jpg\r\n")}).is_final
    );
}

BOOST_AUTO_TEST_CASE(a_photo_that_is_too_large_is_not_read_to_its_end) {
    const std::string huge = aJpeg(std::string((std::size_t{2} << 20U) + 1, 'x'));
    BOOST_TEST(missOf({.bytes = httpAnswer(200, "image/jpeg", huge)}).is_final);
}

BOOST_AUTO_TEST_CASE(a_server_that_fails_is_asked_again) {
    BOOST_TEST(!missOf({.bytes = httpAnswer(503, "text/plain", "later")}).is_final);
    BOOST_TEST(!missOf({.bytes = httpAnswer(429, "text/plain", "later")}).is_final);
    BOOST_TEST(!missOf({.bytes = {}, .then = Then::close}).is_final);
}

BOOST_AUTO_TEST_CASE(only_https_at_the_hosts_of_the_settings_is_asked) {
    PhotoHub hub{{.bytes = httpAnswer(200, "image/jpeg", aJpeg())}};
    for (const std::string address :
         {"https://evil.example/1.jpg",
          "https://10.0.0.1/1.jpg",
          "http://img.example/1.jpg",
          "http://127.0.0.1:1/1.jpg",
          "file:///etc/passwd",
          "javascript:alert(1)",
          ""}) {
        const auto photo = hub.photos.bring(address);
        BOOST_REQUIRE(!photo);
        BOOST_TEST(photo.error().is_final, address);
        BOOST_TEST(!hub.photos.mayAsk(address));
    }
    BOOST_TEST(hub.photos.mayAsk("https://img.example/1.jpg"));
    BOOST_TEST(hub.photos.mayAsk(hub.server.url() + "/1.jpg"));
    BOOST_TEST(
        hub.photos.bring("https://evil.example/1.jpg").error().why.find("hub.photo_hosts") !=
        std::string::npos
    );
    BOOST_TEST(hub.server.requests().empty());
}

BOOST_AUTO_TEST_CASE(a_host_of_the_settings_that_leads_into_the_stores_network_is_not_asked) {
    const ScriptedServer till{[](const std::string&) {
        return ScriptedReply{.bytes = httpAnswer(200, "image/jpeg", aJpeg())};
    }};
    RestPhotos photos{
        {.address = *readWebAddress("https://hub.example"), .ca_file = {}}, {"localhost"}};
    BOOST_TEST(!photos.bring("https://localhost:" + std::to_string(till.port()) + "/1.jpg"));
    BOOST_TEST(till.connections() == 0);
}

BOOST_AUTO_TEST_CASE(nothing_is_brought_once_the_agent_stops) {
    PhotoHub hub{{.bytes = httpAnswer(200, "image/jpeg", aJpeg())}};
    hub.photos.interrupt();
    BOOST_TEST(!hub.bring());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
