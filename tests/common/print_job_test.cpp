#include "common/label/print_job.h"

#include "tests/support/fake_clock.h"
#include "tests/support/print.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace balcao::test {

using namespace std::chrono_literals;

namespace {

constexpr std::array kStates = {
    PrintState::queued,
    PrintState::held,
    PrintState::submitting,
    PrintState::submitted,
    PrintState::in_doubt,
    PrintState::confirmed,
    PrintState::not_printed,
    PrintState::rejected,
    PrintState::cancelled,
    PrintState::expired,
};

/// Every command there is, with every outcome a send can have.
struct NamedCommand {
    std::string name;
    PrintCommand command;
};

const std::vector<NamedCommand> kCommands = {
    {"claim", ClaimJob{}},
    {"zero_bytes", RecordSend{.end = SendEnd::zero_bytes, .reason = "why"}},
    {"all_accepted",
     RecordSend{
         .end = SendEnd::all_accepted,
         .evidence = PrintEvidence::e2,
         .bytes_sent = 100,
         .reason = ""}},
    {"unknown", RecordSend{.end = SendEnd::unknown, .bytes_sent = 40, .reason = "why"}},
    {"impossible", RecordSend{.end = SendEnd::impossible, .reason = "why"}},
    {"zero_bytes_but_some", RecordSend{.end = SendEnd::zero_bytes, .bytes_sent = 1, .reason = ""}},
    {"impossible_but_some", RecordSend{.end = SendEnd::impossible, .bytes_sent = 1, .reason = ""}},
    {"crash", FindAfterCrash{}},
    {"cancel", CancelJob{}},
    {"expire", ExpireJob{}},
    {"release", ReleaseJob{}},
    {"came_out", AnswerDoubt{.came_out = true}},
    {"did_not", AnswerDoubt{.came_out = false}},
};

using Row = std::map<std::string, PrintState>;

/// What each state allows and where it leads; what is not named here must be refused. The job is
/// three hours old and has missed twice.
const std::map<PrintState, Row>& table() {
    using enum PrintState;
    static const Row kUnsent = {
        {"claim", submitting},
        {"zero_bytes", queued},
        {"all_accepted", in_doubt},  // sent without a claim: never sent again
        {"unknown", in_doubt},
        {"impossible", rejected},
        {"zero_bytes_but_some", in_doubt},
        {"impossible_but_some", in_doubt},
        {"cancel", cancelled},
        {"expire", expired},
        {"release", queued},
    };
    static const Row kAnswers = {{"came_out", confirmed}, {"did_not", not_printed}};
    static const std::map<PrintState, Row> kTable = [] {
        Row held_row = kUnsent;
        held_row["zero_bytes"] = held;
        return std::map<PrintState, Row>{
            {queued, kUnsent},
            {held, held_row},
            {submitting,
             {{"zero_bytes", queued},
              {"all_accepted", submitted},
              {"unknown", in_doubt},
              {"impossible", rejected},
              {"zero_bytes_but_some", in_doubt},
              {"impossible_but_some", in_doubt},
              {"crash", in_doubt}}},
            {submitted, kAnswers},
            {in_doubt, kAnswers},
            {confirmed, {}},
            {not_printed, {}},
            {rejected, {}},
            {cancelled, {}},
            {expired, {{"cancel", cancelled}, {"release", queued}}},
        };
    }();
    return kTable;
}

struct AJob {
    FakeClock clock;
    PrintProgress job = newPrintJob(clock.now());

    /// Carries out `command`, which must be allowed.
    void carryOut(const PrintCommand& command) { job = *decide(job, command, clock.now()); }

    bool isRefused(const PrintCommand& command) {
        return !decide(job, command, clock.now()).has_value();
    }

