#include "agent/hub/rest/list_codec.h"
#include "agent/hub/rest/order_codec.h"
#include "agent/json/json_reader.h"
#include "agent/ledger/ledger.h"
#include "agent/ledger/order_codec.h"
#include "agent/ledger/search_terms.h"
#include "agent/service/random_ids.h"
#include "agent/service/system_clock.h"
#include "common/base/fingerprint.h"
#include "common/codes/hub_codes.h"
#include "tests/bench/bench.h"
#include "tests/bench/raw_ledger.h"

#include <simdjson.h>

namespace balcao::bench {

namespace {

constexpr std::size_t kOrders = 10'000;
constexpr std::size_t kPage = 500;

std::vector<std::string> pages() {
    std::vector<std::string> pages;
    for (std::size_t first = 0; first < kOrders; first += kPage) {
        pages.push_back(listPage(first, kPage));
    }
    return pages;
}

/// The rows that the ledger makes of the same orders.
std::vector<RawOrder> rawOrders() {
    std::vector<RawOrder> rows;
    for (std::size_t i = 0; i < kOrders; ++i) {
        const HubOrder order = orderValue(i);
        rows.push_back(
            {.command_id = newUuid(),
             .order_id = order.order_id.value,
             .json = encodeHubOrder(order),
             .terms = searchTerms(order, "A1")}
        );
    }
    return rows;
}

/// The fastest parser that there is, for the whole list.
void parseOnly(const std::vector<std::string>& pages) {
    simdjson::dom::parser parser;
    std::size_t seen = 0;
    for (const std::string& page : pages) {
        for (const auto order : parser.parse(page)["orders"].get_array()) {
            seen += std::string_view{order["orderId"]}.size();
        }
    }
    if (seen == 0) {
        throw std::logic_error{"nothing parsed"};
    }
}

std::vector<HubNews> read(const std::string& page, JsonReader& reader, JsonReader& order_reader) {
    const HubCodes codes = defaultHubCodes();
    const ListPage list = readListPage(page, benchStore(), reader);
    std::vector<HubNews> news;
    news.reserve(list.orders.size());
    for (const std::string_view bytes : list.orders) {
        news.push_back(
            {.order = readHubOrder(order_reader.parse(bytes), benchStore(), codes),
             .fingerprint = fingerprint(bytes)}
        );
    }
    return news;
}

}  // namespace

void benchIntake(const std::filesystem::path& folder) {
    const SystemClock clock;
    const auto list = pages();
    std::vector<double> ours;
    std::vector<double> limits;
    std::vector<double> parses;
    for (int round = 0; round < 3; ++round) {
        const auto our_folder = folder / ("ours" + std::to_string(round));
        const auto raw_folder = folder / ("raw" + std::to_string(round));
        std::filesystem::create_directories(our_folder);
        std::filesystem::create_directories(raw_folder);
        Ledger::Options options;
        options.folder = our_folder;
        Ledger ledger{options, clock};
        ours.push_back(millisecondsOf([&] {
            JsonReader reader;
            JsonReader order_reader;
            for (const std::string& page : list) {
                ledger.takeNews(read(page, reader, order_reader));
            }
        }));
        options.folder = raw_folder;
        { const Ledger makes_the_schema{options, clock}; }
        RawLedger raw{raw_folder / "ledger.db"};
        const double parse = millisecondsOf([&] { parseOnly(list); });
        const std::vector<RawOrder> rows = rawOrders();
        const double insert = millisecondsOf([&] {
            for (std::size_t first = 0; first < kOrders; first += kPage) {
                raw.begin();
                for (std::size_t i = first; i < first + kPage; ++i) {
                    raw.take(static_cast<long long>(i + 1), rows[i]);
                }
                raw.commit();
            }
        });
        parses.push_back(parse);
        limits.push_back(parse + insert);
    }
    report(
        "P10",
        "first intake of 10,000 orders",
        median(ours),
        "ms",
        {"fastest parser + raw inserts", median(limits), "1.5"}
    );
    report("--", "of which the parser alone", median(parses), "ms");
}

}  // namespace balcao::bench
