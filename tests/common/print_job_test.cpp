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
    PrintState::asked,
    PrintState::queued,
    PrintState::held,
    PrintState::submitting,
    PrintState::waiting_device,
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
    {"all_accepted_but_waits",
     RecordSend{
         .end = SendEnd::all_accepted,
         .evidence = PrintEvidence::e1,
         .bytes_sent = 100,
         .reason = "media-empty: no paper",
         .device_waits = true}},
    {"crash", FindAfterCrash{}},
    {"adopt_done", AdoptSpoolJob{.is_done = true, .reason = {}}},
    {"adopt_waiting", AdoptSpoolJob{.is_done = false, .reason = "media-empty: no paper"}},
    {"prove_unsent", ProveUnsent{.reason = "why"}},
    {"hold", HoldJob{.reason = "media-empty: no paper"}},
    {"ask_first", AskFirst{}},
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
        {"all_accepted_but_waits", in_doubt},
        {"hold", held},
        {"cancel", cancelled},
        {"expire", expired},
        {"release", queued},
    };
    static const Row kWaiting = {{"cancel", cancelled}, {"release", queued}};
    static const Row kAnswers = {{"came_out", confirmed}, {"did_not", not_printed}};
    static const Row kDoubt = {
        {"came_out", confirmed},
        {"did_not", not_printed},
        {"adopt_done", submitted},
        {"adopt_waiting", waiting_device},
        {"prove_unsent", queued},
    };
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
              {"all_accepted_but_waits", waiting_device},
              {"crash", in_doubt}}},
            {waiting_device,
             {{"zero_bytes", in_doubt},
              {"all_accepted", submitted},
              {"unknown", in_doubt},
              {"impossible", in_doubt},
              {"zero_bytes_but_some", in_doubt},
              {"impossible_but_some", in_doubt}}},
            {submitted, kAnswers},
            {in_doubt, kDoubt},
            {asked, kWaiting},
            {confirmed, {}},
            {not_printed, {}},
            {rejected, {}},
            {cancelled, {}},
            {expired, kWaiting},
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
        case PrintState::waiting_device:
        case PrintState::submitted:
        case PrintState::in_doubt:
        case PrintState::confirmed:
        case PrintState::not_printed:
            return true;
        case PrintState::asked:
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
            before.spool_id = "7";
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
    clock.advance(lifeOf(PaperKind::label));
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
            // Proof that nothing left takes a claim back; nothing else does.
            const bool is_proof = (name == "zero_bytes" && job.state == PrintState::submitting) ||
                                  name == "prove_unsent";
            has_left = is_proof ? false : has_left || mayBeOnPaper(after->state);
            job = *after;
        }
    }
}

BOOST_AUTO_TEST_CASE(a_job_of_three_parts_is_queued_for_the_next_one_after_each) {
    const RecordSend accepted{
        .end = SendEnd::all_accepted, .evidence = PrintEvidence::e2, .bytes_sent = 9, .reason = ""};
    for (int part = 0; part < 2; ++part) {
        carryOut(ClaimJob{.part_count = 3, .spool_id = {}});
        carryOut(accepted);
        BOOST_TEST(job.state == PrintState::queued);
        BOOST_TEST(job.parts_sent == part + 1);
        BOOST_TEST(pause().count() == 0);
    }
    carryOut(ClaimJob{.part_count = 3, .spool_id = {}});
    carryOut(accepted);
    BOOST_TEST(job.state == PrintState::submitted);
    BOOST_TEST(job.parts_sent == 3);
}

BOOST_AUTO_TEST_CASE(misses_are_counted_for_each_part_anew) {
    carryOut(ClaimJob{.part_count = 2, .spool_id = {}});
    carryOut(RecordSend{
        .end = SendEnd::all_accepted, .evidence = PrintEvidence::e2, .bytes_sent = 9, .reason = ""}
    );
    for (int miss = 0; miss < 4; ++miss) {
        carryOut(kMiss);
        BOOST_TEST(job.state == PrintState::queued);
    }
    BOOST_TEST(job.parts_sent == 1);
}

