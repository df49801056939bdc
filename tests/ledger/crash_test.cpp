// R1: a morning at the counter on a disk that is watched, and then every disk that a power cut at
// any of its syncs could have left. Each is opened as after a real cut: what was acknowledged must
// be there, and the books must agree. BALCAO_CRASH_SEEDS (usually 12) multiplies the states.
#include "agent/ledger/database.h"
#include "agent/ledger/statement.h"
#include "common/base/fingerprint.h"
#include "tests/ledger/crash_disk.h"
#include "tests/ledger/ledger_fixture.h"

#include <sqlite3.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace balcao::test {

namespace {

unsigned seeds() {
    const char* const wanted = std::getenv("BALCAO_CRASH_SEEDS");  // NOLINT(concurrency-mt-unsafe)
    constexpr unsigned kUsual = 12;
    return wanted == nullptr ? kUsual : static_cast<unsigned>(std::stoul(wanted));
}

/// While it lives it collects the connections that this process opens.
class OpenedConnections {
public:
    OpenedConnections() {
        handles().clear();
        sqlite3_auto_extension(entryPoint());
    }
    ~OpenedConnections() { sqlite3_cancel_auto_extension(entryPoint()); }
    OpenedConnections(const OpenedConnections&) = delete;
    OpenedConnections(OpenedConnections&&) = delete;
    OpenedConnections& operator=(const OpenedConnections&) = delete;
    OpenedConnections& operator=(OpenedConnections&&) = delete;

    /// The ledger opens the one that writes before all others.
    static sqlite3* writer() { return handles().at(0); }

private:
    static std::vector<sqlite3*>& handles() {
        static std::vector<sqlite3*> all;
        return all;
    }

    static int note(sqlite3* handle, char**, const void*) {
        handles().push_back(handle);
        return SQLITE_OK;
    }

    static void (*entryPoint())() { return reinterpret_cast<void (*)()>(&note); }
};

std::vector<std::string> journalOf(const std::filesystem::path& folder) {
    Database database{folder / "ledger.db", Database::Role::reader};
    Statement<Params<>, Columns<std::string>> lines{
        database,
        "SELECT seq || ' ' || coalesce(order_ref, '') || ' ' || command_id || ' ' || kind || ' ' "
        "|| payload"
        " FROM journal ORDER BY seq"};
    std::vector<std::string> journal;
    for (auto& [line] : lines.all()) {
        journal.push_back(std::move(line));
    }
    return journal;
}

/// A ledger in use; after each answer the disk is told up to where the journal was acknowledged.
class Morning {
public:
    /// `setting` is a PRAGMA for the connection that writes.
    Morning(CrashDisk& disk, const std::string& setting)
        : disk_{disk}
        , setting_{setting} {
        shop_.close();
        std::filesystem::remove_all(shop_.options().folder);
        disk_.record(utf8(shop_.options().folder / "ledger.db"));
        open();
        work();
        disk_.stop();
        journal_ = journalOf(shop_.options().folder);
    }

    const std::vector<std::string>& journal() const { return journal_; }

private:
    void open() {
        const OpenedConnections connections;
        shop_.open();
        // Checkpoints every few commits: cuts in the middle of them count too.
        const std::string settings = "PRAGMA wal_autocheckpoint = 60;" + setting_;
        BOOST_REQUIRE(
            sqlite3_exec(
                OpenedConnections::writer(), settings.c_str(), nullptr, nullptr, nullptr
            ) == SQLITE_OK
        );
        tell();
    }

    void tell() { disk_.acknowledge(shop_.ledger->revision()); }

    void take(OrderRef ref, const OrderCommand& command, const Actor& actor = kClerk) {
        shop_.take(ref, command, actor);
        tell();
    }

    OrderRef offer(const std::string& order_id) {
        const OrderRef ref = shop_.offer(anOrder().id(order_id).hub());
        tell();
        return ref;
    }

    void confirm() {
        shop_.confirmNext();
        tell();
    }

    /// One order's whole way, label and paper included.
    void ship(const std::string& order_id) {
        const OrderRef ref = offer(order_id);
        take(ref, acceptAll(shop_.order(ref)));
        shop_.ledger->postponeMessage(
            shop_.nextMessage().message_id, shop_.clock.now(), "offline: no answer"
        );
        confirm();
        take(ref, StartPicking{});
        take(ref, FinishPicking{});
        take(ref, Pack{});
        BOOST_REQUIRE(shop_.takeLabel(shop_.nextMessage(), "^XA" + order_id + "^XZ").has_value());
        tell();
        const auto job = shop_.ledger->nextPrintJob({.role = "label"}, shop_.clock.now());
        BOOST_REQUIRE(job.has_value());
        BOOST_REQUIRE(shop_.ledger->claimPrintJob(job->job_id));
        tell();
        shop_.ledger->recordSend(
            job->job_id,
            {.end = SendEnd::all_accepted,
             .evidence = PrintEvidence::e1,
             .bytes_sent = 16,
             .reason = {}}
        );
        tell();
        take(ref, ApplyLabels{});
        take(ref, Dispatch{});
        confirm();
    }

    void refuse(const std::string& order_id) {
        const OrderRef ref = offer(order_id);
        take(ref, refuseAll(shop_.order(ref)));
        confirm();
    }

    /// Goods go back to their shelf.
    void loseToTheHub(const std::string& order_id) {
        const OrderRef ref = offer(order_id);
        take(ref, acceptAll(shop_.order(ref)));
        confirm();
        take(ref, StartPicking{});
        take(ref, HubWithdraw{}, kHub);
        const auto tasks = shop_.view(ref).tasks;
        BOOST_REQUIRE(tasks.size() == 1U);
        BOOST_REQUIRE(
            shop_.ledger->finishTask(shop_.newId(), tasks.at(0).task_id, kClerk).has_value()
        );
        tell();
    }

