#include "agent/ledger/backup.h"
#include "agent/ledger/database.h"
#include "agent/ledger/schema.h"
#include "tests/ledger/ledger_fixture.h"
#include "tests/ledger/older_ledger.h"

#include <algorithm>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

struct Papers : LedgerFixture {
    PaperRequest pickingList(const std::string& bytes = "%PDF-1.4 lista") {
        PaperRequest request;
        request.command_id = newId();
        request.store = kStore;
        request.kind = PaperKind::picking_list;
        request.format = "pdf";
        request.bytes = bytes;
        request.actor = kClerk;
        return request;
    }

    PaperAdded add(const PaperRequest& request) {
        const auto added = ledger->addPaper(request);
        BOOST_REQUIRE(added.has_value());
        return *added;
    }

    std::optional<PrintJob> due(const std::string& role = "document") const {
        return ledger->nextPrintJob({.role = role}, clock.now());
    }

    PrintJobView job(std::int64_t job_id) const {
        for (const PrintJobView& one : views().openPrintJobs(100)) {
            if (one.job_id == job_id) {
                return one;
            }
        }
        BOOST_FAIL("no such open job");
        return {};
    }

    void send(std::int64_t job_id, SendEnd end) {
        ledger->recordSend(
            job_id,
            {.end = end,
             .evidence = PrintEvidence::e2,
             .bytes_sent = end == SendEnd::zero_bytes ? 0 : 10,
             .reason = {}}
        );
    }

