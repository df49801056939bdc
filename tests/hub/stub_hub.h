#pragma once

#include "agent/hub/hub.h"
#include "agent/hub/steady.h"

#include <chrono>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace balcao::test {

/// A hub whose answers the test decides, for timing and bookkeeping; the real adapter is tested
/// over HTTP.
class StubHub final : public Hub {
public:
    HubCapabilities capabilities() const override { return {}; }

    ListAnswer listOpen(const ListRequest& request, ListReader& reader) override {
        ++requests;
        requested.push_back(request);
        return on_list(request, reader);
    }
    OrderAnswer readOrder(
        const StoreKey& /*store*/, const OrderId& order_id, const std::string& /*etag*/
    ) override {
        ++requests;
        read.push_back(order_id.value);
        return on_read(order_id);
    }
    DeliverOutcome deliver(
        const OutboxMessage& message, std::chrono::milliseconds /*timeout*/
    ) override {
        ++requests;
        delivered.push_back(message);
        return on_deliver(message);
    }
    std::uint64_t requestsMade() const override { return requests; }
    void interrupt() override {}

    std::function<ListAnswer(const ListRequest&, ListReader&)> on_list;
    std::function<OrderAnswer(const OrderId&)> on_read;
    std::function<DeliverOutcome(const OutboxMessage&)> on_deliver;
    std::vector<ListRequest> requested;
    std::vector<std::string> read;
    std::vector<OutboxMessage> delivered;
    std::uint64_t requests{};
};

/// The steady clock of a test.
class FakeSteady {
public:
    SteadyNow source() {
        return [this] {
            return now;
        };
    }
    SteadyTime now{std::chrono::hours{1}};
};

inline Later laterBecause(
    Later::Cause cause, std::optional<std::chrono::milliseconds> retry_after = std::nullopt
) {
    return {.cause = cause, .retry_after = retry_after, .why = "a test"};
}

}  // namespace balcao::test
