// The promise of printing, for any crash at any point and any fault of the device: a part is let go
// at most once by machine, and once more for each person who says that it did not come out; and no
// part that was not let go ever counts as sent.
#include "common/label/print_job.h"
#include "tests/support/fake_clock.h"
#include "tests/support/print.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace balcao::test {

using namespace std::chrono_literals;

namespace {

/// Where the sender's process may end.
enum class Crash { never, before_claim, after_claim, while_sending, before_record };

/// What the device or spooler may do with a part.
enum class Fault { none, refuses, takes_nothing, breaks, waits_for_paper, keeps_it_held };

constexpr std::array kCrashes = {
    Crash::never,
    Crash::before_claim,
    Crash::after_claim,
    Crash::while_sending,
    Crash::before_record};
constexpr std::array kFaults = {
    Fault::none,
    Fault::refuses,
    Fault::takes_nothing,
    Fault::breaks,
    Fault::waits_for_paper,
    Fault::keeps_it_held};

/// The ledger's row of one job, a sender that does what PrintStep does, a device that counts what
/// was let go, and a person. Only the row survives a crash.
class World {
public:
    World(std::int64_t parts, std::uint32_t seed)
        : parts_{parts}
        , releases_(static_cast<std::size_t>(parts), 0)
        , denials_(static_cast<std::size_t>(parts), 0)
        , random_{seed} {}

    /// One attempt of the sender, if the job lets it.
    void attempt(Crash crash, Fault fault) {
        clock_.advance(2min);
        if (job_.state == PrintState::waiting_device) {
            settleWaiting();
            return;
        }
        if (fault == Fault::refuses) {
            move(RecordSend{.end = SendEnd::zero_bytes, .reason = "refused: nobody listens"});
            return;
        }
        if (crash == Crash::before_claim) {
            return;
        }
        const bool has_spooler = fault == Fault::keeps_it_held || random_() % 2 == 0;
        const auto part = static_cast<std::size_t>(job_.parts_sent);
        const PrintCommand claim =
            ClaimJob{.part_count = parts_, .spool_id = has_spooler ? "7" : ""};
        if (!move(claim)) {
            return;
        }
        is_held_ = has_spooler;
        if (crash == Crash::after_claim || fault == Fault::keeps_it_held) {
            restart();
            return;
        }
        if (fault == Fault::takes_nothing) {
            move(RecordSend{.end = SendEnd::zero_bytes, .reason = "stopped: 0 bytes"});
            return;
        }
        is_held_ = false;
        ++releases_.at(part);
        if (crash != Crash::never) {
            restart();
            return;
        }
        recordEnd(fault);
    }

    /// A person looks, sees nothing reliable and answers as dice fall.
    void answer(bool came_out) {
        const bool is_asked = job_.state == PrintState::in_doubt;
        const auto part = static_cast<std::size_t>(job_.parts_sent);
        if (!is_asked || !move(AnswerDoubt{.came_out = came_out})) {
            return;
        }
        if (!came_out) {
            ++denials_.at(part);
            const PrintProgress before = job_;
            job_ = newPrintJob(clock_.now());  // the copy that the ledger makes
            job_.parts_sent = before.parts_sent;
            job_.part_count = before.part_count;
        }
    }

    void wish(bool is_release) {
        move(is_release ? PrintCommand{ReleaseJob{}} : PrintCommand{HoldJob{.reason = "empty: x"}});
    }

    const PrintProgress& job() const { return job_; }

    void check() const {
        for (std::size_t part = 0; part < releases_.size(); ++part) {
            BOOST_TEST_CONTEXT("part " << part << " of a job that is " << toText(job_.state)) {
                BOOST_REQUIRE(releases_.at(part) <= 1 + denials_.at(part));
                const bool counts_as_sent = static_cast<std::int64_t>(part) < job_.parts_sent;
                // A person may have said yes to what never left; a machine never does.
                BOOST_REQUIRE((!counts_as_sent || releases_.at(part) > 0 || has_person_said_yes_));
            }
        }
    }

