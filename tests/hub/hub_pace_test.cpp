// The hub's clock, and how long the hub is left alone after a failure.
#include "agent/hub/hub_clock.h"
#include "agent/hub/link_pace.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <random>
#include <vector>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

const Instant kHubTime{1'700'000'000'000ms};
const SteadyTime kStart{std::chrono::hours{5}};

milliseconds pauseWith(int failures, double jitter, milliseconds usual = 10s) {
    LinkPace pace{usual, [jitter] {
                      return jitter;
                  }};
    milliseconds pause{};
    for (int i = 0; i < failures; ++i) {
        pause = pace.afterFailure();
    }
    return pause;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(link_pace)

BOOST_AUTO_TEST_CASE(pauses_lie_between_the_floor_and_the_cap) {
    for (int failures = 1; failures <= 20; ++failures) {
        BOOST_TEST((pauseWith(failures, 0.0) >= 30s));
        BOOST_TEST((pauseWith(failures, 0.999) <= 120s));
    }
    BOOST_TEST((pauseWith(1, 0.0) == 30s));
    BOOST_TEST((pauseWith(1, 0.5) == 45s));
    BOOST_TEST((pauseWith(2, 0.5) == 75s));
}

BOOST_AUTO_TEST_CASE(after_five_failures_only_rare_probes_go_out) {
    LinkPace pace{10s, [] {
                      return 0.0;
                  }};
    for (int i = 0; i < 4; ++i) {
        BOOST_TEST((pace.afterFailure() == 30s));
        BOOST_TEST(!pace.isOpen());
    }
    BOOST_TEST((pace.afterFailure() == 60s));
    BOOST_TEST(pace.isOpen());
    pace.afterSuccess();
    BOOST_TEST(!pace.isOpen());
    BOOST_TEST((pace.afterFailure() == 30s));
}

BOOST_AUTO_TEST_CASE(a_failure_never_makes_it_faster_than_the_usual_pace) {
    for (const milliseconds usual : {1000ms, 5000ms, 10'000ms, 30'000ms, 60'000ms, 300'000ms}) {
        for (int failures = 1; failures <= 10; ++failures) {
            BOOST_TEST((pauseWith(failures, 0.0, usual) >= usual));
        }
    }
}

BOOST_AUTO_TEST_CASE(the_hub_may_ask_for_more_within_an_hour) {
    LinkPace pace{10s, [] {
                      return 0.0;
                  }};
    BOOST_TEST((pace.afterFailure(600s) == 600s));
    BOOST_TEST((pace.afterFailure(1s) == 30s));
    BOOST_TEST((pace.afterFailure(100h) == 1h));
    BOOST_TEST((LinkPace::asked(0s, 0.0) == 1s));
    BOOST_TEST((LinkPace::asked(100s, 0.5) == 110s));
}

// R18: a model of 10,000 stores whose hub is away for five minutes.
BOOST_AUTO_TEST_CASE(ten_thousand_stores_come_back_without_a_stampede) {
    constexpr int kStores = 10'000;
    constexpr auto kBack = 300s;
    std::mt19937_64 random{7};
    std::uniform_real_distribution<double> unit{0.0, 1.0};
    std::vector<int> arrivals(600, 0);  // of the first success, per second
    milliseconds last{};
    for (int store = 0; store < kStores; ++store) {
        LinkPace pace{10s, [&] {
                          return unit(random);
                      }};
        milliseconds now{
            static_cast<long long>(unit(random) * 10'000)};  // its place in the interval
        while (now < kBack) {
            now += pace.afterFailure();
        }
        last = std::max(last, now - kBack);
        ++arrivals[static_cast<std::size_t>(now / 1s)];
    }
    BOOST_TEST((last <= 120s));
    BOOST_TEST(*std::max_element(arrivals.begin(), arrivals.end()) <= kStores * 4 / 100);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(hub_clock)

BOOST_AUTO_TEST_CASE(it_runs_on_from_the_first_answer) {
    HubClock clock;
    BOOST_TEST(!clock.at(kStart).has_value());
    clock.observe(kHubTime, kStart);
    BOOST_TEST((*clock.at(kStart) == kHubTime + 500ms));
    BOOST_TEST((*clock.at(kStart + 90s) == kHubTime + 500ms + 90s));
}

BOOST_AUTO_TEST_CASE(small_differences_are_smoothed) {
    HubClock clock;
    clock.observe(kHubTime, kStart);
    clock.observe(kHubTime + 10s, kStart + 9200ms);  // 800 ms ahead
    BOOST_TEST((*clock.at(kStart) == kHubTime + 600ms));
}

BOOST_AUTO_TEST_CASE(one_wrong_answer_moves_nothing) {
    HubClock clock;
    clock.observe(kHubTime, kStart);
    clock.observe(kHubTime + 9600h, kStart + 10s);
    BOOST_TEST((*clock.at(kStart) == kHubTime + 500ms));
    clock.observe(kHubTime + 20s, kStart + 20s);
    BOOST_TEST((*clock.at(kStart) == kHubTime + 500ms));
}

BOOST_AUTO_TEST_CASE(a_jump_counts_once_a_second_answer_agrees) {
    HubClock clock;
    clock.observe(kHubTime, kStart);
    clock.observe(kHubTime + 3h, kStart + 10s);
    clock.observe(kHubTime + 3h + 10s, kStart + 20s);
    BOOST_TEST((*clock.at(kStart + 20s) == kHubTime + 3h + 10s + 500ms));
}

BOOST_AUTO_TEST_CASE(two_jumps_that_disagree_move_nothing) {
    HubClock clock;
    clock.observe(kHubTime, kStart);
    clock.observe(kHubTime + 3h, kStart);
    clock.observe(kHubTime + 5h, kStart);
    BOOST_TEST((*clock.at(kStart) == kHubTime + 500ms));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
