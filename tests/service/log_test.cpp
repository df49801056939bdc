#include "agent/service/log.h"

#include "tests/support/temp_folder.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <regex>
#include <sstream>

namespace balcao::test {

namespace {

struct OpenLog {
    TempFolder folder;
    std::filesystem::path log_folder = folder.path() / "log";

    std::ostringstream console;

    OpenLog() {
        std::clog.rdbuf(console.rdbuf());
        log::open(log_folder, LogLevel::information);
    }
    ~OpenLog() {
        log::close();
        std::clog.rdbuf(std::cerr.rdbuf());
    }
    OpenLog(const OpenLog&) = delete;
    OpenLog(OpenLog&&) = delete;
    OpenLog& operator=(const OpenLog&) = delete;
    OpenLog& operator=(OpenLog&&) = delete;

    std::string written() const {
        std::ifstream stream{log_folder / "balcao-agent.log"};
        std::ostringstream content;
        content << stream.rdbuf();
        return content.str();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(logging, OpenLog)

BOOST_AUTO_TEST_CASE(a_line_has_its_time_in_utc_its_level_and_its_part) {
    log::warning("hub", "order 7 stays in the outbox");
    const std::regex line{
        R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z Warning hub: order 7 stays in the outbox\n)"};
    BOOST_TEST(std::regex_match(written(), line), written());
    BOOST_TEST(console.str() == written());
}

BOOST_AUTO_TEST_CASE(how_much_is_written_can_be_changed_while_it_is_written) {
    BOOST_TEST((log::level() == LogLevel::information));
    log::debug("a", "unseen");
    log::setLevel(LogLevel::debug);
    log::debug("a", "seen");
    log::setLevel(LogLevel::error);
    log::warning("a", "left out");
    BOOST_TEST((log::level() == LogLevel::error));
    BOOST_TEST(written().find(" a: seen") != std::string::npos);
    BOOST_TEST(written().find("unseen") == std::string::npos);
    BOOST_TEST(written().find("left out") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(each_level_is_written_up_to_the_one_that_was_chosen) {
    log::error("a", "e");
    log::warning("a", "w");
    log::information("a", "i");
    log::debug("a", "d");
    BOOST_TEST(written().find("Error a: e\n") != std::string::npos);
    BOOST_TEST(written().find("Warning a: w\n") != std::string::npos);
    BOOST_TEST(written().find("Information a: i\n") != std::string::npos);
    BOOST_TEST(written().find("Debug") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_level_can_be_any_of_the_four) {
    log::open(log_folder, LogLevel::debug);
    log::debug("a", "d");
    log::open(log_folder, LogLevel::error);
    log::warning("a", "not this");
    log::open(log_folder, LogLevel::warning);
    log::warning("a", "but this");
    BOOST_TEST(written().find("Debug a: d\n") != std::string::npos);
    BOOST_TEST(written().find("not this") == std::string::npos);
    BOOST_TEST(written().find("but this") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_message_stays_one_line_and_short) {
    log::error(
        "hub", "name\n2020-01-01T00:00:00.000Z Error hub: forged\x1B" + std::string(5000, 'x')
    );
    const std::string text = written();
    BOOST_TEST(std::count(text.begin(), text.end(), '\n') == 1);
    BOOST_TEST(text.find('\x1B') == std::string::npos);
    BOOST_TEST(text.size() < 2100U);
}

BOOST_AUTO_TEST_CASE(the_oldest_files_go_and_the_newest_lines_stay) {
    constexpr log::Limits kSmall{.file_kb = 10, .older_files = 3};
    log::open(log_folder, LogLevel::information, kSmall);
    const std::string message(1000, 'x');
    for (int i = 0; i < 200; ++i) {
        log::information("load", message);
    }
    log::information("load", "the newest line");
    log::close();
    const auto files = std::distance(
        std::filesystem::directory_iterator{log_folder}, std::filesystem::directory_iterator{}
    );
    BOOST_TEST(files > 1);
    // One more for a moment: what is being compressed is there twice.
    BOOST_TEST(files <= 2 + kSmall.older_files);
    BOOST_TEST(written().find("the newest line") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(all_files_together_stay_under_50_megabytes) {
    // One more than are kept: the one that is being compressed is there twice.
    constexpr log::Limits kUsual;
    BOOST_TEST((kUsual.older_files + 2) * kUsual.file_kb < 50'000);
}

BOOST_AUTO_TEST_CASE(after_it_is_closed_nothing_is_written_and_nothing_is_thrown) {
    log::close();
    log::error("hub", "too late");
    BOOST_TEST(written().empty());
}

BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_made_is_an_error_of_the_start) {
    std::ofstream{folder.path() / "file"} << "x";
    BOOST_CHECK_THROW(log::open(folder.path() / "file" / "log", LogLevel::error), std::exception);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
