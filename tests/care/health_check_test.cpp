// Faults are induced one by one, and the look must name the one that is there and no other.
#include "agent/care/health_check.h"

#include "agent/care/hub_of_settings.h"
#include "tests/hub/tls_server.h"
#include "tests/ledger/ledger_fixture.h"
#include "tests/simulator/hub_simulator.h"

#include <Poco/Net/ServerSocket.h>
#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

simulator::Options hubOptions(Instant now) {
    simulator::Options options;
    options.stores = {{.site_id = kStore.site_id, .store_id = kStore.store_id}};
    options.start_time = now;
    return options;
}

struct Shop : LedgerFixture {
    Shop() {
        writeSecret("segredo");
        settings.hub.url = hub.baseUrl();
        settings.hub.client_id = "balcao";
        settings.hub.client_secret_file = secret;
        settings.hub.poll_interval = 10s;
        settings.stores = {kStore};
        settings.data.dir = options().folder;
        settings.printer.label.address = RawSocketAddress{.host = "127.0.0.1", .port = 9};
        links.hubAnswered(kStore, clock.now(), 0);
        links.setPrinter("label", printer(PrinterLinkState::ok));
    }

    void writeSecret(const std::string& text) const {
        std::filesystem::remove(secret);
        std::ofstream{secret} << text << '\n';
        std::filesystem::permissions(
            secret, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write
        );
    }

    static PrinterLink printer(PrinterLinkState state) {
        return {
            .is_configured = true,
            .state = state,
            .problem = state == PrinterLinkState::ok ? "" : "media-empty",
            .role = "label"};
    }

    HealthReport look() {
        const HealthCheck check{
            {.settings = settings,
             .clock = clock,
             .links = is_running ? &links : nullptr,
             .views = &*views,
             .place = placeOfHub(settings.hub),
             .credentials = credentialsOfHub(settings.hub)}};
        return check.look();
    }

    /// What somebody must mend, as "part word".
    std::vector<std::string> alarms() {
        std::vector<std::string> words;
        for (const HealthFinding& finding : look().findings) {
            BOOST_TEST(sentenceOf(finding, "pt").find('{') == std::string::npos);
            if (finding.grade == HealthGrade::bad) {
                words.push_back(finding.part + " " + finding.word);
            }
        }
        return words;
    }

    /// The workers have lost the hub.
    void loseHub() { links.hubFailed(kStore, HubLinkState::offline, clock.now(), "lost"); }

    std::string wordOf(const std::string& part) {
        for (const HealthFinding& finding : look().findings) {
            if (finding.part == part) {
                return finding.word;
            }
        }
        return "not looked at";
    }

    using Words = std::vector<std::string>;

