// What the print step does with what devices and spoolers say.
#include "agent/ledger/views.h"
#include "agent/print/print_step.h"
#include "tests/print/labelled_orders.h"
#include "tests/support/fake_clock.h"
#include "tests/support/print.h"
#include "tests/support/temp_folder.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace balcao::test {

using namespace std::chrono_literals;

namespace {

const StoreKey kStore{.site_id = "1", .store_id = "42"};

DeviceStatus readyStatus() {
    return {.is_known = true, .reasons = {}, .is_idle = true, .pages_made = {}, .source = "test"};
}

DeviceStatus statusWith(DeviceReason reason) {
    DeviceStatus status = readyStatus();
    addReason(status, reason);
    return status;
}

/// What the test says of the device, shared with the probe and the printer.
struct Device {
    DeviceStatus status{readyStatus()};
    int questions{0};

    SendEnd end{SendEnd::all_accepted};
    bool waits{false};
    std::string spool_id;
    SpoolFinding finding;
    SpoolFinding taken_back;
    std::vector<std::string> sent;  // what came out of the agent
    int pages_per_part{0};
};

class DeviceProbe final : public StatusProbe {
public:
    explicit DeviceProbe(Device& device)
        : device_{device} {}
    DeviceStatus read() override {
        ++device_.questions;
        return device_.status;
    }

private:
    Device& device_;
};

class DevicePrinter final : public Printer {
public:
    explicit DevicePrinter(Device& device)
        : device_{device} {}
    std::string address() const override { return "test://device"; }
    std::optional<std::string> whyNot(DocumentKind /*kind*/) const override { return std::nullopt; }
    std::optional<RecordSend> send(const PrintPayload& payload, const ClaimCommit& claim) override {
        if (device_.end == SendEnd::zero_bytes) {
            return RecordSend{.end = SendEnd::zero_bytes, .reason = "refused: nobody listens"};
        }
        if (!claim(device_.spool_id)) {
            return std::nullopt;
        }
        device_.sent.emplace_back(payload.bytes);
        if (device_.status.pages_made) {
            *device_.status.pages_made += device_.pages_per_part;
        }
        return RecordSend{
            .end = device_.end,
            .evidence = PrintEvidence::e2,
            .bytes_sent = static_cast<std::int64_t>(payload.bytes.size()),
            .reason = device_.waits ? "media-empty: no paper" : "",
            .device_waits = device_.waits};
    }
    SpoolFinding find(const std::string& /*spool_id*/) override { return device_.finding; }
    SpoolFinding takeBack(const std::string& /*spool_id*/) override { return device_.taken_back; }

private:
    Device& device_;
};

struct AShop {
    TempFolder temp;
    FakeClock clock;
    LinkStatus links;
    std::optional<Ledger> ledger{std::in_place, ledgerOptions(temp.path()), clock};
    CommandRasterizer rasterizer{"pdftoppm"};
    Device device;

    PrintStep step(bool can_be_asked = true) {
        return {
            {.routes = {{.role = "label"}},
             .printer = std::make_unique<DevicePrinter>(device),
             .probe = can_be_asked ? std::make_unique<DeviceProbe>(device) : nullptr,
             .capability = {.language = PrinterLanguage::zpl, .owner = {}},
             .tuning = {}},
            {.ledger = *ledger, .links = links, .clock = clock, .rasterizer = rasterizer}};
    }

    void addLabel(const std::string& bytes = "^XA^FDum^FS^XZ") {
        addLabelledOrder(*ledger, "1001", 1, [&](std::size_t) { return bytes; });
    }

    PrintJobView job() const {
        const LedgerViews views{temp.path()};
        const auto known = ledger->knownOrders(kStore);
        BOOST_REQUIRE(known.size() == 1U);
        return views.order(known.front().order_ref).value().print_jobs.at(0);
    }

    PrintState state() const { return job().progress.state; }

