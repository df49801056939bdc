#include "printing/printers/raw_socket_printer.h"

#include "printing/printers/raw_conversation.h"
#include "tests/printing/raw_printer_simulator.h"
#include "tests/support/print.h"

#include <Poco/Net/ServerSocket.h>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>

namespace balcao::test {

using namespace std::chrono_literals;

namespace {

/// Far longer than a healthy printer on this machine needs, far shorter than a test may take.
constexpr RawSocketLimits kShort{
    .connecting = 5s,
    .without_progress = 300ms,
    .sending = 20s,
    .closing = 300ms,
    .settling = 50ms};

constexpr RawSocketLimits kPatient{
    .connecting = 20s, .without_progress = 20s, .sending = 20s, .closing = 20s, .settling = 50ms};

/// One label of about `size` bytes.
std::string labelOf(std::size_t size) {
    std::string label = "^XA^FO10,10^FX";
    label.append(size, 'x');
    return label + "^FS^XZ";
}

/// More than all buffers between two programs on one machine hold together.
const std::string kHugeLabel = labelOf(std::size_t{8} * 1024 * 1024);
const std::string kUsualLabel = labelOf(20'000);

struct RawPrinter {
    RawPrinterSimulator simulator;
    int claims{0};

    ClaimCommit countClaim() {
        return [this](const std::string&) {
            ++claims;
            return true;
        };
    }

    RecordSend send(
        PrinterBehaviour behaviour,
        const std::string& label,
        const RawSocketLimits& limits,
        bool closes = true
    ) {
        simulator.behave(behaviour);
        RawSocketPrinter printer{
            {.host = "127.0.0.1", .port = simulator.port(), .closes = closes}, limits};
        const auto outcome =
            printer.send({.job_id = 1, .kind = DocumentKind::zpl, .bytes = label}, countClaim());
        BOOST_REQUIRE(outcome.has_value());
        BOOST_TEST_MESSAGE("  reason: " << outcome->reason);
        return *outcome;
    }

    RecordSend send(PrinterMood mood, const std::string& label, const RawSocketLimits& limits) {
        return send(PrinterBehaviour{.mood = mood}, label, limits);
    }

    ReceivedJob onlyJob() {
        BOOST_REQUIRE(simulator.waitFor(1));
        BOOST_REQUIRE(simulator.received().size() == 1);
        return simulator.received().front();
    }
};

void isInDoubt(const RecordSend& outcome, const std::string& slug) {
    BOOST_TEST(outcome.end == SendEnd::unknown);
    BOOST_TEST(outcome.evidence == PrintEvidence::e0);
    BOOST_TEST(outcome.reason.starts_with(slug + ": "));
}

/// A port on which nobody listens: it was free a moment ago.
std::uint16_t closedPort() {
    const Poco::Net::ServerSocket server{Poco::Net::SocketAddress{"127.0.0.1", 0}};
    return server.address().port();
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(raw_socket_printer, RawPrinter)

BOOST_AUTO_TEST_CASE(a_printer_that_closes_in_order_has_read_every_byte) {
    const RecordSend outcome = send(PrinterMood::normal, kUsualLabel, kPatient);
    BOOST_TEST(outcome.end == SendEnd::all_accepted);
    BOOST_TEST(outcome.evidence == PrintEvidence::e2);
    BOOST_TEST(outcome.bytes_sent == static_cast<std::int64_t>(kUsualLabel.size()));
    BOOST_TEST(outcome.reason.empty());
    BOOST_TEST((onlyJob().bytes == kUsualLabel));
    BOOST_TEST(claims == 1);
}

BOOST_AUTO_TEST_CASE(a_large_label_arrives_whole) {
    const RecordSend outcome = send(PrinterMood::normal, kHugeLabel, kPatient);
    BOOST_TEST(outcome.end == SendEnd::all_accepted);
    BOOST_TEST((onlyJob().bytes == kHugeLabel));
}

BOOST_AUTO_TEST_CASE(a_refused_connection_is_proof_of_zero_bytes_and_claims_nothing) {
    RawSocketPrinter printer{{.host = "127.0.0.1", .port = closedPort()}, kPatient};
    const auto outcome =
        printer.send({.job_id = 1, .kind = DocumentKind::zpl, .bytes = "^XA^XZ"}, countClaim());
    BOOST_REQUIRE(outcome.has_value());
    BOOST_TEST(outcome->end == SendEnd::zero_bytes);
    BOOST_TEST(outcome->bytes_sent == 0);
    BOOST_TEST(outcome->reason.starts_with("printer_refused: "));
    BOOST_TEST(claims == 0);
}

BOOST_AUTO_TEST_CASE(an_unknown_host_is_proof_of_zero_bytes_and_claims_nothing) {
    RawSocketPrinter printer{{.host = "printer.invalid"}, kPatient};  // RFC 2606
    const auto outcome =
        printer.send({.job_id = 1, .kind = DocumentKind::zpl, .bytes = "^XA^XZ"}, countClaim());
    BOOST_REQUIRE(outcome.has_value());
    BOOST_TEST(outcome->end == SendEnd::zero_bytes);
    BOOST_TEST(outcome->reason.starts_with("printer_unknown_host: "));
    BOOST_TEST(claims == 0);
}

BOOST_AUTO_TEST_CASE(a_full_queue_of_connections_is_no_answer_and_claims_nothing) {
    Poco::Net::ServerSocket busy;
    busy.bind(Poco::Net::SocketAddress{"127.0.0.1", 0});
    busy.listen(0);
    const Poco::Net::StreamSocket first{busy.address()};  // fills the queue of one
    RawSocketLimits limits = kPatient;
    limits.connecting = 200ms;
    RawSocketPrinter printer{{.host = "127.0.0.1", .port = busy.address().port()}, limits};
    const auto outcome =
        printer.send({.job_id = 1, .kind = DocumentKind::zpl, .bytes = "^XA^XZ"}, countClaim());
    BOOST_REQUIRE(outcome.has_value());
    BOOST_TEST(outcome->end == SendEnd::zero_bytes);
    BOOST_TEST(outcome->reason.starts_with("printer_unreachable: "));
    BOOST_TEST(claims == 0);
}

BOOST_AUTO_TEST_CASE(a_job_that_cannot_be_claimed_sends_nothing) {
    RawSocketPrinter printer{{.host = "127.0.0.1", .port = simulator.port()}, kPatient};
    const auto outcome = printer.send(
        {.job_id = 1, .kind = DocumentKind::zpl, .bytes = kUsualLabel},
        [](const std::string&) { return false; }
    );
    BOOST_TEST(!outcome.has_value());
    BOOST_TEST(onlyJob().bytes.empty());
}

BOOST_AUTO_TEST_CASE(a_claim_that_fails_sends_nothing) {
    RawSocketPrinter printer{{.host = "127.0.0.1", .port = simulator.port()}, kPatient};
    const ClaimCommit fails = [](const std::string&) -> bool {
        throw std::runtime_error{"disk full"};
    };
    BOOST_CHECK_THROW(
        printer.send({.job_id = 1, .kind = DocumentKind::zpl, .bytes = kUsualLabel}, fails),
        std::runtime_error
    );
    BOOST_TEST(onlyJob().bytes.empty());
}

BOOST_AUTO_TEST_CASE(nothing_leaves_before_the_claim_is_committed) {
    RawSocketPrinter printer{{.host = "127.0.0.1", .port = simulator.port()}, kPatient};
    const ClaimCommit slow_commit = [this](const std::string&) {
        // Whatever was sent before now would be read within this time.
        std::this_thread::sleep_for(100ms);
        simulator.behave({.mood = PrinterMood::normal});
        return false;
    };
    BOOST_TEST(
        !printer.send({.job_id = 1, .kind = DocumentKind::zpl, .bytes = kUsualLabel}, slow_commit)
             .has_value()
    );
    BOOST_TEST(onlyJob().bytes.empty());
}

BOOST_AUTO_TEST_CASE(a_printer_that_never_reads_leaves_a_doubt) {
    const RecordSend outcome = send(PrinterMood::accept_never_read, kHugeLabel, kShort);
    isInDoubt(outcome, "printer_stopped");
    BOOST_TEST(outcome.bytes_sent > 0);
    BOOST_TEST(outcome.bytes_sent < static_cast<std::int64_t>(kHugeLabel.size()));
}

BOOST_AUTO_TEST_CASE(a_short_label_to_a_printer_that_never_reads_leaves_a_doubt_too) {
    // Every send() succeeds here: the systems' buffers hold all of it.
    const RecordSend outcome = send(PrinterMood::accept_never_read, labelOf(100), kShort);
    isInDoubt(outcome, "printer_silent");
}

BOOST_AUTO_TEST_CASE(a_printer_that_stalls_leaves_a_doubt) {
    const RecordSend outcome =
        send({.mood = PrinterMood::stall_at, .at_byte = 4096}, kHugeLabel, kShort);
    isInDoubt(outcome, "printer_stopped");
}

BOOST_AUTO_TEST_CASE(a_printer_that_stalls_after_the_last_byte_leaves_a_doubt) {
    const RecordSend outcome =
        send({.mood = PrinterMood::stall_at, .at_byte = kUsualLabel.size()}, kUsualLabel, kShort);
    isInDoubt(outcome, "printer_silent");
}

BOOST_AUTO_TEST_CASE(a_slow_printer_that_gets_there_is_no_doubt) {
    const std::string label = labelOf(300);
    const RecordSend outcome = send(PrinterMood::slow, label, kPatient);
    BOOST_TEST(outcome.end == SendEnd::all_accepted);
    BOOST_TEST((onlyJob().bytes == label));
}

BOOST_AUTO_TEST_CASE(a_printer_too_slow_for_the_whole_label_leaves_a_doubt) {
    RawSocketLimits limits = kPatient;
    limits.sending = 300ms;
    const RecordSend outcome = send(PrinterMood::slow, kHugeLabel, limits);
    isInDoubt(outcome, "printer_stopped");
}

BOOST_AUTO_TEST_CASE(a_reset_at_any_byte_leaves_a_doubt) {
    for (const std::size_t byte :
         {std::size_t{1}, std::size_t{512}, std::size_t{20'000}, kUsualLabel.size()}) {
        const RecordSend outcome =
            send({.mood = PrinterMood::reset_at, .at_byte = byte}, kUsualLabel, kPatient);
        BOOST_TEST_CONTEXT("reset after byte " << byte) {
            isInDoubt(outcome, "printer_hung_up");
            BOOST_TEST(outcome.bytes_sent > 0);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_printer_that_closes_early_leaves_a_doubt) {
    const RecordSend outcome =
        send({.mood = PrinterMood::close_early, .at_byte = 4096}, kHugeLabel, kPatient);
    isInDoubt(outcome, "printer_hung_up");
}

BOOST_AUTO_TEST_CASE(a_printer_that_prints_and_then_resets_leaves_a_doubt) {
    const RecordSend outcome = send(PrinterMood::print_then_reset, kUsualLabel, kPatient);
    isInDoubt(outcome, "printer_hung_up");
    BOOST_TEST(onlyJob().labelCount() == 1U);
}

BOOST_AUTO_TEST_CASE(a_printer_that_takes_all_and_resets_unprinted_looks_the_same) {
    const RecordSend outcome = send(PrinterMood::reset_before_print, kUsualLabel, kPatient);
    isInDoubt(outcome, "printer_hung_up");
    BOOST_TEST(onlyJob().labelCount() == 0U);
}

BOOST_AUTO_TEST_CASE(a_printer_that_never_closes_leaves_a_doubt_and_names_the_way_out) {
    const RecordSend outcome = send(PrinterMood::never_close, kUsualLabel, kShort);
    isInDoubt(outcome, "printer_silent");
    BOOST_TEST(outcome.reason.find("?close=never") != std::string::npos);
    BOOST_TEST(onlyJob().labelCount() == 1U);
}

BOOST_AUTO_TEST_CASE(with_close_never_an_acknowledged_label_counts_as_taken_but_only_as_assumed) {
    RawSocketLimits limits = kShort;
    limits.closing = 10s;
    const RecordSend outcome = send({.mood = PrinterMood::never_close}, kUsualLabel, limits, false);
    BOOST_TEST(outcome.end == SendEnd::all_accepted);
    BOOST_TEST(outcome.evidence == PrintEvidence::e1);
    BOOST_TEST(outcome.reason.starts_with("assumed: "));
    BOOST_TEST((onlyJob().bytes == kUsualLabel));
}

BOOST_AUTO_TEST_CASE(with_close_never_a_printer_that_does_close_gives_the_better_evidence) {
    const RecordSend outcome = send({.mood = PrinterMood::normal}, kUsualLabel, kPatient, false);
    BOOST_TEST(outcome.end == SendEnd::all_accepted);
    BOOST_TEST(outcome.evidence == PrintEvidence::e2);
}

BOOST_AUTO_TEST_CASE(with_close_never_a_reset_still_leaves_a_doubt) {
    const RecordSend outcome =
        send({.mood = PrinterMood::print_then_reset}, kUsualLabel, kPatient, false);
    isInDoubt(outcome, "printer_hung_up");
}

BOOST_AUTO_TEST_CASE(with_close_never_a_printer_that_stops_reading_still_leaves_a_doubt) {
    // More than the printer's 4 KB, less than what this machine's send buffer holds as well.
    const std::string label = labelOf(12'000);
    const RecordSend outcome = send({.mood = PrinterMood::accept_never_read}, label, kShort, false);
    isInDoubt(outcome, "printer_stopped");
}

BOOST_AUTO_TEST_CASE(what_a_printer_answers_is_read_and_dropped) {
    const RecordSend outcome = send(PrinterMood::garbage_answer, kUsualLabel, kPatient);
    BOOST_TEST(outcome.end == SendEnd::all_accepted);
    BOOST_TEST(outcome.evidence == PrintEvidence::e2);
}

BOOST_AUTO_TEST_CASE(a_device_that_answers_without_end_is_left_and_leaves_a_doubt) {
    const RecordSend outcome = send(PrinterMood::endless_answer, kHugeLabel, kPatient);
    isInDoubt(outcome, "printer_talks");
}

BOOST_AUTO_TEST_CASE(a_printer_that_closes_at_once_never_ends_as_printed) {
    // Seen before the claim it is zero bytes; seen after the first byte it is a doubt.
    const RecordSend outcome = send(PrinterMood::close_at_once, kHugeLabel, kPatient);
    BOOST_TEST((outcome.end == SendEnd::zero_bytes || outcome.end == SendEnd::unknown));
    BOOST_TEST((outcome.end == SendEnd::zero_bytes) == (outcome.bytes_sent == 0));
}

BOOST_AUTO_TEST_CASE(a_close_that_is_seen_before_the_claim_is_zero_bytes) {
    simulator.behave({.mood = PrinterMood::close_at_once});
    Poco::Net::StreamSocket socket{Poco::Net::SocketAddress{"127.0.0.1", simulator.port()}};
    BOOST_REQUIRE(socket.poll(Poco::Timespan{20, 0}, Poco::Net::Socket::SELECT_READ));
    RawConversation conversation{socket, kPatient};
    const auto problem = conversation.open();
    BOOST_REQUIRE(problem.has_value());
    BOOST_TEST(problem->starts_with("printer_hung_up: "));
}

BOOST_AUTO_TEST_CASE(only_zpl_goes_to_a_raw_port_and_the_rest_says_why) {
    const RawSocketPrinter printer{{.host = "127.0.0.1"}};
    BOOST_TEST(!printer.whyNot(DocumentKind::zpl).has_value());
    BOOST_TEST(printer.whyNot(DocumentKind::pdf)->starts_with("pdf_needs_conversion: "));
    BOOST_TEST(printer.whyNot(DocumentKind::png)->starts_with("language_not_supported: "));
    BOOST_TEST(printer.whyNot(DocumentKind::escpos)->find("ESC/POS") != std::string::npos);
    BOOST_TEST(printer.address() == "socket://127.0.0.1:9100");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
