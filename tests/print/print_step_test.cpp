#include "agent/print/print_step.h"

#include "agent/ledger/views.h"
#include "printing/printers/folder_printer.h"
#include "printing/printers/raw_socket_printer.h"
#include "tests/print/labelled_orders.h"
#include "tests/printing/raw_printer_simulator.h"
#include "tests/support/fake_clock.h"
#include "tests/support/print.h"
#include "tests/support/temp_folder.h"

#include <Poco/Net/ServerSocket.h>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <csignal>
#include <memory>
#include <optional>
#include <string>
#include <sys/resource.h>
#include <vector>

namespace balcao::test {

using namespace std::chrono_literals;

namespace {

constexpr RawSocketLimits kLimits{
    .connecting = 20s, .without_progress = 20s, .sending = 20s, .closing = 20s, .settling = 50ms};

/// Ends like a process that is killed right after its claim: nothing is sent or said.
class PrinterThatDiesAfterTheClaim final : public Printer {
public:
    std::string address() const override { return "test://dies"; }
    std::optional<std::string> whyNot(DocumentKind /*kind*/) const override { return std::nullopt; }
    std::optional<RecordSend> send(const PrintPayload& /*payload*/, const ClaimCommit& claim)
        override {
        claim({});
        return std::nullopt;
    }
};

/// The process may write no more files while this lives: like a full disk.
class FullDisk {
public:
    FullDisk() {
        std::signal(SIGXFSZ, SIG_IGN);  // the write then fails instead of ending the process
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit nothing{.rlim_cur = 0, .rlim_max = before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &nothing);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &before_); }
    FullDisk(const FullDisk&) = delete;
    FullDisk(FullDisk&&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;
    FullDisk& operator=(FullDisk&&) = delete;

private:
    rlimit before_{};
};

/// Prints; and while it does, the disk of the ledger runs full.
class PrinterThatFillsTheDisk final : public Printer {
public:
    PrinterThatFillsTheDisk(std::optional<FullDisk>& disk, int& printed)
        : disk_{disk}
        , printed_{printed} {}

    std::string address() const override { return "test://fills"; }
    std::optional<std::string> whyNot(DocumentKind /*kind*/) const override { return std::nullopt; }
    std::optional<RecordSend> send(const PrintPayload& payload, const ClaimCommit& claim) override {
        if (!claim({})) {
            return std::nullopt;
        }
        ++printed_;
        disk_.emplace();
        return RecordSend{
            .end = SendEnd::all_accepted,
            .evidence = PrintEvidence::e2,
            .bytes_sent = static_cast<std::int64_t>(payload.bytes.size()),
            .reason = ""};
    }

private:
    std::optional<FullDisk>& disk_;
    int& printed_;
};

/// A port on which nobody listens: it was free a moment ago.
std::uint16_t closedPort() {
    const Poco::Net::ServerSocket server{Poco::Net::SocketAddress{"127.0.0.1", 0}};
    return server.address().port();
}

std::unique_ptr<Printer> rawPrinter(std::uint16_t port) {
    return std::make_unique<RawSocketPrinter>(
        RawSocketAddress{.host = "127.0.0.1", .port = port}, kLimits
    );
}

struct AStore {
    TempFolder temp;
    FakeClock clock;
    LinkStatus links;
    std::optional<Ledger> ledger{std::in_place, ledgerOptions(temp.path()), clock};
    CommandRasterizer rasterizer{"pdftoppm"};
    RawPrinterSimulator simulator;

    AStore() { links.setPrinter("label", {}); }

    void addLabels(std::size_t count) {
        addLabelledOrder(*ledger, "1001", count, [](std::size_t number) {
            return zplOf(number, 2000);
        });
    }

    PrintStep stepOn(std::unique_ptr<Printer> printer, std::unique_ptr<StatusProbe> probe = {}) {
        return {
            {.routes = {{.role = "label"}},
             .printer = std::move(printer),
             .probe = std::move(probe),
             .capability = {},
             .tuning = {}},
            {.ledger = *ledger, .links = links, .clock = clock, .rasterizer = rasterizer}};
    }

