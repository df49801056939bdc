#pragma once

#include "agent/hub/inbound.h"
#include "agent/hub/outbound.h"
#include "agent/ledger/views.h"
#include "tests/hub/stub_hub.h"
#include "tests/support/fake_clock.h"
#include "tests/support/orders.h"
#include "tests/support/temp_folder.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace balcao::test {

/// A real ledger, a hub of the test's making, and time that moves only when told to.
struct WorkerFixture {
    static StoreKey store() { return {.site_id = "rede", .store_id = "17"}; }

    static HubNews newsOf(const HubOrder& order) {
        return {
            .order = order,
            .fingerprint = std::hash<std::string>{}(
                order.order_id.value + "#" + std::to_string(order.assignment) + "#" +
                std::to_string(order.version)
            )};
    }

    /// What the hub lists from now on; unchanged lists are answered so.
    void hubLists(std::vector<HubOrder> orders) {
        ++list_number;
        hub.on_list = [this, orders = std::move(orders), number = list_number](
                          const ListRequest& request, ListReader& reader
                      ) -> ListAnswer {
            const std::string etag = "\"" + std::to_string(number) + "\"";
            if (request.seen.etag == etag) {
                return {Unchanged{}, hub_time};
            }
            PageMark page;
            std::vector<HubNews> news;
            for (const HubOrder& order : orders) {
                page.order_ids.push_back(order.order_id);
                const HubNews one = newsOf(order);
                if (!reader.storedAs(one.fingerprint)) {
                    news.push_back(one);
                }
            }
            if (!news.empty()) {
                reader.takePage(news);
            }
            taken += news.size();
            return {
                Listed{{etag, {std::make_shared<const PageMark>(std::move(page))}}, defects},
                hub_time};
        };
    }

    void hubFails(const Later& later) {
        hub.on_list = [later](const ListRequest&, ListReader&) -> ListAnswer {
            return {later, std::nullopt};
        };
    }

    CommandId nextId() { return commandId(++ids); }

    Inbound inbound(Inbound::Options options = {.store = store(), .on_link = {}}) {
        return Inbound{
            {hub,
             ledger,
             link_status,
             clock,
             steady.source(),
             [this] { return jitter; },
             [this] {
                 return nextId();
             }},
            std::move(options)};
    }

    Outbound outbound(Outbound::Options options = {}) {
        return Outbound{
            {hub,
             ledger,
             link_status,
             clock,
             steady.source(),
             [this] { return jitter; },
             [this] {
                 return nextId();
             }},
            views,
            options};
    }

    /// Lets both clocks run.
    void pass(std::chrono::milliseconds step) {
        clock.advance(step);
        steady.now += step;
    }

    std::size_t knownCount() { return ledger.knownOrders(store()).size(); }

    TempFolder folder;
    FakeClock clock;
    FakeSteady steady;
    double jitter{0.5};
    std::uint64_t ids{};
    int list_number{};
    std::size_t taken{};
    std::vector<std::string> defects;
    std::optional<Instant> hub_time;
    StubHub hub;
    LinkStatus link_status;
    std::uint64_t free_bytes{1'000'000'000};
    Ledger ledger{ledgerOptions(), clock};
    LedgerViews views{folder.path()};

private:
    Ledger::Options ledgerOptions() {
        Ledger::Options options;
        options.folder = folder.path();
        options.reserve_bytes = 1 << 20;
        options.free_bytes = [this](const std::filesystem::path&) {
            return free_bytes;
        };
        return options;
    }
};

}  // namespace balcao::test
