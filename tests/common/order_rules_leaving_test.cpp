#include "common/order/order_rules.h"
#include "tests/support/orders.h"
#include "tests/support/print.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>

namespace balcao::test {

using namespace std::chrono_literals;

namespace {

using enum OrderState;

}  // namespace

BOOST_AUTO_TEST_SUITE(order_rules_leaving)

// --- shipped ---

BOOST_AUTO_TEST_CASE(a_dispatch_tells_the_hub_in_transit_with_tracking_and_invoice) {
    Walk walk = anOrder().walkTo(awaiting_carrier);
    walk.take(AttachInvoice{std::string(44, '3')});
    walk.now += 2h;
    walk.take(Dispatch{.tracking_code = "BR123"});

    BOOST_TEST(walk.state() == in_transit);
    BOOST_TEST(walk.order().hub.delivery.tracking_code == "BR123");
    BOOST_TEST(walk.said<StatusMessage>().purpose == StatusPurpose::in_transit);
    BOOST_TEST(walk.said<StatusMessage>().tracking_code == "BR123");
    BOOST_TEST(walk.said<StatusMessage>().invoice_key == std::string(44, '3'));
    BOOST_TEST(walk.said<StatusMessage>().by == "ada");
    BOOST_TEST((walk.said<StatusMessage>().occurred_at == kOrderDay + 2h));
}

BOOST_AUTO_TEST_CASE(a_carriers_scan_dispatches_and_keeps_the_tracking_code_that_is_known) {
    Walk walk = anOrder().walkTo(awaiting_carrier);
    HubOrder known = walk.order().hub;
    known.delivery.tracking_code = "BR7";
    ++known.version;
    walk.take(HubUpdate{known}, kHub).take(Dispatch{}, kCarrier);
    BOOST_TEST(walk.state() == in_transit);
    BOOST_TEST(walk.order().hub.delivery.tracking_code == "BR7");
}

BOOST_AUTO_TEST_CASE(an_order_on_hold_neither_leaves_nor_is_handed_over) {
    for (const OrderState state : {awaiting_carrier, ready_for_pickup}) {
        Walk walk = anOrder().walkTo(state);
        HubOrder held = walk.order().hub;
        ++held.version;
        held.is_paid = false;
        walk.take(HubUpdate{held}, kHub);
        const OrderCommand leave =
            state == awaiting_carrier ? OrderCommand{Dispatch{}} : OrderCommand{HandOver{}};
        BOOST_TEST((walk.refusalOf(leave) == Refusal::on_hold));
    }
}

BOOST_AUTO_TEST_CASE(an_order_that_became_a_pickup_is_not_dispatched) {
    Walk walk = anOrder().walkTo(awaiting_carrier);
    HubOrder changed = walk.order().hub;
    ++changed.version;
    changed.journey = Journey::pickup_in_store;
    walk.take(HubUpdate{changed}, kHub);
    BOOST_TEST((walk.refusalOf(Dispatch{}) == Refusal::wrong_journey));
}

BOOST_AUTO_TEST_CASE(a_carriers_delivery_is_told_when_a_person_says_it) {
    for (const OrderState state : {in_transit, incident}) {
        Walk walk = anOrder().walkTo(state);
        walk.take(MarkDelivered{});
        BOOST_TEST(walk.state() == delivered);
        BOOST_TEST(walk.said<StatusMessage>().purpose == StatusPurpose::delivered);
        BOOST_TEST(walk.order().lines[0].delivered == 2);
    }
}

BOOST_AUTO_TEST_CASE(a_parcel_that_fails_comes_back_as_an_incident) {
    Walk walk = anOrder().walkTo(in_transit);
    walk.take(ReportIncident{.note = "ausente"}, kCarrier);
    BOOST_TEST(walk.state() == incident);
    BOOST_TEST(std::get<Moved>(walk.journal().back().event).note == "ausente");
    walk.take(TakeGoodsBack{});
    BOOST_TEST(walk.state() == in_return);
}

// --- picked up ---

BOOST_AUTO_TEST_CASE(a_box_on_its_shelf_is_ready_and_the_hub_knows) {
    Walk walk = anOrder().pickup().walkTo(packed);
    walk.take(MarkReady{.place = "B2"});
    BOOST_TEST(walk.state() == ready_for_pickup);
    BOOST_TEST(walk.said<StatusMessage>().purpose == StatusPurpose::ready_for_pickup);
    BOOST_TEST(std::get<Moved>(walk.journal().back().event).note == "B2");
}

BOOST_AUTO_TEST_CASE(a_shipment_is_not_put_on_the_pickup_shelf) {
    Walk walk = anOrder().shipped().walkTo(packed);
    BOOST_TEST((walk.refusalOf(MarkReady{}) == Refusal::wrong_journey));
}

BOOST_AUTO_TEST_CASE(handing_over_everything_delivers_the_order) {
    Walk walk = anOrder().walkTo(ready_for_pickup);
    walk.take(HandOver{.lines = {}, .received_by = "Zé"});
    BOOST_TEST(walk.state() == delivered);
    BOOST_TEST(walk.said<StatusMessage>().purpose == StatusPurpose::delivered);
    BOOST_TEST(walk.said<StatusMessage>().received_by == "Zé");
    BOOST_TEST(walk.said<StatusMessage>().lines.empty());
    BOOST_TEST(walk.count<CreateTask>() == 0U);
}

BOOST_AUTO_TEST_CASE(naming_every_unit_is_a_whole_handover) {
    Walk walk = anOrder().line("1", 1).line("2", 3).walkTo(ready_for_pickup);
    walk.take(HandOver{
        .lines = {{.line_id = LineId{"2"}, .quantity = 3}, {.line_id = LineId{"1"}, .quantity = 1}},
        .received_by = {}});
    BOOST_TEST(walk.state() == delivered);
}

BOOST_AUTO_TEST_CASE(a_part_handed_over_names_its_units_and_the_rest_goes_back_to_the_shelf) {
    Walk walk = anOrder().line("1", 1).line("2", 3).walkTo(ready_for_pickup);
    walk.take(HandOver{.lines = {{.line_id = LineId{"2"}, .quantity = 2}}, .received_by = {}});

    BOOST_TEST(walk.state() == partly_delivered);
    BOOST_REQUIRE(walk.said<StatusMessage>().lines.size() == 1U);
    BOOST_TEST(walk.said<StatusMessage>().lines.front().quantity == 2);
    BOOST_TEST(walk.order().lines[1].delivered == 2);
    BOOST_TEST(walk.count<CreateTask>() == 1U);
}

BOOST_AUTO_TEST_CASE(the_timer_gives_a_pickup_up_only_after_its_last_day) {
    const OrderBuilder order = anOrder().collectBy(kOrderDay + 48h);
    Walk walk = order.walkTo(ready_for_pickup);
    walk.now = kOrderDay + 48h;
    BOOST_TEST((walk.refusalOf(MarkNotCollected{}, kTimer) == Refusal::not_yet_due));
    walk.now += 1ms;
    walk.take(MarkNotCollected{}, kTimer);
    BOOST_TEST(walk.state() == not_collected);

    Walk endless = anOrder().walkTo(ready_for_pickup);
    BOOST_TEST((endless.refusalOf(MarkNotCollected{}, kTimer) == Refusal::not_yet_due));
}

BOOST_AUTO_TEST_CASE(a_person_may_know_earlier_that_nobody_comes) {
    Walk walk = anOrder().walkTo(ready_for_pickup);
    walk.take(MarkNotCollected{}, kManager);
    BOOST_TEST(walk.state() == not_collected);
    BOOST_TEST(walk.said<StatusMessage>().purpose == StatusPurpose::not_collected);
    BOOST_TEST(walk.count<CreateTask>() == 1U);
}

// --- a handover that was wrong ---

BOOST_AUTO_TEST_CASE(only_a_manager_takes_a_handover_back_and_says_why) {
    for (const OrderState state : {delivered, partly_delivered}) {
        Walk walk = anOrder().pickup().walkTo(state);
        const ReverseHandover reversal{.note = "cliente errado"};
        BOOST_TEST((walk.refusalOf(reversal, kClerk) == Refusal::not_for_you));
        BOOST_TEST((walk.refusalOf(ReverseHandover{}, kManager) == Refusal::reason_note_missing));
        walk.take(reversal, kManager);

        BOOST_TEST(walk.state() == ready_for_pickup);
        BOOST_TEST(walk.said<StatusMessage>().purpose == StatusPurpose::handover_reversed);
        BOOST_TEST(walk.said<StatusMessage>().note == "cliente errado");
        for (const LineProgress& line : walk.order().lines) {
            BOOST_TEST(line.delivered == 0);
        }
        walk.take(HandOver{});
        BOOST_TEST(walk.state() == delivered);
    }
}

BOOST_AUTO_TEST_CASE(what_a_carrier_delivered_is_not_taken_back_at_the_counter) {
    Walk walk = anOrder().shipped().walkTo(delivered);
    BOOST_TEST(
        (walk.refusalOf(ReverseHandover{.note = "engano"}, kManager) == Refusal::wrong_journey)
    );
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