    void settle(PaperKind kind, PaperRule rule) {
        paper_rules[kind] = rule;
        reopen();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(papers, Papers)

BOOST_AUTO_TEST_CASE(paper_of_no_order_waits_for_the_printer_of_its_role) {
    const PaperAdded added = add(pickingList());
    BOOST_REQUIRE(due().has_value());
    BOOST_TEST(due()->job_id == added.job_id.value());
    BOOST_TEST(due()->bytes == "%PDF-1.4 lista");
    BOOST_TEST(due()->order_ref.value == 0);
    BOOST_TEST((due()->kind == PaperKind::picking_list));
    BOOST_TEST(!due("label").has_value());
    BOOST_TEST(job(*added.job_id).asked_by == kClerk.name);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(paper_of_an_order_is_shown_with_it) {
    const OrderRef ref = packedOrder();
    PaperRequest request = pickingList();
    request.order_ref = ref;
    add(request);
    BOOST_REQUIRE(view(ref).print_jobs.size() == 1U);
    BOOST_TEST((view(ref).print_jobs[0].kind == PaperKind::picking_list));
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(the_same_wish_again_is_the_same_job) {
    PaperRequest request = pickingList();
    request.dedupe_key = "PED-1/7";
    const PaperAdded first = add(request);
    BOOST_TEST(!first.is_repeated);
    BOOST_TEST((add(request).job_id == first.job_id));  // the same click
    PaperRequest again = pickingList("%PDF-1.4 outra");
    again.dedupe_key = "PED-1/7";
    BOOST_TEST((add(again).job_id == first.job_id));  // another click, the same paper
    BOOST_TEST(add(again).is_repeated);
    again.dedupe_key = "PED-1/8";
    BOOST_TEST((add(again).job_id != first.job_id));
}

BOOST_AUTO_TEST_CASE(a_wish_that_makes_no_sense_is_refused) {
    PaperRequest request = pickingList();
    request.role = "fax";
    BOOST_TEST(!ledger->addPaper(request).has_value());
    request = pickingList("");
    BOOST_TEST(!ledger->addPaper(request).has_value());
    request = pickingList();
    request.copies = kMostCopies + 1;
    BOOST_TEST(!ledger->addPaper(request).has_value());
    request = pickingList();
    request.order_ref = OrderRef{4711};
    BOOST_TEST((ledger->addPaper(request).error().why == Refused::Why::no_such_order));
}

BOOST_AUTO_TEST_CASE(what_the_store_has_settled_is_done_for_machines_only) {
    settle(PaperKind::picking_list, {.mode = PrintMode::never, .copies = 2});
    PaperRequest request = pickingList();
    request.is_automatic = true;
    BOOST_TEST(!add(request).job_id.has_value());
    request.is_automatic = false;
    const PaperAdded wanted = add(request);
    BOOST_TEST(wanted.job_id.has_value());
    BOOST_TEST(due()->copies == 2);
}

BOOST_AUTO_TEST_CASE(paper_that_asks_first_waits_for_a_click) {
    settle(PaperKind::picking_list, {.mode = PrintMode::ask});
    PaperRequest request = pickingList();
    request.is_automatic = true;
    const std::int64_t job_id = add(request).job_id.value();
    BOOST_TEST(!due().has_value());
    BOOST_TEST(ledger->answerPrintJob(newId(), job_id, ReleaseJob{}, kClerk).has_value());
    BOOST_TEST(due().has_value());
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(labels_follow_the_rule_for_labels) {
    settle(PaperKind::label, {.mode = PrintMode::ask});
    const OrderRef ref = packedOrder();
    BOOST_REQUIRE(takeLabel(nextMessage()).has_value());
    BOOST_TEST(!due("label").has_value());
    const auto jobs = view(ref).print_jobs;
    BOOST_REQUIRE(jobs.size() == 1U);
    BOOST_TEST(jobs[0].progress.state == PrintState::asked);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(each_kind_expires_after_its_own_life_and_never_prints_after_its_date) {
    PaperRequest request = pickingList();
    const std::int64_t list = add(request).job_id.value();
    request = pickingList();
    request.expires_at = clock.now() + 1h;
    const std::int64_t dated = add(request).job_id.value();
    clock.advance(11h);
    BOOST_TEST(ledger->claimPrintJob(list));
    BOOST_TEST(!ledger->claimPrintJob(dated));
    BOOST_TEST(job(dated).progress.state == PrintState::expired);
}

BOOST_AUTO_TEST_CASE(a_job_of_three_parts_is_due_again_until_the_last) {
    const std::int64_t job_id = add(pickingList()).job_id.value();
    for (int part = 0; part < 3; ++part) {
        BOOST_REQUIRE(due().has_value());
        BOOST_TEST(due()->progress.parts_sent == part);
        BOOST_REQUIRE(ledger->claimPrintJob(job_id, {.part_count = 3, .spool_id = {}}));
        send(job_id, SendEnd::all_accepted);
    }
    BOOST_TEST(!due().has_value());
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(a_crash_in_the_third_part_asks_about_the_third_and_a_no_begins_there) {
    const std::int64_t job_id = add(pickingList()).job_id.value();
    for (int part = 0; part < 2; ++part) {
        ledger->claimPrintJob(job_id, {.part_count = 5, .spool_id = {}});
        send(job_id, SendEnd::all_accepted);
    }
    ledger->claimPrintJob(job_id, {.part_count = 5, .spool_id = {}});
    reopen();
    BOOST_TEST(job(job_id).progress.state == PrintState::in_doubt);
    BOOST_TEST(job(job_id).progress.parts_sent == 2);
    BOOST_TEST(
        ledger->answerPrintJob(newId(), job_id, AnswerDoubt{.came_out = false}, kClerk).has_value()
    );
    BOOST_REQUIRE(due().has_value());
    BOOST_TEST(due()->copy == 2);
    BOOST_TEST(due()->progress.parts_sent == 2);
    BOOST_TEST(ledger->claimPrintJob(due()->job_id, {.part_count = 5, .spool_id = {}}));
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(a_spooler_that_still_knows_the_job_settles_the_doubt) {
    const std::int64_t job_id = add(pickingList()).job_id.value();
    ledger->claimPrintJob(job_id, {.part_count = 1, .spool_id = "12 balcao-x"});
    reopen();
    const auto at_device = ledger->printJobsAtDevice({.role = "document"});
    BOOST_REQUIRE(at_device.size() == 1U);
    BOOST_TEST(at_device[0].progress.spool_id == "12 balcao-x");
    BOOST_TEST(ledger->notePrintJob(job_id, ProveUnsent{.reason = "never_released: held"}));
    BOOST_TEST(ledger->printJobsAtDevice({.role = "document"}).empty());
    clock.advance(2s);
    BOOST_TEST(due()->job_id == job_id);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(a_worker_cannot_answer_for_a_person) {
    const std::int64_t job_id = add(pickingList()).job_id.value();
    BOOST_TEST(!ledger->notePrintJob(job_id, CancelJob{}));
    ledger->claimPrintJob(job_id);
    send(job_id, SendEnd::unknown);
    BOOST_TEST(!ledger->notePrintJob(job_id, AnswerDoubt{}));
    BOOST_TEST(job(job_id).progress.state == PrintState::in_doubt);
}

BOOST_AUTO_TEST_CASE(a_person_sends_an_unsent_job_to_another_printer) {
    const std::int64_t job_id = add(pickingList()).job_id.value();
    const CommandId click = newId();
    BOOST_TEST(ledger->reroutePrintJob(click, job_id, "label", kClerk).has_value());
    BOOST_TEST(ledger->reroutePrintJob(click, job_id, "label", kClerk)->is_repeated);
    BOOST_TEST(!due().has_value());
    BOOST_REQUIRE(due("label").has_value());
    BOOST_TEST(!ledger->reroutePrintJob(newId(), job_id, "fax", kClerk).has_value());
    ledger->claimPrintJob(job_id);
    BOOST_TEST(!ledger->reroutePrintJob(newId(), job_id, "document", kClerk).has_value());
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(a_copy_knows_who_wanted_it_and_why_and_has_the_next_number) {
    const std::int64_t job_id = add(pickingList()).job_id.value();
    ledger->claimPrintJob(job_id);
    send(job_id, SendEnd::all_accepted);
    BOOST_REQUIRE(ledger->reprint(newId(), job_id, "jam", kClerk).has_value());
    BOOST_REQUIRE(due().has_value());
    const PrintJobView copy = job(due()->job_id);
    BOOST_TEST(copy.copy == 2);
    BOOST_TEST((copy.reprint_of == job_id));
    BOOST_TEST(copy.asked_by == kClerk.name);
    BOOST_TEST(copy.asked_why == "jam");
    ledger->claimPrintJob(copy.job_id);
    send(copy.job_id, SendEnd::all_accepted);
    PaperRequest marked = pickingList("%PDF-1.4 3a via");
    marked.reprint_of = copy.job_id;
    marked.reason = "lost";
    BOOST_TEST(add(marked).copy == 3);
    BOOST_TEST(due()->bytes == "%PDF-1.4 3a via");
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(a_printer_of_one_store_gets_the_paper_of_that_store) {
    add(pickingList());
    const StoreKey other{.site_id = "rede", .store_id = "18"};
    BOOST_TEST(ledger->nextPrintJob({.role = "document", .store = kStore}, clock.now()).has_value()
    );
    BOOST_TEST(!ledger->nextPrintJob({.role = "document", .store = other}, clock.now()).has_value()
    );
    BOOST_TEST(!ledger->nextPrintJobAt({.role = "document", .store = other}).has_value());
}

BOOST_AUTO_TEST_CASE(a_held_job_says_why_and_a_half_cancelled_one_is_never_made_again) {
    PaperRequest request = pickingList();
    request.dedupe_key = "PED-1/7";
    const std::int64_t job_id = add(request).job_id.value();
    ledger->claimPrintJob(job_id, {.part_count = 2, .spool_id = {}});
    send(job_id, SendEnd::all_accepted);
    BOOST_TEST(ledger->notePrintJob(job_id, HoldJob{.reason = "media-empty: no paper"}));
    BOOST_TEST(!ledger->notePrintJob(job_id, HoldJob{.reason = "media-empty: no paper"}));
    BOOST_TEST(job(job_id).progress.reason == "media-empty: no paper");
    BOOST_TEST(ledger->answerPrintJob(newId(), job_id, CancelJob{}, kClerk).has_value());
    BOOST_TEST((add(request).job_id == job_id));
    BOOST_TEST(!due().has_value());
}

/// Gives the file the form that it had before paper of many kinds, with the rows of that form.
void bringBackToLabelsOnly(const std::filesystem::path& file) {
    const auto all = embedded::migrations();
    Database database{file, Database::Role::writer};
    database.execute("BEGIN IMMEDIATE");
    unmakeSince(database, 7);
    database.execute("ALTER TABLE journal RENAME TO journal_now");
    database.execute("ALTER TABLE print_jobs RENAME TO print_jobs_now");
    for (const char* index :
         {"journal_of_order",
          "journal_of_command",
          "print_jobs_once",
          "print_jobs_of_key",
          "print_jobs_of_order",
          "print_jobs_due",
          "print_jobs_unsettled"}) {
        database.execute(std::string{"DROP INDEX "} + index);
    }
    database.execute("ALTER TABLE documents RENAME TO documents_now");
    database.execute(std::string{all[1].content});
    database.execute(std::string{all[3].content});
    database.execute("INSERT INTO journal SELECT * FROM journal_now");
    database.execute(
        "INSERT INTO documents SELECT document_sha256, site_id, store_id, bytes, created_at_ms"
        " FROM documents_now"
    );
    database.execute(
        "INSERT INTO print_jobs SELECT job_id, site_id, store_id, order_ref, role, format,"
        " document_sha256, package_id, copy, reprint_of, state, evidence, attempts, wanted_at_ms,"
        " due_at_ms, reason, wants_new_job, created_at_ms, is_unsettled FROM print_jobs_now"
    );
    for (const char* table : {"journal_now", "print_jobs_now", "documents_now"}) {
        database.execute(std::string{"DROP TABLE "} + table);
    }
    database.execute("PRAGMA user_version = 6");
    database.execute("COMMIT");
}

BOOST_AUTO_TEST_CASE(a_ledger_from_before_opens_with_its_jobs_as_a_replay_tells_them) {
    const OrderRef ref = packedOrder();
    LabelDocument label{.label = aLabel(), .bytes = "^XA^XZ"};
    label.label.expires_at = clock.now() + 24h;
    const OutboxMessage request = nextMessage();
    BOOST_REQUIRE(ledger->takeLabels(request, std::span{&label, 1}).has_value());
    const std::int64_t first = due("label")->job_id;
    send(first, SendEnd::zero_bytes);  // no claim, so that no line counts parts
    const std::int64_t last_line = ledger->revision();
    close();
    bringBackToLabelsOnly(options().folder / "ledger.db");
    open();
    const auto copies = backupsNewestFirst({options().folder});  // of what the older program wrote
    BOOST_REQUIRE(copies.size() == 1U);
    {
        Database copy{copies.front(), Database::Role::detached};
        BOOST_TEST(copy.queryInteger("PRAGMA user_version") == 6);
        BOOST_TEST(copy.queryInteger("SELECT count(*) FROM orders") == 1);
    }
    BOOST_TEST(ledger->auditByReplay().empty());
    BOOST_TEST(ledger->revision() == last_line);
    const PrintJobView job = view(ref).print_jobs.at(0);
    BOOST_TEST((job.kind == PaperKind::label));
    BOOST_TEST((job.expires_at == clock.now() + 24h));
    BOOST_TEST(ledger->takeLabels(request, std::span{&label, 1})->is_repeated);
    BOOST_TEST(ledger->answerPrintJob(newId(), first, CancelJob{}, kClerk).has_value());
    BOOST_TEST(ledger->revision() > last_line);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
