// What a person can do from a command line without a store that runs.
#include "printing/intake/zip.h"
#include "printing/intake/zpl_guard.h"
#include "printing/raster/png.h"
#include "tests/printing/documents/nfe_sample.h"
#include "tests/support/program.h"
#include "tests/support/temp_folder.h"

#include <Poco/Util/Application.h>
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <sstream>
#include <unistd.h>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;
using Poco::Util::Application;

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    std::ostringstream content;
    content << stream.rdbuf();
    return content.str();
}

auto ifRoot() {
    return boost::unit_test::precondition{[](boost::unit_test::test_unit_id) {
        return boost::test_tools::assertion_result{::geteuid() == 0};
    }};
}

struct CommandLine {
    CommandLine() {
        std::filesystem::create_directories(labels);
        std::ofstream{secret} << "segredo\n";
        std::filesystem::permissions(
            secret, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write
        );
    }

    struct End {
        int code{};
        std::string output;
    };

    /// Runs the agent with these options behind the settings that it needs.
    End run(const std::vector<std::string>& options) const {
        std::vector<std::string> arguments{
            "--set=hub.url=http://127.0.0.1:9",
            "--set=hub.client_id=balcao",
            "--set=hub.client_secret_file=" + secret.string(),
            "--set=stores=rede/17",
            "--set=data.dir=" + (folder.path() / "data").string()};
        arguments.insert(arguments.end(), options.begin(), options.end());
        Program agent{programFolder() / "agent/balcao-agent", arguments, folder.path() / "out"};
        const auto code = agent.wait(30s);
        BOOST_REQUIRE(code.has_value());
        return {.code = *code, .output = agent.output()};
    }

    std::string printer(const std::string& role) const {
        return "--set=printer." + role + "=folder://" + labels.string();
    }

    /// The one file that the printer's folder holds.
    std::filesystem::path paper() const {
        const std::filesystem::directory_iterator files{labels};
        BOOST_REQUIRE(files != std::filesystem::directory_iterator{});
        return files->path();
    }

