// Every database that a released version left (packaging/keep-database) opens with today's program:
// nothing that waited for the hub is lost or changed, and the page lists what it listed.
#include "agent/ledger/backup.h"
#include "agent/ledger/database.h"
#include "agent/ledger/schema.h"
#include "tests/ledger/ledger_fixture.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>

namespace balcao::test {

namespace {

const std::filesystem::path kReleases =
    std::filesystem::path{BALCAO_SOURCE_DIR} / "tests/ledger/releases";

/// The versions whose databases are kept, e.g. "0.1.0".
std::vector<std::string> versions() {
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator{kReleases}) {
        if (entry.path().extension() == ".board") {
            found.push_back(entry.path().stem().string());
        }
    }
    std::ranges::sort(found);
    return found;
}

void unpack(const std::filesystem::path& packed, const std::filesystem::path& target) {
    const std::unique_ptr<gzFile_s, int (*)(gzFile)> stream{
        gzopen(packed.string().c_str(), "rb"), gzclose};
    if (!stream) {
        throw std::runtime_error{"cannot open " + packed.string()};
    }
    std::ofstream file{target, std::ios::binary};
    std::array<char, 65536> block{};
    int length = 0;
    while ((length = gzread(stream.get(), block.data(), static_cast<unsigned>(block.size()))) > 0) {
        file.write(block.data(), length);
    }
    if (length < 0) {
        throw std::runtime_error{"cannot unpack " + packed.string()};
    }
}

/// One text of a query's rows, a line each. `file` is nobody else's.
std::string textOf(const std::filesystem::path& file, const std::string& rows) {
    return Database{file, Database::Role::detached}.queryText(
        "SELECT coalesce(group_concat(line, char(10)), '') FROM (" + rows + ")"
    );
}

/// What waits for the hub, word for word, in the columns that the first version had.
std::string outboxOf(const std::filesystem::path& file) {
    return textOf(
        file,
        "SELECT json_array(position, message_id, site_id, store_id, order_ref, kind, payload, "
        "created_at_ms, is_parked, may_go, attempts, next_attempt_at_ms, last_error) AS line "
        "FROM outbox ORDER BY position"
    );
}

std::string messageIdsOf(const std::filesystem::path& file) {
    return textOf(file, "SELECT message_id AS line FROM outbox ORDER BY position");
}

std::int64_t formOf(const std::filesystem::path& file) {
    return Database{file, Database::Role::detached}.queryInteger("PRAGMA user_version");
}

/// What the page of `version` listed: a line "order_ref site store order state" for each order.
std::vector<std::string> listedBy(const std::string& version) {
    std::vector<std::string> lines;
    std::ifstream file{kReleases / (version + ".board")};
    for (std::string line; std::getline(file, line);) {
        lines.push_back(line);
    }
    return lines;
}

/// A folder as a released version left it.
struct ReleasedLedger : LedgerFixture {
    ReleasedLedger() {
        close();
        std::filesystem::remove_all(options().folder);
        std::filesystem::create_directories(options().folder);
    }

    std::filesystem::path database() { return LedgerFolder{options().folder}.database(); }

    /// Puts what `version` left in its place, and a copy to look at beside it.
    void leftBy(const std::string& version) {
        unpack(kReleases / (version + ".db.gz"), database());
        std::filesystem::copy_file(database(), as_left);
    }

    std::vector<std::string> listed() {
        auto shown = views().boardSince(0).shown;
        std::ranges::sort(shown, {}, [](const OrderView& view) { return view.order_ref.value; });
        std::vector<std::string> lines;
        for (const OrderView& view : shown) {
            std::ostringstream line;
            line << view.order_ref.value << '\t' << view.order.hub.store.site_id << '\t'
                 << view.order.hub.store.store_id << '\t' << view.order.hub.order_id.value << '\t'
                 << toText(view.order.state);
            lines.push_back(line.str());
        }
        return lines;
    }

    std::filesystem::path as_left{folder.path() / "as left.db"};
};

const auto kToday = static_cast<std::int64_t>(embedded::migrations().size());

}  // namespace

BOOST_FIXTURE_TEST_SUITE(releases, ReleasedLedger)

BOOST_DATA_TEST_CASE(what_waits_and_what_is_listed_outlive_the_upgrade, versions(), version) {
    leftBy(version);
    open();
    BOOST_TEST(ledger->openingNotes().empty());
    BOOST_TEST(listed() == listedBy(version), boost::test_tools::per_element());
    BOOST_TEST(ledger->auditByReplay().empty());
    close();
    BOOST_TEST(formOf(database()) == kToday);
    BOOST_TEST(integrityOf(database()) == "ok");
    BOOST_TEST(!outboxOf(as_left).empty());
    BOOST_TEST(outboxOf(database()) == outboxOf(as_left));
}

BOOST_DATA_TEST_CASE(an_older_form_is_copied_before_it_is_changed, versions(), version) {
    leftBy(version);
    open();
    close();
    const auto backups = backupsNewestFirst({options().folder});
    BOOST_TEST(backups.size() == (formOf(as_left) < kToday ? 1U : 0U));
    for (const auto& backup : backups) {
        BOOST_TEST(formOf(backup) == formOf(as_left));
        BOOST_TEST(integrityOf(backup) == "ok");
        BOOST_TEST(outboxOf(backup) == outboxOf(as_left));
    }
}

BOOST_DATA_TEST_CASE(what_waited_leaves_after_the_upgrade_in_its_turn, versions(), version) {
    leftBy(version);
    clock.advance(std::chrono::hours{24 * 365 * 20});  // every message is due
    open();
    std::string left;
    for (int turn = 0; turn < 100 && ledger->nextMessage(clock.now()); ++turn) {
        left += (left.empty() ? "" : "\n") + confirmNext().message_id.value;
    }
    BOOST_TEST(left == messageIdsOf(as_left));
}

BOOST_DATA_TEST_CASE(an_older_program_refuses_it_in_plain_words, versions(), version) {
    leftBy(version);
    const auto form_before = static_cast<std::size_t>(formOf(as_left)) - 1;
    const auto size = std::filesystem::file_size(database());
    BOOST_CHECK_EXCEPTION(
        refuseUnfitFile(database(), form_before),
        DatabaseError,
        [](const DatabaseError& error) {
            return error.fault() == DatabaseFault::newer &&
                   std::string{error.what()}.find("it was written by a newer Balcão") !=
                       std::string::npos &&
                   std::string{error.what()}.find(
                       "Nothing was changed; install the newer version again"
                   ) != std::string::npos;
        }
    );
    BOOST_TEST(std::filesystem::file_size(database()) == size);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
