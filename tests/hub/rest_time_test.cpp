#include "agent/hub/rest/rest_time.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>
#include <vector>

namespace balcao::test {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

std::int64_t millisecondsOf(const std::string& text) {
    const auto time = readTime(text);
    return time ? time->time_since_epoch().count() : -1;
}

const Instant kNow{milliseconds{784'111'777'000}};  // Sun, 06 Nov 1994 08:49:37 GMT

}  // namespace

BOOST_AUTO_TEST_SUITE(rest_time)

BOOST_AUTO_TEST_CASE(times_of_any_offset_and_fraction_are_read) {
    BOOST_TEST(millisecondsOf("2023-11-14T22:13:20Z") == 1'700'000'000'000);
    BOOST_TEST(millisecondsOf("2023-11-14t22:13:20z") == 1'700'000'000'000);
    BOOST_TEST(millisecondsOf("2023-11-14 22:13:20Z") == 1'700'000'000'000);
    BOOST_TEST(millisecondsOf("2023-11-14T19:13:20-03:00") == 1'700'000'000'000);
    BOOST_TEST(millisecondsOf("2023-11-15T03:58:20+05:45") == 1'700'000'000'000);
    BOOST_TEST(millisecondsOf("2023-11-14T22:13:20.5Z") == 1'700'000'000'500);
    BOOST_TEST(millisecondsOf("2023-11-14T22:13:20.123456789-00:00") == 1'700'000'000'123);
    BOOST_TEST(millisecondsOf("2016-12-31T23:59:60Z") == 1'483'228'800'000);
    BOOST_TEST(millisecondsOf("2024-02-29T00:00:00Z") == 1'709'164'800'000);
}

const std::vector<std::string> kNoTimes{
    "",
    "2023-11-14",
    "2023-11-14T22:13:20",
    "2023-11-14T22:13Z",
    "2023-13-14T22:13:20Z",
    "2023-02-29T22:13:20Z",
    "2023-11-14T24:00:00Z",
    "2023-11-14T22:60:20Z",
    "2023-11-14T22:13:61Z",
    "2023-11-14T22:13:20.Z",
    "2023-11-14T22:13:20.1234567890Z",
    "2023-11-14T22:13:20+3:00",
    "2023-11-14T22:13:20+03",
    "2023-11-14T22:13:20Zx",
    " 2023-11-14T22:13:20Z",
    "0000-00-00",
    "0000-00-00T00:00:00Z",
    "23-11-14T22:13:20Z",
    "2023-11-14T22:13:-1Z",
    "2023-11-14T22:13:20+24:00",
};

BOOST_DATA_TEST_CASE(other_texts_are_no_time, kNoTimes, text) {
    BOOST_TEST(!readTime(text).has_value());
}

BOOST_AUTO_TEST_CASE(a_written_time_is_read_back) {
    const Instant time{milliseconds{1'700'000'000'007}};
    BOOST_TEST(writeTime(time) == "2023-11-14T22:13:20.007Z");
    BOOST_TEST((readTime(writeTime(time)) == time));
}

BOOST_AUTO_TEST_CASE(http_dates_are_read) {
    BOOST_TEST((readHttpDate("Sun, 06 Nov 1994 08:49:37 GMT") == kNow));
    BOOST_TEST(!readHttpDate("Sun, 6 Nov 1994 08:49:37 GMT").has_value());
    BOOST_TEST(!readHttpDate("Sunday, 06-Nov-94 08:49:37 GMT").has_value());
    BOOST_TEST(!readHttpDate("Sun, 06 Nov 1994 08:49:37 +0000").has_value());
    BOOST_TEST(!readHttpDate("").has_value());
}

BOOST_AUTO_TEST_CASE(retry_after_is_seconds_or_a_date_by_the_hubs_clock) {
    BOOST_TEST((readRetryAfter("120", kNow) == seconds{120}));
    BOOST_TEST((readRetryAfter("0", kNow) == seconds{0}));
    BOOST_TEST((readRetryAfter("Sun, 06 Nov 1994 08:50:37 GMT", kNow) == seconds{60}));
    BOOST_TEST((readRetryAfter("Sun, 06 Nov 1994 08:40:37 GMT", kNow) == seconds{0}));
    for (const char* const text : {"", "-1", "1.5", "soon", "9999999999"}) {
        BOOST_TEST(!readRetryAfter(text, kNow).has_value());
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