    TempFolder folder;
    std::filesystem::path labels{folder.path() / "labels"};
    std::filesystem::path secret{folder.path() / "secret"};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(command_line, CommandLine)

BOOST_AUTO_TEST_CASE(a_test_page_for_a_label_printer_is_zpl_that_the_filter_takes) {
    const End end = run({"--test-page=label", printer("label")});
    BOOST_TEST(end.code == Application::EXIT_OK);
    BOOST_TEST(end.output.find("part 1 of 1") != std::string::npos, end.output);
    const std::string page = contentOf(paper());
    BOOST_TEST(paper().extension() == ".zpl");
    BOOST_TEST(page.find("TESTE-123") != std::string::npos);
    BOOST_TEST(!whyNotPrintable(page).has_value());
}

BOOST_AUTO_TEST_CASE(a_test_page_for_a_receipt_printer_is_in_its_language) {
    const End end =
        run({"--test-page=receipt", printer("receipt"), "--set=printer.receipt.language=escpos"});
    BOOST_TEST(end.code == Application::EXIT_OK, end.output);
    BOOST_TEST(contentOf(paper()).starts_with("\x1b@"));
}

BOOST_AUTO_TEST_CASE(a_test_page_for_sheets_is_a_pdf) {
    const End end = run({"--test-page=document", printer("document")});
    BOOST_TEST(end.code == Application::EXIT_OK, end.output);
    BOOST_TEST(contentOf(paper()).starts_with("%PDF-"));
}

BOOST_AUTO_TEST_CASE(a_test_page_without_a_printer_says_which_setting_is_missing) {
    const End end = run({"--test-page=label"});
    BOOST_TEST(end.code == Application::EXIT_UNAVAILABLE);
    BOOST_TEST(end.output.find("set printer.label") != std::string::npos, end.output);
    BOOST_TEST(run({"--test-page=oven", printer("label")}).code == Application::EXIT_USAGE);
}

BOOST_AUTO_TEST_CASE(a_printer_without_a_file_starts_no_agent) {
    const End end = run({"--printer=label", printer("label")});
    BOOST_TEST(end.code == Application::EXIT_USAGE);
    BOOST_TEST(end.output.find("give --print, too") != std::string::npos, end.output);
}

BOOST_AUTO_TEST_CASE(a_file_in_another_printers_commands_is_not_sent) {
    std::ofstream{folder.path() / "drawer.bin"} << "\x1b@\x1bp0";
    const End end = run(
        {"--print=" + (folder.path() / "drawer.bin").string(), "--printer=label", printer("label")}
    );
    BOOST_TEST(end.code == Application::EXIT_UNAVAILABLE);
    BOOST_TEST(end.output.find("ask the hub for ZPL") != std::string::npos, end.output);
    BOOST_TEST(std::filesystem::is_empty(labels));
}

BOOST_AUTO_TEST_CASE(a_label_file_becomes_a_picture) {
    std::ofstream{folder.path() / "label.zpl"} << "^XA^PW400^LL200^FO20,20^GB100,50,50^FS^XZ";
    const auto picture = folder.path() / "label.png";
    const End end =
        run({"--preview=" + (folder.path() / "label.zpl").string(), "--output=" + picture.string()}
        );
    BOOST_TEST(end.code == Application::EXIT_OK, end.output);
    BOOST_TEST(bitmapFromPng(contentOf(picture))->at(60, 40));
}

BOOST_AUTO_TEST_CASE(the_file_of_an_nfe_becomes_a_picture_of_its_danfe_label) {
    std::ofstream{folder.path() / "nota.xml"} << nfeXml();
    const auto picture = folder.path() / "danfe.png";
    const End end =
        run({"--preview=" + (folder.path() / "nota.xml").string(), "--output=" + picture.string()});
    BOOST_TEST(end.code == Application::EXIT_OK, end.output);
    BOOST_TEST(bitmapFromPng(contentOf(picture))->width() == 800);
}

BOOST_AUTO_TEST_CASE(every_paper_of_the_store_can_be_looked_at_before_there_is_an_order) {
    for (const char* const paper :
         {"picking_list",
          "content_list",
          "pickup_label",
          "package_label",
          "manifest",
          "voucher",
          "receipt",
          "return_receipt",
          "test_page"}) {
        const auto picture = folder.path() / (std::string{paper} + ".png");
        const End end =
            run({"--example=" + std::string{paper}, "--language=es", "--output=" + picture.string()}
            );
        BOOST_TEST(end.code == Application::EXIT_OK, end.output);
        BOOST_TEST(bitmapFromPng(contentOf(picture)).has_value(), paper);
    }
    const auto pdf = folder.path() / "vale.pdf";
    BOOST_TEST(
        run({"--example=voucher", "--output=" + pdf.string(), printer("document")}).code ==
        Application::EXIT_OK
    );
    BOOST_TEST(contentOf(pdf).starts_with("%PDF-"));
    const End fax = run({"--example=fax", "--output=" + pdf.string()});
    BOOST_TEST(fax.code == Application::EXIT_DATAERR);
    BOOST_TEST(fax.output.find("picking_list") != std::string::npos, fax.output);
    BOOST_TEST(run({"--example=voucher"}).code == Application::EXIT_USAGE);
}

BOOST_AUTO_TEST_CASE(the_settings_are_checked_without_starting_anything) {
    const End whole = run({"--check-settings"});
    BOOST_TEST(whole.code == Application::EXIT_OK, whole.output);
    const End wrong = run({"--check-settings", "--set=web.port=http"});
    BOOST_TEST(wrong.code == Application::EXIT_CONFIG);
    BOOST_TEST(wrong.output.find("web.port = \"http\"") != std::string::npos, wrong.output);
    BOOST_TEST(!std::filesystem::exists(folder.path() / "data"));
}

BOOST_AUTO_TEST_CASE(a_check_without_agent_and_hub_says_both_and_that_somebody_must_act) {
    const End end = run({"--check", "--language=en", "--set=web.port=9"});
    BOOST_TEST(end.code == Application::EXIT_UNAVAILABLE);
    BOOST_TEST(end.output.find("!!  The agent is not running") != std::string::npos, end.output);
    BOOST_TEST(
        end.output.find("!!  The hub does not answer at http://127.0.0.1:9") != std::string::npos,
        end.output
    );
    BOOST_TEST(end.output.find(" There is no database yet") != std::string::npos, end.output);
    BOOST_TEST(!std::filesystem::exists(folder.path() / "data"));
}

BOOST_AUTO_TEST_CASE(the_file_for_support_is_made_without_agent_and_hub) {
    const auto file = folder.path() / "support.zip";
    const End end = run({"--support-bundle=" + file.string(), "--set=printer.label.snmp=hidden"});
    BOOST_TEST(end.code == Application::EXIT_OK, end.output);
    const auto entries = unzip(contentOf(file));
    BOOST_REQUIRE(entries.has_value());
    BOOST_TEST(entries->front().find("stores = rede/17\n") != std::string::npos);
    BOOST_TEST(entries->front().find("printer.label.snmp = (set, not shown)") != std::string::npos);
    const auto nowhere = run({"--support-bundle=" + (folder.path() / "no/folder.zip").string()});
    BOOST_TEST(nowhere.code == Application::EXIT_CANTCREAT);
}

BOOST_AUTO_TEST_CASE(why_an_order_did_not_come_is_said_in_words) {
    const End end = run({"--why=PED-9", "--language=en"});
    BOOST_TEST(end.code == Application::EXIT_UNAVAILABLE);
    const auto first = end.output.find("No order with the number PED-9 has come");
    BOOST_TEST(first != std::string::npos, end.output);
    BOOST_TEST(end.output.find("!!  The hub did not answer for store rede/17") > first, end.output);
}

BOOST_AUTO_TEST_CASE(the_acceptance_script_is_said_before_anything_was_done_and_has_not_passed) {
    const auto paper = folder.path() / "roteiro.pdf";
    const End end = run({"--acceptance", "--language=en", "--pdf=" + paper.string()});
    BOOST_TEST(end.code == Application::EXIT_UNAVAILABLE);
    BOOST_TEST(end.output.starts_with("rede/17 · "), end.output);
    BOOST_TEST(end.output.find(" .  Delivery order\n") != std::string::npos, end.output);
    BOOST_TEST(end.output.find("!!  The hub answers · ") != std::string::npos, end.output);
    BOOST_TEST(
        end.output.find("Accept the whole order under New.\n") != std::string::npos, end.output
    );
    BOOST_TEST(contentOf(paper).starts_with("%PDF-"));
    BOOST_TEST(!std::filesystem::exists(folder.path() / "data"));
}

BOOST_AUTO_TEST_CASE(each_store_has_an_acceptance_paper_of_its_own) {
    const auto paper = folder.path() / "roteiro.pdf";
    const End end =
        run({"--acceptance", "--set=stores=rede/17, rede/18", "--pdf=" + paper.string()});
    BOOST_TEST(end.output.find("rede/18 · ") != std::string::npos, end.output);
    BOOST_TEST(!std::filesystem::exists(paper));
    BOOST_TEST(contentOf(folder.path() / "roteiro-17.pdf").starts_with("%PDF-"));
    BOOST_TEST(contentOf(folder.path() / "roteiro-18.pdf").starts_with("%PDF-"));
}

BOOST_AUTO_TEST_CASE(an_acceptance_that_makes_no_sense_is_refused_in_words) {
    const End nonsense = run({"--acceptance", "--since=yesterday"});
    BOOST_TEST(nonsense.code == Application::EXIT_USAGE);
    BOOST_TEST(
        nonsense.output.find("--since=yesterday is no time") != std::string::npos, nonsense.output
    );
    const End alone = run({"--pdf=roteiro.pdf"});
    BOOST_TEST(alone.code == Application::EXIT_USAGE);
    BOOST_TEST(alone.output.find("belong to --acceptance") != std::string::npos, alone.output);
    const auto nowhere = (folder.path() / "no/folder.pdf").string();
    BOOST_TEST(run({"--acceptance", "--pdf=" + nowhere}).code == Application::EXIT_CANTCREAT);
}

BOOST_AUTO_TEST_CASE(root_sees_the_settings_as_the_owner_of_the_data_folder_does, *ifRoot()) {
    constexpr unsigned kNobody = 65534;
    const auto data = folder.path() / "data";
    std::filesystem::create_directory(data);
    BOOST_REQUIRE(::chown(folder.path().c_str(), kNobody, kNobody) == 0);
    BOOST_REQUIRE(::chown(data.c_str(), kNobody, kNobody) == 0);
    const End refused = run({"--check-settings"});
    BOOST_TEST(refused.code == Application::EXIT_CONFIG);
    BOOST_TEST(refused.output.find("hub.client_secret_file") != std::string::npos, refused.output);

    BOOST_REQUIRE(::chown(secret.c_str(), kNobody, kNobody) == 0);
    BOOST_TEST(run({"--check-settings"}).code == Application::EXIT_OK);
}

BOOST_AUTO_TEST_CASE(the_manual_page_has_every_option) {
    std::string manual =
        contentOf(std::filesystem::path{BALCAO_SOURCE_DIR} / "packaging/deb/balcao-agent.1");
    std::erase(manual, '\\');
    std::istringstream help{run({"--help"}).output};
    std::size_t options = 0;
    for (std::string line; std::getline(help, line);) {
        const auto start = line.find("--");
        if (!line.starts_with('-') || start == std::string::npos) {
            continue;
        }
        const std::string option = line.substr(start, line.find_first_of("= ", start) - start);
        BOOST_TEST(manual.find(option) != std::string::npos, option << " is not in the manual");
        ++options;
    }
    BOOST_TEST(options > 15);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
