// The small pieces that stand between the agent and the system.
#include "agent/service/disk_space.h"
#include "agent/service/random_ids.h"
#include "agent/service/service_host.h"
#include "agent/service/signals.h"
#include "agent/service/system_clock.h"
#include "tests/support/temp_folder.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cerrno>
#include <filesystem>
#include <functional>
#include <regex>
#include <set>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace balcao::test {

BOOST_AUTO_TEST_SUITE(service_host)

BOOST_AUTO_TEST_CASE(without_a_service_manager_nothing_is_run_as_a_service) {
    bool has_run = false;
    giveStandardOutput();
    BOOST_TEST(!hasServiceManager());
    BOOST_CHECK_THROW(
        runAsService(
            {.run =
                 [&](const std::function<void()>&) {
                     has_run = true;
                     return 0;
                 },
             .stop =
                 [] {
                 }}
        ),
        std::runtime_error
    );
    BOOST_TEST(!has_run);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(random_ids)

BOOST_AUTO_TEST_CASE(a_uuid_is_of_version_4_and_none_comes_twice) {
    const std::regex form{"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"};
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        const std::string uuid = newUuid();
        BOOST_TEST(std::regex_match(uuid, form), uuid);
        BOOST_TEST(seen.insert(uuid).second, uuid);
    }
}

BOOST_AUTO_TEST_CASE(a_token_is_128_bits_and_all_of_them_change) {
    const std::regex form{"[0-9a-f]{32}"};
    std::array<std::set<char>, 32> digits_at;
    for (int i = 0; i < 1000; ++i) {
        const std::string token = newToken();
        BOOST_REQUIRE(std::regex_match(token, form));
        for (std::size_t place = 0; place < token.size(); ++place) {
            digits_at.at(place).insert(token[place]);
        }
    }
    for (const auto& digits : digits_at) {
        BOOST_TEST(digits.size() == 16U);
    }
}

BOOST_AUTO_TEST_CASE(a_fraction_is_from_zero_to_below_one_and_of_full_grain) {
    std::set<double> seen;
    for (int i = 0; i < 1000; ++i) {
        const double fraction = randomFraction();
        BOOST_TEST(fraction >= 0.0);
        BOOST_TEST(fraction < 1.0);
        BOOST_TEST(seen.insert(fraction).second);  // 52 bits: no two in a thousand are alike
    }
}

BOOST_AUTO_TEST_CASE(fractions_spread_evenly) {
    constexpr std::size_t kTenths = 10;
    constexpr int kDraws = 10'000;
    std::array<int, kTenths> counts{};
    double sum = 0.0;
    for (int i = 0; i < kDraws; ++i) {
        const double fraction = randomFraction();
        sum += fraction;
        ++counts.at(static_cast<std::size_t>(fraction * static_cast<double>(kTenths)));
    }
    for (const int count : counts) {
        // 1,000 are expected with a standard deviation of 30: ten of them, one run in 10^22.
        BOOST_TEST(count > 700);
        BOOST_TEST(count < 1300);
    }
    BOOST_TEST(sum / kDraws > 0.47);  // ten standard deviations of 0.0029
    BOOST_TEST(sum / kDraws < 0.53);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(signals)

BOOST_AUTO_TEST_CASE(writing_to_a_peer_that_hung_up_is_an_error_and_not_the_end) {
    ignoreWriteSignals();
    std::array<int, 2> ends{};
    BOOST_REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) == 0);
    ::close(ends[1]);
    BOOST_TEST(::write(ends[0], "x", 1) == -1);
    BOOST_TEST(errno == EPIPE);
    ::close(ends[0]);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(disk_space)

BOOST_AUTO_TEST_CASE(a_disk_that_takes_files_has_free_bytes) {
    const TempFolder folder;
    BOOST_TEST(freeBytes(folder.path()) > 0U);
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_has_no_disk) {
    const TempFolder folder;
    BOOST_CHECK_THROW(freeBytes(folder.path() / "missing"), std::filesystem::filesystem_error);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(system_clock)

BOOST_AUTO_TEST_CASE(the_clock_of_the_system_shows_the_time_in_which_files_are_stamped) {
    const TempFolder folder;
    const SystemClock clock;
    const auto stamp =
        std::chrono::file_clock::to_sys(std::filesystem::last_write_time(folder.path()));
    const auto difference = clock.now() - stamp;
    BOOST_TEST((difference > -std::chrono::minutes{1}));
    BOOST_TEST((difference < std::chrono::minutes{1}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
