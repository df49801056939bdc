#include "tests/ledger/ledger_fixture.h"

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

struct Printer : LedgerFixture {
    Printer()
        : ref{packedOrder()} {
        BOOST_REQUIRE(takeLabel(nextMessage()).has_value());
    }

    std::optional<PrintJob> due() const {
        return ledger->nextPrintJob({.role = "label"}, clock.now());
    }

    PrintState stateOf(std::int64_t job_id) const {
        for (const PrintJobView& job : view(ref).print_jobs) {
            if (job.job_id == job_id) {
                return job.progress.state;
            }
        }
        BOOST_FAIL("no such job");
        return {};
    }

    /// From now on the table "Mesa 2" has a label printer.
    void haveTable() {
        station_printers = {"label@Mesa 2"};
        reopen();
    }

    void send(std::int64_t job_id, SendEnd end) {
        ledger->recordSend(
            job_id, {.end = end, .evidence = PrintEvidence::e2, .bytes_sent = 0, .reason = {}}
        );
    }

    OrderRef ref;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(print_queue, Printer)

BOOST_AUTO_TEST_CASE(a_job_comes_with_its_bytes_to_its_role_only) {
    const PrintJob job = due().value();
    BOOST_TEST(job.bytes == "^XA^XZ");
    BOOST_TEST(job.format == "zpl");
    BOOST_TEST(job.package_id.value == "1");
    BOOST_TEST(job.copy == 1);
    BOOST_TEST((job.store == kStore));
    BOOST_TEST(!ledger->nextPrintJob({.role = "document"}, clock.now()).has_value());
    BOOST_TEST((ledger->nextPrintJobAt({.role = "label"}) == clock.now()));
}

BOOST_AUTO_TEST_CASE(a_claimed_job_is_claimed_once_and_never_due_again) {
    const PrintJob job = due().value();
    BOOST_TEST(ledger->claimPrintJob(job.job_id));
    BOOST_TEST(!ledger->claimPrintJob(job.job_id));
    BOOST_TEST(!due().has_value());
    send(job.job_id, SendEnd::all_accepted);
    BOOST_TEST(stateOf(job.job_id) == PrintState::submitted);
    BOOST_TEST(!due().has_value());
    BOOST_TEST(!ledger->nextPrintJobAt({.role = "label"}).has_value());
}

BOOST_AUTO_TEST_CASE(a_job_claimed_before_a_crash_is_a_question_afterwards) {
    const PrintJob job = due().value();
    BOOST_TEST(ledger->claimPrintJob(job.job_id));
    reopen();
    BOOST_TEST(stateOf(job.job_id) == PrintState::in_doubt);
    BOOST_TEST(!due().has_value());
    BOOST_TEST(views().counts().jobs_in_doubt == 1);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(no_it_did_not_come_out_makes_one_new_job_that_points_back) {
    const PrintJob job = due().value();
    BOOST_TEST(ledger->claimPrintJob(job.job_id));
    send(job.job_id, SendEnd::unknown);
    const CommandId click = newId();
    BOOST_TEST(ledger->answerPrintJob(click, job.job_id, AnswerDoubt{false}, kClerk).has_value());
    BOOST_TEST(ledger->answerPrintJob(click, job.job_id, AnswerDoubt{false}, kClerk)->is_repeated);
    const auto jobs = view(ref).print_jobs;
    BOOST_REQUIRE(jobs.size() == 2U);
    BOOST_TEST(jobs[0].progress.state == PrintState::not_printed);
    BOOST_TEST(jobs[1].copy == 2);
    BOOST_TEST((jobs[1].reprint_of == job.job_id));
    BOOST_TEST(due()->job_id == jobs[1].job_id);
}

BOOST_AUTO_TEST_CASE(a_copy_is_made_only_of_what_is_over) {
    const PrintJob job = due().value();
    BOOST_TEST(!ledger->reprint(newId(), job.job_id, "rasgou", kClerk).has_value());
    BOOST_TEST(ledger->claimPrintJob(job.job_id));
    send(job.job_id, SendEnd::all_accepted);
    const CommandId click = newId();
    BOOST_TEST(ledger->reprint(click, job.job_id, "rasgou", kClerk).has_value());
    BOOST_TEST(ledger->reprint(click, job.job_id, "rasgou", kClerk)->is_repeated);
    BOOST_TEST(view(ref).print_jobs.size() == 2U);
    BOOST_TEST(due()->copy == 2);
}

BOOST_AUTO_TEST_CASE(a_proven_miss_comes_again_later) {
    const PrintJob job = due().value();
    send(job.job_id, SendEnd::zero_bytes);  // the printer could not be reached: no claim
    BOOST_TEST(!due().has_value());
    clock.advance(2s);
    BOOST_TEST(due()->progress.attempts == 1);
}

BOOST_AUTO_TEST_CASE(an_old_job_expires_at_the_claim_until_a_person_releases_it) {
    const PrintJob job = due().value();
    clock.advance(lifeOf(PaperKind::label) + 1ms);
    BOOST_TEST(!ledger->claimPrintJob(job.job_id));
    BOOST_TEST(stateOf(job.job_id) == PrintState::expired);
    BOOST_TEST(!due().has_value());
    BOOST_TEST(ledger->answerPrintJob(newId(), job.job_id, ReleaseJob{}, kClerk).has_value());
    BOOST_TEST(ledger->claimPrintJob(due()->job_id));
}

BOOST_AUTO_TEST_CASE(an_old_job_whose_printer_stays_away_expires_too) {
    const PrintJob job = due().value();
    clock.advance(lifeOf(PaperKind::label) + 1ms);
    send(job.job_id, SendEnd::zero_bytes);
    BOOST_TEST(stateOf(job.job_id) == PrintState::expired);
}

BOOST_AUTO_TEST_CASE(a_voided_label_is_not_printed_any_more) {
    const PrintJob job = due().value();
    take(ref, VoidLabels{});
    BOOST_TEST(!due().has_value());
    BOOST_TEST(!ledger->claimPrintJob(job.job_id));
    BOOST_TEST(stateOf(job.job_id) == PrintState::cancelled);
}

BOOST_AUTO_TEST_CASE(the_same_bytes_wanted_again_after_a_void_are_printed) {
    take(ref, VoidLabels{});
    for (auto message = nextMessage(); kindOf(message.message) != MessageKind::fetch_labels;) {
        confirmNext();
        message = nextMessage();
    }
    BOOST_TEST(takeLabel(nextMessage()).has_value());
    BOOST_TEST(due()->copy == 1);
    BOOST_TEST(view(ref).print_jobs.size() == 2U);  // the cancelled one and the new one
}

BOOST_AUTO_TEST_CASE(a_job_goes_to_the_printer_of_a_packing_table_and_waits_for_no_other) {
    const PrintJob job = due().value();
    haveTable();
    BOOST_TEST(ledger->reroutePrintJob(newId(), job.job_id, "label@Mesa 2", kClerk).has_value());
    BOOST_TEST(!due().has_value());
    BOOST_TEST(!ledger->nextPrintJob({.role = "label@Mesa 1"}, clock.now()).has_value());
    BOOST_TEST(ledger->nextPrintJob({.role = "label@Mesa 2"}, clock.now())->job_id == job.job_id);
    BOOST_TEST(!ledger->reroutePrintJob(newId(), job.job_id, "label@Mesa/2", kClerk).has_value());
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(a_second_copy_comes_out_at_the_table_where_it_is_wanted) {
    haveTable();
    const PrintJob job = due().value();
    BOOST_TEST(ledger->claimPrintJob(job.job_id));
    send(job.job_id, SendEnd::all_accepted);
    BOOST_TEST(ledger->reprint(newId(), job.job_id, "rasgou", kClerk, "label@Mesa 2").has_value());
    const auto copy = ledger->nextPrintJob({.role = "label@Mesa 2"}, clock.now());
    BOOST_REQUIRE(copy.has_value());
    BOOST_TEST(copy->copy == 2);
    BOOST_TEST(copy->bytes == job.bytes);
    BOOST_TEST(!ledger->reprint(newId(), job.job_id, "rasgou", kClerk, "zebra").has_value());
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(what_waits_for_a_table_that_is_gone_goes_to_the_stores_printer) {
    const PrintJob job = due().value();
    haveTable();
    BOOST_TEST(ledger->reroutePrintJob(newId(), job.job_id, "label@Mesa 2", kClerk).has_value());
    reopen();
    BOOST_TEST(ledger->nextPrintJob({.role = "label@Mesa 2"}, clock.now()).has_value());
    station_printers.clear();
    reopen();
    BOOST_TEST(due()->job_id == job.job_id);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(what_is_wanted_of_a_table_that_is_gone_comes_out_of_the_stores_printer) {
    haveTable();
    const PrintJob job = due().value();
    BOOST_TEST(ledger->reroutePrintJob(newId(), job.job_id, "label@Mesa 2", kClerk).has_value());
    BOOST_TEST(ledger->claimPrintJob(job.job_id));
    send(job.job_id, SendEnd::unknown);
    station_printers.clear();
    reopen();
    BOOST_TEST(ledger->answerPrintJob(newId(), job.job_id, AnswerDoubt{false}, kClerk).has_value());
    const PrintJob second = due().value();
    BOOST_TEST(second.copy == 2);
    BOOST_TEST(ledger->reroutePrintJob(newId(), second.job_id, "label@Mesa 2", kClerk).has_value());
    BOOST_TEST(due()->job_id == second.job_id);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(what_a_table_that_is_gone_has_begun_is_left_to_a_person) {
    haveTable();
    const PrintJob job = due().value();
    BOOST_TEST(ledger->reroutePrintJob(newId(), job.job_id, "label@Mesa 2", kClerk).has_value());
    BOOST_TEST(ledger->claimPrintJob(job.job_id, {.part_count = 2, .spool_id = {}}));
    send(job.job_id, SendEnd::all_accepted);
    station_printers.clear();
    reopen();
    BOOST_TEST(!due().has_value());
    BOOST_TEST(stateOf(job.job_id) == PrintState::queued);
    BOOST_TEST(ledger->answerPrintJob(newId(), job.job_id, CancelJob{}, kClerk).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
