// Every step of the set-up against the simulated hub: what holds, what does not, and what is
// written when all of it holds.
#include "agent/setup/setup_desk.h"

#include "agent/service/files.h"
#include "agent/service/secrets.h"
#include "agent/service/settings_setup.h"
#include "agent/setup/setup_by_hand.h"
#include "tests/simulator/hub_simulator.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_folder.h"

#include <Poco/Net/ServerSocket.h>
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <sstream>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;
using Words = std::vector<std::string>;

simulator::Options hubOptions(Instant now) {
    simulator::Options options;
    options.stores = {{.site_id = "rede", .store_id = "17"}};
    options.start_time = now;
    return options;
}

struct NewShop {
    SetupDesk desk() const { return SetupDesk{request, clock}; }

    SetupAnswers right() const {
        SetupAnswers answers;
        answers.hub_url = hub.baseUrl();
        answers.client_id = "balcao";
        answers.secret = "segredo";
        answers.stores = "rede/17";
        return answers;
    }

    void writeSettings(const std::string& text) {
        const auto file = folder.path() / "agent.properties";
        std::ofstream{file} << text;
        request.file = file;
    }

    /// The same answers typed one after the other, as somebody at a terminal does.
    bool ask(const std::string& lines, const std::string& secret = "segredo") {
        std::istringstream in{lines};
        std::ostringstream out;
        const SetupTerminal terminal{
            .in = in, .out = out, .read_secret = [secret] { return secret; }, .language = "en"};
        const bool is_written = setUpByAsking(desk(), terminal);
        said = out.str();
        return is_written;
    }

    bool hasSaid(const std::string& text) const { return said.find(text) != std::string::npos; }

    std::filesystem::path labels() const {
        const auto place = folder.path() / "labels";
        std::filesystem::create_directories(place);
        return place;
    }

    TempFolder folder;
    FakeClock clock;
    simulator::HubSimulator hub{hubOptions(clock.now())};
    SettingsRequest request{
        .file = std::nullopt, .overrides = {"data.dir=" + (folder.path() / "data").string()}};
    std::string said;
};

/// "part word" of each; every one has its sentence.
Words wordsOf(const SetupDesk::Findings& findings) {
    Words words;
    for (const HealthFinding& one : findings) {
        BOOST_TEST(sentenceOf(one, "pt").find(one.part + " " + one.about) == std::string::npos);
        BOOST_TEST(sentenceOf(one, "pt").find('{') == std::string::npos);
        words.push_back(one.part + " " + one.word);
    }
    return words;
}

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream stream{file};
    std::ostringstream content;
    content << stream.rdbuf();
    return content.str();
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(setup_desk, NewShop)

BOOST_AUTO_TEST_CASE(a_new_agent_lacks_the_settings_that_have_no_default) {
    BOOST_TEST(
        (missingSettings(request) ==
         Words{"hub.url", "hub.client_id", "hub.client_secret_file", "stores"})
    );
    BOOST_CHECK_THROW(loadSettings(request), SettingsError);
    BOOST_TEST(desk().given().hub_url.empty());
    BOOST_TEST(!desk().hasSecret());
}

BOOST_AUTO_TEST_CASE(a_line_with_nothing_behind_it_sets_nothing) {
    writeSettings("hub.url =\nhub.client_id =\nstores = rede/17\n");
    BOOST_TEST(
        (missingSettings(request) == Words{"hub.url", "hub.client_id", "hub.client_secret_file"})
    );
    BOOST_TEST(mayGoOn(desk().finish(right())));
    BOOST_TEST(loadSettings(request).hub.url == hub.baseUrl());
}

BOOST_AUTO_TEST_CASE(the_hub_is_recognised_before_anybody_has_told_a_credential) {
    BOOST_TEST((wordsOf(desk().lookAtHub(right())) == Words{"dns ok", "tls ok"}));
}

BOOST_AUTO_TEST_CASE(an_address_that_is_none_is_told_without_asking_anybody) {
    SetupAnswers answers = right();
    for (const char* const wrong : {"", "hub", "http://hub.example", "ftp://x"}) {
        answers.hub_url = wrong;
        BOOST_TEST((wordsOf(desk().lookAtHub(answers)) == Words{"setup hub_url_wrong"}), wrong);
    }
    BOOST_TEST(hub.requestCount("getToken") == 0U);
}

BOOST_AUTO_TEST_CASE(a_name_that_nobody_knows_and_a_port_where_nobody_listens_are_told_apart) {
    SetupAnswers answers = right();
    answers.hub_url = "https://hub.invalid/v1";  // RFC 2606: never resolves
    BOOST_TEST((wordsOf(desk().lookAtHub(answers)) == Words{"dns not_found"}));
    Poco::Net::ServerSocket closed{Poco::Net::SocketAddress{"127.0.0.1", 0}};
    answers.hub_url = "http://" + closed.address().toString() + "/v1";
    closed.close();
    const auto findings = desk().lookAtHub(answers);
    BOOST_TEST((wordsOf(findings) == Words{"dns ok", "tls unreachable"}));
    BOOST_TEST(!mayGoOn(findings));
}

