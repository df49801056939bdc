#include "agent/clerk/http/request_parser.h"

#include "tests/clerk/bad_requests.h"

#include <boost/test/unit_test.hpp>

namespace balcao::test {

namespace {

const RequestLimits kLimits;

/// The status with which a head is refused; 200 if it is in order, 0 if more is needed.
int statusOf(std::string_view bytes) {
    const HeadScan scan = scanHead(bytes, 0, kLimits);
    if (scan.found == HeadScan::Found::not_yet) {
        return 0;
    }
    if (scan.found == HeadScan::Found::fault) {
        return scan.fault.status;
    }
    Request request;
    const auto fault = parseHead(bytes.substr(0, scan.size), kLimits, request);
    return fault ? fault->status : 200;
}

Request parsed(std::string_view bytes) {
    Request request;
    const HeadScan scan = scanHead(bytes, 0, kLimits);
    BOOST_REQUIRE(scan.found == HeadScan::Found::end);
    BOOST_REQUIRE(!parseHead(bytes.substr(0, scan.size), kLimits, request));
    return request;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(request_parser)

BOOST_AUTO_TEST_CASE(a_usual_request_is_taken_apart) {
    constexpr std::string_view kText =
        "POST /api/v1/orders/7/commands?x=1 HTTP/1.1\r\nHost: localhost:1\r\nContent-Length: 2\r\n"
        "X-Empty:\r\nCookie:  a=b \r\n\r\n{}";
    const Request request = parsed(kText);
    BOOST_TEST(request.method == "POST");
    BOOST_TEST(request.path == "/api/v1/orders/7/commands");
    BOOST_TEST(request.query == "x=1");
    BOOST_TEST(request.body_size == 2U);
    BOOST_TEST(request.header("cookie") == "a=b");
    BOOST_TEST(request.header("x-empty").empty());
    BOOST_TEST(request.wants_keep_alive);
}

BOOST_AUTO_TEST_CASE(every_bad_request_is_refused_with_4xx_or_505) {
    const auto bad = badRequests();
    BOOST_TEST(bad.size() >= 300U);
    for (const BadRequestText& one : bad) {
        const int status = statusOf(one.bytes);
        const bool is_refused = (status >= 400 && status < 500) || status == 505;
        BOOST_TEST(is_refused, one.what << " gave " << status);
    }
}

BOOST_AUTO_TEST_CASE(a_request_that_comes_byte_by_byte_is_the_same_request) {
    constexpr std::string_view kText = "GET / HTTP/1.1\r\nHost: localhost:1\r\n\r\n";
    std::size_t scanned = 0;
    for (std::size_t size = 0; size < kText.size(); ++size) {
        const HeadScan scan = scanHead(kText.substr(0, size), scanned, kLimits);
        BOOST_TEST((scan.found == HeadScan::Found::not_yet));
        scanned = size;
    }
    const HeadScan scan = scanHead(kText, scanned, kLimits);
    BOOST_TEST((scan.found == HeadScan::Found::end));
    BOOST_TEST(scan.size == kText.size());
}

BOOST_AUTO_TEST_CASE(the_limits_themselves_are_still_allowed) {
    std::string headers;
    for (int i = 0; i < 63; ++i) {
        headers += "X-" + std::to_string(i) + ": v\r\n";
    }
    BOOST_TEST(statusOf("GET / HTTP/1.1\r\nHost: h\r\n" + headers + "\r\n") == 200);
    BOOST_TEST(statusOf("GET / HTTP/1.1\r\nHost: h\r\nX: v\r\n" + headers + "\r\n") == 431);
    const std::string path = "/" + std::string(2047, 'a');
    BOOST_TEST(statusOf("GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n") == 200);
    BOOST_TEST(statusOf("GET " + path + "a HTTP/1.1\r\nHost: h\r\n\r\n") == 414);
    BOOST_TEST(statusOf("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 262144\r\n\r\n") == 200);
    BOOST_TEST(statusOf("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 262145\r\n\r\n") == 413);
}

BOOST_AUTO_TEST_CASE(connection_close_in_any_form_ends_the_connection) {
    BOOST_TEST(!parsed("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n").wants_keep_alive);
    BOOST_TEST(!parsed("GET / HTTP/1.1\r\nHost: h\r\nConnection: x, CLOSE\r\n\r\n").wants_keep_alive
    );
    BOOST_TEST(
        parsed("GET / HTTP/1.1\r\nHost: h\r\nConnection: keep-alive\r\n\r\n").wants_keep_alive
    );
    BOOST_TEST(!parsed("GET / HTTP/1.0\r\nHost: h\r\n\r\n").wants_keep_alive);
}

BOOST_AUTO_TEST_CASE(escapes_are_decoded_once_and_never_make_a_slash_or_control) {
    BOOST_TEST(decodePercent("a%20b", TargetPart::path).value() == "a b");
    BOOST_TEST(decodePercent("%2525", TargetPart::path).value() == "%25");
    BOOST_TEST(decodePercent("a+b%2B", TargetPart::query).value() == "a b+");
    BOOST_TEST(decodePercent("a+b", TargetPart::path).value() == "a+b");
    BOOST_TEST(decodePercent("%2F", TargetPart::query).value() == "/");
    for (const char* bad : {"%", "%1", "%zz", "%2f", "%5C", "%00", "%0a", "%7f"}) {
        BOOST_TEST(!decodePercent(bad, TargetPart::path), bad);
    }
}

BOOST_AUTO_TEST_CASE(a_query_is_a_list_of_names_and_values) {
    const auto query = parseQuery("q=jo%C3%A3o+s&open=true&empty=&bare");
    BOOST_REQUIRE(query);
    BOOST_REQUIRE(query->size() == 4U);
    BOOST_TEST(query->at(0).second == "joão s");
    BOOST_TEST(query->at(1).first == "open");
    BOOST_TEST(query->at(3).first == "bare");
    BOOST_TEST(query->at(3).second.empty());
    BOOST_TEST(!parseQuery("q=%0"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
