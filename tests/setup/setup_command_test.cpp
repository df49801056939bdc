// `balcao-agent --setup` as a script of an installer runs it, with the real programs.
#include "tests/support/http_json.h"
#include "tests/support/program.h"
#include "tests/support/running_hub.h"
#include "tests/support/temp_folder.h"

#include <Poco/Util/Application.h>
#include <boost/test/unit_test.hpp>

#include <fstream>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;
using Poco::Util::Application;

std::uint16_t portOf(const std::string& digits) {
    return static_cast<std::uint16_t>(std::stoi(digits));
}

struct Installer {
    Installer() {
        std::ofstream{secret} << "segredo\n";
        std::filesystem::permissions(
            secret, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write
        );
    }

    struct End {
        int code{};
        std::string output;
    };

    End run(std::vector<std::string> options) const {
        options.push_back("--set=data.dir=" + (folder.path() / "data").string());
        options.emplace_back("--language=en");
        const auto out = folder.path() / "out";
        std::filesystem::remove(out);
        Program agent{programFolder() / "agent/balcao-agent", options, out};
        const auto code = agent.wait(60s);
        BOOST_REQUIRE(code.has_value());
        return {.code = *code, .output = agent.output()};
    }

    std::vector<std::string> answers(const std::string& store) const {
        return {
            "--setup",
            "--hub-url=" + hub.url(),
            "--client-id=balcao",
            "--secret-file=" + secret.string(),
            "--store=" + store,
            "--printer-label=folder://" + folder.path().string()};
    }

    /// What the set-up wrote.
    std::string setUp() const {
        std::ifstream file{folder.path() / "data/setup.properties"};
        return {std::istreambuf_iterator<char>{file}, {}};
    }

    TempFolder folder;
    RunningHub hub{folder.path() / "hub", {"--stores", "1/101"}};
    std::filesystem::path secret{folder.path() / "secret"};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(setup_command, Installer)

BOOST_AUTO_TEST_CASE(a_script_sets_up_what_the_next_start_needs) {
    BOOST_TEST(run({"--check-settings"}).code == Application::EXIT_UNAVAILABLE);
    const End end = run(answers("1/101"));
    BOOST_TEST(end.code == Application::EXIT_OK, end.output);
    BOOST_TEST(end.output.find("ok  The hub knows the store 1/101.") != std::string::npos);
    BOOST_TEST(end.output.find("segredo") == std::string::npos);
    BOOST_TEST(setUp().find("printer.label.language = zpl\n") != std::string::npos);
    std::filesystem::remove(secret);  // it was copied
    BOOST_TEST(run({"--check-settings"}).code == Application::EXIT_OK);
    const End whole = run({"--check"});
    BOOST_TEST(
        whole.output.find("ok  The hub accepts the credential balcao.") != std::string::npos
    );
}

BOOST_AUTO_TEST_CASE(a_script_says_what_the_label_printer_reads) {
    auto options = answers("1/101");
    options.emplace_back("--printer-language=epl");
    BOOST_TEST(run(options).code == Application::EXIT_OK);
    BOOST_TEST(setUp().find("printer.label.language = epl") != std::string::npos);
    options.pop_back();
    BOOST_TEST(run(options).code == Application::EXIT_OK);
    BOOST_TEST(setUp().find("printer.label.language = epl") != std::string::npos);  // kept
    options.emplace_back("--printer-language=zebra");
    const End end = run(options);
    BOOST_TEST(end.code == Application::EXIT_UNAVAILABLE);
    BOOST_TEST(end.output.find("cannot be “zebra”") != std::string::npos, end.output);
}

BOOST_AUTO_TEST_CASE(a_script_learns_what_does_not_hold_and_nothing_is_written) {
    const End end = run(answers("1/102"));
    BOOST_TEST(end.code == Application::EXIT_UNAVAILABLE);
    BOOST_TEST(
        end.output.find("!!  The hub does not accept the store 1/102") != std::string::npos,
        end.output
    );
    BOOST_TEST(!std::filesystem::exists(folder.path() / "data"));
}

BOOST_AUTO_TEST_CASE(a_secret_that_cannot_be_read_and_answers_without_the_question_are_told) {
    std::filesystem::remove(secret);
    BOOST_TEST(run(answers("1/101")).code == Application::EXIT_NOINPUT);
    const End lonely = run({"--store=1/101"});
    BOOST_TEST(lonely.code == Application::EXIT_USAGE);
    BOOST_TEST(lonely.output.find("--setup") != std::string::npos, lonely.output);
}

BOOST_AUTO_TEST_CASE(the_page_sets_up_and_the_same_program_goes_on_to_its_work) {
    Program agent{
        programFolder() / "agent/balcao-agent",
        {"--set=data.dir=" + (folder.path() / "data").string(), "--set=web.port=0"},
        folder.path() / "out"};
    const std::string port = agent.waitForText("not set up yet; open http://127.0.0.1:");
    HttpPeer page{portOf(port)};
    const auto token = page.get("/api/v1/session").json()->getValue<std::string>("token");
    const HttpPeer::Headers headers{
        {"X-Balcao-Token", token},
        {"Content-Type", "application/json"},
        {"Origin", "http://127.0.0.1:" + port}};
    const HttpReply end = page.send(
        "POST",
        "/api/v1/setup/finish",
        R"({"language":"en","hub_url":")" + hub.url() +
            R"(","client_id":"balcao","secret":"segredo","stores":"1/101",)"
            R"("is_sign_in_required":false,"printers":[]})",
        headers
    );
    BOOST_TEST(end.json()->getValue<bool>("may_go_on"), end.body);
    BOOST_TEST(agent.waitForText(": http://127.0.0.1:") == port);
    BOOST_TEST(HttpPeer{portOf(port)}.get("/health").status == 200);
    BOOST_TEST(agent.stop() == Application::EXIT_OK);
}

BOOST_AUTO_TEST_CASE(an_agent_that_waits_for_its_set_up_stops_when_it_is_told) {
    Program agent{
        programFolder() / "agent/balcao-agent",
        {"--set=data.dir=" + (folder.path() / "data").string(), "--set=web.port=0"},
        folder.path() / "out"};
    agent.waitForText("not set up yet; open http://127.0.0.1:");
    BOOST_TEST(agent.stop() == Application::EXIT_OK);
    BOOST_TEST(!std::filesystem::exists(folder.path() / "data"));
}

BOOST_AUTO_TEST_CASE(nobody_at_the_terminal_writes_nothing) {
    BOOST_TEST(run({"--setup"}).code == Application::EXIT_UNAVAILABLE);
    BOOST_TEST(!std::filesystem::exists(folder.path() / "data"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
