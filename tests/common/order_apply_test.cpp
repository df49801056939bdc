#include "common/order/order_messages.h"
#include "common/order/order_rules.h"
#include "tests/support/every.h"
#include "tests/support/orders.h"
#include "tests/support/print.h"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <limits>
#include <set>
#include <string>
#include <vector>

namespace balcao::test {

namespace {

using enum OrderState;

Order after(const Order& order, OrderEvent event) {
    return apply(
        order,
        {.event = std::move(event), .command_id = commandId(7), .actor = kClerk, .at = kOrderDay}
    );
}

/// Every event there is, some of them nonsense for the order that they meet.
std::vector<OrderEvent> eventsFor(const Order& order) {
    const CommandId message = order.sync.command_id;
    std::vector<OrderEvent> events{
        Offered{order.hub},
        FactsChanged{HubOrder{}},
        Decided{},
        PauseChanged{true},
        PauseChanged{false},
        Packed{INT64_MAX},
        Invoiced{"x"},
        LabelsTaken{.labels = {aLabel()}, .to = labelled},
        LabelsTaken{},
        LabelsVoided{.packages = {PackageId{"9"}}, .are_wanted_again = true, .to = packed},
        LabelsVoided{.packages = {}, .are_wanted_again = false, .to = picked},
        Dispatched{},
        HandedOver{
            .lines = {{.line_id = LineId{"1"}, .quantity = INT64_MAX}},
            .received_by = {},
            .to = delivered},
        HandedOver{
            .lines =
                {{.line_id = LineId{"1"}, .quantity = INT64_MIN},
                 {.line_id = LineId{"nobody's"}, .quantity = 1}},
            .received_by = {},
            .to = partly_delivered},
        CancelledByStore{},
        CancellationAnswered{},
        MessageTaken{.message_id = message, .is_confirmed = true},
        MessageClosed{.message_id = message, .slug = "no-label"},
        MessageRequeued{.message_id = message, .slug = {}},
        MessageRefused{
            .message_id = message, .kind = MessageKind::decide, .slug = {}, .detail = {}},
        MessageRetried{message},
        MessageDropped{message},
        MessageDropped{CommandId{"nobody's"}}};
    for (const OrderState state : every<OrderState>()) {
        events.emplace_back(Moved{.because = CommandKind::hub_update, .to = state, .note = {}});
        events.emplace_back(Adopted{.to = state, .lines = order.lines});
    }
    return events;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(order_apply)

BOOST_AUTO_TEST_CASE(any_event_applies_in_any_state_and_hands_over_no_more_than_was_accepted) {
    for (const OrderState state : every<OrderState>()) {
        const Order order = anOrder().in(state);
        for (const OrderEvent& event : eventsFor(order)) {
            const JournalEntry entry{
                .event = event, .command_id = commandId(7), .actor = kClerk, .at = kOrderDay};
            const Order next = apply(order, entry);
            BOOST_TEST_CONTEXT(nameOf(event) << " in " << toText(state)) {
                for (const LineProgress& line : next.lines) {
                    BOOST_TEST((line.delivered >= 0 && line.delivered <= line.accepted));
                }
                BOOST_TEST((apply(order, entry) == next));
                BOOST_TEST((consequences(order, next, entry) == consequences(order, next, entry)));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(an_order_starts_anew_when_it_is_offered) {
    const HubOrder hub = anOrder().hub();
    Order expected;
    expected.hub = hub;
    BOOST_TEST((after(anOrder().in(in_transit), Offered{hub}) == expected));
}

BOOST_AUTO_TEST_CASE(a_refusal_without_a_word_is_a_problem_all_the_same) {
    const Order order = anOrder().in(accepted);
    const Order next = after(
        order,
        MessageRefused{
            .message_id = order.sync.command_id,
            .kind = MessageKind::decide,
            .slug = {},
            .detail = {}}
    );
    BOOST_TEST(next.sync.state == SyncState::needs_person);
    BOOST_TEST(next.sync.problem == "refused");
}

BOOST_AUTO_TEST_CASE(labels_confirmed_without_labels_are_no_longer_asked_for) {
    Walk walk = anOrder().walkTo(packed);
    walk.take(
        ConfirmMessage{
            .message_id = walk.labelsRequest(), .kind = MessageKind::fetch_labels, .order = {}},
        kAgent
    );
    BOOST_TEST(!walk.order().are_labels_asked);
    BOOST_TEST(walk.order().sync.kind == MessageKind::decide);
}

BOOST_AUTO_TEST_CASE(dispatching_stops_a_request_for_labels_that_still_waits) {
    const Order waiting = anOrder().in(packed);
    const JournalEntry entry{
        .event = Moved{.because = CommandKind::hub_update, .to = in_transit, .note = {}},
        .command_id = commandId(7),
        .actor = kHub,
        .at = kOrderDay};
    const auto effects = consequences(waiting, apply(waiting, entry), entry);
    BOOST_REQUIRE(effects.size() == 1U);
    BOOST_TEST(std::holds_alternative<StopLabels>(effects.front()));
}

// --- message ids ---

BOOST_AUTO_TEST_CASE(ids_made_from_one_command_are_all_different) {
    for (const char* const id :
         {"3f2b8c1e-0a6d-4a57-9a53-7d1c2e9f00ab",
          "3F2B8C1E-0A6D-4A57-9A53-7D1C2E9F00AB",
          "cmd-1",
          "-",
          "zz",
          ""}) {
        std::set<CommandId> ids;
        for (unsigned n = 0; n < 256; ++n) {
            ids.insert(derivedId(CommandId{id}, n));
        }
        BOOST_TEST(ids.size() == 256U);
    }
}

BOOST_AUTO_TEST_CASE(an_id_made_from_a_uuid_is_a_uuid) {
    const CommandId uuid{"3F2B8C1E-0A6D-4A57-9A53-7D1C2E9F00AB"};
    BOOST_TEST(derivedId(uuid, 0) == uuid);
    BOOST_TEST(derivedId(uuid, 0x80).value == "3F2B8C1E-0A6D-4A57-9A53-7D1C2E9F002b");
    BOOST_TEST(derivedId(uuid, 1).value == "3F2B8C1E-0A6D-4A57-9A53-7D1C2E9F00Aa");
}

BOOST_AUTO_TEST_CASE(an_id_that_no_hub_sees_grows_where_it_has_no_digits) {
    BOOST_TEST(derivedId(CommandId{"zz"}, 0x12).value == "zz21");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
