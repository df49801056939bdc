#include "agent/service/settings.h"

#include "agent/service/settings_shown.h"
#include "agent/service/settings_table.h"
#include "tests/support/temp_folder.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <sstream>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

/// A developer's start: only what has no default.
struct SmallestSettings {
    TempFolder folder;
    std::filesystem::path secret = folder.path() / "secret";
    std::vector<std::string> needed{
        "hub.url=http://127.0.0.1:8790",
        "hub.client_id=agent",
        "hub.client_secret_file=" + secret.string(),
        "stores=site/100"};

    SmallestSettings() {
        std::ofstream{secret} << "s3cret\n";
        std::filesystem::permissions(
            secret, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write
        );
    }

    Settings with(const std::string& override_text) const {
        auto overrides = needed;
        overrides.push_back(override_text);
        return loadSettings({.file = std::nullopt, .overrides = overrides});
    }

    std::string refusalOf(const std::string& override_text) const {
        try {
            with(override_text);
        } catch (const SettingsError& error) {
            return error.what();
        }
        return "accepted";
    }

    std::filesystem::path write(const std::string& content) const {
        auto file = folder.path() / "agent.properties";
        std::ofstream{file, std::ios::binary} << content;
        return file;
    }

    std::string refusalOfFile(const std::string& content) const {
        try {
            loadSettings({.file = write(content), .overrides = needed});
        } catch (const SettingsError& error) {
            return error.what();
        }
        return "accepted";
    }
};

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

struct Wrong {
    std::string key;
    std::string value;
};

std::ostream& operator<<(std::ostream& out, const Wrong& wrong) {
    return out << wrong.key << "=" << wrong.value;
}

