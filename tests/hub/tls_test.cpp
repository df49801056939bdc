// Who is believed to be the hub. Certificates are made by make_certificates.sh when the test
// starts.
#include "agent/hub/rest/http_exchange.h"
#include "tests/hub/tls_server.h"
#include "tests/support/temp_folder.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <string>
#include <vector>

namespace balcao::test {

namespace {

/// The certificates, made once for all cases.
const std::filesystem::path& certificates() {
    static const TempFolder folder;
    static const bool is_made = [] {
        const std::string command =
            std::string{"bash " BALCAO_SOURCE_DIR "/tests/hub/make_certificates.sh "} +
            folder.path().string();
        return std::system(command.c_str()) == 0;  // NOLINT(concurrency-mt-unsafe): one thread
    }();
    BOOST_REQUIRE_MESSAGE(is_made, "openssl could not make the certificates");
    return folder.path();
}

Result<HttpAnswer, HttpFailure> ask(
    const TlsServer& server, const std::string& host, const std::string& authority = "ca.pem"
) {
    HttpExchange exchange{authority.empty() ? "" : certificates() / authority};
    const HttpRequest request{.method = "GET", .path = "/secret", .headers = {}, .body = {}};
    return exchange.send({.is_tls = true, .host = host, .port = server.port()}, request, {});
}

const std::vector<std::string> kFalseServers{
    "other_name",
    "common_name_only",
    "part_of_name",
    "longer_name",
    "client_only",
    "expired",
    "self_signed",
    "unknown_authority",
    "by_a_leaf"};

}  // namespace

BOOST_AUTO_TEST_SUITE(tls)

BOOST_AUTO_TEST_CASE(the_right_server_is_believed_by_name_and_by_address) {
    for (const char* const host : {"localhost", "127.0.0.1"}) {
        const TlsServer server{{.folder = certificates(), .name = "good"}};
        const auto answer = ask(server, host);
        BOOST_TEST_REQUIRE(answer.has_value());
        BOOST_TEST(answer->body == "{}");
        BOOST_TEST(server.requestBytes() > 0U);
    }
}

BOOST_AUTO_TEST_CASE(tls_1_2_is_spoken_too) {
    const TlsServer server{{.folder = certificates(), .name = "good", .only_tls_1_2 = true}};
    BOOST_TEST(ask(server, "localhost").has_value());
}

BOOST_DATA_TEST_CASE(a_false_server_gets_not_one_byte_of_a_request, kFalseServers, name) {
    for (const char* const host : {"localhost", "127.0.0.1"}) {
        const TlsServer server{{.folder = certificates(), .name = name}};
        const auto answer = ask(server, host);
        BOOST_TEST_REQUIRE(!answer.has_value());
        BOOST_TEST((answer.error().kind == HttpFailure::Kind::untrusted));
        BOOST_TEST_MESSAGE(name << " as " << host << ": " << answer.error().why);
        BOOST_TEST(server.requestBytes() == 0U);
    }
}

BOOST_AUTO_TEST_CASE(a_private_ca_is_not_believed_unless_it_is_named) {
    const TlsServer server{{.folder = certificates(), .name = "good"}};
    const auto answer = ask(server, "localhost", "");  // the CAs of this computer
    BOOST_TEST_REQUIRE(!answer.has_value());
    BOOST_TEST((answer.error().kind == HttpFailure::Kind::untrusted));
    BOOST_TEST(server.requestBytes() == 0U);
}

BOOST_AUTO_TEST_CASE(old_ciphers_are_not_spoken) {
    const TlsServer server{
        {.folder = certificates(),
         .name = "good",
         .ciphers = "ECDHE-ECDSA-AES128-SHA",
         .only_tls_1_2 = true}};
    BOOST_TEST(!ask(server, "localhost").has_value());
    BOOST_TEST(server.requestBytes() == 0U);
}

BOOST_AUTO_TEST_CASE(a_missing_ca_file_is_named) {
    const TlsServer server{{.folder = certificates(), .name = "good"}};
    const auto answer = ask(server, "localhost", "missing.pem");
    BOOST_TEST_REQUIRE(!answer.has_value());
    BOOST_TEST_MESSAGE(answer.error().why);
    BOOST_TEST(answer.error().why.find("missing.pem") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