    void restart() {
        ledger.reset();
        ledger.emplace(ledgerOptions(temp.path()), clock);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(print_device, AShop)

BOOST_AUTO_TEST_CASE(a_file_of_three_labels_is_sent_label_by_label) {
    addLabel("^XA^FDa^FS^XZ^XA^FDb^FS^XZ^XA^FDc^FS^XZ");
    PrintStep worker = step();
    worker.step();
    BOOST_TEST(state() == PrintState::queued);
    BOOST_TEST(job().progress.parts_sent == 1);
    BOOST_TEST(job().progress.part_count == 3);
    worker.step();
    worker.step();
    BOOST_TEST(state() == PrintState::submitted);
    BOOST_REQUIRE(device.sent.size() == 3U);
    BOOST_TEST(device.sent[0].find("^FDa") != std::string::npos);
    BOOST_TEST(device.sent[2].find("^FDc") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(after_a_restart_the_next_label_is_sent_and_none_again) {
    addLabel("^XA^FDa^FS^XZ^XA^FDb^FS^XZ");
    step().step();
    restart();
    step().step();
    BOOST_TEST(state() == PrintState::submitted);
    BOOST_REQUIRE(device.sent.size() == 2U);
    BOOST_TEST(device.sent[1].find("^FDb") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_doubt_in_the_second_label_says_so_and_a_yes_prints_the_third) {
    addLabel("^XA^FDa^FS^XZ^XA^FDb^FS^XZ^XA^FDc^FS^XZ");
    PrintStep worker = step();
    worker.step();
    device.end = SendEnd::unknown;
    worker.step();
    BOOST_TEST(state() == PrintState::in_doubt);
    BOOST_TEST(job().progress.parts_sent == 1);
    device.end = SendEnd::all_accepted;
    BOOST_TEST(ledger
                   ->answerPrintJob(
                       {"7f1c5a52-8d0e-4b8e-9a55-0f6f2a1d3c4b"},
                       job().job_id,
                       AnswerDoubt{.came_out = true},
                       {.kind = ActorKind::clerk, .name = "ada"}
                   )
                   .has_value());
    worker.step();
    BOOST_TEST(state() == PrintState::submitted);
    BOOST_TEST(device.sent.back().find("^FDc") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_printer_without_paper_gets_nothing_and_holds_its_job_until_it_has_some) {
    addLabel();
    device.status = statusWith(DeviceReason::media_empty);
    PrintStep worker = step();
    BOOST_TEST((worker.step() == 1s));
    BOOST_TEST(device.sent.empty());
    BOOST_TEST(state() == PrintState::held);
    BOOST_TEST(job().progress.reason.starts_with("media-empty: "));
    BOOST_TEST(links.printer("label").state == PrinterLinkState::stopped);
    BOOST_TEST(links.printer("label").reasons.at(0) == "media-empty");
    device.status = readyStatus();
    clock.advance(1s);
    worker.step();
    BOOST_TEST(state() == PrintState::submitted);
    BOOST_TEST(links.printer("label").state == PrinterLinkState::ok);
    BOOST_TEST(links.printer("label").reasons.empty());
}

BOOST_AUTO_TEST_CASE(a_job_that_waits_for_paper_too_long_expires) {
    addLabel();
    device.status = statusWith(DeviceReason::media_empty);
    PrintStep worker = step();
    worker.step();
    clock.advance(lifeOf(PaperKind::label) + 1s);
    worker.step();
    BOOST_TEST(state() == PrintState::expired);
    BOOST_TEST(device.sent.empty());
}

BOOST_AUTO_TEST_CASE(a_printer_that_says_nothing_is_used_and_is_gone_after_three_questions) {
    device.status = {};
    PrintStep worker = step();
    for (int question = 0; question < 3; ++question) {
        BOOST_TEST(links.printer("label").state == PrinterLinkState::unknown);
        worker.step();
        clock.advance(30s);
    }
    BOOST_TEST(links.printer("label").state == PrinterLinkState::unreachable);
    addLabel();
    worker.step();
    BOOST_TEST(state() == PrintState::submitted);  // unknown never stops anybody
}

BOOST_AUTO_TEST_CASE(a_printer_is_asked_every_thirty_seconds_while_idle) {
    PrintStep worker = step();
    worker.step();
    worker.step();
    BOOST_TEST(device.questions == 1);
    clock.advance(30s);
    worker.step();
    BOOST_TEST(device.questions == 2);
}

BOOST_AUTO_TEST_CASE(what_the_printer_says_afterwards_is_evidence) {
    addLabel();
    step().step();
    BOOST_TEST(job().progress.evidence == PrintEvidence::e3);
}

BOOST_AUTO_TEST_CASE(a_page_counter_that_went_up_is_better_evidence) {
    addLabel();
    device.status.pages_made = 100;
    device.pages_per_part = 1;
    step().step();
    BOOST_TEST(job().progress.evidence == PrintEvidence::e4);
}

BOOST_AUTO_TEST_CASE(paper_that_ends_with_the_label_in_the_printer_waits_and_is_not_sent_again) {
    addLabel();
    PrintStep worker = step();
    device.waits = true;
    worker.step();
    BOOST_TEST(state() == PrintState::waiting_device);
    device.status = statusWith(DeviceReason::media_empty);
    clock.advance(1min);
    BOOST_TEST((worker.step() == 1s));
    BOOST_TEST(state() == PrintState::waiting_device);
    device.status = readyStatus();
    clock.advance(1s);
    worker.step();
    BOOST_TEST(state() == PrintState::submitted);
    BOOST_TEST(job().progress.evidence == PrintEvidence::e3);
    BOOST_TEST(device.sent.size() == 1U);
}

BOOST_AUTO_TEST_CASE(after_ten_minutes_a_person_is_asked) {
    addLabel();
    PrintStep worker = step();
    device.waits = true;
    worker.step();
    device.status = statusWith(DeviceReason::media_empty);
    clock.advance(10min + 1s);
    worker.step();
    BOOST_TEST(state() == PrintState::in_doubt);
    BOOST_TEST(job().progress.reason.starts_with("device_waited: "));
    BOOST_TEST(device.sent.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_crash_before_the_release_is_proof_and_the_job_goes_again) {
    addLabel();
    device.spool_id = "12 balcao-x";
    BOOST_REQUIRE(ledger->claimPrintJob(job().job_id, {.part_count = 1, .spool_id = "12 balcao-x"})
    );
    restart();
    BOOST_TEST(state() == PrintState::in_doubt);
    device.finding = {.fate = SpoolFate::never_released, .reason = "interrupted: held"};
    PrintStep worker = step();
    worker.step();
    BOOST_TEST(state() == PrintState::queued);
    clock.advance(2s);
    worker.step();
    BOOST_TEST(state() == PrintState::submitted);
    BOOST_TEST(device.sent.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_spooler_that_finished_the_job_spares_the_question) {
    addLabel();
    BOOST_REQUIRE(ledger->claimPrintJob(job().job_id, {.part_count = 1, .spool_id = "12 balcao-x"})
    );
    restart();
    device.finding = {.fate = SpoolFate::done, .reason = ""};
    step().step();
    BOOST_TEST(state() == PrintState::submitted);
    BOOST_TEST(job().progress.evidence == PrintEvidence::e1);
    BOOST_TEST(device.sent.empty());
}

BOOST_AUTO_TEST_CASE(a_spooler_that_lost_the_job_leaves_the_question) {
    addLabel();
    BOOST_REQUIRE(ledger->claimPrintJob(job().job_id, {.part_count = 1, .spool_id = "12 balcao-x"})
    );
    restart();
    device.finding = {.fate = SpoolFate::cannot_tell, .reason = "spooler_lost: gone"};
    PrintStep worker = step();
    worker.step();
    clock.advance(1min);
    worker.step();
    BOOST_TEST(state() == PrintState::in_doubt);
    BOOST_TEST(device.sent.empty());
}

BOOST_AUTO_TEST_CASE(a_job_that_waits_in_the_spooler_keeps_the_next_back_and_is_stopped_in_the_end
) {
    addLabelledOrder(*ledger, "1001", 2, [](std::size_t n) { return zplOf(n, 500); });
    device.spool_id = "12 balcao-x";
    device.waits = true;
    device.finding = {.fate = SpoolFate::waiting, .reason = "paused: x"};
    PrintStep worker = step(false);
    worker.step();
    clock.advance(1min);
    worker.step();
    BOOST_TEST(device.sent.size() == 1U);
    device.taken_back = {.fate = SpoolFate::stopped, .reason = "device_waited: stopped"};
    clock.advance(10min);
    worker.step();
    BOOST_TEST(state() == PrintState::in_doubt);
}

BOOST_AUTO_TEST_CASE(parts_that_changed_after_some_were_sent_are_left_to_a_person) {
    addLabel("^XA^FDa^FS^XZ^XA^FDb^FS^XZ");
    BOOST_REQUIRE(ledger->claimPrintJob(job().job_id, {.part_count = 5, .spool_id = {}}));
    ledger->recordSend(
        job().job_id,
        {.end = SendEnd::all_accepted, .evidence = PrintEvidence::e2, .bytes_sent = 5, .reason = {}}
    );
    step().step();
    BOOST_TEST(state() == PrintState::rejected);
    BOOST_TEST(job().progress.reason.starts_with("parts_changed: "));
    BOOST_TEST(device.sent.empty());
}

BOOST_AUTO_TEST_CASE(copies_are_sets_that_the_agent_sends) {
    PaperRequest request;
    request.command_id = {"7f1c5a52-8d0e-4b8e-9a55-0f6f2a1d3c4c"};
    request.store = kStore;
    request.kind = PaperKind::package_label;
    request.format = "zpl";
    request.bytes = "^XA^FDa^FS^XZ^XA^FDb^FS^PQ2^XZ";
    request.copies = 2;
    BOOST_REQUIRE(ledger->addPaper(request).has_value());
    PrintStep worker = step();
    for (int i = 0; i < 7; ++i) {
        worker.step();
    }
    BOOST_REQUIRE(device.sent.size() == 6U);
    BOOST_TEST(device.sent[0].find("^FDa") != std::string::npos);
    BOOST_TEST(device.sent[2].find("^FDb") != std::string::npos);
    BOOST_TEST(device.sent[3].find("^FDa") != std::string::npos);
    BOOST_TEST(device.sent[5].find("^PQ") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