BOOST_AUTO_TEST_CASE(something_that_is_no_hub_is_told) {
    SetupAnswers answers = right();
    answers.hub_url = hub.baseUrl() + "/elsewhere";
    BOOST_TEST((wordsOf(desk().lookAtHub(answers)) == Words{"dns ok", "tls not_a_hub"}));
}

BOOST_AUTO_TEST_CASE(a_credential_is_tried_at_the_hub) {
    BOOST_TEST((wordsOf(desk().lookAtCredential(right())) == Words{"dns ok", "tls ok", "token ok"})
    );
    SetupAnswers answers = right();
    answers.secret = "falso";
    BOOST_TEST(
        (wordsOf(desk().lookAtCredential(answers)) == Words{"dns ok", "tls ok", "token mistyped"})
    );
    answers.secret.clear();
    BOOST_TEST((wordsOf(desk().lookAtCredential(answers)) == Words{"setup secret_wrong"}));
    answers.secret = "two\nlines";
    BOOST_TEST((wordsOf(desk().lookAtCredential(answers)) == Words{"setup secret_wrong"}));
    answers.client_id.clear();
    BOOST_TEST((wordsOf(desk().lookAtCredential(answers)) == Words{"setup client_id_wrong"}));
}

BOOST_AUTO_TEST_CASE(a_store_that_the_hub_does_not_give_us_is_told_by_name) {
    SetupAnswers answers = right();
    answers.stores = "rede/17, rede/18";
    const auto findings = desk().lookAtStores(answers);
    BOOST_TEST(
        (wordsOf(findings) ==
         Words{"dns ok", "tls ok", "token ok", "store ok", "store refused", "clock ok"})
    );
    BOOST_TEST(findings.at(4).about == "rede/18");
    BOOST_TEST(!mayGoOn(findings));
    answers.stores = "17";
    BOOST_TEST(wordsOf(desk().lookAtStores(answers)).back() == "setup stores_wrong");
}

BOOST_AUTO_TEST_CASE(a_clock_that_is_wrong_is_told_and_stands_in_nobodys_way) {
    clock.advance(1h);
    const auto findings = desk().lookAtStores(right());
    BOOST_TEST(wordsOf(findings).back() == "clock off");
    BOOST_TEST(mayGoOn(findings));
}

BOOST_AUTO_TEST_CASE(the_test_page_goes_to_the_printer_that_was_named) {
    SetupAnswers answers;
    answers.printers["label"] = {.address = "folder://" + labels().string(), .language = "zpl"};
    BOOST_TEST((wordsOf(desk().printTestPage(answers, "label")) == Words{"setup page_sent"}));
    BOOST_TEST(!std::filesystem::is_empty(labels()));
    BOOST_TEST((wordsOf(desk().printTestPage(answers, "receipt")) == Words{"setup printer_wrong"}));
    answers.printers["label"].address = "fax:12";
    BOOST_TEST((wordsOf(desk().printTestPage(answers, "label")) == Words{"setup printer_wrong"}));
    Poco::Net::ServerSocket closed{Poco::Net::SocketAddress{"127.0.0.1", 0}};
    answers.printers["label"].address = "socket://" + closed.address().toString();
    closed.close();
    BOOST_TEST((wordsOf(desk().printTestPage(answers, "label")) == Words{"setup page_not_sent"}));
}

BOOST_AUTO_TEST_CASE(what_holds_is_written_so_that_the_next_start_finds_it) {
    SetupAnswers answers = right();
    answers.printers["label"] = {.address = "folder://" + labels().string(), .language = "zpl"};
    answers.is_sign_in_required = true;
    const auto findings = desk().finish(answers);
    BOOST_TEST(wordsOf(findings).back() == "setup written");
    const Settings settings = loadSettings(request);
    BOOST_TEST(settings.hub.url == hub.baseUrl());
    BOOST_TEST(settings.hub.client_id == "balcao");
    BOOST_TEST(readSecretFile(settings.hub.client_secret_file) == "segredo");
    BOOST_TEST(settings.stores.size() == 1U);
    BOOST_TEST(settings.printer.label.language == "zpl");
    BOOST_TEST(settings.people.is_required);
    BOOST_TEST(missingSettings(request).empty());
    BOOST_TEST(!isOpenToOthers(setupFileIn(settings.data.dir)));
}

BOOST_AUTO_TEST_CASE(the_file_explains_every_setting_and_holds_no_secret_and_no_default) {
    desk().finish(right());
    const std::string text = contentOf(setupFileIn(folder.path() / "data"));
    BOOST_TEST(text.find("# The address of the hub") != std::string::npos, text);
    BOOST_TEST(text.find("\nstores = rede/17\n") != std::string::npos, text);
    BOOST_TEST(text.find("segredo") == std::string::npos, text);
    BOOST_TEST(text.find("people.required") == std::string::npos, text);
}

BOOST_AUTO_TEST_CASE(nothing_is_written_while_an_answer_does_not_hold) {
    SetupAnswers answers = right();
    answers.stores = "rede/18";
    BOOST_TEST(!mayGoOn(desk().finish(answers)));
    BOOST_TEST(!std::filesystem::exists(folder.path() / "data"));
}

