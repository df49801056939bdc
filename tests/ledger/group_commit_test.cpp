#include "agent/ledger/group_commit.h"

#include "tests/support/temp_folder.h"

#include <boost/test/unit_test.hpp>

#include <stdexcept>

namespace balcao::test {

namespace {

struct OneWriter {
    OneWriter() {
        writer.execute("CREATE TABLE t (a INTEGER PRIMARY KEY) STRICT");
        other.execute("PRAGMA busy_timeout = 0");
    }

    /// Whether another connection could begin to write now.
    bool canOthersWrite() {
        try {
            other.execute("BEGIN IMMEDIATE");
            other.execute("ROLLBACK");
            return true;
        } catch (const DatabaseError&) {
            return false;
        }
    }

    std::int64_t count() { return other.queryInteger("SELECT count(*) FROM t"); }

    TempFolder folder;
    Database writer{folder.path() / "ledger.db", Database::Role::writer};
    Database other{folder.path() / "ledger.db", Database::Role::writer};
    int commits{0};
    GroupCommit group{
        writer,
        {.make_room = [] { return false; },
         .on_failure = {},
         .in_our_words = [](const DatabaseError& error
                         ) { return std::make_exception_ptr(std::runtime_error{error.what()}); },
         .after_commit =
             [this] {
                 ++commits;
             }}};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(group_commit, OneWriter)

BOOST_AUTO_TEST_CASE(nobody_else_can_write_from_the_first_moment_of_a_transaction) {
    // Else what the work reads could be old when it writes, and SQLite would refuse the write.
    const bool could_write = group.write([&] { return canOthersWrite(); });
    BOOST_TEST(!could_write);
    BOOST_TEST(canOthersWrite());
}

BOOST_AUTO_TEST_CASE(what_is_answered_is_committed) {
    group.write([&] {
        writer.execute("INSERT INTO t VALUES (1)");
        return true;
    });
    BOOST_TEST(commits == 1);
    BOOST_TEST(count() == 1);
}

BOOST_AUTO_TEST_CASE(work_that_fails_leaves_nothing_and_hurts_nobody) {
    BOOST_CHECK_THROW(
        group.write([&]() -> bool {
            writer.execute("INSERT INTO t VALUES (1)");
            throw std::runtime_error{"lost the thread"};
        }),
        std::runtime_error
    );
    BOOST_CHECK_THROW(
        group.write([&] {
            writer.execute("INSERT INTO t VALUES (2)");
            writer.execute("INSERT INTO t VALUES (2)");
            return true;
        }),
        std::runtime_error
    );
    BOOST_TEST(count() == 0);
    group.write([&] {
        writer.execute("INSERT INTO t VALUES (3)");
        return true;
    });
    BOOST_TEST(count() == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
