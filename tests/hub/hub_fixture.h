#pragma once

#include "agent/hub/rest/rest_hub.h"

#include <chrono>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace balcao::test {

/// The real adapter for a server at `url`, with the store and credentials of the simulator.
class HubUnderTest {
public:
    explicit HubUnderTest(
        const std::string& url, std::set<std::string> label_hosts = {}, std::size_t page_size = 500
    )
        : token{
              {.client_id = "balcao", .read_secret = [this] { return secret; }},
              [] { return std::chrono::steady_clock::now(); }}
        , hub{
              {.place = {.address = *readWebAddress(url), .ca_file = {}},
               .codes = alwaysCodes(defaultHubCodes()),
               .label_hosts = std::move(label_hosts),
               .page_size = page_size},
              token} {}

    std::string secret{"segredo"};
    HubToken token;
    RestHub hub;
};

inline StoreKey testStore() {
    return {.site_id = "1", .store_id = "101"};
}

/// Keeps what a list gives, as the ledger would.
class KeepingReader final : public ListReader {
public:
    std::optional<OrderId> storedAs(std::uint64_t print) override {
        const auto found = stored.find(print);
        return found == stored.end() ? std::nullopt : std::optional{found->second};
    }

    void takePage(const std::vector<HubNews>& news) override {
        ++pages;
        for (const HubNews& one : news) {
            taken.push_back(one);
            stored[one.fingerprint] = one.order.order_id;
        }
    }

    std::map<std::uint64_t, OrderId> stored;
    std::vector<HubNews> taken;
    int pages{};
};

/// A list request that knows nothing yet.
inline ListRequest wholeList() {
    return {.store = testStore(), .seen = {}, .wait = {}};
}

}  // namespace balcao::test
