#include "agent/clerk/presence.h"

#include "tests/support/fake_clock.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

struct Pages {
    std::string list() {
        std::string text;
        JsonWriter json{text};
        presence.write(json);
        return text;
    }

    FakeClock clock;
    Presence presence{clock};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(presence, Pages)

BOOST_AUTO_TEST_CASE(the_others_see_who_is_on_an_order_until_they_leave) {
    BOOST_TEST(presence.set("p1", {7}, "Ada"));
    BOOST_TEST(presence.set("p2", {7}, ""));
    BOOST_TEST(
        list() == R"([{"page_id":"p1","order_ref":7,"name":"Ada"},{"page_id":"p2","order_ref":7}])"
    );
    BOOST_TEST(presence.leave("p1"));
    BOOST_TEST(!presence.leave("p1"));
    BOOST_TEST(list() == R"([{"page_id":"p2","order_ref":7}])");
}

BOOST_AUTO_TEST_CASE(only_what_changed_is_news) {
    presence.set("p1", {7}, "Ada");
    BOOST_TEST(!presence.set("p1", {7}, "Ada"));
    BOOST_TEST(presence.set("p1", {8}, "Ada"));
    BOOST_TEST(presence.set("p1", {8}, "Bia"));
}

BOOST_AUTO_TEST_CASE(a_page_that_says_nothing_more_is_forgotten) {
    presence.set("p1", {7}, "Ada");
    clock.advance(60s);
    presence.set("p2", {8}, "Bia");
    BOOST_TEST(list().find("p1") != std::string::npos);
    clock.advance(1s);
    BOOST_TEST(list() == R"([{"page_id":"p2","order_ref":8,"name":"Bia"}])");
    clock.advance(-24h);
    BOOST_TEST(list() == "[]");
}

BOOST_AUTO_TEST_CASE(more_pages_than_a_store_has_are_not_kept) {
    for (std::size_t i = 0; i < Presence::kMostPages; ++i) {
        BOOST_TEST(presence.set(std::to_string(i), {1}, ""));
    }
    BOOST_TEST(!presence.set("one more", {1}, ""));
    BOOST_TEST(presence.set("0", {2}, ""));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
