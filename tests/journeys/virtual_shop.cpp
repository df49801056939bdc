#include "tests/journeys/virtual_shop.h"

#include "tests/support/print.h"

#include <boost/test/unit_test.hpp>

#include <utility>

namespace balcao::test {

namespace {

simulator::Options hubOptions() {
    simulator::Options options;
    options.stores.push_back({.site_id = "1", .store_id = "102"});
    options.start_time = FakeClock{}.now();
    return options;
}

Ledger::Options ledgerOptions(const std::filesystem::path& folder) {
    Ledger::Options options;
    options.folder = folder;
    options.reserve_bytes = 1 << 20;
    return options;
}

}  // namespace

VirtualShop::VirtualShop()
    : simulator{hubOptions()}
    , ledger{ledgerOptions(folder.path()), clock} {
    start();
}

template <typename Step>
typename Step::Parts VirtualShop::partsOn(HubUnderTest& hub) {
    return {
        hub.hub,
        ledger,
        link_status,
        clock,
        steady.source(),
        [] { return 0.5; },
        [this] {
            return nextId();
        }};
}

void VirtualShop::start() {
    outbound.reset();
    inbound.reset();
    outbound.emplace(partsOn<Outbound>(outbound_hub), views, Outbound::Options{});
    inbound.emplace(
        partsOn<Inbound>(inbound_hub),
        Inbound::Options{
            .store = testStore(),
            .on_link =
                [this](bool is_up) {
                    outbound->setLink(testStore(), is_up);
                }}
    );
}

void VirtualShop::pass(std::chrono::milliseconds time) {
    clock.advance(time);
    steady.now += time;
    simulator.advanceClock(time);
}

void VirtualShop::submit(OrderRef order_ref, OrderCommand command) {
    const auto submitted = ledger.submit(
        {.command_id = nextId(),
         .order_ref = order_ref,
         .command = std::move(command),
         .actor = kClerk}
    );
    BOOST_REQUIRE(submitted.has_value());
}

std::string VirtualShop::arm(const std::string& kind, const std::string& operation) {
    simulator::Fault fault;
    fault.kind = kind;
    fault.operation = operation;
    fault.count = -1;
    return simulator.armFault(fault);
}

}  // namespace balcao::test