    std::filesystem::path secret{folder.path() / "secret"};
    simulator::HubSimulator hub{hubOptions(clock.now())};
    Settings settings;
    LinkStatus links;
    std::optional<LedgerViews> views{options().folder};
    bool is_running{true};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(health_check, Shop)

BOOST_AUTO_TEST_CASE(a_shop_where_all_is_well_has_no_alarm) {
    const HealthReport report = look();
    BOOST_TEST((report.grade() == HealthGrade::good));
    std::vector<std::string> parts;
    for (const HealthFinding& finding : report.findings) {
        parts.push_back(finding.part);
    }
    const Words expected{
        "dns",
        "tls",
        "token",
        "store",
        "clock",
        "last_poll",
        "disk",
        "queue",
        "database",
        "printer"};
    BOOST_TEST(parts == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_hub_that_the_workers_lost_for_a_moment_and_that_answers_is_no_alarm) {
    loseHub();
    BOOST_TEST(alarms().empty());
}

BOOST_AUTO_TEST_CASE(without_the_running_agent_the_hub_is_walked_to) {
    is_running = false;
    BOOST_TEST(alarms().empty());
    BOOST_TEST(wordOf("store") == "ok");
    BOOST_TEST(wordOf("last_poll") == "not looked at");
}

BOOST_AUTO_TEST_CASE(a_name_that_nobody_knows_is_the_alarm) {
    loseHub();
    settings.hub.url = "https://hub.invalid/v1";  // RFC 2606: never resolves
    BOOST_TEST((alarms() == Words{"dns not_found"}));
}

BOOST_AUTO_TEST_CASE(a_port_where_nobody_listens_is_the_alarm) {
    loseHub();
    Poco::Net::ServerSocket closed{Poco::Net::SocketAddress{"127.0.0.1", 0}};
    settings.hub.url = "http://127.0.0.1:" + std::to_string(closed.address().port()) + "/v1";
    closed.close();
    BOOST_TEST((alarms() == Words{"tls unreachable"}));
}

BOOST_AUTO_TEST_CASE(a_server_that_cannot_prove_to_be_the_hub_is_the_alarm) {
    const TempFolder certificates;
    const std::string command =
        "bash " BALCAO_SOURCE_DIR "/tests/hub/make_certificates.sh " + certificates.path().string();
    BOOST_REQUIRE(std::system(command.c_str()) == 0);  // NOLINT(concurrency-mt-unsafe)
    const TlsServer server{{.folder = certificates.path(), .name = "expired"}};
    loseHub();
    settings.hub.url = "https://localhost:" + std::to_string(server.port()) + "/v1";
    settings.hub.ca_file = certificates.path() / "ca.pem";
    BOOST_TEST((alarms() == Words{"tls untrusted"}));
}

BOOST_AUTO_TEST_CASE(a_portal_that_answers_everything_with_a_page_is_the_alarm) {
    loseHub();
    simulator::Fault portal;
    portal.kind = "html_200";
    portal.count = -1;
    hub.armFault(portal);
    BOOST_TEST((alarms() == Words{"tls not_a_hub"}));
}

BOOST_AUTO_TEST_CASE(a_hub_that_is_out_of_order_or_overloaded_is_the_alarm_by_that_name) {
    for (const std::string kind : {"502", "503", "429"}) {
        loseHub();
        hub.disarmFaults();
        simulator::Fault fault;
        fault.kind = kind;
        fault.count = -1;
        hub.armFault(fault);
        BOOST_TEST((alarms() == Words{"tls failing"}), kind);
    }
}

BOOST_AUTO_TEST_CASE(a_secret_that_the_hub_does_not_take_is_the_alarm) {
    loseHub();
    writeSecret("falso");
    BOOST_TEST((alarms() == Words{"token refused"}));
}

BOOST_AUTO_TEST_CASE(a_secret_file_that_is_gone_is_the_alarm) {
    loseHub();
    std::filesystem::remove(secret);
    BOOST_TEST((alarms() == Words{"token secret_unreadable"}));
}

BOOST_AUTO_TEST_CASE(a_store_that_the_hub_has_withdrawn_is_the_alarm) {
    links.hubFailed(kStore, HubLinkState::refused, clock.now(), "403");
    hub.revokeStore({.site_id = kStore.site_id, .store_id = kStore.store_id});
    BOOST_TEST((alarms() == Words{"store refused", "last_poll late"}));
}

BOOST_AUTO_TEST_CASE(a_clock_that_is_an_hour_off_is_the_alarm) {
    links.hubAnswered(kStore, clock.now(), std::chrono::milliseconds{1h}.count());
    BOOST_TEST((alarms() == Words{"clock off"}));
    loseHub();
    hub.advanceClock(1h);
    BOOST_TEST((alarms() == Words{"clock off"}));
}

BOOST_AUTO_TEST_CASE(a_hub_that_is_silent_for_minutes_is_the_alarm) {
    clock.advance(3min);
    BOOST_TEST(alarms().empty());
    clock.advance(2min);
    BOOST_TEST((alarms() == Words{"last_poll late"}));
}

BOOST_AUTO_TEST_CASE(an_answer_that_the_hub_has_not_got_for_long_is_the_alarm) {
    const OrderRef order_ref = offer(anOrder().hub());
    take(order_ref, acceptAll(order(order_ref)));
    BOOST_TEST(wordOf("queue") == "waiting");
    BOOST_TEST(alarms().empty());
    clock.advance(16min);
    links.hubAnswered(kStore, clock.now(), 0);
    BOOST_TEST((alarms() == Words{"queue old"}));
}

BOOST_AUTO_TEST_CASE(a_disk_without_room_is_the_alarm) {
    for (const DiskState state : {DiskState::low, DiskState::full, DiskState::broken}) {
        links.setDisk(state);
        BOOST_TEST((alarms() == Words{"disk " + std::string{toText(state)}}));
    }
}

BOOST_AUTO_TEST_CASE(a_printer_that_is_away_or_stands_is_the_alarm) {
    links.setPrinter("label", printer(PrinterLinkState::unreachable));
    BOOST_TEST((alarms() == Words{"printer unreachable"}));
    links.setPrinter("label", printer(PrinterLinkState::stopped));
    BOOST_TEST((alarms() == Words{"printer stopped"}));
    links.setPrinter("label", printer(PrinterLinkState::unknown));
    BOOST_TEST(alarms().empty());
}

BOOST_AUTO_TEST_CASE(no_label_printer_and_no_copy_of_the_books_are_said_without_an_alarm) {
    settings.printer.label.address.reset();
    links.setPrinter("label", {.role = "label"});
    BOOST_TEST(wordOf("printer") == "none");
    BOOST_TEST(wordOf("database") == "no_copy");
    ledger->backup(1);
    BOOST_TEST(wordOf("database") == "ok");
    BOOST_TEST(alarms().empty());
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_is_said) {
    settings.data.dir = folder.path() / "nowhere";
    BOOST_TEST(wordOf("disk") == "unseen");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
