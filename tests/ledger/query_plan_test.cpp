// With a million orders in the history a statement that reads a whole table is a stopped shop.
#include "agent/ledger/acceptance_views.h"
#include "agent/ledger/desk.h"
#include "agent/ledger/read_desk.h"
#include "agent/ledger/report_views.h"
#include "agent/ledger/schema.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_folder.h"

#include <boost/test/unit_test.hpp>
#include <sqlite3.h>

#include <algorithm>
#include <array>

namespace balcao::test {

namespace {

struct OnDisk {
    OnDisk() { migrate(writer, embedded::migrations()); }

    TempFolder folder;
    Database writer{folder.path() / "ledger.db", Database::Role::writer};
};

/// The lines of SQLite's plan that read a whole table or sort one.
std::vector<std::string> scansOf(Database& database, const std::string& sql) {
    // Small ones: what waits for the hub, a shop's people, and the table of the last numbers.
    constexpr std::array kSmall = {
        "SCAN outbox",
        "SCAN errands",
        "SCAN people",
        "SCAN devices",
        "SCAN sessions",
        "SCAN sqlite_sequence",
        "SCAN CONSTANT ROW",
        "SCAN order_search VIRTUAL"};
    std::vector<std::string> scans;
    // What the board holds may be sorted; a page of the history may not.
    const bool is_bounded = sql.find("is_on_board = 1") != std::string::npos;
    sqlite3_stmt* plan = nullptr;
    BOOST_REQUIRE(
        sqlite3_prepare_v2(
            database.handle(), ("EXPLAIN QUERY PLAN " + sql).c_str(), -1, &plan, nullptr
        ) == SQLITE_OK
    );
    while (sqlite3_step(plan) == SQLITE_ROW) {
        const std::string line{reinterpret_cast<const char*>(sqlite3_column_text(plan, 3))};
        const bool is_small =
            std::ranges::any_of(kSmall, [&](const char* small) { return line.starts_with(small); });
        const bool uses_index = line.find("USING") != std::string::npos;
        if ((line.starts_with("SCAN") && !uses_index && !is_small) ||
            (line.find("TEMP B-TREE") != std::string::npos && !is_bounded)) {
            scans.push_back(line);
        }
    }
    sqlite3_finalize(plan);
    return scans;
}

void checkAll(Database& database, std::size_t at_least) {
    BOOST_TEST(database.keptStatements().size() >= at_least);
    for (const std::string& sql : database.keptStatements()) {
        for (const std::string& scan : scansOf(database, sql)) {
            BOOST_ERROR(scan << " in " << sql);
        }
    }
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(query_plan, OnDisk)

BOOST_AUTO_TEST_CASE(a_scan_is_found_where_there_is_one) {
    BOOST_TEST(scansOf(writer, "SELECT * FROM orders WHERE customer_name = 'x'").size() == 1U);
    BOOST_TEST(scansOf(writer, "SELECT * FROM orders WHERE order_ref = 1").empty());
}

BOOST_AUTO_TEST_CASE(no_write_reads_a_whole_table) {
    const FakeClock clock;
    const Desk desk{writer, clock};
    checkAll(writer, 30);
}

BOOST_AUTO_TEST_CASE(no_question_of_the_page_reads_a_whole_table) {
    ReadDesk desk{folder.path() / "ledger.db"};
    checkAll(desk.database(), 20);
}

BOOST_AUTO_TEST_CASE(no_report_reads_a_whole_table) {
    const ReportViews reports{folder.path()};
    const auto statements = reports.keptStatements();
    BOOST_TEST(statements.size() >= 3U);
    for (const std::string& sql : statements) {
        for (const std::string& line : scansOf(writer, sql)) {
            // What was chosen by the days is bounded, and so are the lines of one order's JSON.
            const bool is_bounded =
                line.find("TEMP B-TREE") != std::string::npos || line.starts_with("SCAN chosen") ||
                line.starts_with("SCAN lines") || line.find("VIRTUAL TABLE") != std::string::npos;
            BOOST_TEST(is_bounded, line << " in " << sql);
        }
    }
}

BOOST_AUTO_TEST_CASE(no_evidence_of_the_acceptance_reads_a_whole_table) {
    const AcceptanceViews views{folder.path()};
    const auto statements = views.keptStatements();
    BOOST_TEST(statements.size() >= 7U);
    for (const std::string& sql : statements) {
        for (const std::string& scan : scansOf(writer, sql)) {
            BOOST_ERROR(scan << " in " << sql);
        }
    }
}

BOOST_AUTO_TEST_CASE(no_question_of_the_workers_reads_a_whole_table) {
    const OutboxQueue outbox{writer};
    const PrintQueue prints{writer};
    const ErrandQueue errands{writer};
    const KnownOrders known{writer};
    checkAll(writer, 5);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
