// Where parcels are: asked politely, kept for the time without the hub, and a carrier's word that
// means something moves the order.
#include "agent/hub/tracker.h"

#include "agent/ledger/after_views.h"
#include "tests/ledger/ledger_fixture.h"

#include <map>
#include <string>
#include <vector>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

/// A hub that says what the test filled in, or nothing.
struct ParcelHub final : HubCounter {
    Result<std::vector<Sale>, std::string> findSales(const StoreKey&, const SaleQuery&) override {
        return Failure{std::string{"not asked here"}};
    }
    Result<std::vector<HubCoupon>, std::string> findCoupons(const CouponQuery&) override {
        return Failure{std::string{"not asked here"}};
    }
    Result<Tracking, std::string> tracking(const OrderId& order_id) override {
        asked.push_back(order_id.value);
        const auto found = ways.find(order_id.value);
        return is_away || found == ways.end()
                   ? Result<Tracking, std::string>{Failure{std::string{"away"}}}
                   : Result<Tracking, std::string>{found->second};
    }

    std::map<std::string, Tracking> ways;
    std::vector<std::string> asked;
    bool is_away{false};
};

struct Parcels : LedgerFixture {
    Tracker tracking(std::chrono::minutes interval = 60min) {
        return Tracker{
            {.hub = hub,
             .ledger = *ledger,
             .clock = clock,
             .jitter = [] { return 0.5; },
             .make_id =
                 [this] {
                     return newId();
                 }},
            {.interval = interval,
             .poll_interval = 10s,
             .codes = {.delivered = {"BDE"}, .incident = {"BDR"}}}};
    }

    OrderRef onItsWay(const std::string& order_id) {
        const OrderRef ref = packedOrder(order_id);
        for (auto message = ledger->nextMessage(clock.now()); message;
             message = ledger->nextMessage(clock.now())) {
            if (kindOf(message->message) == MessageKind::fetch_labels) {
                BOOST_REQUIRE(takeLabel(*message).has_value());
            } else {
                confirmNext();
            }
        }
        take(ref, ApplyLabels{});
        take(ref, Dispatch{});
        hub.ways[order_id] = {};
        return ref;
    }

    void says(const std::string& order_id, const std::string& code) {
        hub.ways[order_id].events.push_back(
            {.at = clock.now(),
             .code = code,
             .description = "Evento " + code,
             .location = "Campinas"}
        );
    }

    AfterViews after() { return AfterViews{options().folder}; }

    ParcelHub hub;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(tracker, Parcels)

BOOST_AUTO_TEST_CASE(each_parcel_on_its_way_is_asked_for_once_in_an_interval) {
    onItsWay("PED-1");
    onItsWay("PED-2");
    offer(anOrder().id("PED-3").hub());
    Tracker asking = tracking();
    BOOST_TEST((asking.step() == 1s));
    BOOST_TEST((asking.step() == 1s));
    BOOST_TEST((asking.step() > 1min));
    BOOST_TEST((hub.asked == std::vector<std::string>{"PED-1", "PED-2"}));
    clock.advance(61min);
    asking.step();
    BOOST_TEST(hub.asked.size() == 3U);
}

BOOST_AUTO_TEST_CASE(what_was_told_stays_when_the_hub_is_away_and_the_agent_starts_again) {
    const OrderRef ref = onItsWay("PED-1");
    says("PED-1", "PO");
    tracking().step();
    const Instant told_at = clock.now();
    hub.is_away = true;
    clock.advance(2h);
    tracking().step();
    BOOST_TEST(hub.asked.size() == 2U);
    reopen();
    const auto kept = after().tracking(ref);
    BOOST_REQUIRE(kept.has_value());
    BOOST_TEST((kept->told_at == told_at));
    BOOST_TEST((kept->tracking == hub.ways["PED-1"]));
    BOOST_TEST(!after().tracking(OrderRef{999}).has_value());
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(a_hub_that_fails_is_left_alone_and_one_parcel_holds_no_other_back) {
    onItsWay("PED-1");
    onItsWay("PED-2");
    hub.ways.erase("PED-1");  // nobody knows this one
    Tracker asking = tracking();
    BOOST_TEST((asking.step() >= 30s));
    asking.step();
    BOOST_TEST((hub.asked == std::vector<std::string>{"PED-1", "PED-2"}));
    hub.is_away = true;
    std::chrono::milliseconds pause{};
    for (int i = 0; i < 8; ++i) {
        clock.advance(70min);
        pause = asking.step();
    }
    BOOST_TEST((pause >= 60s));
}

BOOST_AUTO_TEST_CASE(a_carriers_word_with_a_meaning_moves_the_order_once) {
    const OrderRef ref = onItsWay("PED-1");
    says("PED-1", "BDR");
    Tracker asking = tracking();
    asking.step();
    BOOST_TEST((order(ref).state == OrderState::incident));
    clock.advance(2h);
    asking.step();
    BOOST_TEST((order(ref).state == OrderState::incident));
    says("PED-1", "BDE");
    clock.advance(2h);
    asking.step();
    BOOST_TEST((order(ref).state == OrderState::delivered));
    const std::size_t asked = hub.asked.size();
    clock.advance(2h);
    BOOST_TEST((asking.step() == 5min));
    BOOST_TEST(hub.asked.size() == asked);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(where_it_is_switched_off_nothing_is_asked) {
    onItsWay("PED-1");
    BOOST_TEST((tracking(0min).step() == 5min));
    BOOST_TEST(hub.asked.empty());
}

BOOST_AUTO_TEST_CASE(a_clock_that_was_set_back_stops_nothing) {
    onItsWay("PED-1");
    Tracker asking = tracking();
    clock.advance(400 * 24h);
    asking.step();
    clock.advance(-400 * 24h);
    asking.step();
    BOOST_TEST(hub.asked.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