    std::chrono::milliseconds pause() const { return job.due_at - clock.now(); }
};

const RecordSend kMiss{.end = SendEnd::zero_bytes, .reason = "refused: nobody listens"};

/// Bytes of the job may be at the device.
bool mayBeOnPaper(PrintState state) {
    switch (state) {
        case PrintState::submitting:
        case PrintState::submitted:
        case PrintState::in_doubt:
        case PrintState::confirmed:
        case PrintState::not_printed:
            return true;
        case PrintState::queued:
        case PrintState::held:
        case PrintState::rejected:
        case PrintState::cancelled:
        case PrintState::expired:
            return false;
    }
    return true;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(print_job, AJob)

BOOST_AUTO_TEST_CASE(every_state_meets_every_command_as_the_table_says) {
    for (const PrintState state : kStates) {
        for (const auto& [name, command] : kCommands) {
            PrintProgress before = newPrintJob(clock.now() - 3h);
            before.state = state;
            before.attempts = 2;
            const auto after = decide(before, command, clock.now());
            const Row& row = table().at(state);
            const auto expected = row.find(name);

            BOOST_TEST_CONTEXT(toText(state) << " meets " << name) {
                BOOST_REQUIRE(after.has_value() == (expected != row.end()));
                if (after.has_value()) {
                    BOOST_TEST(after->state == expected->second);
                } else {
                    BOOST_TEST(after.error() == PrintRefusal::not_now);
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_new_job_is_due_at_once) {
    BOOST_TEST(job.state == PrintState::queued);
    BOOST_TEST((job.due_at == clock.now()));
    BOOST_TEST((job.wanted_at == clock.now()));
    BOOST_TEST(job.attempts == 0);
}

BOOST_AUTO_TEST_CASE(pauses_after_misses_double_until_the_fifth_holds_the_job) {
    for (const auto expected : {2s, 4s, 8s, 16s}) {
        carryOut(kMiss);
        BOOST_TEST(job.state == PrintState::queued);
        BOOST_TEST(pause().count() == std::chrono::milliseconds{expected}.count());
    }
    carryOut(kMiss);
    BOOST_TEST(job.state == PrintState::held);
    BOOST_TEST(job.attempts == 5);
    BOOST_TEST(job.reason == kMiss.reason);
    BOOST_TEST(pause().count() == 60'000);
}

BOOST_AUTO_TEST_CASE(a_held_job_stays_held_and_is_tried_every_minute) {
    job.state = PrintState::held;
    job.attempts = 1'000'000;
    carryOut(kMiss);
    BOOST_TEST(job.state == PrintState::held);
    BOOST_TEST(pause().count() == 60'000);
}

BOOST_AUTO_TEST_CASE(a_miss_after_the_claim_counts_one_attempt) {
    carryOut(ClaimJob{});
    BOOST_TEST(job.attempts == 1);
    carryOut(kMiss);
    BOOST_TEST(job.attempts == 1);
    BOOST_TEST(pause().count() == 2000);
}

BOOST_AUTO_TEST_CASE(the_fifth_miss_after_a_claim_holds_the_job) {
    for (int i = 0; i < 5; ++i) {
        carryOut(ClaimJob{});
        carryOut(kMiss);
    }
    BOOST_TEST(job.state == PrintState::held);
}

BOOST_AUTO_TEST_CASE(a_send_in_order_keeps_its_evidence) {
    job.reason = "refused: an earlier miss";
    carryOut(ClaimJob{});
    carryOut(RecordSend{
        .end = SendEnd::all_accepted, .evidence = PrintEvidence::e2, .bytes_sent = 9, .reason = ""}
    );
    BOOST_TEST(job.evidence == PrintEvidence::e2);
    BOOST_TEST(job.reason.empty());
}

BOOST_AUTO_TEST_CASE(a_doubt_always_has_a_reason) {
    carryOut(ClaimJob{});
    carryOut(RecordSend{.end = SendEnd::unknown, .bytes_sent = 4, .reason = ""});
    BOOST_TEST(!job.reason.empty());
}

BOOST_AUTO_TEST_CASE(a_job_found_after_a_crash_says_so) {
    carryOut(ClaimJob{});
    carryOut(FindAfterCrash{});
    BOOST_TEST(job.reason.starts_with("interrupted: "));
    BOOST_TEST(job.evidence == PrintEvidence::e0);
}

BOOST_AUTO_TEST_CASE(a_job_of_exactly_two_hours_does_not_expire_yet) {
    clock.advance(kLabelLife);
    BOOST_TEST(isRefused(ExpireJob{}));
    clock.advance(1ms);
    carryOut(ExpireJob{});
    BOOST_TEST(job.state == PrintState::expired);
}

BOOST_AUTO_TEST_CASE(a_released_job_is_due_now_and_lives_two_hours_more) {
    clock.advance(24h);
    carryOut(ExpireJob{});
    carryOut(ReleaseJob{});
    BOOST_TEST(pause().count() == 0);
    BOOST_TEST(isRefused(ExpireJob{}));
}

BOOST_AUTO_TEST_CASE(releasing_a_held_job_that_misses_again_holds_it_again) {
    job.state = PrintState::held;
    job.attempts = 7;
    carryOut(ReleaseJob{});
    BOOST_TEST(job.state == PrintState::queued);
    carryOut(kMiss);
    BOOST_TEST(job.state == PrintState::held);
}

BOOST_AUTO_TEST_CASE(a_person_who_saw_it_is_the_best_evidence) {
    job.state = PrintState::in_doubt;
    carryOut(AnswerDoubt{.came_out = true});
    BOOST_TEST(job.evidence == PrintEvidence::e5);
    BOOST_TEST(!job.wants_new_job);
}

BOOST_AUTO_TEST_CASE(a_new_job_is_wanted_once_when_nothing_came_out) {
    job.state = PrintState::in_doubt;
    carryOut(AnswerDoubt{.came_out = false});
    BOOST_TEST(job.wants_new_job);
    BOOST_TEST(isRefused(AnswerDoubt{.came_out = false}));
}

BOOST_AUTO_TEST_CASE(no_walk_of_commands_ever_claims_a_job_whose_bytes_may_have_left) {
    std::mt19937 random{20231114};  // NOLINT(cert-msc51-cpp): the same walks in every run
    std::uniform_int_distribution<std::size_t> pick{0, kCommands.size() - 1};
    for (int walk = 0; walk < 2000; ++walk) {
        job = newPrintJob(clock.now());
        bool has_left = false;
        for (int step = 0; step < 40; ++step) {
            const auto& [name, command] = kCommands[pick(random)];
            clock.advance(7min);
            const auto after = decide(job, command, clock.now());
            if (!after.has_value()) {
                continue;
            }
            BOOST_REQUIRE_MESSAGE(
                !(has_left && name == "claim"), "claimed again from " << toText(job.state)
            );
            // A proven miss takes a claim back; nothing else does.
            has_left = name == "zero_bytes" ? false : has_left || mayBeOnPaper(after->state);
            job = *after;
        }
    }
}

BOOST_AUTO_TEST_CASE(each_state_evidence_and_end_reads_back_from_its_text) {
    for (const PrintState state : kStates) {
        BOOST_TEST((fromText<PrintState>(toText(state)) == std::optional{state}));
    }
    for (const PrintEvidence evidence :
         {PrintEvidence::e0,
          PrintEvidence::e1,
          PrintEvidence::e2,
          PrintEvidence::e3,
          PrintEvidence::e4,
          PrintEvidence::e5}) {
        BOOST_TEST((fromText<PrintEvidence>(toText(evidence)) == std::optional{evidence}));
    }
    for (const SendEnd end :
         {SendEnd::zero_bytes, SendEnd::all_accepted, SendEnd::unknown, SendEnd::impossible}) {
        BOOST_TEST((fromText<SendEnd>(toText(end)) == std::optional{end}));
    }
    BOOST_TEST(toText(PrintRefusal::not_now) == "not_now");
}

BOOST_AUTO_TEST_CASE(a_text_or_value_that_nobody_wrote_is_not_guessed) {
    BOOST_TEST(!fromText<PrintState>("printed").has_value());
    BOOST_TEST(!fromText<PrintEvidence>("").has_value());
    BOOST_TEST(!fromText<SendEnd>("ALL_ACCEPTED").has_value());
    BOOST_TEST(toText(PrintState{200}) == "corrupt");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
