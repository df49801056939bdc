#include "common/order/order_rules.h"
#include "tests/support/orders.h"
#include "tests/support/print.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace balcao::test {

namespace {

using enum OrderState;

std::vector<MessageKind> kindsSent(const Walk& walk) {
    std::vector<MessageKind> kinds;
    for (const SendToHub& sent : walk.sent()) {
        kinds.push_back(kindOf(sent.message));
    }
    return kinds;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(order_rules_preparation)

// --- picking ---

BOOST_AUTO_TEST_CASE(picking_starts_from_either_acceptance_and_tells_nobody) {
    for (const OrderState state : {accepted, partly_accepted}) {
        Walk walk = anOrder().walkTo(state);
        walk.take(StartPicking{});
        BOOST_TEST(walk.state() == picking);
        BOOST_TEST(walk.effects().empty());
    }
}

BOOST_AUTO_TEST_CASE(a_pause_holds_until_it_is_resumed) {
    Walk walk = anOrder().walkTo(picking);
    walk.take(PausePicking{});
    BOOST_TEST(walk.order().is_paused);
    BOOST_TEST((walk.refusalOf(FinishPicking{}) == Refusal::paused));
    walk.take(ResumePicking{});
    walk.take(FinishPicking{});
    BOOST_TEST(walk.state() == picked);
}

BOOST_AUTO_TEST_CASE(pausing_twice_is_written_once) {
    Walk walk = anOrder().walkTo(picking);
    walk.take(PausePicking{});
    const std::size_t lines = walk.journal().size();
    walk.take(PausePicking{});
    BOOST_TEST(walk.journal().size() == lines);
    walk.take(ResumePicking{}).take(ResumePicking{});
    BOOST_TEST(walk.journal().size() == lines + 1);
}

BOOST_AUTO_TEST_CASE(a_pause_does_not_outlive_picking) {
    Walk walk = anOrder().walkTo(picking);
    walk.take(PausePicking{}).take(HubWithdraw{}, kHub);
    BOOST_TEST(!walk.order().is_paused);
}

// --- boxes and invoice ---

BOOST_AUTO_TEST_CASE(an_order_is_packed_in_one_to_ninety_nine_boxes) {
    for (const std::int64_t boxes :
         {std::int64_t{0}, std::int64_t{-1}, std::int64_t{100}, INT64_MAX, INT64_MIN}) {
        Walk walk = anOrder().walkTo(picked);
        BOOST_TEST((walk.refusalOf(Pack{boxes}) == Refusal::invalid_value));
    }
    for (const std::int64_t boxes : {1, 99}) {
        Walk walk = anOrder().walkTo(picked);
        walk.take(Pack{boxes});
        BOOST_TEST(walk.order().package_count == boxes);
    }
}

BOOST_AUTO_TEST_CASE(a_box_whose_label_is_there_already_is_labelled_at_once) {
    Walk walk = anOrder().walkTo(picked);
    walk.take(TakeLabels{{aLabel()}}, kAgent).take(Pack{});
    BOOST_TEST(walk.state() == labelled);
}

BOOST_AUTO_TEST_CASE(an_invoice_key_has_forty_four_digits_or_capitals) {
    const std::string good = std::string(42, '3') + "AZ";
    for (const std::string& key :
         {good.substr(1),
          good + "1",
          std::string(44, 'a'),
          std::string(43, '1') + " ",
          std::string{}}) {
        Walk walk = anOrder().walkTo(picked);
        BOOST_TEST((walk.refusalOf(AttachInvoice{key}) == Refusal::invalid_value));
    }
    Walk walk = anOrder().walkTo(picked);
    walk.take(AttachInvoice{good}, kAgent);
    BOOST_TEST(walk.order().is_invoiced);
    BOOST_TEST(walk.order().hub.invoice_key == good);
    BOOST_TEST(walk.state() == picked);
}

BOOST_AUTO_TEST_CASE(the_same_invoice_again_is_nothing_new_and_another_replaces_it) {
    Walk walk = anOrder().walkTo(packed);
    walk.take(AttachInvoice{std::string(44, '1')});
    const std::size_t lines = walk.journal().size();
    walk.take(AttachInvoice{std::string(44, '1')});
    BOOST_TEST(walk.journal().size() == lines);
    walk.take(AttachInvoice{std::string(44, '2')});
    BOOST_TEST(walk.order().hub.invoice_key == std::string(44, '2'));
}

// --- labels ---

BOOST_AUTO_TEST_CASE(labels_are_asked_for_once_at_the_acceptance_of_a_shipment) {
    Walk walk = anOrder().shipped().walkTo(accepted);
    BOOST_TEST((kindsSent(walk) == std::vector{MessageKind::decide, MessageKind::fetch_labels}));
    walk.take(StartPicking{}).take(FinishPicking{}).take(Pack{});
    BOOST_TEST(walk.sent().empty());
    BOOST_TEST(walk.order().are_labels_asked);
}

BOOST_AUTO_TEST_CASE(a_pickup_needs_no_label) {
    Walk walk = anOrder().pickup().walkTo(accepted);
    BOOST_TEST((kindsSent(walk) == std::vector{MessageKind::decide}));
    walk.take(StartPicking{}).take(FinishPicking{}).take(Pack{});
    BOOST_TEST(walk.sent().empty());
    BOOST_TEST((walk.refusalOf(ApplyLabels{}) == Refusal::wrong_journey));
}

BOOST_AUTO_TEST_CASE(labels_that_arrive_finish_their_request_and_are_printed) {
    Walk walk = anOrder().walkTo(accepted);
    const CommandId request = walk.labelsRequest();
    walk.take(TakeLabels{{aLabel("1"), aLabel("2")}}, kAgent);

    BOOST_TEST(walk.state() == accepted);
    BOOST_TEST(walk.order().labels.size() == 2U);
    BOOST_TEST(walk.count<PrintLabel>() == 2U);
    BOOST_TEST((std::get<ForgetMessage>(walk.effects().front()).message_id == request));
    BOOST_TEST(walk.sent().empty());
    BOOST_TEST(walk.order().sync.kind == MessageKind::decide);
}

BOOST_AUTO_TEST_CASE(labels_of_a_packed_shipment_label_it) {
    Walk walk = anOrder().walkTo(packed);
    walk.take(TakeLabels{{aLabel()}}, kAgent);
    BOOST_TEST(walk.state() == labelled);
}

BOOST_AUTO_TEST_CASE(labels_that_come_again_or_unasked_change_nothing) {
    for (const OrderState state : {labelled, awaiting_carrier}) {
        Walk walk = anOrder().walkTo(state);
        const std::size_t lines = walk.journal().size();
        walk.take(TakeLabels{{aLabel()}}, kAgent);
        BOOST_TEST(walk.journal().size() == lines);
    }
}

BOOST_AUTO_TEST_CASE(labels_name_each_of_at_most_ninety_nine_boxes_once) {
    std::vector<PackageLabel> labels;
    for (int i = 0; i < 100; ++i) {
        labels.push_back(aLabel(std::to_string(i)));
    }
    Walk walk = anOrder().walkTo(packed);
    BOOST_TEST((walk.refusalOf(TakeLabels{labels}, kAgent) == Refusal::invalid_value));
    BOOST_TEST((walk.refusalOf(TakeLabels{}, kAgent) == Refusal::invalid_value));
    BOOST_TEST((walk.refusalOf(TakeLabels{{aLabel(), aLabel()}}, kAgent) == Refusal::invalid_value)
    );
    labels.pop_back();
    walk.take(TakeLabels{labels}, kAgent).take(VoidLabels{});
    BOOST_TEST(walk.sent().size() == 100U);
    BOOST_TEST(walk.order().waiting.size() == 101U);  // and the decision
}

BOOST_AUTO_TEST_CASE(a_box_waits_for_its_label_unless_the_hub_has_none) {
    Walk walk = anOrder().walkTo(packed);
    BOOST_TEST((walk.refusalOf(ApplyLabels{}) == Refusal::labels_missing));
    walk.hubRefusesLabels("no-label");
    walk.take(ApplyLabels{});  // written by hand
    BOOST_TEST(walk.state() == awaiting_carrier);
}

BOOST_AUTO_TEST_CASE(a_voided_label_is_barred_and_a_new_one_fetched) {
    for (const OrderState state : {labelled, awaiting_carrier}) {
        Walk walk = anOrder().walkTo(state);
        const CommandId first_request = walk.labelsRequest();
        walk.take(VoidLabels{});

        BOOST_TEST(walk.state() == packed);
        BOOST_TEST(walk.order().labels.empty());
        BOOST_TEST(
            (kindsSent(walk) == std::vector{MessageKind::void_label, MessageKind::fetch_labels})
        );
        BOOST_TEST(walk.labelsRequest() != first_request);
        BOOST_TEST(std::holds_alternative<StopLabels>(walk.effects().front()));
        BOOST_TEST((walk.refusalOf(ApplyLabels{}) == Refusal::labels_missing));
    }
}

BOOST_AUTO_TEST_CASE(there_is_nothing_to_void_on_a_box_labelled_by_hand) {
    Walk walk = anOrder().walkTo(packed);
    walk.hubRefusesLabels("no-label");
    walk.take(ApplyLabels{});
    BOOST_TEST((walk.refusalOf(VoidLabels{}) == Refusal::labels_missing));
}

// --- unpacking ---

BOOST_AUTO_TEST_CASE(unpacking_voids_the_labels_and_asks_for_new_ones_at_the_next_packing) {
    for (const OrderState state : {labelled, awaiting_carrier}) {
        Walk walk = anOrder().walkTo(state);
        walk.take(Unpack{});
        BOOST_TEST(walk.state() == picked);
        BOOST_TEST((kindsSent(walk) == std::vector{MessageKind::void_label}));
        walk.take(Pack{});
        BOOST_TEST(walk.state() == packed);
        BOOST_TEST((kindsSent(walk) == std::vector{MessageKind::fetch_labels}));
    }
}

BOOST_AUTO_TEST_CASE(unpacking_without_a_label_tells_nobody) {
    for (const OrderState state : {packed, ready_for_pickup}) {
        Walk walk = anOrder().walkTo(state);
        walk.take(Unpack{});
        BOOST_TEST(walk.state() == picked);
        BOOST_TEST(walk.effects().empty());
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
