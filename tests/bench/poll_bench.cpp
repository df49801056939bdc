#include "agent/hub/rest/list_codec.h"
#include "agent/hub/rest/order_codec.h"
#include "agent/hub/rest/rest_hub.h"
#include "agent/json/json_reader.h"
#include "common/base/fingerprint.h"
#include "tests/bench/bench.h"
#include "tests/simulator/hub_simulator.h"

#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/NullStream.h>
#include <Poco/StreamCopier.h>

#include <simdjson.h>
#include <stdexcept>

namespace balcao::bench {

namespace {

struct NothingKnown final : ListReader {
    std::optional<OrderId> storedAs(std::uint64_t) override { return std::nullopt; }
    void takePage(const std::vector<HubNews>& news) override { taken += news.size(); }
    std::size_t taken{};
};

/// A poll that the hub answers with 304, against a client that does nothing else.
void benchNotModified(int orders) {
    simulator::Options options;
    options.orders = orders;
    simulator::HubSimulator hub{options};
    HubToken token{
        {.client_id = "balcao",
         .read_secret =
             [] {
                 return std::string{"segredo"};
             }},
        &std::chrono::steady_clock::now};
    RestHub ours{
        {.place = {.address = *readWebAddress(hub.baseUrl()), .ca_file = {}},
         .codes = alwaysCodes(defaultHubCodes()),
         .label_hosts = {}},
        token};
    NothingKnown reader;
    const auto first = ours.listOpen({.store = benchStore(), .seen = {}, .wait = {}}, reader);
    const ListMark mark = std::get<Listed>(first.outcome).mark;

    Poco::Net::HTTPClientSession session{"127.0.0.1", hub.port()};
    session.setKeepAlive(true);
    Poco::Net::HTTPRequest login{"POST", "/v1/oauth/token", "HTTP/1.1"};
    const std::string form = "grant_type=client_credentials&client_id=balcao&client_secret=segredo";
    login.setContentType("application/x-www-form-urlencoded");
    login.setContentLength(static_cast<int>(form.size()));
    session.sendRequest(login) << form;
    Poco::Net::HTTPResponse response;
    std::string body;
    Poco::StreamCopier::copyToString(session.receiveResponse(response), body);
    JsonReader json;
    const std::string bearer = "Bearer " + std::string{json.parse(body).at("access_token").text()};

    std::vector<double> ours_ms;
    std::vector<double> bare_ms;
    constexpr int kRounds = 300;
    for (int round = 0; round < kRounds; ++round) {
        ours_ms.push_back(millisecondsOf([&] {
            const auto answer =
                ours.listOpen({.store = benchStore(), .seen = mark, .wait = {}}, reader);
            if (!std::holds_alternative<Unchanged>(answer.outcome)) {
                throw std::logic_error{"the list was not unchanged"};
            }
        }));
        bare_ms.push_back(millisecondsOf([&] {
            Poco::Net::HTTPRequest request{
                "GET", "/v1/sites/1/stores/101/orders?status=open&limit=500", "HTTP/1.1"};
            request.set("Authorization", bearer);
            request.set("If-None-Match", mark.etag);
            session.sendRequest(request);
            Poco::NullOutputStream nowhere;
            Poco::StreamCopier::copyStream(session.receiveResponse(response), nowhere);
        }));
    }
    report(
        "P11",
        "poll answered 304, " + std::to_string(orders) + " open orders, p50",
        median(ours_ms),
        "ms",
        {"a bare client", median(bare_ms), "2"}
    );
}

/// The same bytes again, and one order of a thousand changed: what recognising costs.
void benchRecognising() {
    constexpr std::size_t kOrders = 10'000;
    const std::string same = listPage(0, kOrders);
    const HubCodes codes = defaultHubCodes();
    std::vector<double> hash_ms;
    std::vector<double> compare_ms;
    std::uint64_t sum = 0;
    for (int round = 0; round < 5; ++round) {
        hash_ms.push_back(millisecondsOf([&] { sum += fingerprint(same); }));
        compare_ms.push_back(millisecondsOf([&] {
            JsonReader reader;
            JsonReader order_reader;
            for (const std::string_view bytes : readListPage(same, benchStore(), reader).orders) {
                sum += readHubOrder(order_reader.parse(bytes), benchStore(), codes).lines.size();
            }
        }));
    }
    report(
        "P11",
        "the same 10,000 orders in a 200",
        median(hash_ms),
        "ms",
        {"parsing and comparing them", median(compare_ms), "1/10"}
    );

    constexpr std::size_t kThousand = 1000;
    std::string changed = listPage(0, kThousand);
    std::vector<std::uint64_t> known;
    {
        JsonReader reader;
        for (const std::string_view bytes : readListPage(changed, benchStore(), reader).orders) {
            known.push_back(fingerprint(bytes));
        }
    }
    changed.replace(changed.rfind("Embalar"), 7, "Empilha");
    std::vector<double> ours_ms;
    std::vector<double> parse_ms;
    for (int round = 0; round < 51; ++round) {
        ours_ms.push_back(millisecondsOf([&] {
            JsonReader reader;
            JsonReader order_reader;
            const ListPage page = readListPage(changed, benchStore(), reader);
            for (std::size_t i = 0; i < page.orders.size(); ++i) {
                if (fingerprint(page.orders[i]) != known[i]) {
                    sum += readHubOrder(order_reader.parse(page.orders[i]), benchStore(), codes)
                               .lines.size();
                }
            }
        }));
        parse_ms.push_back(millisecondsOf([&] {
            simdjson::dom::parser parser;
            sum += parser.parse(changed)["orders"].get_array().size();
        }));
    }
    report(
        "P12",
        "one change in 1,000 orders",
        median(ours_ms),
        "ms",
        {"the parse alone", median(parse_ms), "1.5"}
    );
    if (sum == 0) {
        throw std::logic_error{"nothing was read"};
    }
}

}  // namespace

void benchPoll(const std::filesystem::path&) {
    for (const int orders : {100, 1000, 10'000}) {
        benchNotModified(orders);
    }
    benchRecognising();
}

}  // namespace balcao::bench