BOOST_AUTO_TEST_CASE(a_job_is_as_certain_as_its_least_certain_part) {
    for (const auto evidence : {PrintEvidence::e3, PrintEvidence::e1, PrintEvidence::e2}) {
        carryOut(ClaimJob{.part_count = 3, .spool_id = {}});
        carryOut(RecordSend{
            .end = SendEnd::all_accepted, .evidence = evidence, .bytes_sent = 9, .reason = ""});
    }
    BOOST_TEST(job.evidence == PrintEvidence::e1);
}

BOOST_AUTO_TEST_CASE(a_doubt_names_the_part_and_a_yes_goes_on_behind_it) {
    job.part_count = 20;
    job.parts_sent = 7;
    carryOut(ClaimJob{.part_count = 20, .spool_id = {}});
    carryOut(FindAfterCrash{});
    BOOST_TEST(job.parts_sent == 7);
    carryOut(AnswerDoubt{.came_out = true});
    BOOST_TEST(job.state == PrintState::queued);
    BOOST_TEST(job.parts_sent == 8);
}

BOOST_AUTO_TEST_CASE(a_yes_about_the_last_part_ends_the_job) {
    job.part_count = 20;
    job.parts_sent = 19;
    job.state = PrintState::in_doubt;
    carryOut(AnswerDoubt{.came_out = true});
    BOOST_TEST(job.state == PrintState::confirmed);
    BOOST_TEST(job.parts_sent == 20);
}

BOOST_AUTO_TEST_CASE(a_job_prepared_as_another_whole_goes_on_only_from_its_beginning) {
    job.part_count = 20;
    job.parts_sent = 7;
    BOOST_TEST(isRefused(ClaimJob{.part_count = 10, .spool_id = {}}));
    job.parts_sent = 0;
    carryOut(ClaimJob{.part_count = 10, .spool_id = {}});
    BOOST_TEST(job.part_count == 10);
}

BOOST_AUTO_TEST_CASE(no_part_is_claimed_behind_the_last) {
    job.part_count = 2;
    job.parts_sent = 2;
    BOOST_TEST(isRefused(ClaimJob{.part_count = 2, .spool_id = {}}));
}

BOOST_AUTO_TEST_CASE(only_a_spooler_that_knows_the_job_settles_a_doubt) {
    job.state = PrintState::in_doubt;
    BOOST_TEST(isRefused(ProveUnsent{.reason = "why"}));
    BOOST_TEST(isRefused(AdoptSpoolJob{.is_done = true, .reason = {}}));
}

BOOST_AUTO_TEST_CASE(a_job_is_held_for_the_same_reason_once) {
    carryOut(HoldJob{.reason = "media-empty: no paper"});
    BOOST_TEST(isRefused(HoldJob{.reason = "media-empty: no paper"}));
    carryOut(HoldJob{.reason = "cover-open: open"});
    BOOST_TEST(job.reason == "cover-open: open");
    BOOST_TEST(pause().count() == 0);
}

BOOST_AUTO_TEST_CASE(a_job_of_which_something_was_tried_is_not_asked_about_any_more) {
    carryOut(kMiss);
    BOOST_TEST(isRefused(AskFirst{}));
}

BOOST_AUTO_TEST_CASE(each_kind_has_its_own_life_and_paper_dies_with_its_own_date) {
    clock.advance(11min);
    BOOST_TEST(isRefused(ExpireJob{.life = lifeOf(PaperKind::label), .expires_at = {}}));
    BOOST_TEST(!isRefused(ExpireJob{.life = lifeOf(PaperKind::receipt), .expires_at = {}}));
    BOOST_TEST(!isRefused(ExpireJob{
        .life = lifeOf(PaperKind::label), .expires_at = clock.now() - 1ms}));
    BOOST_TEST(isRefused(ExpireJob{.life = lifeOf(PaperKind::label), .expires_at = clock.now()}));
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
