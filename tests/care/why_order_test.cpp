// Where an order is, from every place where it may be.
#include "agent/care/why_order.h"

#include "agent/care/hub_of_settings.h"
#include "agent/hub/rest/rest_hub.h"
#include "tests/ledger/ledger_fixture.h"
#include "tests/simulator/hub_simulator.h"

#include <boost/test/unit_test.hpp>

#include <string>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

simulator::Options hubOptions() {
    simulator::Options options;
    options.stores = {{.site_id = kStore.site_id, .store_id = kStore.store_id}};
    return options;
}

struct Shop : LedgerFixture {
    /// The words of what is found, one after the other.
    std::string wordsFor(const std::string& number) {
        HubToken token{
            {.client_id = "balcao",
             .read_secret =
                 [] {
                     return std::string{"segredo"};
                 }},
            &std::chrono::steady_clock::now};
        RestHub rest{
            {.place = {.address = *readWebAddress(url), .ca_file = {}},
             .codes = alwaysCodes(defaultHubCodes()),
             .label_hosts = {}},
            token};
        OrderTrace trace{{.views = &views(), .hub = rest, .clock = clock, .stores = {kStore}}};
        std::string words;
        for (const HealthFinding& one : trace.trace(number)) {
            words += (words.empty() ? "" : " ") + one.word;
            const std::string sentence = sentenceOf(one, "pt");
            BOOST_TEST(sentence.find('{') == std::string::npos, sentence);
            BOOST_TEST(sentence.find("order :") == std::string::npos, sentence);
        }
        return words;
    }

    simulator::HubSimulator hub{hubOptions()};
    std::string url{hub.baseUrl()};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(why_order, Shop)

BOOST_AUTO_TEST_CASE(an_order_that_is_here_is_told_with_what_waits) {
    const OrderRef order_ref = offer(anOrder().id("PED-7").hub());
    BOOST_TEST(wordsFor("PED-7") == "here");
    take(order_ref, acceptAll(order(order_ref)));
    BOOST_TEST(
        wordsFor("PED-7") == "here waiting waiting"
    );  // the answer, then the wish for labels
    ledger->postponeMessage(nextMessage().message_id, clock.now() + 1min, "away");
    BOOST_TEST(wordsFor("PED-7") == "here retrying waiting");
}

BOOST_AUTO_TEST_CASE(an_order_that_the_hub_has_for_us_is_on_its_way) {
    const std::string order_id = hub.addOrder();
    BOOST_TEST(wordsFor(order_id) == "not_here at_hub");
}

BOOST_AUTO_TEST_CASE(a_number_that_the_hub_does_not_know_is_not_ours) {
    BOOST_TEST(wordsFor("PED-UNKNOWN") == "not_here not_at_hub");
}

BOOST_AUTO_TEST_CASE(a_store_that_the_hub_refuses_gets_no_answer) {
    const std::string order_id = hub.addOrder();
    hub.revokeStore({.site_id = kStore.site_id, .store_id = kStore.store_id});
    BOOST_TEST(wordsFor(order_id) == "not_here not_allowed");
}

BOOST_AUTO_TEST_CASE(a_hub_that_is_away_is_said) {
    url = "http://127.0.0.1:9/v1";  // the discard port: nobody listens
    BOOST_TEST(wordsFor("PED-1") == "not_here hub_away");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
