#pragma once

#include "tests/hub/hub_fixture.h"
#include "tests/simulator/hub_simulator.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>
#include <utility>
#include <variant>

namespace balcao::test {

constexpr std::chrono::milliseconds kDeliverTimeout{std::chrono::seconds{10}};
inline const CommandId kFirstId{"0b5e7d8e-2f43-4c0b-9d38-0b52a3f6a001"};
inline const CommandId kSecondId{"0b5e7d8e-2f43-4c0b-9d38-0b52a3f6a002"};

inline simulator::Options withoutFiles() {
    simulator::Options options;
    options.start_time = Instant{std::chrono::milliseconds{1'700'000'000'000}};
    return options;
}

/// Free of what a generator draws: any decision is allowed.
inline simulator::OrderWish easyOrder(
    const std::string& journey = "ship-from-store", int lines = 1
) {
    simulator::OrderWish wish;
    wish.journey = journey;
    wish.lines = lines;
    wish.partial = "quantity";
    wish.late_refusal = true;
    wish.quantity = 3;
    return wish;
}

/// A real hub with one order, and the real adapter.
struct DeliverFixture {
    explicit DeliverFixture(simulator::Options options = withoutFiles())
        : simulator{std::move(options)}
        , order_id{simulator.addOrder(easyOrder("ship-from-store", 2))} {}

    HubOrder order() { return orderOf(order_id); }

    HubOrder orderOf(const std::string& id) {
        const auto read = client.hub.readOrder(testStore(), OrderId{id}, {}).outcome;
        BOOST_REQUIRE(std::holds_alternative<HubNews>(read));
        return std::get<HubNews>(read).order;
    }

    /// A message about the order as it is now.
    OutboxMessage messageOf(HubMessage message, const CommandId& id = kFirstId) {
        const HubOrder now = order();
        return {
            .message_id = id,
            .order_ref = {1},
            .store = testStore(),
            .order_id = now.order_id,
            .assignment = now.assignment,
            .etag = now.etag,
            .attempts = 0,
            .created_at = std::nullopt,
            .message = std::move(message)};
    }

    /// Accepts `accepted` of every line and refuses the rest.
    DecideMessage decision(std::int64_t accepted) {
        DecideMessage message{
            .lines = {},
            .decided_version = order().version,
            .decided_at = Instant{std::chrono::milliseconds{1'700'000'001'000}},
            .decided_by = "Ada"};
        for (const HubLine& line : order().lines) {
            LineDecision decided{.line_id = line.line_id, .accepted = accepted, .refusals = {}};
            const std::int64_t rest = line.accepted.value_or(line.quantity) - accepted;
            if (rest > 0) {
                decided.refusals.push_back(
                    {.quantity = rest, .reason = RefusalReason::out_of_stock, .note = {}}
                );
            }
            message.lines.push_back(decided);
        }
        return message;
    }

    OutboxMessage decisionMessage(std::int64_t accepted = 2, const CommandId& id = kFirstId) {
        return messageOf(decision(accepted), id);
    }

    OutboxMessage statusMessage(StatusPurpose purpose, const CommandId& id = kSecondId) {
        return messageOf(
            StatusMessage{
                .purpose = purpose,
                .occurred_at = Instant{std::chrono::milliseconds{1'700'000'002'000}},
                .by = "Ada",
                .tracking_code = {},
                .invoice_key = {},
                .received_by = {},
                .lines = {},
                .note = {}},
            id
        );
    }

    DeliverOutcome deliver(const OutboxMessage& message) {
        return client.hub.deliver(message, kDeliverTimeout);
    }

    /// Arms a fault for the next request of an operation.
    void arm(
        const std::string& kind, const std::string& operation, const std::string& variant = {}
    ) {
        simulator::Fault fault;
        fault.kind = kind;
        fault.operation = operation;
        fault.variant = variant;
        simulator.armFault(fault);
    }

    void accept(std::int64_t accepted = 3) {
        BOOST_REQUIRE(std::holds_alternative<Taken>(deliver(decisionMessage(accepted))));
    }

    simulator::HubSimulator simulator;
    HubUnderTest client{simulator.baseUrl()};
    std::string order_id;
};

inline const RefusedByHub& refusedOf(const DeliverOutcome& outcome) {
    if (const auto* const later = std::get_if<Later>(&outcome)) {
        BOOST_TEST_MESSAGE(later->why);
    }
    BOOST_REQUIRE(std::holds_alternative<RefusedByHub>(outcome));
    return std::get<RefusedByHub>(outcome);
}

inline const Taken& takenOf(const DeliverOutcome& outcome) {
    if (const auto* const later = std::get_if<Later>(&outcome)) {
        BOOST_TEST_MESSAGE(later->why);
    }
    if (const auto* const refused = std::get_if<RefusedByHub>(&outcome)) {
        BOOST_TEST_MESSAGE(refused->slug << " " << refused->detail);
    }
    BOOST_REQUIRE(std::holds_alternative<Taken>(outcome));
    return std::get<Taken>(outcome);
}

inline const Later& laterOf(const DeliverOutcome& outcome) {
    BOOST_REQUIRE(std::holds_alternative<Later>(outcome));
    return std::get<Later>(outcome);
}

}  // namespace balcao::test