    void work() {
        ship("PED-1");
        refuse("PED-2");
        shop_.close();  // a clean stop writes everything back and removes the WAL
        open();
        loseToTheHub("PED-3");
        ship("PED-4");
    }

    CrashDisk& disk_;
    std::string setting_;
    LedgerFixture shop_;
    std::vector<std::string> journal_;
};

/// Opens disks as the agent does after a power cut and says what is wrong with them.
class AfterTheCut {
public:
    explicit AfterTheCut(const std::vector<std::string>& journal)
        : journal_{journal} {}

    std::string faultOf(const PowerCut& cut) {
        ++disks;
        // Many cuts leave the same disk; it is opened once, and only asked for more each time.
        const auto [known, is_new] = revisions_.try_emplace(printOf(cut.disk), std::int64_t{});
        if (!is_new) {
            return faultOfRevision(known->second, cut);
        }
        std::filesystem::remove_all(options_.folder);
        std::filesystem::create_directories(options_.folder);
        for (const auto& [name, bytes] : cut.disk) {
            std::ofstream{options_.folder / name, std::ios::binary} << bytes;
        }
        try {
            return faultOfLedger(cut, known->second);
        } catch (const LedgerError& error) {
            return std::string{"does not open: "} + error.what();
        }
    }

    std::size_t disks{0};
    std::size_t different() const { return revisions_.size(); }

private:
    static std::uint64_t printOf(const DiskImage& disk) {
        std::string prints;
        for (const auto& [name, bytes] : disk) {
            prints += name + " " + std::to_string(fingerprint(bytes)) + "\n";
        }
        return fingerprint(prints);
    }

    static std::string faultOfRevision(std::int64_t revision, const PowerCut& cut) {
        return revision >= cut.acknowledged
                   ? ""
                   : "lost: " + std::to_string(cut.acknowledged) + " lines were acknowledged, " +
                         std::to_string(revision) + " are there";
    }

    std::string faultOfLedger(const PowerCut& cut, std::int64_t& revision) {
        Ledger ledger{options_, clock_};
        if (!ledger.openingNotes().empty()) {
            return "was damaged: " + ledger.openingNotes().front();
        }
        revision = ledger.revision();
        if (const std::string fault = faultOfRevision(revision, cut); !fault.empty()) {
            return fault;
        }
        const auto journal = journalOf(options_.folder);
        const auto [theirs, ours] = std::ranges::mismatch(journal, journal_);
        // A claimed print job is doubted at the start: that line is the restart's own.
        const bool is_prefix = theirs == journal.end() || isDoubt(journal, *theirs);
        if (!is_prefix) {
            return "holds another line: " + *theirs;
        }
        const auto differences = ledger.auditByReplay();
        if (!differences.empty()) {
            return "disagrees with its journal: " + differences.front();
        }
        Database reader{options_.folder / "ledger.db", Database::Role::reader};
        const std::string check = reader.queryText("PRAGMA quick_check(1)");
        return check == "ok" ? "" : "is damaged: " + check;
    }

    static bool isDoubt(const std::vector<std::string>& journal, const std::string& line) {
        return &line == &journal.back() && line.find(" print_in_doubt ") != std::string::npos;
    }

    const std::vector<std::string>& journal_;
    std::map<std::uint64_t, std::int64_t> revisions_;  // print of a disk -> what it holds
    FakeClock clock_;
    TempFolder folder_;
    Ledger::Options options_{
        .folder = folder_.path() / "state",
        .reserve_bytes = 1,
        .news_floor_bytes = 1,
        .free_bytes = [](const std::filesystem::path&) { return std::uint64_t{1'000'000'000}; },
        .on_broken = {}};
};

const char* nameOf(Unsynced unsynced) {
    switch (unsynced) {
        case Unsynced::kept:
            return "all kept";
        case Unsynced::dropped:
            return "all dropped";
        case Unsynced::some:
            return "some kept";
        case Unsynced::torn:
            return "torn";
    }
    return "?";
}

/// The first fault that a morning with this setting leads to; empty if none of the disks has one.
std::string firstFaultWith(const std::string& setting, unsigned seeds_per_cut, bool must_be_loss) {
    CrashDisk disk;
    const Morning morning{disk, setting};
    AfterTheCut after{morning.journal()};
    std::string found;
    disk.cutEverywhere(seeds_per_cut, [&](const PowerCut& cut) {
        const std::string fault = after.faultOf(cut);
        if (!fault.empty() && (!must_be_loss || fault.starts_with("lost"))) {
            found = "cut before operation " + std::to_string(cut.at) + ", " + nameOf(cut.unsynced) +
                    ": " + fault;
        }
        return found.empty();
    });
    BOOST_TEST_MESSAGE(
        after.disks << " disks, " << after.different() << " different ones, after "
                    << morning.journal().size() << " journal lines, " << disk.syncCount()
                    << " syncs"
    );
    return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(crash)

BOOST_AUTO_TEST_CASE(no_power_cut_loses_what_was_acknowledged_or_splits_the_books) {
    BOOST_TEST(firstFaultWith("", seeds(), false) == "");
}

// What the harness is worth: it must find these losses.

BOOST_AUTO_TEST_CASE(with_synchronous_normal_the_same_morning_loses_what_was_acknowledged) {
    BOOST_TEST(firstFaultWith("PRAGMA synchronous = NORMAL", 1, true) != "");
}

BOOST_AUTO_TEST_CASE(with_synchronous_off_the_same_morning_loses_what_was_acknowledged) {
    BOOST_TEST(firstFaultWith("PRAGMA synchronous = OFF", 1, true) != "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
