#pragma once

#include "agent/hub/inbound.h"
#include "agent/hub/outbound.h"
#include "agent/ledger/ledger.h"
#include "agent/ledger/views.h"
#include "tests/hub/hub_fixture.h"
#include "tests/hub/stub_hub.h"
#include "tests/ledger/crash_disk.h"
#include "tests/simulator/hub_simulator.h"
#include "tests/support/fake_clock.h"
#include "tests/support/orders.h"
#include "tests/support/temp_folder.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace balcao::test {

/// A store with the workers of an agent, on a clock that moves when told to; the hub, the wire to
/// it and the ledger are real. The store is testStore(), its neighbour 1/102 is the hub's too.
class VirtualShop {
public:
    VirtualShop();

    /// Starts the workers afresh, as the agent does.
    void start();

    /// Time passes here and at the hub.
    void pass(std::chrono::milliseconds time);

    /// What a clerk does, and the rules must allow.
    void submit(OrderRef order_ref, OrderCommand command);

    /// Every request of `operation` (empty: of any) goes wrong so until the fault is disarmed;
    /// returns its number.
    std::string arm(const std::string& kind, const std::string& operation);

    CommandId nextId() { return commandId(++ids_); }

    CrashDisk disk;  // a quick one: it writes, and does not wait for the platter
    TempFolder folder;
    FakeClock clock;
    FakeSteady steady;
    LinkStatus link_status;
    simulator::HubSimulator simulator;
    HubUnderTest inbound_hub{simulator.baseUrl()};
    HubUnderTest outbound_hub{simulator.baseUrl()};
    Ledger ledger;
    LedgerViews views{folder.path()};
    std::optional<Inbound> inbound;
    std::optional<Outbound> outbound;

private:
    template <typename Step>
    typename Step::Parts partsOn(HubUnderTest& hub);

    std::uint64_t ids_{};
};

}  // namespace balcao::test
