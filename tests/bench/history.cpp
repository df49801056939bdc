#include "agent/ledger/ledger.h"
#include "agent/ledger/views.h"
#include "agent/service/system_clock.h"
#include "tests/bench/bench.h"

#include <sqlite3.h>

#include <stdexcept>

namespace balcao::bench {

namespace {

void execute(sqlite3* handle, const std::string& sql) {
    char* problem = nullptr;
    if (sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, &problem) != SQLITE_OK) {
        throw std::runtime_error{sql.substr(0, 80) + ": " + problem};
    }
}

/// Copies the one delivered order that the file has until there are `count` of them, each with a
/// number and words of its own: what years of work leave behind.
void multiply(const std::filesystem::path& file, std::size_t count) {
    sqlite3* handle = nullptr;
    sqlite3_open(file.c_str(), &handle);
    execute(handle, "PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; BEGIN");
    execute(
        handle,
        "CREATE TEMP TABLE n AS WITH RECURSIVE s(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM s "
        "WHERE i < " +
            std::to_string(count) + ") SELECT i FROM s"
    );
    execute(
        handle,
        "INSERT INTO orders SELECT i, site_id, store_id, 'PED-' || i, assignment, 'MKT-' || i,"
        " 'delivered', journey, customer_name, unit_count, total_minor, currency, short_code, 0, 1,"
        " 0, NULL, assigned_at_ms + i, changed_at_ms + i, i, i, progress_json"
        " FROM n, orders WHERE order_ref = 1"
    );
    execute(
        handle,
        "INSERT INTO order_facts SELECT i, site_id, store_id, hub_json, 'ped' || i || ' maria' ||"
        " (i % 5003) || ' silva ' || (90000000000 + i) || ' sku' || (i % 20011)"
        " FROM n, order_facts WHERE order_ref = 1"
    );
    execute(
        handle,
        "INSERT INTO order_search (rowid, terms) SELECT order_ref, search_terms FROM order_facts"
        " WHERE order_ref > 1"
    );
    execute(
        handle,
        "INSERT INTO journal SELECT seq + i * 10, site_id, store_id, i, command_id || i, kind,"
        " payload, actor_kind, actor_name, at_ms FROM n, journal WHERE order_ref = 1 AND seq < 3"
    );
    execute(
        handle,
        "UPDATE orders SET state = 'delivered', is_open = 0, is_final = 1,"
        " is_on_board = 0, answer_by_ms = NULL WHERE order_ref = 1"
    );
    execute(handle, "COMMIT");
    sqlite3_close(handle);
}

}  // namespace

void makeHistory(const std::filesystem::path& folder, std::size_t count) {
    const SystemClock clock;
    const auto data = folder / "data";
    std::filesystem::create_directories(data);
    std::filesystem::permissions(data, std::filesystem::perms::owner_all);
    Ledger::Options options;
    options.folder = data;
    if (!std::filesystem::exists(data / "ledger.db")) {
        {
            Ledger ledger{options, clock};
            const std::vector<HubNews> news{{.order = orderValue(1), .fingerprint = 1}};
            ledger.takeNews(news);
        }
        multiply(data / "ledger.db", count);
    }
    Ledger ledger{options, clock};
    const LedgerViews views{data};
    const auto timed = [&](const std::string& what, const OrderQuery& query) {
        std::vector<double> times;
        std::size_t found = 0;
        for (int round = 0; round < 21; ++round) {
            times.push_back(millisecondsOf([&] { found = views.orders(query).size(); }));
        }
        report("--", what + " (" + std::to_string(found) + " found)", median(times), "ms");
    };
    timed("history, first page of 1,000,000", {});
    OrderQuery deep;
    deep.before = static_cast<std::int64_t>(count / 2);
    timed("history, a page from the middle", deep);
    OrderQuery number;
    number.text = "PED-" + std::to_string(count - 7);
    timed("search by number", number);
    OrderQuery name;
    name.text = "maria77";
    timed("search by name", name);
    OrderQuery phone;
    phone.text = std::to_string(90000000000 + count / 3);
    timed("search by phone", phone);
}

}  // namespace balcao::bench
