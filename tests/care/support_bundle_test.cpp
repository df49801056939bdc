// Canaries: what is put where it should never be must not come out in the file for support.
#include "agent/care/support_bundle.h"

#include "agent/care/zip_file.h"
#include "printing/intake/zip.h"
#include "tests/ledger/ledger_fixture.h"

#include <Poco/DeflatingStream.h>
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <random>
#include <string>
#include <vector>

namespace balcao::test {

namespace {

constexpr const char* kSecret = "canario-segredo-9X";
constexpr const char* kCommunity = "canario-comunidade";

const std::vector<std::string> kCanaries{
    kSecret,
    kCommunity,
    "Zuleica Canario",
    "123.456.789-09",
    "12345678909",
    "(11) 98765-4321",
    "zuleica@canario.example",
    "Rua do Canario"};

struct Shop : LedgerFixture {
    Shop() {
        std::ofstream{secret} << kSecret << '\n';
        std::filesystem::permissions(
            secret, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write
        );
        settings.hub.url = "http://127.0.0.1:9/v1";
        settings.hub.client_id = "loja-17";
        settings.hub.client_secret_file = secret;
        settings.stores = {kStore};
        settings.data.dir = options().folder;
        settings.printer.label.snmp_community = kCommunity;
        std::filesystem::create_directories(logs);
    }

    /// An order of the canary's, with an answer that waits for the hub.
    void takeOrder() {
        HubOrder order = anOrder().id("PED-77").hub();
        order.customer.name = "Zuleica Canario";
        order.customer.document = "12345678909";
        order.customer.phone = "(11) 98765-4321";
        const OrderRef order_ref = offer(order);
        take(order_ref, acceptAll(this->order(order_ref)));
    }

    void writeLog(const std::string& name, const std::string& text) const {
        std::ofstream file{logs / name, std::ios::binary};
        if (!name.ends_with(".gz")) {
            file << text;
            return;
        }
        Poco::DeflatingOutputStream packed{file, Poco::DeflatingStreamBuf::STREAM_GZIP};
        packed << text;
        packed.close();
    }

    std::string make() {
        const SupportBundle bundle{
            {.settings = settings,
             .shown_settings =
                 std::string{"web.port = 8787\nprinter.label.snmp = "} + kCommunity + "\n",
             .clock = clock,
             .views = &this->views()}};
        return bundle.make(
            {.at = clock.now(),
             .version = {},
             .findings = {{.part = "dns", .word = "ok", .facts = {"hub.example"}}}}
        );
    }

    /// All texts of the file, one after the other.
    static std::string textOf(const std::string& file) {
        const auto entries = unzip(file);
        BOOST_REQUIRE_MESSAGE(
            entries.has_value(), (entries.has_value() ? std::string{} : entries.error())
        );
        std::string text;
        for (const std::string& entry : *entries) {
            text += entry + "\n";
        }
        return text;
    }

    static bool has(const std::string& text, const std::string& part) {
        return text.find(part) != std::string::npos;
    }

    std::filesystem::path secret{folder.path() / "secret"};
    std::filesystem::path logs{options().folder / "log"};
    Settings settings;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(support_bundle, Shop)

BOOST_AUTO_TEST_CASE(it_holds_what_support_needs) {
    takeOrder();
    writeLog("balcao-agent.log", "2026-11-22T10:00:00.000Z Warning hub: the newest line\n");
    writeLog("balcao-agent.log.0.gz", "2026-11-21T10:00:00.000Z Warning hub: an older line\n");
    const std::string text = textOf(make());
    for (const char* const part :
         {"balcao-agent " BALCAO_VERSION,
          "web.port = 8787",
          "hub.example, was found",
          "CREATE TABLE orders",
          "orders 1\n",
          "decide",
          "the newest line",
          "an older line"}) {
        BOOST_TEST(has(text, part), part << " is not in\n" << text);
    }
}

BOOST_AUTO_TEST_CASE(no_secret_and_nothing_of_any_person_comes_out_of_it) {
    takeOrder();
    std::string leaks = "leaks:";
    for (const std::string& canary : kCanaries) {
        if (!has(canary, "Canario")) {  // names are kept out by not being written, see below
            leaks += " " + canary;
        }
    }
    writeLog("balcao-agent.log", leaks + "\n");
    writeLog("balcao-agent.log.0.gz", leaks + "\n");
    const std::string text = textOf(make());
    BOOST_TEST(has(text, "leaks:"));
    for (const std::string& canary : kCanaries) {
        BOOST_TEST(!has(text, canary), canary);
    }
}

BOOST_AUTO_TEST_CASE(it_stays_under_five_megabytes_and_keeps_the_newest_of_the_log) {
    std::mt19937_64 random{7};  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same log every time
    const auto noise = [&](const std::string& first_line) {
        std::string text = first_line + "\n";
        while (text.size() < 1'500'000) {
            text += "x" + std::to_string(random() % 1'000'000'000) + "\n";
        }
        return text;
    };
    writeLog("balcao-agent.log", noise("the newest file"));
    for (int i = 0; i < 9; ++i) {
        writeLog(
            "balcao-agent.log." + std::to_string(i) + ".gz", noise("file " + std::to_string(i))
        );
    }
    const std::string file = make();
    BOOST_TEST(file.size() <= kMostBundleBytes);
    BOOST_TEST(file.size() > kMostBundleBytes / 2);
    const std::string text = textOf(file);
    BOOST_TEST(has(text, "the newest file"));
    BOOST_TEST(has(text, "file 0"));
    BOOST_TEST(!has(text, "file 8"));
    BOOST_TEST(has(text, "and what is older did not fit in"));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_named) {
    writeLog("balcao-agent.log", "a line\n");
    std::filesystem::create_directory(logs / "balcao-agent.log.0.gz");
    std::filesystem::remove(secret);
    const std::string text = textOf(make());
    BOOST_TEST(has(text, "a line"));
    BOOST_TEST(has(text, "balcao-agent.log.0.gz could not be read"));
}

BOOST_AUTO_TEST_CASE(without_a_ledger_it_says_so) {
    const SupportBundle bundle{{.settings = settings, .shown_settings = {}, .clock = clock}};
    BOOST_TEST(has(textOf(bundle.make({})), "there is no ledger yet"));
}

BOOST_AUTO_TEST_CASE(a_zip_file_without_entries_is_whole) {
    const ZipFile empty;
    BOOST_TEST(empty.size() == empty.bytes().size());
    const auto entries = unzip(empty.bytes());
    BOOST_TEST((!entries.has_value() || entries->empty()));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
