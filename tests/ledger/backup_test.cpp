// R13: a damaged ledger is set aside and the newest good backup takes its place.
#include "agent/ledger/backup.h"

#include "agent/ledger/database.h"
#include "tests/ledger/ledger_fixture.h"

#include <fstream>

namespace balcao::test {

namespace {

struct Backups : LedgerFixture {
    std::filesystem::path database() { return options().folder / "ledger.db"; }

    std::size_t count(const std::filesystem::path& in, const std::string& part) {
        std::size_t found = 0;
        for (const auto& entry : std::filesystem::directory_iterator{in}) {
            found += entry.path().filename().string().find(part) != std::string::npos ? 1U : 0U;
        }
        return found;
    }

    void overwrite(const std::filesystem::path& file, std::streamoff from, std::size_t length) {
        std::fstream stream{file, std::ios::binary | std::ios::in | std::ios::out};
        stream.seekp(from);
        stream << std::string(length, 'Z');
    }

    void openDamaged() {
        ledger.emplace(options(), clock);
        BOOST_REQUIRE(ledger->openingNotes().size() == 1U);
        close();
        open();  // and it is no loop: the second start finds nothing
        BOOST_TEST(ledger->openingNotes().empty());
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(backups, Backups)

BOOST_AUTO_TEST_CASE(a_backup_is_whole_and_named_by_its_time) {
    offer(anOrder().hub());
    const auto file = ledger->backup(3);
    BOOST_TEST(file.filename().string() == "ledger-20231114T221320000Z.db");
    BOOST_TEST(integrityOf(file) == "ok");
    Database copy{file, Database::Role::detached};
    BOOST_TEST(copy.queryInteger("SELECT count(*) FROM orders") == 1);
    BOOST_TEST(copy.queryInteger("PRAGMA application_id") == kApplicationId);
}

BOOST_AUTO_TEST_CASE(only_an_older_form_is_copied_when_it_is_opened) {
    reopen();
    BOOST_TEST(backupsNewestFirst({options().folder}).empty());
}

BOOST_AUTO_TEST_CASE(an_older_form_that_cannot_be_copied_is_left_as_it_is) {
    close();
    {
        Database older{database(), Database::Role::writer};
        older.execute("PRAGMA user_version = 1");  // its migrations would fail, had they begun
    }
    std::ofstream{options().folder / "backups"} << "no folder";
    BOOST_CHECK_EXCEPTION(ledger.emplace(options(), clock), LedgerError, [](const auto& error) {
        return std::string{error.what()}.find("before it gets its new form") != std::string::npos;
    });
    Database kept{database(), Database::Role::detached};
    BOOST_TEST(kept.queryInteger("PRAGMA user_version") == 1);
    std::filesystem::remove(options().folder / "backups");
}

BOOST_AUTO_TEST_CASE(the_newest_backups_are_kept) {
    std::filesystem::path last;
    for (int day = 0; day < 4; ++day) {
        clock.advance(std::chrono::hours{24});
        last = ledger->backup(2);
    }
    const auto kept = backupsNewestFirst({options().folder});
    BOOST_TEST(kept.size() == 2U);
    BOOST_TEST((kept.front() == last));
}

BOOST_AUTO_TEST_CASE(no_backup_is_begun_without_room_for_it) {
    free_bytes = 999;
    BOOST_CHECK_THROW(ledger->backup(2), DiskFull);
}

BOOST_AUTO_TEST_CASE(a_damaged_ledger_is_set_aside_and_the_backup_restored) {
    const OrderRef ref = offer(anOrder().hub());
    ledger->backup(2);
    offer(anOrder().id("PED-2").hub());
    const std::int64_t revision = ledger->revision();
    close();
    overwrite(database(), 0, 4096);
    openDamaged();
    BOOST_TEST(order(ref).state == OrderState::offered);
    BOOST_TEST(count(options().folder, ".damaged-") == 1U);
    // What was lost comes again from the hub, under numbers that nothing has had.
    BOOST_TEST(offer(anOrder().id("PED-2").hub()).value > 2);
    BOOST_TEST(ledger->revision() > revision);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(damage_within_is_found_after_an_unclean_stop) {
    std::vector<HubNews> news;
    for (int i = 0; i < 50; ++i) {
        news.push_back({.order = anOrder().id("PED-" + std::to_string(i)).hub(), .fingerprint = 1});
    }
    ledger->takeNews(news);
    ledger->backup(2);
    close();
    const auto size = static_cast<std::streamoff>(std::filesystem::file_size(database()));
    overwrite(database(), size / 2, 8192);
    std::ofstream{database().string() + "-wal"} << "left behind";  // as after a power cut
    openDamaged();
    BOOST_TEST(views().boardSince(0).shown.size() == 50U);
    BOOST_TEST(count(options().folder, "-wal") >= 1U);  // kept beside the damaged file
}

BOOST_AUTO_TEST_CASE(a_damaged_backup_is_passed_over) {
    offer(anOrder().hub());
    ledger->backup(3);
    clock.advance(std::chrono::hours{1});
    const auto newest = ledger->backup(3);
    close();
    overwrite(newest, 100, 8000);
    overwrite(database(), 0, 4096);
    openDamaged();
    BOOST_TEST(views().boardSince(0).shown.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_clean_ledger_has_nothing_to_say) {
    offer(anOrder().hub());
    close();
    BOOST_TEST(!std::filesystem::exists(database().string() + "-wal"));
    open();
    BOOST_TEST(ledger->openingNotes().empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
