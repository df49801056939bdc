// Labels and papers name people: some days after their order has ended nothing of them may be left
// in any file, and all that was known of them beside their bytes stays.
#include "agent/ledger/database.h"
#include "agent/ledger/schema.h"
#include "tests/ledger/ledger_fixture.h"
#include "tests/ledger/older_ledger.h"

#include <fstream>
#include <sstream>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

const std::string kSecret = "DESTINATARIO FULANA DE TAL";
const std::string kNfe = "<nfeProc>CPF DA FULANA</nfeProc>";
constexpr auto kKeep = 7 * 24h;

struct Wiping : LedgerFixture {
    /// An order whose label and NF-e came, and which is still in the shop.
    OrderRef labelledOrder(const std::string& bytes = zplOf(kSecret)) {
        const OrderRef ref = packedOrder();
        BOOST_REQUIRE(ledger
                          ->submit(
                              {.command_id = newId(),
                               .order_ref = ref,
                               .command = AttachInvoice{.invoice_key = std::string(44, '1')},
                               .actor = kClerk,
                               .attachment = kNfe}
                          )
                          .has_value());
        BOOST_REQUIRE(takeLabel(labelRequest(), bytes).has_value());
        return ref;
    }

    OutboxMessage labelRequest() {
        OutboxMessage message = nextMessage();
        while (kindOf(message.message) != MessageKind::fetch_labels) {
            message = confirmNext();
            message = nextMessage();
        }
        return message;
    }

    void print(const PrintJobView& job) {
        BOOST_REQUIRE(ledger->claimPrintJob(job.job_id));
        ledger->recordSend(
            job.job_id,
            {.end = SendEnd::all_accepted,
             .evidence = PrintEvidence::e2,
             .bytes_sent = 10,
             .reason = {}}
        );
    }

    void deliver(OrderRef ref) {
        take(ref, ApplyLabels{});
        take(ref, Dispatch{.tracking_code = "BR9"});
        take(ref, MarkDelivered{});
    }

    /// An order that was printed and delivered.
    OrderRef endedOrder() {
        const OrderRef ref = labelledOrder();
        print(jobOf(ref));
        deliver(ref);
        return ref;
    }

    PrintJobView jobOf(OrderRef ref) const { return view(ref).print_jobs.at(0); }

    Wiped wipe(std::size_t most = 100) { return ledger->wipePapers(clock.now() - kKeep, most); }

