// Printers that are changed at the page of an agent at work: what may be, what is kept, and what
// the settings file says above it.
#include "agent/setup/printer_desk.h"

#include "agent/service/settings_setup.h"
#include "agent/service/setup_steps.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_folder.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace balcao::test {

namespace {

using Values = PrinterSetup::Values;

struct Shop {
    Shop() {
        std::ofstream{folder.path() / "secret"} << "segredo\n";
        std::filesystem::permissions(folder.path() / "secret", std::filesystem::perms::owner_read);
        write("");
    }

    /// The settings file: what an agent needs, and `more`.
    void write(const std::string& more) {
        std::ofstream{request.file.value()}
            << "hub.url = https://hub.example/v1\nhub.client_id = balcao\n"
            << "hub.client_secret_file = " << (folder.path() / "secret").string()
            << "\nstores = rede/17\ndata.dir = " << (folder.path() / "data").string() << '\n'
            << more;
    }

    PrinterDesk desk() const { return PrinterDesk{request, clock}; }

    PrinterSettingText setting(const std::string& key) const {
        const auto all = desk().settings();
        const auto found = std::ranges::find(all, key, &PrinterSettingText::key);
        BOOST_REQUIRE_MESSAGE(found != all.end(), key);
        return *found;
    }

    /// "word fact fact" of the one thing that was found, which has its sentence.
    static std::string wordOf(const PrinterSetup::Findings& findings) {
        BOOST_REQUIRE(findings.size() == 1U);
        const HealthFinding& one = findings.front();
        BOOST_TEST(sentenceOf(one, "pt").find('{') == std::string::npos);
        BOOST_TEST(sentenceOf(one, "pt").size() > 20U);
        BOOST_TEST(mayGoOn(findings) == (one.grade != HealthGrade::bad));
        std::string word = one.word;
        for (const std::string& fact : one.facts) {
            word += " " + fact;
        }
        return word;
    }

    std::filesystem::path papers() const {
        const auto place = folder.path() / "papers";
        std::filesystem::create_directories(place);
        return place;
    }

    std::ptrdiff_t printed() const {
        return std::distance(
            std::filesystem::directory_iterator{papers()}, std::filesystem::directory_iterator{}
        );
    }

