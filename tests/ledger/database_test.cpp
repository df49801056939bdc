#include "agent/ledger/database.h"

#include "agent/ledger/ledger_file.h"
#include "agent/ledger/schema.h"
#include "agent/ledger/statement.h"
#include "tests/support/temp_folder.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <fstream>
#include <sstream>

namespace balcao::test {

namespace {

std::string bytesOf(const std::filesystem::path& file) {
    std::ostringstream bytes;
    bytes << std::ifstream{file, std::ios::binary}.rdbuf();
    return bytes.str();
}

struct InFolder {
    std::filesystem::path file() const { return folder.path() / "ledger.db"; }

    std::string bytes() const { return bytesOf(file()); }

    DatabaseFault faultOfOpening() const {
        try {
            openLedgerFile({folder.path()}, {});
        } catch (const DatabaseError& error) {
            return error.fault();
        }
        BOOST_FAIL("it was opened");
        return DatabaseFault::other;
    }

    TempFolder folder;
};

/// All that makes the form of a database, as text; but not the tables that FTS5 keeps behind its
/// own, which are SQLite's business.
std::string formOf(Database& database) {
    Statement<Params<>, Columns<std::string>> objects{
        database,
        "SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM sqlite_schema"
        " WHERE name NOT LIKE 'sqlite_%' AND name NOT LIKE 'order_search_%' ORDER BY type, name"};
    std::string form;
    for (const auto& row : objects.all()) {
        form += std::get<0>(row) + "\n";
    }
    return form;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(database, InFolder)

BOOST_AUTO_TEST_CASE(a_writer_has_the_settings_that_durability_rests_on) {
    Database writer{file(), Database::Role::writer};
    BOOST_TEST(writer.queryText("PRAGMA journal_mode") == "wal");
    BOOST_TEST(writer.queryInteger("PRAGMA synchronous") == 2);
    BOOST_TEST(writer.queryInteger("PRAGMA foreign_keys") == 1);
    BOOST_TEST(writer.queryInteger("PRAGMA busy_timeout") == 5000);
    BOOST_TEST(writer.queryInteger("PRAGMA cell_size_check") == 1);
    BOOST_TEST(writer.queryInteger("PRAGMA trusted_schema") == 0);
    BOOST_TEST(writer.queryInteger("PRAGMA secure_delete") == 1);
    BOOST_TEST(writer.queryInteger("PRAGMA journal_size_limit") == 16'777'216);
    BOOST_TEST(writer.queryInteger("PRAGMA application_id") == kApplicationId);
    writer.execute("PRAGMA writable_schema = ON");
    BOOST_CHECK_THROW(writer.execute("DELETE FROM sqlite_schema"), DatabaseError);  // defensive
}

BOOST_AUTO_TEST_CASE(a_reader_cannot_write_and_never_checkpoints) {
    Database writer{file(), Database::Role::writer};
    writer.execute("CREATE TABLE t (a INTEGER) STRICT");
    {
        Database reader{file(), Database::Role::reader};
        BOOST_TEST(reader.queryInteger("PRAGMA query_only") == 1);
        BOOST_TEST(reader.queryInteger("PRAGMA wal_autocheckpoint") == 0);
        BOOST_CHECK_THROW(reader.execute("INSERT INTO t VALUES (1)"), DatabaseError);
    }
    writer.execute("INSERT INTO t VALUES (1)");
    BOOST_TEST(writer.queryInteger("SELECT count(*) FROM t") == 1);
}

BOOST_AUTO_TEST_CASE(values_of_every_type_go_in_and_come_back) {
    Database writer{file(), Database::Role::writer};
    writer.execute("CREATE TABLE t (a INTEGER, b TEXT, c BLOB, d INTEGER, e TEXT) STRICT");
    Statement<Params<std::int64_t, std::string, Blob, bool, std::optional<std::string>>> insert{
        writer, "INSERT INTO t VALUES (?, ?, ?, ?, ?)"};
    const std::string zeros("\0\xFF\0", 3);
    BOOST_TEST(insert.run(-7, "João", Blob{zeros}, true, std::nullopt) == 1U);
    BOOST_TEST(insert.run(8, "", Blob{"x"}, false, "e") == 1U);
    Statement<
        Params<std::int64_t>,
        Columns<std::int64_t, std::string, Blob, bool, std::optional<std::string>>>
        select{writer, "SELECT a, b, c, d, e FROM t WHERE a >= ? ORDER BY a"};
    const auto rows = select.all(-100);
    BOOST_REQUIRE(rows.size() == 2U);
    BOOST_TEST(std::get<0>(rows[0]) == -7);
    BOOST_TEST(std::get<1>(rows[0]) == "João");
    BOOST_TEST((std::get<2>(rows[0]).bytes == zeros));
    BOOST_TEST(std::get<3>(rows[0]));
    BOOST_TEST(!std::get<4>(rows[0]).has_value());
    BOOST_TEST(std::get<1>(rows[1]).empty());
    BOOST_TEST(*std::get<4>(rows[1]) == "e");
    BOOST_TEST(select.all(9).empty());
    BOOST_TEST(std::get<0>(*select.first(0)) == 8);
    BOOST_TEST(std::get<0>(*select.first(-100)) == -7);
    BOOST_TEST(!select.first(9).has_value());
}

BOOST_AUTO_TEST_CASE(a_statement_says_what_failed_and_works_again_afterwards) {
    Database writer{file(), Database::Role::writer};
    writer.execute("CREATE TABLE t (a INTEGER PRIMARY KEY) STRICT");
    Statement<Params<std::int64_t>> insert{writer, "INSERT INTO t VALUES (?)"};
    insert.run(1);
    BOOST_CHECK_EXCEPTION(insert.run(1), DatabaseError, [](const DatabaseError& error) {
        return std::string{error.what()}.find("UNIQUE constraint failed: t.a") != std::string::npos;
    });
    BOOST_TEST(insert.run(2) == 1U);
    Statement<Params<>> wrong{writer, "INSERT INTO nowhere VALUES (1)"};
    BOOST_CHECK_THROW(wrong.run(), DatabaseError);
    Statement<Params<>> too_few{writer, "INSERT INTO t VALUES (?)"};
    BOOST_CHECK_THROW(too_few.run(), DatabaseError);
}

BOOST_AUTO_TEST_CASE(a_transaction_that_is_rolled_back_leaves_nothing) {
    Database writer{file(), Database::Role::writer};
    writer.execute("CREATE TABLE t (a INTEGER) STRICT");
    writer.execute("BEGIN IMMEDIATE");
    writer.execute("INSERT INTO t VALUES (1)");
    BOOST_TEST(writer.isInTransaction());
    writer.rollBack();
    writer.rollBack();  // a second time is harmless
    BOOST_TEST(!writer.isInTransaction());
    BOOST_TEST(writer.queryInteger("SELECT count(*) FROM t") == 0);
}

BOOST_AUTO_TEST_CASE(every_old_form_is_brought_to_the_newest) {
    const auto all = embedded::migrations();
    std::string newest;
    for (std::size_t version = all.size() + 1; version-- > 0;) {
        const auto old_file = folder.path() / ("v" + std::to_string(version) + ".db");
        {
            Database old{old_file, Database::Role::writer};
            migrate(old, all.first(version));
            BOOST_TEST(old.queryInteger("PRAGMA user_version") == static_cast<int>(version));
        }
        Database database{old_file, Database::Role::writer};
        migrate(database, all);
        newest = newest.empty() ? formOf(database) : newest;
        BOOST_TEST(formOf(database) == newest, "from form " << version);
        BOOST_TEST(database.queryText("PRAGMA integrity_check") == "ok");
    }
}

BOOST_AUTO_TEST_CASE(the_form_is_the_golden_one) {
    // A ledger in a shop is migrated, never made anew: a migration that has left this house is not
    // edited. Whoever adds one adds what it makes to this file.
    Database database{file(), Database::Role::writer};
    migrate(database, embedded::migrations());
    const std::string expected =
        bytesOf(std::filesystem::path{BALCAO_SOURCE_DIR} / "tests/golden/ledger/schema.txt");
    BOOST_TEST(formOf(database) == expected);
}

BOOST_AUTO_TEST_CASE(a_broken_migration_leaves_the_form_before_it) {
    Database database{file(), Database::Role::writer};
    migrate(database, embedded::migrations());
    const std::string before = formOf(database);
    const auto all = embedded::migrations();
    std::vector<EmbeddedFile> longer{all.begin(), all.end()};
    longer.push_back({.name = "9999_broken.sql", .content = "CREATE TABLE x (a); nonsense;"});
    BOOST_CHECK_EXCEPTION(migrate(database, longer), DatabaseError, [](const auto& error) {
        return std::string{error.what()}.find("9999_broken.sql") != std::string::npos;
    });
    BOOST_TEST(formOf(database) == before);
    BOOST_TEST(database.queryInteger("PRAGMA user_version") == static_cast<int>(all.size()));
}

BOOST_AUTO_TEST_CASE(another_programs_database_is_refused_untouched) {
    {
        Database other{file(), Database::Role::detached};
        other.execute("CREATE TABLE theirs (a INTEGER)");
    }
    const std::string before = bytes();
    BOOST_TEST((faultOfOpening() == DatabaseFault::foreign));
    BOOST_TEST((bytes() == before));
    BOOST_TEST(!std::filesystem::exists(file().string() + "-wal"));
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_database_is_refused_untouched) {
    std::ofstream{file()} << "minhas receitas";
    BOOST_TEST((faultOfOpening() == DatabaseFault::corrupt));
    BOOST_TEST(bytes() == "minhas receitas");
}

BOOST_AUTO_TEST_CASE(a_newer_ledger_is_refused_untouched) {
    const auto all = embedded::migrations();
    std::vector<EmbeddedFile> newer{all.begin(), all.end()};
    newer.push_back({.name = "9999_newer.sql", .content = "CREATE TABLE newer (a INTEGER);"});
    {
        Database database{file(), Database::Role::writer};
        migrate(database, newer);
    }
    const std::string before = bytes();
    BOOST_TEST((faultOfOpening() == DatabaseFault::newer));
    BOOST_TEST((bytes() == before));
}

BOOST_AUTO_TEST_CASE(a_newer_ledger_whose_form_is_only_in_its_wal_is_refused_too) {
    const auto all = embedded::migrations();
    std::vector<EmbeddedFile> newer{all.begin(), all.end()};
    newer.push_back({.name = "9999_newer.sql", .content = "CREATE TABLE newer (a INTEGER);"});
    {
        Database database{file(), Database::Role::writer};
        migrate(database, newer);
        database.leaveAsItIs();
    }
    const std::string before = bytes();
    BOOST_TEST((faultOfOpening() == DatabaseFault::newer));
    BOOST_TEST((bytes() == before));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