    static std::string zplOf(const std::string& text) {
        return "^XA^FO10,10^FD" + text + "^FS" + std::string(20'000, 'x') + "^XZ";
    }

    /// Whether any file of the ledger's folder holds this text.
    bool isOnDisk(const std::string& text) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator{options().folder}) {
            if (!entry.is_regular_file()) {
                continue;
            }
            std::ostringstream bytes;
            bytes << std::ifstream{entry.path(), std::ios::binary}.rdbuf();
            if (bytes.str().find(text) != std::string::npos) {
                return true;
            }
        }
        return false;
    }

    Refused::Why whyNot(const Result<Submitted, Refused>& result) {
        BOOST_REQUIRE(!result.has_value());
        return result.error().why;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(wiping, Wiping)

BOOST_AUTO_TEST_CASE(some_days_after_the_orders_end_no_file_holds_its_bytes) {
    endedOrder();
    BOOST_TEST(isOnDisk(kSecret));
    BOOST_TEST(isOnDisk("CPF DA FULANA"));
    clock.advance(kKeep + 1h);
    BOOST_TEST((wipe() == Wiped{.count = 2, .is_off_disk = true}));
    BOOST_TEST(!isOnDisk(kSecret));
    BOOST_TEST(!isOnDisk("CPF DA FULANA"));
    BOOST_TEST((wipe() == Wiped{.count = 0, .is_off_disk = true}));
}

BOOST_AUTO_TEST_CASE(what_is_known_of_a_paper_beside_its_bytes_stays) {
    const OrderRef ref = endedOrder();
    const PrintJobView before = jobOf(ref);
    const auto bytes = static_cast<std::int64_t>(zplOf(kSecret).size());
    clock.advance(kKeep + 1h);
    wipe();
    const PrintJobView after = jobOf(ref);
    BOOST_TEST(after.job_id == before.job_id);
    BOOST_TEST((after.progress == before.progress));
    BOOST_TEST(order(ref).labels.size() == 1U);
    BOOST_TEST(views().label(ref, PackageId{"1"})->bytes.empty());
    BOOST_TEST(!views().document(order(ref).labels[0].document_sha256).has_value());
    BOOST_TEST(ledger->auditByReplay().empty());
    const auto file = options().folder / "ledger.db";
    close();
    Database database{file, Database::Role::detached};
    BOOST_TEST(
        database.queryInteger("SELECT max(byte_count) FROM documents WHERE wiped_at_ms > 0") ==
        bytes
    );
}

BOOST_AUTO_TEST_CASE(wiped_paper_is_not_printed_again_and_says_why) {
    const OrderRef ref = endedOrder();
    const std::int64_t job_id = jobOf(ref).job_id;
    clock.advance(kKeep + 1h);
    wipe();
    using enum Refused::Why;
    BOOST_TEST((whyNot(ledger->reprint(newId(), job_id, "lost", kClerk)) == bytes_wiped));
    const AnswerDoubt did_not{.came_out = false};
    BOOST_TEST((whyNot(ledger->answerPrintJob(newId(), job_id, did_not, kClerk)) == bytes_wiped));
    BOOST_TEST(ledger->answerPrintJob(newId(), job_id, AnswerDoubt{}, kClerk).has_value());
}

BOOST_AUTO_TEST_CASE(an_unprinted_job_of_long_ago_cannot_be_sent_to_a_printer_any_more) {
    const OrderRef ref = labelledOrder();
    const std::int64_t job_id = jobOf(ref).job_id;  // there was never a printer for it
    deliver(ref);
    clock.advance(kKeep + 1h);
    BOOST_TEST(wipe().count == 2U);
    using enum Refused::Why;
    BOOST_TEST(
        (whyNot(ledger->answerPrintJob(newId(), job_id, ReleaseJob{}, kClerk)) == bytes_wiped)
    );
    BOOST_TEST((whyNot(ledger->reroutePrintJob(newId(), job_id, "document", kClerk)) == bytes_wiped)
    );
    BOOST_REQUIRE(ledger->nextPrintJob({.role = "label"}, clock.now()).has_value());
    BOOST_TEST(ledger->nextPrintJob({.role = "label"}, clock.now())->bytes.empty());
    BOOST_TEST(!ledger->claimPrintJob(job_id));  // too old, as before
}

BOOST_AUTO_TEST_CASE(orders_that_have_not_ended_keep_their_papers) {
    const OrderRef ref = labelledOrder();
    print(jobOf(ref));
    clock.advance(1000h);
    BOOST_TEST(wipe().count == 0U);
    BOOST_TEST(views().label(ref, PackageId{"1"})->bytes == zplOf(kSecret));
}

BOOST_AUTO_TEST_CASE(the_days_count_from_the_last_thing_that_happened_with_the_order) {
    const OrderRef ref = labelledOrder();
    print(jobOf(ref));
    clock.advance(1000h);
    deliver(ref);
    clock.advance(kKeep);
    BOOST_TEST(wipe().count == 0U);
    clock.advance(1ms);
    BOOST_TEST(wipe().count == 2U);
}

BOOST_AUTO_TEST_CASE(a_question_about_the_paper_keeps_its_bytes) {
    const OrderRef ref = labelledOrder();
    const std::int64_t job_id = jobOf(ref).job_id;
    BOOST_REQUIRE(ledger->claimPrintJob(job_id));
    ledger->recordSend(
        job_id, {.end = SendEnd::unknown, .evidence = {}, .bytes_sent = 1, .reason = {}}
    );
    deliver(ref);
    clock.advance(kKeep + 1h);
    BOOST_TEST(wipe().count == 1U);  // the NF-e
    BOOST_TEST(isOnDisk(kSecret));
    BOOST_TEST(ledger->answerPrintJob(newId(), job_id, AnswerDoubt{}, kClerk).has_value());
    clock.advance(kKeep + 1h);
    BOOST_TEST(wipe().count == 1U);
    BOOST_TEST(!isOnDisk(kSecret));
}

BOOST_AUTO_TEST_CASE(bytes_that_two_orders_share_stay_until_both_have_ended) {
    const OrderRef first = endedOrder();
    const OrderRef second = packedOrder("PED-2");
    BOOST_REQUIRE(takeLabel(labelRequest(), zplOf(kSecret)).has_value());
    clock.advance(kKeep + 1h);
    BOOST_TEST(wipe().count == 1U);  // the NF-e of the first
    BOOST_TEST(!views().label(first, PackageId{"1"})->bytes.empty());
    deliver(second);
    clock.advance(kKeep + 1h);
    BOOST_TEST(wipe().count == 1U);
}

BOOST_AUTO_TEST_CASE(paper_of_no_order_is_wiped_by_its_own_age) {
    PaperRequest request;
    request.command_id = newId();
    request.store = kStore;
    request.kind = PaperKind::voucher;
    request.format = "pdf";
    request.bytes = kSecret;
    request.actor = kClerk;
    BOOST_REQUIRE(ledger->addPaper(request).has_value());
    clock.advance(kKeep);
    BOOST_TEST(wipe().count == 0U);
    clock.advance(1ms);
    BOOST_TEST(wipe().count == 1U);
    BOOST_TEST(!isOnDisk(kSecret));
}

BOOST_AUTO_TEST_CASE(wiped_bytes_that_come_again_are_kept_again) {
    const OrderRef ref = endedOrder();
    clock.advance(kKeep + 1h);
    wipe();
    packedOrder("PED-2");
    BOOST_REQUIRE(takeLabel(labelRequest(), zplOf(kSecret)).has_value());
    BOOST_TEST(views().label(ref, PackageId{"1"})->bytes == zplOf(kSecret));
    BOOST_TEST(ledger->reprint(newId(), jobOf(ref).job_id, "lost", kClerk).has_value());
}

BOOST_AUTO_TEST_CASE(one_call_wipes_no_more_than_it_is_told_the_oldest_first) {
    const OrderRef ref = labelledOrder();
    print(jobOf(ref));
    deliver(ref);
    clock.advance(kKeep + 1h);
    BOOST_TEST(wipe(1).count == 1U);
    BOOST_TEST(wipe(1).count == 1U);
    BOOST_TEST(wipe(1).count == 0U);
}

BOOST_AUTO_TEST_CASE(while_somebody_reads_the_wal_waits_for_a_later_call) {
    endedOrder();
    clock.advance(kKeep + 1h);
    {
        Database reader{options().folder / "ledger.db", Database::Role::reader};
        reader.execute("BEGIN");
        BOOST_TEST(reader.queryInteger("SELECT count(*) FROM documents") == 2);
        BOOST_TEST((wipe() == Wiped{.count = 2, .is_off_disk = false}));
        BOOST_TEST(isOnDisk(kSecret));
        reader.rollBack();
    }
    BOOST_TEST((wipe() == Wiped{.count = 0, .is_off_disk = true}));
    BOOST_TEST(!isOnDisk(kSecret));
}

BOOST_AUTO_TEST_CASE(a_ledger_from_before_the_wiping_knows_whose_its_papers_are) {
    endedOrder();
    close();
    {
        Database database{options().folder / "ledger.db", Database::Role::writer};
        database.execute("BEGIN IMMEDIATE");
        unmakeSince(database, 9);
        database.execute("PRAGMA user_version = 9");
        database.execute("COMMIT");
    }
    open();
    clock.advance(kKeep - 1h);
    BOOST_TEST(wipe().count == 0U);
    clock.advance(2h);
    BOOST_TEST(wipe().count == 2U);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