    TempFolder folder;
    FakeClock clock;
    SettingsRequest request{.file = folder.path() / "agent.properties", .overrides = {}};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(printer_desk, Shop)

BOOST_AUTO_TEST_CASE(it_shows_what_counts_and_what_is_fixed) {
    write("printer.label = socket://10.0.0.7:9100\n");
    BOOST_TEST(setting("printer.label").value == "socket://10.0.0.7:9100");
    BOOST_TEST(setting("printer.label").is_fixed);
    BOOST_TEST(setting("printer.label.dpi").value == "203");
    BOOST_TEST(!setting("printer.label.dpi").is_fixed);
    BOOST_TEST(setting("printer.receipt").value.empty());
    BOOST_TEST(setting("print.voucher").value == "auto");
    for (const PrinterSettingText& one : desk().settings()) {
        BOOST_TEST(one.key.find("snmp") == std::string::npos);  // nothing that is a secret
    }
}

BOOST_AUTO_TEST_CASE(what_is_kept_counts_from_the_next_start) {
    BOOST_TEST(
        wordOf(desk().keep(
            {{"printer.label", "socket://10.0.0.8:9100"},
             {"printer.label.language", "zpl"},
             {"printer.label.darkness", "12"},
             {"print.receipt", "never"}}
        )) == "printers_written"
    );
    const Settings settings = loadSettings(request);
    BOOST_TEST(toText(settings.printer.label.address.value()) == "socket://10.0.0.8:9100");
    BOOST_TEST(settings.printer.label.darkness.value() == 12);
    BOOST_TEST((settings.printer.papers.at(PaperKind::receipt).mode == PrintMode::never));
    BOOST_TEST(setting("printer.label.darkness").value == "12");
    BOOST_TEST(!setting("printer.label").is_fixed);
    BOOST_TEST(wordOf(desk().keep({{"printer.label", ""}})) == "printers_written");
    BOOST_TEST(!loadSettings(request).printer.label.address.has_value());
    BOOST_TEST(loadSettings(request).printer.label.darkness.value() == 12);
}

BOOST_AUTO_TEST_CASE(a_packing_tables_own_printer_is_tried_and_kept) {
    const std::string table = "Expedi\u00e7\u00e3o 2";
    const Values tables{{"printer.label.stations", table + "=folder://" + papers().string()}};
    BOOST_TEST(wordOf(desk().printTestPage(tables, "label@" + table)).starts_with("page_sent"));
    BOOST_TEST(printed() == 1);
    BOOST_TEST(wordOf(desk().printTestPage(tables, "label@Mesa 9")).starts_with("printer_wrong"));
    BOOST_TEST(wordOf(desk().keep(tables)) == "printers_written");
    BOOST_TEST(loadSettings(request).printer.label.of_station.contains(table));
    BOOST_TEST(setting("printer.label.stations").value == tables.at("printer.label.stations"));
}

BOOST_AUTO_TEST_CASE(what_is_written_by_hand_counts_above_and_is_said) {
    write("printer.label = socket://10.0.0.7:9100\n");
    BOOST_TEST(
        wordOf(desk().keep({{"printer.label", "cups://zebra"}})) ==
        "given_elsewhere printer.label socket://10.0.0.7:9100"
    );
    BOOST_TEST(
        wordOf(desk().keep(
            {{"printer.label", "socket://10.0.0.7:9100"}, {"printer.label.top_mm", "-3"}}
        )) == "printers_written"
    );
    write("");  // the administrator leaves it to the page
    BOOST_TEST(!loadSettings(request).printer.label.address.has_value());
    BOOST_TEST(loadSettings(request).printer.label.top_mm == -3);
}

BOOST_AUTO_TEST_CASE(nonsense_is_told_and_nothing_is_written) {
    const std::vector<std::pair<Values, std::string>> cases = {
        {{{"printer.label", "zebra"}}, "printer_wrong zebra"},
        {{{"printer.label", "cups://a\nhub.url = https://elsewhere"}},
         "printer_wrong cups://a\nhub.url = https://elsewhere"},
        {{{"printer.label.darkness", "31"}}, "setting_wrong printer.label.darkness 31"},
        {{{"printer.label.dpi", "many"}}, "setting_wrong printer.label.dpi many"},
        {{{"printer.label.language", "zpl\n"}}, "setting_wrong printer.label.language zpl\n"},
        {{{"print.voucher", "auto x21"}}, "setting_wrong print.voucher auto x21"},
        {{{"print.gift", "auto"}}, "setting_wrong print.gift auto"},
        {{{"printer.label.snmp", "public"}}, "setting_wrong printer.label.snmp public"},
        {{{"hub.url", "https://elsewhere"}}, "setting_wrong hub.url https://elsewhere"},
    };
    for (const auto& [changes, word] : cases) {
        BOOST_TEST(wordOf(desk().keep(changes)) == word);
        BOOST_TEST(wordOf(desk().printTestPage(changes, "label")) == word);
    }
    BOOST_TEST(!std::filesystem::exists(setupFileIn(folder.path() / "data")));
}

BOOST_AUTO_TEST_CASE(a_test_page_comes_out_before_anything_is_kept) {
    const std::string place = "folder://" + papers().string();
    BOOST_TEST(
        wordOf(desk().printTestPage(
            {{"printer.label", place}, {"printer.label.language", "zpl"}}, "label"
        )) == "page_sent " + place
    );
    BOOST_TEST(printed() == 1);
    BOOST_TEST(!loadSettings(request).printer.label.address.has_value());
    BOOST_TEST(wordOf(desk().printTestPage({}, "label")) == "printer_wrong ");
    BOOST_TEST(wordOf(desk().printTestPage({}, "fax")) == "printer_wrong ");
}

BOOST_AUTO_TEST_CASE(a_folder_that_takes_nothing_is_said) {
    std::ofstream{folder.path() / "data"} << "a file where the folder should be";
    BOOST_TEST(wordOf(desk().keep({{"printer.label", "cups://zebra"}})).starts_with("unwritable "));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