    PrintStep stepOnSimulator() { return stepOn(rawPrinter(simulator.port())); }

    /// Makes attempts while jobs are due at the clock's time.
    static void runUntilIdle(PrintStep& step) {
        for (int i = 0; i < 100 && step.step() == 0ms; ++i) {
        }
    }

    std::vector<PrintJobView> jobs() const {
        const LedgerViews views{temp.path()};
        const auto known = ledger->knownOrders({.site_id = "1", .store_id = "42"});
        BOOST_REQUIRE(known.size() == 1);
        const auto order = views.order(known.front().order_ref);
        BOOST_REQUIRE(order.has_value());
        return order->print_jobs;
    }

    PrintProgress onlyJob() const {
        const auto all = jobs();
        BOOST_REQUIRE(all.size() == 1);
        return all.front().progress;
    }

    void restart() {
        ledger.reset();
        ledger.emplace(ledgerOptions(temp.path()), clock);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(print_step, AStore)

BOOST_AUTO_TEST_CASE(a_due_label_is_printed_and_the_printer_shown_as_ok) {
    addLabels(1);
    PrintStep step = stepOnSimulator();
    BOOST_TEST(step.step().count() == 0);
    BOOST_TEST(onlyJob().state == PrintState::submitted);
    BOOST_TEST(onlyJob().evidence == PrintEvidence::e2);
    BOOST_TEST(onlyJob().attempts == 1);
    BOOST_TEST(simulator.received().front().bytes == zplOf(1, 2000));
    BOOST_TEST(links.printer("label").state == PrinterLinkState::ok);
    BOOST_TEST(step.step().count() > 0);
}

BOOST_AUTO_TEST_CASE(every_label_of_an_order_is_printed_once) {
    addLabels(5);
    PrintStep step = stepOnSimulator();
    runUntilIdle(step);
    BOOST_TEST(simulator.received().size() == 5U);
    for (const PrintJobView& job : jobs()) {
        BOOST_TEST(job.progress.state == PrintState::submitted);
    }
}

BOOST_AUTO_TEST_CASE(without_a_printer_the_labels_wait_and_the_status_says_so) {
    addLabels(1);
    PrintStep step = stepOn(nullptr);
    BOOST_TEST(step.step().count() > 0);
    BOOST_TEST(onlyJob().state == PrintState::queued);
    BOOST_TEST(onlyJob().attempts == 0);
    BOOST_TEST(!links.printer("label").is_configured);
    BOOST_TEST(links.printer("label").problem.find("printer.label") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_printer_that_cannot_be_reached_keeps_the_label_in_the_queue) {
    addLabels(1);
    PrintStep step = stepOn(rawPrinter(closedPort()));
    BOOST_TEST(step.step().count() > 0);
    BOOST_TEST(onlyJob().state == PrintState::queued);
    BOOST_TEST(onlyJob().attempts == 1);
    BOOST_TEST((onlyJob().due_at == clock.now() + 2s));
    BOOST_TEST(onlyJob().reason.starts_with("printer_refused: "));
    BOOST_TEST(links.printer("label").state == PrinterLinkState::unreachable);
    BOOST_TEST(links.printer("label").problem == onlyJob().reason);
}

BOOST_AUTO_TEST_CASE(a_label_is_not_tried_before_it_is_due) {
    addLabels(1);
    PrintStep step = stepOn(rawPrinter(closedPort()));
    step.step();
    BOOST_TEST(step.step().count() == 2000);
    clock.advance(1999ms);
    BOOST_TEST(step.step().count() == 1);
    BOOST_TEST(onlyJob().attempts == 1);
}

BOOST_AUTO_TEST_CASE(a_printer_that_comes_back_is_found_even_for_a_held_label) {
    addLabels(1);
    const std::uint16_t port = closedPort();
    PrintStep step = stepOn(rawPrinter(port));
    for (int i = 0; i < 5; ++i) {
        step.step();
        clock.advance(1min);
    }
    BOOST_TEST(onlyJob().state == PrintState::held);
    RawPrinterSimulator back{{}, port};
    step.step();
    BOOST_TEST(onlyJob().state == PrintState::submitted);
    BOOST_TEST(onlyJob().reason.empty());
    BOOST_TEST(back.received().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_clock_that_was_wrong_for_a_while_does_not_hold_a_label_back) {
    addLabels(1);
    const std::uint16_t port = closedPort();
    PrintStep step = stepOn(rawPrinter(port));
    clock.advance(30min);
    step.step();  // misses, and is due 2 s later by the wrong clock
    clock.advance(-30min);
    RawPrinterSimulator back{{}, port};
    step.step();
    BOOST_TEST(onlyJob().state == PrintState::submitted);
}

BOOST_AUTO_TEST_CASE(an_unclear_end_asks_the_person_and_is_never_sent_again) {
    addLabels(1);
    simulator.behave({.mood = PrinterMood::print_then_reset});
    PrintStep step = stepOnSimulator();
    step.step();
    BOOST_TEST(onlyJob().state == PrintState::in_doubt);
    BOOST_TEST(onlyJob().reason.starts_with("printer_hung_up: "));
    BOOST_TEST(links.printer("label").problem == onlyJob().reason);

    clock.advance(1h);
    restart();
    PrintStep after_restart = stepOnSimulator();
    runUntilIdle(after_restart);
    BOOST_TEST(simulator.received().size() == 1U);
    BOOST_TEST(onlyJob().state == PrintState::in_doubt);
}

BOOST_AUTO_TEST_CASE(a_label_in_doubt_does_not_hold_back_the_next) {
    addLabels(2);
    simulator.behave({.mood = PrinterMood::reset_before_print});
    PrintStep step = stepOnSimulator();
    step.step();
    simulator.behave({.mood = PrinterMood::normal});
    runUntilIdle(step);
    BOOST_TEST(jobs().at(0).progress.state == PrintState::in_doubt);
    BOOST_TEST(jobs().at(1).progress.state == PrintState::submitted);
    BOOST_TEST(links.printer("label").state == PrinterLinkState::ok);
}

BOOST_AUTO_TEST_CASE(a_claim_without_an_end_is_in_doubt_after_the_restart) {
    addLabels(1);
    PrintStep step = stepOn(std::make_unique<PrinterThatDiesAfterTheClaim>());
    step.step();
    BOOST_TEST(onlyJob().state == PrintState::submitting);
    restart();
    BOOST_TEST(onlyJob().state == PrintState::in_doubt);
    PrintStep after_restart = stepOnSimulator();
    runUntilIdle(after_restart);
    BOOST_TEST(simulator.received().empty());
}

BOOST_AUTO_TEST_CASE(
    an_end_that_the_ledger_could_not_keep_becomes_a_question_and_prints_nothing_more
) {
    addLabels(2);
    std::optional<FullDisk> disk;
    int printed = 0;
    PrintStep step = stepOn(std::make_unique<PrinterThatFillsTheDisk>(disk, printed));
    BOOST_TEST(step.step().count() > 0);
    BOOST_TEST(step.step().count() > 0);  // tries to record again before it looks for the next
    disk.reset();
    BOOST_TEST(printed == 1);
    restart();
    BOOST_TEST(jobs().at(0).progress.state == PrintState::in_doubt);
    BOOST_TEST(jobs().at(1).progress.state == PrintState::queued);
}

BOOST_AUTO_TEST_CASE(a_no_of_the_person_makes_a_new_job_that_prints) {
    addLabels(1);
    simulator.behave({.mood = PrinterMood::reset_before_print});
    PrintStep step = stepOnSimulator();
    step.step();
    simulator.behave({.mood = PrinterMood::normal});
    const auto answered = ledger->answerPrintJob(
        {"7f1c5a52-8d0e-4b8e-9a55-0f6f2a1d3c4b"},
        jobs().front().job_id,
        AnswerDoubt{.came_out = false},
        {.kind = ActorKind::clerk, .name = "ada"}
    );
    BOOST_REQUIRE(answered.has_value());
    runUntilIdle(step);
    BOOST_REQUIRE(jobs().size() == 2U);
    BOOST_TEST(jobs().at(0).progress.state == PrintState::not_printed);
    BOOST_TEST(jobs().at(1).progress.state == PrintState::submitted);
    BOOST_TEST((jobs().at(1).reprint_of == std::optional{jobs().at(0).job_id}));
    BOOST_TEST(simulator.received().at(1).bytes == zplOf(1, 2000));
}

BOOST_AUTO_TEST_CASE(a_label_older_than_two_hours_is_not_printed_unasked) {
    addLabels(1);
    clock.advance(lifeOf(PaperKind::label) + 1ms);
    PrintStep step = stepOnSimulator();
    runUntilIdle(step);
    BOOST_TEST(onlyJob().state == PrintState::expired);
    for (const ReceivedJob& received : simulator.received()) {
        BOOST_TEST(received.bytes.empty());
    }
}

BOOST_AUTO_TEST_CASE(a_pdf_for_a_raw_printer_is_rejected_with_the_reason_and_sends_nothing) {
    addLabelledOrder(*ledger, "1001", 1, [](std::size_t) { return "%PDF-1.4\n%%EOF\n"; });
    PrintStep step = stepOnSimulator();
    runUntilIdle(step);
    BOOST_TEST(onlyJob().state == PrintState::rejected);
    BOOST_TEST(onlyJob().reason.starts_with("pdf_needs_conversion: "));
    BOOST_TEST(simulator.received().empty());
    BOOST_TEST(links.printer("label").state == PrinterLinkState::unknown);
}

BOOST_AUTO_TEST_CASE(what_would_change_the_printer_is_taken_out_of_a_label) {
    addLabelledOrder(*ledger, "1001", 1, [](std::size_t) { return "^XA^JUS^FDx^FS^XZ"; });
    PrintStep step = stepOnSimulator();
    runUntilIdle(step);
    BOOST_TEST(onlyJob().state == PrintState::submitted);
    BOOST_TEST(simulator.received().front().bytes.find("^FDx") != std::string::npos);
    BOOST_TEST(simulator.received().front().bytes.find("^JU") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_label_that_needs_what_is_denied_is_rejected_and_sends_nothing) {
    addLabelledOrder(*ledger, "1001", 1, [](std::size_t) { return "^XA^DFE:X.ZPL^FDx^FS^XZ"; });
    PrintStep step = stepOnSimulator();
    runUntilIdle(step);
    BOOST_TEST(onlyJob().state == PrintState::rejected);
    BOOST_TEST(onlyJob().reason.starts_with("zpl_forbidden: "));
    BOOST_TEST(simulator.received().empty());
}

BOOST_AUTO_TEST_CASE(a_folder_takes_a_pdf) {
    addLabelledOrder(*ledger, "1001", 1, [](std::size_t) { return "%PDF-1.4\n%%EOF\n"; });
    const TempFolder labels;
    PrintStep step = stepOn(std::make_unique<FolderPrinter>(FolderAddress{labels.path()}));
    runUntilIdle(step);
    BOOST_TEST(onlyJob().state == PrintState::submitted);
    BOOST_TEST(std::distance(std::filesystem::directory_iterator{labels.path()}, {}) == 1);
}

BOOST_AUTO_TEST_CASE(jobs_of_another_role_are_left_alone) {
    addLabels(1);
    PrintStep step{
        {.routes = {{.role = "document"}},
         .printer = rawPrinter(simulator.port()),
         .probe = {},
         .capability = {},
         .tuning = {}},
        {.ledger = *ledger, .links = links, .clock = clock, .rasterizer = rasterizer}};
    runUntilIdle(step);
    BOOST_TEST(onlyJob().state == PrintState::queued);
    BOOST_TEST(simulator.received().empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