const std::vector<Wrong> kWrongValues{
    {.key = "hub.type", .value = "soap"},
    {.key = "hub.url", .value = "hub.example"},
    {.key = "hub.url", .value = "http://hub.example/api"},
    {.key = "hub.url", .value = "https://"},
    {.key = "hub.url", .value = "https://ada:pw@hub.example"},
    {.key = "hub.url", .value = "https://hub.example/?a=b"},
    {.key = "hub.url", .value = "https://hub.example/#top"},
    {.key = "hub.url", .value = "https://hub example/"},
    {.key = "hub.url", .value = "https://hub.example:port/"},
    {.key = "hub.client_id", .value = "two words"},
    {.key = "hub.client_secret_file", .value = "secret"},
    {.key = "hub.client_secret_file", .value = "/nowhere/secret"},
    {.key = "hub.ca_file", .value = "ca.pem"},
    {.key = "hub.ca_file", .value = "/nowhere/ca.pem"},
    {.key = "hub.label_hosts", .value = "https://files.example"},
    {.key = "hub.label_hosts", .value = "Files.example"},
    {.key = "hub.label_hosts", .value = "files.example,,other.example"},
    {.key = "hub.photo_hosts", .value = "https://files.example"},
    {.key = "photos.max_mb", .value = "-1"},
    {.key = "photos.max_mb", .value = "10001"},
    {.key = "hub.label_hosts", .value = "."},
    {.key = "hub.label_hosts", .value = "*.example"},
    {.key = "hub.poll_interval_s", .value = "0"},
    {.key = "hub.poll_interval_s", .value = "3601"},
    {.key = "hub.poll_interval_s", .value = "10s"},
    {.key = "hub.poll_interval_s", .value = ""},
    {.key = "hub.poll_interval_s", .value = "99999999999999999999"},
    {.key = "hub.long_poll_s", .value = "56"},
    {.key = "hub.long_poll_s", .value = "-1"},
    {.key = "stores", .value = "100"},
    {.key = "stores", .value = "site/100,"},
    {.key = "stores", .value = "site/100, site/100"},
    {.key = "stores", .value = "site/1/2"},
    {.key = "stores", .value = "s\xC3\xADtio/1"},
    {.key = "stores", .value = "site/" + std::string(65, '1')},
    {.key = "web.address", .value = "0.0.0.0"},
    {.key = "web.address", .value = "192.168.0.10"},
    {.key = "web.address", .value = "localhost"},
    {.key = "web.address", .value = "127.0.1"},
    {.key = "web.address", .value = "127.0.0.256"},
    {.key = "web.address", .value = "127.0.0.0.1"},
    {.key = "web.port", .value = "65536"},
    {.key = "web.port", .value = "http"},
    {.key = "web.pages_dir", .value = "pages"},
    {.key = "web.pages_dir", .value = "/nowhere/pages"},
    {.key = "data.dir", .value = "data"},
    {.key = "data.dir", .value = ""},
    {.key = "printer.label", .value = "zebra"},
    {.key = "printer.label", .value = "cups://ze bra"},
    {.key = "printer.label.stores", .value = "socket://10.0.0.7"},
    {.key = "printer.label.stores", .value = "moda-br/0042=zebra"},
    {.key = "printer.label.stores", .value = "a/1=cups://x,a/1=cups://y"},
    {.key = "printer.label.stations", .value = "socket://10.0.0.7"},
    {.key = "printer.label.stations", .value = "Mesa 1=zebra"},
    {.key = "printer.label.stations", .value = "Mesa/1=cups://x"},
    {.key = "printer.label.stations", .value = "=cups://x"},
    {.key = "printer.label.stations", .value = "Mesa 1=cups://x, Mesa 1=cups://y"},
    {.key = "printer.label.language", .value = "ZPL"},
    {.key = "printer.label.dpi", .value = "99"},
    {.key = "printer.receipt.width_mm", .value = "601"},
    {.key = "printer.receipt.height_mm", .value = "-1"},
    {.key = "printer.label.z64", .value = "true"},
    {.key = "printer.label.status", .value = ""},
    {.key = "printer.label.snmp", .value = "two words"},
    {.key = "printer.label.darkness", .value = "31"},
    {.key = "printer.label.left_mm", .value = "21"},
    {.key = "printer.label.top_mm", .value = "--1"},
    {.key = "printer.pdf_program", .value = ""},
    {.key = "print.label", .value = "always"},
    {.key = "print.manifest", .value = "auto 2"},
    {.key = "print.manifest", .value = "auto x21"},
    {.key = "printer.label", .value = "socket://printer:0"},
    {.key = "printer.label", .value = "socket://:9100"},
    {.key = "printer.label", .value = "socket://::1:9100"},
    {.key = "printer.document", .value = "folder://labels"},
    {.key = "printer.document", .value = "folder://"},
    {.key = "log.level", .value = "loud"},
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(settings, SmallestSettings)

BOOST_AUTO_TEST_CASE(what_somebody_wrote_is_shown_without_secrets) {
    const std::string text = shownSettings(
        {.file = std::nullopt,
         .overrides = {"web.port=9999", "printer.label.snmp=hidden", "printer.receipt.snmp="}}
    );
    BOOST_TEST(
        text == "web.port = 9999\nprinter.label.snmp = (set, not shown)\nprinter.receipt.snmp = \n"
    );
}

BOOST_AUTO_TEST_CASE(only_four_settings_have_no_default) {
    const Settings settings = loadSettings({.file = std::nullopt, .overrides = needed});
    BOOST_TEST(settings.hub.type == "rest");
    BOOST_TEST(settings.hub.url == "http://127.0.0.1:8790");
    BOOST_TEST(settings.hub.client_id == "agent");
    BOOST_TEST(settings.hub.client_secret_file == secret);
    BOOST_TEST(settings.hub.ca_file.empty());
    BOOST_TEST((settings.hub.poll_interval == 10s));
    BOOST_TEST((settings.hub.long_poll == 25s));
    BOOST_TEST((settings.stores == std::vector{StoreKey{"site", "100"}}));
    BOOST_TEST(settings.web.address == "127.0.0.1");
    BOOST_TEST(settings.web.port == 8787);
    BOOST_TEST(settings.web.pages_dir.empty());
    BOOST_TEST(settings.data.dir == "/var/lib/balcao");
    BOOST_TEST(!settings.printer.label.address.has_value());
    BOOST_TEST(!settings.printer.document.address.has_value());
    BOOST_TEST((settings.log.level == LogLevel::information));
}

BOOST_AUTO_TEST_CASE(each_of_the_four_is_asked_for_by_name) {
    for (std::size_t left_out = 0; left_out < needed.size(); ++left_out) {
        auto overrides = needed;
        const std::string key = needed[left_out].substr(0, needed[left_out].find('='));
        overrides.erase(overrides.begin() + static_cast<std::ptrdiff_t>(left_out));
        BOOST_CHECK_EXCEPTION(
            loadSettings({.file = std::nullopt, .overrides = overrides}),
            SettingsError,
            [&](const SettingsError& error) {
                return std::string{error.what()}.starts_with(key + " is not set: give ");
            }
        );
    }
}

BOOST_DATA_TEST_CASE_F(
    SmallestSettings,
    a_wrong_value_is_refused_with_its_key_itself_and_what_is_allowed,
    boost::unit_test::data::make(kWrongValues),
    wrong
) {
    const std::string text = refusalOf(wrong.key + "=" + wrong.value);
    BOOST_TEST(text.starts_with(wrong.key + " = \""), text);
    BOOST_TEST(
        (contains(text, "is not allowed: give ") || contains(text, "cannot be used: ")), text
    );
    BOOST_TEST((wrong.value.size() > 60 || contains(text, "\"" + wrong.value + "\"")), text);
}

BOOST_AUTO_TEST_CASE(a_number_at_the_end_of_its_range_is_taken) {
    BOOST_TEST((with("hub.poll_interval_s=3600").hub.poll_interval == 3600s));
    BOOST_TEST((with("hub.long_poll_s=0").hub.long_poll == 0s));
    BOOST_TEST(with("web.port=0").web.port == 0);
    BOOST_TEST(with("web.port=65535").web.port == 65535);
}

BOOST_AUTO_TEST_CASE(a_store_says_what_comes_back_and_how_long_a_proof_is_kept) {
    BOOST_TEST((with("proofs.keep_days=30").proofs.keep == std::chrono::days{30}));
    BOOST_TEST((with("proofs.keep_days=90").returns == ReturnPolicy{}));  // the defaults agree
    BOOST_TEST((with("returns.window_days=45").returns.window == std::chrono::days{45}));
    BOOST_TEST((with("returns.coupon_days=90").returns.coupon_life == std::chrono::days{90}));
    BOOST_TEST(with("returns.marketplace=yes").returns.takes_marketplace_goods);
    BOOST_TEST((with("tracking.interval_min=0").parcels.interval == std::chrono::minutes{0}));
    BOOST_TEST(with("tracking.delivered_codes=BDE, OK-1").parcels.codes.delivered.size() == 2U);
    BOOST_TEST(with("tracking.incident_codes=BDR").parcels.codes.incident.front() == "BDR");
    BOOST_TEST(!with("proofs.keep_days=90").reports.has_people);
    BOOST_TEST(with("reports.people=yes").reports.has_people);
}

BOOST_AUTO_TEST_CASE(the_address_of_the_hub_loses_the_slash_at_its_end) {
    BOOST_TEST(with("hub.url=https://hub.example/api/").hub.url == "https://hub.example/api");
    BOOST_TEST(with("hub.url=http://localhost:1").hub.url == "http://localhost:1");
    BOOST_TEST(with("hub.url=http://[::1]:8790/").hub.url == "http://[::1]:8790");
}

BOOST_AUTO_TEST_CASE(several_stores_stand_with_commas_between_them) {
    const std::vector<StoreKey> expected{{"moda-br", "0042"}, {"moda-br", "0043"}};
    BOOST_TEST((with("stores=moda-br/0042 ,moda-br/0043").stores == expected));
}

BOOST_AUTO_TEST_CASE(a_printer_is_a_socket_or_a_folder) {
    BOOST_TEST(
        (with("printer.label=socket://10.0.0.7:9100").printer.label.address ==
         PrinterAddress{RawSocketAddress{.host = "10.0.0.7", .port = 9100}})
    );
    BOOST_TEST(
        (with("printer.label=socket://[::1]:9101").printer.label.address ==
         PrinterAddress{RawSocketAddress{.host = "::1", .port = 9101}})
    );
    BOOST_TEST(
        (with("printer.document=folder:///srv/slips").printer.document.address ==
         PrinterAddress{FolderAddress{"/srv/slips"}})
    );
}

BOOST_AUTO_TEST_CASE(a_store_may_have_a_printer_of_its_own) {
    const auto of_store = with(
                              "printer.label.stores=moda-br/0042=cups://zebra , "
                              "moda-br/0043=socket://10.0.0.7"
    )
                              .printer.label.of_store;
    BOOST_TEST(of_store.size() == 2U);
    BOOST_TEST((of_store.at({"moda-br", "0042"}) == PrinterAddress{CupsAddress{"zebra"}}));
}

BOOST_AUTO_TEST_CASE(what_a_printer_can_do_is_said_for_its_role) {
    BOOST_TEST(with("printer.receipt.language=escpos").printer.receipt.language == "escpos");
    BOOST_TEST(with("printer.label.dpi=203").printer.label.dots_per_mm == 8.0);
    BOOST_TEST(with("printer.label.dpi=254").printer.label.dots_per_mm == 10.0);
    BOOST_TEST(with("printer.label.darkness=30").printer.label.darkness.value() == 30);
    BOOST_TEST(!with("printer.label.darkness=").printer.label.darkness.has_value());
    BOOST_TEST(with("printer.label.left_mm=-3").printer.label.left_mm == -3);
    BOOST_TEST(with("printer.label.status=yes").printer.label.asks_status);
    BOOST_TEST(with("printer.document.snmp=public").printer.document.snmp_community == "public");
}

BOOST_AUTO_TEST_CASE(each_kind_of_paper_has_its_rule) {
    BOOST_TEST(
        (with("print.manifest=ask x2").printer.papers.at(PaperKind::manifest) ==
         PaperRule{.mode = PrintMode::ask, .copies = 2})
    );
    BOOST_TEST(
        (with("print.label=never").printer.papers.at(PaperKind::label).mode == PrintMode::never)
    );
    BOOST_TEST((with("print.label=never").printer.papers.at(PaperKind::receipt) == PaperRule{}));
    // One for the driver, one for the store.
    BOOST_TEST(with("log.level=error").printer.papers.at(PaperKind::manifest).copies == 2);
}

BOOST_AUTO_TEST_CASE(both_loopback_addresses_are_taken) {
    BOOST_TEST(with("web.address=[::1]").web.address == "::1");
    BOOST_TEST(with("web.address=127.0.0.2").web.address == "127.0.0.2");
}

BOOST_AUTO_TEST_CASE(files_and_folders_that_exist_are_taken) {
    BOOST_TEST(with("hub.ca_file=" + secret.string()).hub.ca_file == secret);
    BOOST_TEST(
        (with("hub.label_hosts=files.example, .carrier.example").hub.label_hosts ==
         std::set<std::string>{".carrier.example", "files.example"})
    );
    BOOST_TEST(
        (with("hub.photo_hosts=files.example, .carrier.example").hub.photo_hosts ==
         std::set<std::string>{".carrier.example", "files.example"})
    );
    BOOST_TEST(with("photos.max_mb=3").data.photo_bytes == std::uint64_t{3} << 20U);
    BOOST_TEST(with("web.pages_dir=" + folder.path().string()).web.pages_dir == folder.path());
}

BOOST_AUTO_TEST_CASE(every_level_of_the_log_has_its_word) {
    BOOST_TEST((with("log.level=error").log.level == LogLevel::error));
    BOOST_TEST((with("log.level=warning").log.level == LogLevel::warning));
    BOOST_TEST((with("log.level=debug").log.level == LogLevel::debug));
}

BOOST_AUTO_TEST_CASE(a_secret_that_others_can_read_stops_the_start) {
    std::filesystem::permissions(
        secret, std::filesystem::perms::others_read, std::filesystem::perm_options::add
    );
    const std::string text = refusalOf("web.port=1");
    BOOST_TEST(contains(text, "hub.client_secret_file = \"" + secret.string()), text);
    BOOST_TEST(contains(text, "chmod 600"), text);
}

BOOST_AUTO_TEST_CASE(the_file_is_read_and_the_command_line_wins_over_it) {
    const auto file = write(
        "\xEF\xBB\xBF# morning shift\r\n"
        "! another comment\r\n"
        "\r\n"
        "  web.port = 9000  \r\n"
        "log.level: debug\r\n"
    );
    auto overrides = needed;
    overrides.emplace_back("web.port=9001");
    const Settings settings = loadSettings({.file = file, .overrides = overrides});
    BOOST_TEST(settings.web.port == 9001);
    BOOST_TEST((settings.log.level == LogLevel::debug));
}

BOOST_AUTO_TEST_CASE(a_wrong_value_is_found_by_its_line) {
    const std::string text = refusalOfFile("log.level = debug\n\nweb.port = many\n");
    BOOST_TEST(contains(text, "web.port = \"many\" in "), text);
    BOOST_TEST(contains(text, "agent.properties, line 3, is not allowed: give a whole"), text);
}

BOOST_AUTO_TEST_CASE(an_unknown_key_gets_the_nearest_one_as_a_suggestion) {
    BOOST_TEST(contains(refusalOf("hub.ulr=x"), "hub.ulr = \"x\" in --set is not a setting"));
    BOOST_TEST(contains(refusalOf("hub.ulr=x"), "did you mean hub.url?"));
    BOOST_TEST(contains(refusalOfFile("web.prot = 1"), "did you mean web.port?"));
    BOOST_TEST(contains(refusalOf("Stores=a/b"), "did you mean stores?"));
}

BOOST_AUTO_TEST_CASE(a_key_written_twice_is_refused) {
    const std::string text = refusalOfFile("web.port = 1\nweb.port = 2\n");
    BOOST_TEST(contains(text, "web.port = \"2\" in "), text);
    BOOST_TEST(contains(text, "line 2, stands there a second time (the first is \"1\")"), text);
}

BOOST_AUTO_TEST_CASE(a_backslash_is_written_double) {
    BOOST_TEST(contains(refusalOfFile("data.dir = C:\\Balcao"), "has a single backslash"));
    BOOST_TEST(contains(refusalOfFile("data.dir = C:\\"), "has a single backslash"));
    const auto file = write("data.dir = /with\\\\backslash\n");
    BOOST_TEST(loadSettings({.file = file, .overrides = needed}).data.dir == "/with\\backslash");
}

BOOST_AUTO_TEST_CASE(behind_a_section_the_file_is_one_of_windows) {
    const auto file = write(
        "# before\r\n"
        "web.port=9000\r\n"
        "[balcao-agent]\r\n"
        "; as the installer writes it\r\n"
        "data.dir=/with\\one\\backslash\\\r\n"
    );
    const Settings settings = loadSettings({.file = file, .overrides = needed});
    BOOST_TEST(settings.web.port == 9000);
    BOOST_TEST(settings.data.dir == "/with\\one\\backslash\\");
}

BOOST_AUTO_TEST_CASE(another_section_and_its_comments_are_no_settings) {
    BOOST_TEST(contains(refusalOfFile("[agent]\n"), "\"[agent]\" in "));
    BOOST_TEST(contains(refusalOfFile("; a comment\n"), "is not a setting"));
}

BOOST_AUTO_TEST_CASE(a_line_that_is_no_setting_is_refused) {
    BOOST_TEST(contains(refusalOfFile("web.port\n"), "\"web.port\" in "));
    BOOST_TEST(contains(refusalOfFile("= 4\n"), "is not a setting: write key = value"));
    BOOST_TEST(contains(refusalOf("web.port"), "write --set key=value"));
    BOOST_TEST(contains(refusalOf("=1"), "write --set key=value"));
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_used_is_named) {
    BOOST_CHECK_EXCEPTION(
        loadSettings({.file = "/nowhere/agent.properties", .overrides = needed}),
        SettingsError,
        [](const SettingsError& error) {
            return contains(
                error.what(), "/nowhere/agent.properties cannot be read: give --config"
            );
        }
    );
    BOOST_CHECK_THROW(loadSettings({.file = folder.path(), .overrides = needed}), SettingsError);
    BOOST_TEST(contains(refusalOfFile("# loja S\xE3o Paulo\n"), "is not UTF-8 text"));
    BOOST_TEST(contains(refusalOfFile("# cut \xE2\x82"), "is not UTF-8 text"));
    BOOST_TEST(contains(refusalOfFile(std::string(300'000, '#')), "is larger than 256 kB"));
    BOOST_TEST(refusalOfFile("# loja S\xC3\xA3o Paulo \xF0\x9F\x8F\xAA\n") == "accepted");
}

BOOST_AUTO_TEST_CASE(a_hostile_value_is_shown_short_and_without_control_characters) {
    const std::string text = refusalOf("web.port=\x1B[2J" + std::string(500, 'x'));
    BOOST_TEST(text.find('\x1B') == std::string::npos);
    BOOST_TEST(text.size() < 300U);
}

BOOST_AUTO_TEST_CASE(the_help_names_every_key_with_what_is_allowed) {
    const std::string help = settingsHelp();
    for (const auto& row : settingsTable()) {
        BOOST_TEST(contains(help, "\n  " + row.key + "\n      " + row.help), row.key);
        BOOST_TEST(contains(help, "Allowed: " + row.allowed + "."), row.key);
    }
    BOOST_TEST(contains(help, "Default: 8787"));
    BOOST_TEST(contains(help, "Must be set."));
}

BOOST_AUTO_TEST_CASE(the_text_of_all_stores_stands_on_the_papers_of_each) {
    const StoreKey store{.site_id = "site", .store_id = "100"};
    BOOST_TEST(with("store.name=Loja da Praça").store.of(store).name == "Loja da Praça");
    BOOST_TEST(with("store.cnpj=11.222.333/0001-81").store.of(store).cnpj == "11222333000181");
    BOOST_TEST(with("store.cnpj=12.ABC.345/01DE-35").store.of(store).cnpj == "12ABC34501DE35");
    BOOST_TEST((with("store.address=").store.of(store) == StorePaperText{}));
}

BOOST_AUTO_TEST_CASE(a_store_may_have_texts_of_its_own) {
    const Settings settings =
        with("store.address=site/100=Rua A, 1 = esquina; site/200 = Rua B, 2");
    BOOST_TEST(
        settings.store.of({.site_id = "site", .store_id = "100"}).address == "Rua A, 1 = esquina"
    );
    BOOST_TEST(settings.store.of({.site_id = "site", .store_id = "200"}).address == "Rua B, 2");
    BOOST_TEST(settings.store.of({.site_id = "site", .store_id = "300"}).address.empty());
}

BOOST_AUTO_TEST_CASE(a_cnpj_with_a_wrong_digit_and_a_text_that_is_no_line_stop_the_start) {
    for (const std::string text :
         {"store.cnpj=11222333000182",
          "store.cnpj=1122233300018",
          "store.cnpj=12ABC34501DEX5",
          "store.name=a\tb",
          "store.name=site/100=a; site/100=b",
          "store.name=site/100=a; b"}) {
        BOOST_TEST(refusalOf(text) != "accepted", text);
    }
    BOOST_TEST(refusalOf("store.name=" + std::string(121, 'x')) != "accepted");
}

BOOST_AUTO_TEST_CASE(the_sample_file_is_what_the_table_says) {
    std::ifstream stream{
        std::filesystem::path{BALCAO_SOURCE_DIR} / "config/balcao-agent.properties"};
    std::ostringstream content;
    content << stream.rdbuf();
    BOOST_TEST(content.str() == defaultSettingsFile());
}

BOOST_AUTO_TEST_CASE(the_sample_file_changes_nothing_and_its_defaults_are_taken) {
    BOOST_TEST(refusalOfFile(defaultSettingsFile()) == "accepted");
    std::string active;
    for (const auto& row : settingsTable()) {
        if (!row.is_required) {
            active += row.key + " = " + row.default_value + "\n";
        }
    }
    BOOST_TEST(refusalOfFile(active) == "accepted");
}

BOOST_AUTO_TEST_CASE(a_second_person_needs_people_who_sign_in) {
    const std::string refusal = refusalOf("answers.second_person_over=50000");
    BOOST_TEST(refusal.find("give people.required = yes") != std::string::npos);
    needed.emplace_back("people.required=yes");
    BOOST_TEST(with("answers.second_person_over=50000").answers.second_person_over == 500'00);
    BOOST_TEST(refusalOf("answers.second_person_over=-1").find("0 to") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
