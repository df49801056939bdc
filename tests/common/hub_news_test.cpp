#include "common/order/hub_news.h"

#include "common/order/order_table.h"
#include "tests/support/every.h"
#include "tests/support/orders.h"
#include "tests/support/print.h"

#include <boost/test/unit_test.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace balcao::test {

namespace {

using enum OrderState;

/// Where the hub's word leads; a pair that is not here leaves the order where it is.
std::map<std::pair<OrderState, HubStatus>, OrderState> adoptions() {
    std::map<std::pair<OrderState, HubStatus>, OrderState> to;
    for (const OrderState state : {offered, answer_expired}) {
        to[{state, HubStatus::accepted}] = accepted;
        to[{state, HubStatus::in_transit}] = in_transit;
        to[{state, HubStatus::delivered}] = delivered;
        to[{state, HubStatus::ready_for_pickup}] = ready_for_pickup;
        to[{state, HubStatus::returned}] = returned;
        to[{state, HubStatus::refused}] = refused;
        to[{state, HubStatus::not_collected}] = not_collected;
    }
    for (const OrderState state : every<OrderState>()) {
        if (isOpen(state)) {
            to[{state, HubStatus::cancelled}] = cancelled_by_hub;
        }
        if (isInHand(state)) {
            to[{state, HubStatus::refused}] = denied_by_hub;
        }
    }
    for (const OrderState state : {labelled, awaiting_carrier}) {
        to[{state, HubStatus::in_transit}] = in_transit;
        to[{state, HubStatus::delivered}] = delivered;
    }
    for (const OrderState state : {in_transit, incident, ready_for_pickup}) {
        to[{state, HubStatus::delivered}] = delivered;
    }
    to[{ready_for_pickup, HubStatus::not_collected}] = not_collected;
    for (const OrderState state : {in_transit, incident, delivered, partly_delivered, in_return}) {
        to[{state, HubStatus::returned}] = returned;
    }
    return to;
}

OrderState stateAfterNews(const Order& order, const HubOrder& news) {
    Order after = order;
    for (const OrderEvent& event : eventsOfNews(order, news)) {
        after = apply(
            after, {.event = event, .command_id = commandId(1), .actor = kHub, .at = kOrderDay}
        );
    }
    return after.state;
}

Walk settledIn(OrderState state) {
    Walk walk = anOrder().walkTo(state);
    walk.hubTakesAllBut(0);
    return walk;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hub_news)

BOOST_AUTO_TEST_CASE(each_status_of_the_hub_leads_from_each_state_where_the_table_says) {
    const auto expected = adoptions();
    for (const OrderState state : every<OrderState>()) {
        const Order order = settledIn(state).order();
        for (const HubStatus status : every<HubStatus>()) {
            const auto found = expected.find({state, status});
            BOOST_TEST_CONTEXT(toText(status) << " while " << toText(state)) {
                BOOST_TEST(
                    stateAfterNews(order, shownByHub(order, status)) ==
                    (found == expected.end() ? state : found->second)
                );
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(while_our_last_step_is_on_its_way_only_a_cancellation_moves_the_order) {
    for (const OrderState state : every<OrderState>()) {
        const Walk walk = anOrder().walkTo(state);
        const Order& order = walk.order();
        const auto isStatus = [](const WaitingMessage& message) {
            return message.kind == MessageKind::status;
        };
        if (std::ranges::none_of(order.waiting, isStatus)) {
            continue;
        }
        for (const HubStatus status : every<HubStatus>()) {
            const OrderState after = stateAfterNews(order, shownByHub(order, status));
            BOOST_TEST((after == state || after == cancelled_by_hub || after == denied_by_hub));
        }
    }
}

// --- facts ---

BOOST_AUTO_TEST_CASE(the_same_news_again_is_no_news) {
    for (const OrderState state : every<OrderState>()) {
        Walk walk = settledIn(state);
        for (const HubStatus status : every<HubStatus>()) {
            Walk twice = walk;
            const HubUpdate update{shownByHub(walk.order(), status)};
            twice.take(update, kHub);
            const std::size_t lines = twice.journal().size();
            twice.take(update, kHub);
            BOOST_TEST(twice.journal().size() == lines);
        }
    }
}

BOOST_AUTO_TEST_CASE(news_older_than_what_we_know_is_ignored) {
    const Order order = anOrder().version(5).in(picking);
    HubOrder old = order.hub;
    old.version = 4;
    old.hub_status = HubStatus::cancelled;
    BOOST_TEST(eventsOfNews(order, old).empty());
}

BOOST_AUTO_TEST_CASE(news_of_another_order_store_or_assignment_is_ignored) {
    const Order order = anOrder().in(picking);
    HubOrder other_order = shownByHub(order, HubStatus::cancelled);
    other_order.order_id = OrderId{"PED-2"};
    HubOrder other_store = shownByHub(order, HubStatus::cancelled);
    other_store.store.store_id = "18";
    HubOrder other_assignment = shownByHub(order, HubStatus::cancelled);
    other_assignment.assignment = 2;
    for (const HubOrder& news : {other_order, other_store, other_assignment}) {
        BOOST_TEST(eventsOfNews(order, news).empty());
        BOOST_TEST(!isSameForDecision(order.hub, news));
    }
}

BOOST_AUTO_TEST_CASE(an_unknown_code_is_kept_as_text_and_moves_nothing) {
    Walk walk = anOrder().walkTo(picking);
    HubOrder news = walk.order().hub;
    ++news.version;
    news.hub_code = "EM_TRIAGEM_77";
    news.hub_status = HubStatus::unknown;
    walk.take(HubUpdate{news}, kHub);
    BOOST_TEST(walk.order().hub.hub_code == "EM_TRIAGEM_77");
    BOOST_TEST(walk.state() == picking);
}

BOOST_AUTO_TEST_CASE(a_list_without_tags_does_not_forget_the_tag_of_the_same_version) {
    Walk walk = anOrder().version(3).walkTo(picking);
    HubOrder listed = walk.order().hub;
    listed.etag.clear();
    listed.notes = "ligar antes";
    walk.take(HubUpdate{listed}, kHub);
    BOOST_TEST(walk.order().hub.etag == "\"3\"");
    ++listed.version;
    walk.take(HubUpdate{listed}, kHub);
    BOOST_TEST(walk.order().hub.etag.empty());
}

BOOST_AUTO_TEST_CASE(what_only_the_store_knows_outlives_a_description_without_it) {
    Walk walk = anOrder().walkTo(awaiting_carrier);
    walk.take(AttachInvoice{std::string(44, '5')}).take(Dispatch{.tracking_code = "BR5"});
    HubOrder news = anOrder().version(8).hub();
    walk.take(HubUpdate{news}, kHub);
    BOOST_TEST(walk.order().is_invoiced);
    BOOST_TEST(walk.order().hub.delivery.tracking_code == "BR5");

    ++news.version;
    news.invoice_key = std::string(44, '6');
    news.delivery.tracking_code = "BR6";
    walk.take(HubUpdate{news}, kHub);
    BOOST_TEST(walk.order().hub.invoice_key == std::string(44, '6'));
    BOOST_TEST(walk.order().hub.delivery.tracking_code == "BR6");
}

// --- an order that comes decided (the store's computer was replaced) ---

BOOST_AUTO_TEST_CASE(an_order_that_comes_partly_accepted_is_taken_over_with_its_quantities) {
    Walk walk = anOrder()
                    .line("1", 3)
                    .line("2", 1)
                    .onRecord("1", 1)
                    .onRecord("2", 1)
                    .status(HubStatus::accepted)
                    .walk();
    BOOST_TEST(walk.state() == partly_accepted);
    BOOST_TEST(walk.order().lines[0].accepted == 1);
    BOOST_TEST(walk.order().lines[0].refusals.front().quantity == 2);
    BOOST_TEST(walk.order().are_labels_asked);
    BOOST_TEST(walk.sent().size() == 1U);
    BOOST_TEST(!walk.journal().empty());
}

BOOST_AUTO_TEST_CASE(an_order_that_comes_fresh_is_offered_and_nothing_more) {
    const Walk walk = anOrder().walk();
    BOOST_TEST(walk.journal().size() == 1U);
    BOOST_TEST(walk.effects().empty());
}

BOOST_AUTO_TEST_CASE(an_order_that_comes_cancelled_is_never_offered) {
    BOOST_TEST(anOrder().status(HubStatus::cancelled).offered().state == cancelled_by_hub);
}

BOOST_AUTO_TEST_CASE(an_order_that_comes_with_its_invoice_is_invoiced) {
    HubOrder order = anOrder().hub();
    order.invoice_key = std::string(44, '4');
    BOOST_TEST(Walk{order}.order().is_invoiced);
}

BOOST_AUTO_TEST_CASE(the_status_weighs_more_than_lines_that_contradict_it) {
    const OrderBuilder nothing = anOrder().line("1", 2).onRecord("1", 0);
    const Order out = OrderBuilder{nothing}.status(HubStatus::delivered).offered();
    BOOST_TEST(out.lines[0].accepted == 2);
    BOOST_TEST(out.lines[0].delivered == 2);
    const Order no = anOrder().line("1", 2).status(HubStatus::refused).offered();
    BOOST_TEST(no.lines[0].accepted == 0);
}

BOOST_AUTO_TEST_CASE(hostile_quantities_on_record_stay_within_the_order) {
    const HubOrder order = anOrder()
                               .line("1", 3)
                               .line("2", 3)
                               .line("3", -4)
                               .onRecord("1", INT64_MAX)
                               .onRecord("2", INT64_MIN)
                               .hub();
    const auto lines = linesOfHub(order);
    BOOST_TEST(lines[0].accepted == 3);
    BOOST_TEST(lines[1].accepted == 0);
    BOOST_TEST(lines[2].accepted == 0);
}

// --- "Desfazer aqui" ---

BOOST_AUTO_TEST_CASE(undoing_takes_over_what_the_hub_has_on_record) {
    const struct {
        OrderState ours;
        HubStatus hubs;
        OrderState after;
    } kCases[] = {
        {accepted, HubStatus::assigned, offered},
        {refused, HubStatus::accepted, accepted},
        {in_transit, HubStatus::accepted, awaiting_carrier},
        {in_transit, HubStatus::in_transit, in_transit},
        {in_transit, HubStatus::delivered, delivered},
        {in_transit, HubStatus::returned, returned},
        {in_transit, HubStatus::cancelled, cancelled_by_hub},
        {delivered, HubStatus::accepted, in_transit},
        {partly_delivered, HubStatus::accepted, ready_for_pickup},
        {partly_delivered, HubStatus::ready_for_pickup, ready_for_pickup},
        {not_collected, HubStatus::accepted, ready_for_pickup},
        {not_collected, HubStatus::not_collected, not_collected},
        {cancelled_by_store, HubStatus::accepted, accepted},
        {cancelled_by_store, HubStatus::refused, refused},
        {picking, HubStatus::accepted, picking},
        {accepted, HubStatus::unknown, offered},
        {in_transit, HubStatus::unknown, awaiting_carrier}};
    for (const auto& one : kCases) {
        Order order = anOrder().in(one.ours);
        order.hub.hub_status = one.hubs;
        const auto undone = eventOfUndo(order);
        BOOST_TEST_CONTEXT(toText(one.ours) << " while the hub has " << toText(one.hubs)) {
            BOOST_TEST((undone ? std::get<Adopted>(*undone).to : one.ours) == one.after);
        }
    }
}

BOOST_AUTO_TEST_CASE(undoing_keeps_our_reasons_where_the_hub_has_the_same_quantities) {
    Order order = anOrder().line("1", 3).in(partly_accepted);
    order.hub = shownByHub(order, HubStatus::accepted);
    BOOST_TEST((eventOfUndo(order) == std::nullopt));
}

BOOST_AUTO_TEST_CASE(undoing_under_an_unknown_code_believes_the_lines) {
    Order order = anOrder().line("1", 3).in(partly_accepted);
    order.hub = shownByHub(order, HubStatus::unknown);
    BOOST_TEST((eventOfUndo(order) == std::nullopt));
}

BOOST_AUTO_TEST_CASE(giving_up_an_errand_undoes_nothing) {
    for (const MessageKind kind : {MessageKind::fetch_labels, MessageKind::void_label}) {
        Order order = anOrder().in(packed);
        order.sync.kind = kind;
        BOOST_TEST((eventOfUndo(order) == std::nullopt));
    }
}

BOOST_AUTO_TEST_CASE(a_damaged_status_or_message_changes_nothing) {
    const Order order = settledIn(OrderState::accepted).order();
    BOOST_TEST(stateAfterNews(order, shownByHub(order, HubStatus{200})) == OrderState::accepted);
    BOOST_TEST(!isShownByHub(order, order.hub, MessageKind{200}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
