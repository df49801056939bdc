#include "printing/printers/raw_socket_printer.h"
#include "tests/support/print.h"
#include "tests/support/program.h"
#include "tests/support/temp_folder.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>

namespace balcao::test {

namespace {

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// The port from the first line of the listener's output.
std::uint16_t portOf(const Program& listener) {
    const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds{20};
    while (listener.output().find('\n') == std::string::npos) {
        BOOST_REQUIRE(std::chrono::steady_clock::now() < give_up);
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    return static_cast<std::uint16_t>(std::stoi(listener.output()));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(print_listener)

BOOST_AUTO_TEST_CASE(each_job_becomes_a_file_before_the_sender_hears_that_it_was_read) {
    const TempFolder temp;
    const auto jobs = temp.path() / "jobs";
    Program listener{
        programFolder() / "tests/printing/balcao-print-listener",
        {"--port", "0", "--out", jobs.string()},
        temp.path() / "listener.out"};
    RawSocketPrinter printer{{.host = "127.0.0.1", .port = portOf(listener)}};
    for (const std::string label : {"^XA^FDum^FS^XZ", "^XA^FDdois^FS^XZ"}) {
        const PrintPayload payload{.job_id = 1, .kind = DocumentKind::zpl, .bytes = label};
        const auto outcome = printer.send(payload, [](const std::string&) { return true; });
        BOOST_TEST(outcome->end == SendEnd::all_accepted);
    }
    BOOST_TEST(contentOf(jobs / "job-0001") == "^XA^FDum^FS^XZ");
    BOOST_TEST(contentOf(jobs / "job-0002") == "^XA^FDdois^FS^XZ");
    BOOST_TEST(listener.stop() == 0);
}

BOOST_AUTO_TEST_CASE(a_wrong_argument_is_told) {
    const TempFolder temp;
    Program listener{
        programFolder() / "tests/printing/balcao-print-listener",
        {"--port", "many"},
        temp.path() / "listener.out"};
    BOOST_TEST(listener.wait(std::chrono::seconds{20}).value_or(-1) == 2);
    BOOST_TEST(listener.output().find("usage:") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