BOOST_AUTO_TEST_CASE(what_the_settings_file_says_is_offered_and_cannot_be_contradicted) {
    writeSettings("hub.url = " + hub.baseUrl() + "\nstores = rede/17\n");
    BOOST_TEST(desk().given().hub_url == hub.baseUrl());
    SetupAnswers answers = right();
    answers.stores = "rede/18";
    BOOST_TEST((wordsOf(desk().lookAtHub(answers)) == Words{"setup given_elsewhere"}));
    BOOST_TEST(mayGoOn(desk().finish(right())));
    const std::string text = contentOf(setupFileIn(folder.path() / "data"));
    BOOST_TEST(text.find("hub.url =") == std::string::npos, text);
    BOOST_TEST(loadSettings(request).stores.size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_same_in_another_spelling_is_no_contradiction) {
    writeSettings(
        "hub.url = " + hub.baseUrl() + "/\nstores = rede/17\nprinter.label = socket://10.0.0.7\n"
    );
    SetupAnswers answers = desk().given();
    BOOST_TEST((wordsOf(desk().lookAtHub(answers)) == Words{"dns ok", "tls ok"}));
    answers.stores = " rede/17 ";
    answers.printers["label"].address = "socket://10.0.0.7:9100";
    BOOST_TEST((wordsOf(desk().lookAtHub(answers)) == Words{"dns ok", "tls ok"}));
    answers.printers["label"].address = "socket://10.0.0.8";
    BOOST_TEST((wordsOf(desk().lookAtHub(answers)) == Words{"setup given_elsewhere"}));
}

BOOST_AUTO_TEST_CASE(setting_up_again_keeps_what_is_not_answered_again) {
    SetupAnswers answers = right();
    answers.printers["label"] = {.address = "folder://" + labels().string(), .language = "zpl"};
    desk().finish(answers);
    SetupAnswers later = desk().given();
    BOOST_TEST(later.secret.empty());
    BOOST_TEST(later.printers.at("label").address == answers.printers.at("label").address);
    later.printers.clear();
    BOOST_TEST(mayGoOn(desk().finish(later)));
    BOOST_TEST(loadSettings(request).printer.label.address.has_value());
    BOOST_TEST(readSecretFile(loadSettings(request).hub.client_secret_file) == "segredo");
}

BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_written_is_told) {
    std::ofstream{folder.path() / "data"} << "a file";
    const auto findings = desk().finish(right());
    BOOST_TEST(wordsOf(findings).back() == "setup unwritable");
    BOOST_TEST(!mayGoOn(findings));
}

BOOST_AUTO_TEST_CASE(the_place_of_the_set_ups_file_cannot_stand_in_it) {
    std::filesystem::create_directory(folder.path() / "data");
    std::ofstream{setupFileIn(folder.path() / "data")} << "data.dir = /elsewhere\n";
    BOOST_CHECK_THROW(loadSettingsForSetup(request), SettingsError);
}

BOOST_AUTO_TEST_CASE(whoever_answers_at_a_terminal_is_asked_again_until_it_holds) {
    const std::string printer = "folder://" + labels().string();
    const std::string lines = "hub\n" + hub.baseUrl() + "\nbalcao\nrede/99\nrede/17\nfax:1\n\n" +
                              printer + "\nzebra\n" + printer + "\nepl\nn\n" + printer + "\n\ny\n";
    BOOST_TEST(ask(lines), said);
    BOOST_TEST(hasSaid("!!  “hub” is not the address of a hub"), said);
    BOOST_TEST(hasSaid("ok  The hub accepts the credential balcao."), said);
    BOOST_TEST(hasSaid("!!  The hub does not accept the store rede/99"), said);
    BOOST_TEST(hasSaid("“fax:1” is not the address of a printer"), said);
    BOOST_TEST(hasSaid("ok  The settings were written"), said);
    BOOST_TEST(!hasSaid("segredo"), said);
    BOOST_TEST(hasSaid("!!  printer.label.language cannot be “zebra”"), said);
    BOOST_TEST(!hasSaid("[zebra]"), said);  // what was wrong is not offered again
    BOOST_TEST(loadSettings(request).printer.label.address.has_value());
    BOOST_TEST(loadSettings(request).printer.label.language == "epl");  // as answered last
}

BOOST_AUTO_TEST_CASE(no_label_printer_is_an_answer) {
    BOOST_TEST(ask(hub.baseUrl() + "\nbalcao\nrede/17\n\n"), said);
    BOOST_TEST(!loadSettings(request).printer.label.address.has_value());
}

BOOST_AUTO_TEST_CASE(answers_that_end_in_the_middle_write_nothing) {
    BOOST_TEST(!ask(hub.baseUrl() + "\nbalcao\n"), said);
    BOOST_TEST(!ask(hub.baseUrl() + "\nbalcao\n", "falso"), said);
    BOOST_TEST(hasSaid("!!  The hub does not accept the credential balcao"), said);
    BOOST_TEST(!std::filesystem::exists(folder.path() / "data"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
