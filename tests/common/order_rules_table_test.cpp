#include "common/order/order_rules.h"
#include "common/order/order_table.h"
#include "tests/support/every.h"
#include "tests/support/order_promises.h"
#include "tests/support/order_samples.h"
#include "tests/support/orders.h"
#include "tests/support/print.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <vector>

namespace balcao::test {

using namespace std::chrono_literals;

namespace {

using enum OrderState;

/// An order in `state`, asked to cancel and with another command waiting for a person or not, so
/// that every command finds something to act on.
std::vector<Order> ordersIn(OrderState state) {
    std::vector<Order> orders{anOrder().pickup().in(state), anOrder().askedToCancel().in(state)};
    Walk walk = anOrder().walkTo(state);
    for (const Order sent = walk.order(); const WaitingMessage& message : sent.waiting) {
        walk.take(
            RefuseMessage{
                .message_id = message.message_id,
                .kind = message.kind,
                .slug = "made-up",
                .detail = {},
                .order = {}},
            kAgent
        );
    }
    orders.push_back(walk.order());
    for (const bool is_first : {true, false}) {
        if (mayBeProposed(state, is_first)) {
            Order order = anOrder().in(state);
            order.proposed = ProposedAnswer{
                .lines = is_first ? acceptAll(order).lines
                                  : std::get<ReportShort>(shortagesOf(order).front()).lines,
                .is_first = is_first,
                .by = "ada",
                .proposed_at = kOrderDay};
            orders.push_back(order);
        }
    }
    return orders;
}

Actor actorOf(ActorKind kind) {
    return {
        .kind = kind,
        .name = kind == ActorKind::clerk     ? "ada"
                : kind == ActorKind::manager ? "grace"
                                             : ""};
}

ActorKind someoneIn(const Actors& actors) {
    const auto everyone = every<ActorKind>();
    return *std::ranges::find_if(everyone, [&](ActorKind kind) { return actors.contains(kind); });
}

/// What one command does to one order, event by event.
struct Outcome {
    Order after;
    std::vector<Effect> effects;
    std::size_t sending_events{};
};

Outcome outcomeOf(const Order& order, const std::vector<OrderEvent>& events, const Actor& actor) {
    Outcome outcome{.after = order, .effects = {}, .sending_events = 0};
    for (const OrderEvent& event : events) {
        const JournalEntry entry{
            .event = event, .command_id = commandId(999), .actor = actor, .at = kOrderDay + 1h};
        const Order before = outcome.after;
        outcome.after = apply(before, entry);
        bool is_sending = false;
        for (Effect& effect : consequences(before, outcome.after, entry)) {
            is_sending = is_sending || std::holds_alternative<SendToHub>(effect);
            outcome.effects.push_back(std::move(effect));
        }
        outcome.sending_events += is_sending ? 1U : 0U;
    }
    return outcome;
}

/// The ids of the messages that the effects send: each once.
bool areIdsUnique(const Order& order, const std::vector<Effect>& effects) {
    std::set<CommandId> ids;
    for (const WaitingMessage& message : order.waiting) {
        ids.insert(message.message_id);
    }
    for (const Effect& effect : effects) {
        const auto* const sent = std::get_if<SendToHub>(&effect);
        if (sent != nullptr && !ids.insert(sent->message_id).second) {
            return false;
        }
    }
    return true;
}

Refusal expectedWithoutRow(OrderState state, CommandKind command) {
    if (state == cancelled_by_hub || state == cancelled_by_store || state == denied_by_hub) {
        return Refusal::cancelled;
    }
    return command == CommandKind::decide ? Refusal::already_decided : Refusal::not_now;
}

/// `command` by somebody who may give it.
void meet(const Order& order, const OrderCommand& command, const Transition& row) {
    const Actor actor = actorOf(someoneIn(row.by));
    const auto result = decide(order, command, actor, kOrderDay + 1h);
    if (!result) {
        return;
    }
    const Outcome outcome = outcomeOf(order, *result, actor);
    if (!result->empty()) {
        const States to = row.to.empty() ? States{order.state} : row.to;
        BOOST_TEST(to.contains(outcome.after.state), "led to " << toText(outcome.after.state));
    }
    BOOST_TEST(brokenPromise(outcome.after) == "");
    BOOST_TEST(outcome.sending_events <= 1U);
    BOOST_TEST(areIdsUnique(order, outcome.effects));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(order_rules_table)

const auto kEveryMeeting = boost::unit_test::data::make(every<OrderState>()) *
                           boost::unit_test::data::make(every<CommandKind>());

BOOST_DATA_TEST_CASE(what_is_not_in_the_table_is_refused, kEveryMeeting, state, kind) {
    const Order order = anOrder().askedToCancel().in(state);
    const OrderCommand command = samplesOf(kind, order).front();
    const Transition* const row = findTransition(state, kind);
    for (const ActorKind actor : every<ActorKind>()) {
        if (row != nullptr && row->by.contains(actor)) {
            continue;
        }
        const auto result = decide(order, command, actorOf(actor), kOrderDay + 1h);
        BOOST_REQUIRE(!result);
        const bool is_known = row != nullptr;
        BOOST_TEST(
            result.error() == (is_known ? Refusal::not_for_you : expectedWithoutRow(state, kind))
        );
    }
}

BOOST_DATA_TEST_CASE(every_command_leads_where_the_table_says, kEveryMeeting, state, kind) {
    const Transition* const row = findTransition(state, kind);
    for (const Order& order : ordersIn(state)) {
        BOOST_REQUIRE(brokenPromise(order) == "");
        for (const OrderCommand& command : samplesOf(kind, order)) {
            if (row != nullptr) {
                meet(order, command, *row);
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