    void notePersonSaysYes() { has_person_said_yes_ = true; }

private:
    bool move(const PrintCommand& command) {
        const auto next = decide(job_, command, clock_.now());
        if (next) {
            job_ = *next;
        }
        return next.has_value();
    }

    /// The agent starts: what was claimed is in doubt, and a spooler may know better.
    void restart() {
        move(FindAfterCrash{});
        if (job_.state != PrintState::in_doubt || job_.spool_id.empty()) {
            return;
        }
        if (is_held_) {
            is_held_ = false;  // taken back
            move(ProveUnsent{.reason = "held: taken back"});
            return;
        }
        switch (random_() % 3) {
            case 0:
                move(AdoptSpoolJob{.is_done = true, .reason = {}});
                return;
            case 1:
                move(AdoptSpoolJob{.is_done = false, .reason = "empty: no paper"});
                return;
            default:
                return;  // it does not know the job any more
        }
    }

    void recordEnd(Fault fault) {
        RecordSend sent{
            .end = SendEnd::all_accepted,
            .evidence = PrintEvidence::e2,
            .bytes_sent = 100,
            .reason = ""};
        if (fault == Fault::breaks) {
            sent.end = SendEnd::unknown;
            sent.bytes_sent = 50;
        }
        sent.device_waits = fault == Fault::waits_for_paper;
        move(sent);
    }

    void settleWaiting() {
        const bool comes_out = random_() % 2 == 0;
        move(RecordSend{
            .end = comes_out ? SendEnd::all_accepted : SendEnd::unknown,
            .evidence = PrintEvidence::e3,
            .reason = ""});
    }

    FakeClock clock_;
    std::int64_t parts_;
    PrintProgress job_{newPrintJob(clock_.now())};
    bool is_held_{false};
    bool has_person_said_yes_{false};
    std::vector<int> releases_;
    std::vector<int> denials_;
    std::mt19937 random_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(print_machine)

BOOST_AUTO_TEST_CASE(no_crash_point_and_no_fault_lets_a_part_go_twice) {
    for (const Crash first_crash : kCrashes) {
        for (const Fault first_fault : kFaults) {
            for (const Crash second_crash : kCrashes) {
                for (const Fault second_fault : kFaults) {
                    for (std::uint32_t seed = 0; seed < 4; ++seed) {
                        World world{2, seed};
                        world.attempt(first_crash, first_fault);
                        world.attempt(second_crash, second_fault);
                        world.attempt(Crash::never, Fault::none);
                        world.attempt(Crash::never, Fault::none);
                        world.check();
                    }
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(no_walk_of_crashes_faults_and_people_lets_a_part_go_more_often_than_asked) {
    std::mt19937 random{20231114};  // NOLINT(cert-msc51-cpp): the same walks in every run
    for (std::uint32_t walk = 0; walk < 3000; ++walk) {
        World world{1 + static_cast<std::int64_t>(walk % 4), walk};
        for (int step = 0; step < 30; ++step) {
            switch (random() % 8) {
                case 0:
                    world.notePersonSaysYes();
                    world.answer(true);
                    break;
                case 1:
                    world.answer(false);
                    break;
                case 2:
                    world.wish(random() % 2 == 0);
                    break;
                default:
                    world.attempt(
                        kCrashes.at(random() % kCrashes.size()),
                        kFaults.at(random() % kFaults.size())
                    );
            }
            world.check();
        }
    }
}

BOOST_AUTO_TEST_CASE(with_a_sound_printer_every_part_gets_out_whatever_happened_before) {
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        World world{3, seed};
        world.attempt(kCrashes.at(seed % kCrashes.size()), kFaults.at(seed % kFaults.size()));
        for (int step = 0; step < 20 && world.job().state != PrintState::submitted; ++step) {
            world.notePersonSaysYes();
            world.answer(true);
            world.wish(true);
            world.attempt(Crash::never, Fault::none);
        }
        const PrintState end = world.job().state;
        BOOST_TEST((end == PrintState::submitted || end == PrintState::confirmed));
        BOOST_TEST(world.job().parts_sent == 3);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
