#include "agent/hub/rest/http_reader.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

namespace balcao::test {

namespace {

constexpr std::size_t kLimit = 1000;

/// Reads `bytes` as one answer, in pieces of `piece` bytes.
HttpAnswer read(const std::string& bytes, std::size_t piece = 7, bool* is_reusable = nullptr) {
    std::size_t given = 0;
    HttpReader reader{
        [&](char* target, std::size_t size) {
            const std::size_t step = std::min({size, piece, bytes.size() - given});
            std::memcpy(target, bytes.data() + given, step);
            given += step;
            return step;
        },
        kLimit};
    HttpAnswer answer = reader.read("GET");
    if (is_reusable != nullptr) {
        *is_reusable = reader.isReusable();
    }
    return answer;
}

const std::string kFixed = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
const std::string kChunked =
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    "2\r\nhe\r\n3;note=x\r\nllo\r\n0\r\nTrailer: x\r\n\r\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(http_reader)

BOOST_DATA_TEST_CASE(
    a_whole_answer_is_read_in_any_pieces, boost::unit_test::data::xrange(1, 80), piece
) {
    for (const std::string& bytes : {kFixed, kChunked}) {
        bool is_reusable = false;
        const HttpAnswer answer = read(bytes, static_cast<std::size_t>(piece), &is_reusable);
        BOOST_TEST(answer.status == 200);
        BOOST_TEST(answer.body == "hello");
        BOOST_TEST(is_reusable);
    }
}

BOOST_AUTO_TEST_CASE(an_answer_cut_at_any_byte_is_an_error) {
    for (const std::string& bytes : {kFixed, kChunked}) {
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            BOOST_CHECK_THROW(read(bytes.substr(0, size)), HttpCutOff);
        }
    }
}

BOOST_AUTO_TEST_CASE(answers_without_a_body_end_with_their_head) {
    BOOST_TEST(read("HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n\r\n").header("etag") == "\"a\"");
    BOOST_TEST(read("HTTP/1.1 204 No Content\r\n\r\n").body.empty());
}

BOOST_AUTO_TEST_CASE(interim_answers_are_passed_over) {
    BOOST_TEST(read("HTTP/1.1 100 Continue\r\n\r\n" + kFixed).body == "hello");
    std::string endless;
    for (int i = 0; i < 10; ++i) {
        endless += "HTTP/1.1 103 Early Hints\r\n\r\n";
    }
    BOOST_CHECK_THROW(read(endless + kFixed), HttpFormatError);
}

BOOST_AUTO_TEST_CASE(a_connection_is_used_again_only_if_nothing_is_left_over) {
    bool is_reusable = true;
    read(kFixed + "more", 1000, &is_reusable);
    BOOST_TEST(!is_reusable);
    read("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", 1000, &is_reusable);
    BOOST_TEST(!is_reusable);
    read("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n", 1000, &is_reusable);
    BOOST_TEST(!is_reusable);
}

const std::vector<std::string> kMalformed{
    "SSH-2.0-OpenSSH_9.2\r\n\r\n",
    "HTTP/2 200\r\n\r\n",
    "HTTP/1.1 20 OK\r\n\r\n",
    "HTTP/1.1 2000 OK\r\n\r\n",
    "HTTP/1.1 999 OK\r\n\r\n",
    "HTTP/1.1 200 OK\r\n\r\nno length",
    "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello",
    "HTTP/1.1 200 OK\r\nContent-Length: 5 \x01\r\n\r\nhello",
    "HTTP/1.1 200 OK\r\nContent-Length: 5, 5\r\n\r\nhello",
    "HTTP/1.1 200 OK\r\nContent-Length: 0x5\r\n\r\nhello",
    "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nhello",
    "HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\nhello",
    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 4\r\n\r\nhello",
    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhello\r\n0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nhello\r\n0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n" + std::string(1001, 'x'),
    "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello",
    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n folded: yes\r\n\r\nhello",
    "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
    "HTTP/1.1 200 OK\r\n: no name\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length : 5\r\n\r\nhello",
    "HTTP/1.1 200 OK\r\nX: a\rb\r\n\r\n",
    "HTTP/1.1 200 OK\r\nX: " + std::string(70'000, 'x') + "\r\n\r\n",
    "HTTP/1.1 101 Switching Protocols\r\n\r\n",
};

BOOST_DATA_TEST_CASE(malformed_answers_are_refused, kMalformed, bytes) {
    BOOST_CHECK_THROW(read(bytes), HttpFormatError);
}

BOOST_AUTO_TEST_CASE(too_many_headers_are_refused) {
    std::string bytes = "HTTP/1.1 200 OK\r\n";
    for (int i = 0; i < 200; ++i) {
        bytes += "X: 1\r\n";
    }
    BOOST_CHECK_THROW(read(bytes + "Content-Length: 0\r\n\r\n"), HttpFormatError);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
