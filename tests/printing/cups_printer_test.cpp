// Against a CUPS of our own, with simulated printers behind its queues. Where nobody may start one
// (no root, no cupsd) these cases are skipped and say so.
#include "printing/printers/cups_printer.h"

#include "printing/printers/found_printer.h"
#include "tests/printing/private_cups.h"
#include "tests/printing/raw_printer_simulator.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <string>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

constexpr CupsLimits kLimits{.connecting = 10s, .watching = 20s, .looking_again = 20ms};
constexpr CupsLimits kShort{.connecting = 10s, .watching = 300ms, .looking_again = 20ms};
const std::string kLabel = "^XA^FO50,50^A0N,40^FDvolume-1^FS^XZ";

boost::test_tools::assertion_result canRunCups(boost::unit_test::test_unit_id /*test*/) {
    boost::test_tools::assertion_result can{PrivateCups::canRun()};
    can.message() << "cupsd needs root and Debian's packages cups and cups-client";
    return can;
}

struct AQueue {
    AQueue() { cups.addQueue("zebra", "socket://127.0.0.1:" + std::to_string(simulator.port())); }

    static std::unique_ptr<Printer> printer(
        const std::string& queue = "zebra", const CupsLimits& limits = kLimits
    ) {
        return makeCupsPrinter({.queue = queue}, PrinterLanguage::zpl, limits);
    }

    std::optional<RecordSend> send(Printer& printer, const std::string& name = "balcao-1") {
        return printer.send(
            {.job_id = 1, .name = name, .kind = DocumentKind::zpl, .bytes = kLabel},
            [this](const std::string& id) {
                spool_id = id;
                return true;
            }
        );
    }

    RawPrinterSimulator simulator;
    PrivateCups cups;
    std::string spool_id;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(cups_printer, AQueue, *boost::unit_test::precondition(canRunCups))

BOOST_AUTO_TEST_CASE(a_label_goes_through_the_queue_once_as_it_is) {
    const auto sent = send(*printer());
    BOOST_REQUIRE(sent.has_value());
    BOOST_TEST((sent->end == SendEnd::all_accepted), sent->reason);
    BOOST_TEST((sent->evidence == PrintEvidence::e1));
    BOOST_TEST(!sent->device_waits);
    BOOST_TEST(spool_id.ends_with(" balcao-1"));
    BOOST_REQUIRE(simulator.waitFor(1));
    BOOST_TEST(simulator.received().front().bytes == kLabel);
}

BOOST_AUTO_TEST_CASE(nothing_is_printed_before_the_claim_and_nothing_stays_without_it) {
    const auto sent = printer()->send(
        {.job_id = 1, .name = "balcao-1", .kind = DocumentKind::zpl, .bytes = kLabel},
        [this](const std::string&) {
            BOOST_TEST(cups.openJobs().find("zebra-1") != std::string::npos);  // held
            BOOST_TEST(simulator.received().empty());
            return false;
        }
    );
    BOOST_TEST(!sent.has_value());
    BOOST_TEST(cups.openJobs().empty());
    BOOST_TEST(simulator.received().empty());
}

BOOST_AUTO_TEST_CASE(a_claim_that_fails_takes_the_held_job_back) {
    const ClaimCommit fails = [](const std::string&) -> bool {
        throw std::runtime_error{"disk full"};
    };
    BOOST_CHECK_THROW(
        printer()->send(
            {.job_id = 1, .name = "balcao-1", .kind = DocumentKind::zpl, .bytes = kLabel}, fails
        ),
        std::runtime_error
    );
    BOOST_TEST(cups.openJobs().empty());
    BOOST_TEST(simulator.received().empty());
}

BOOST_AUTO_TEST_CASE(a_queue_that_is_missing_or_refuses_is_proof_of_zero_bytes) {
    const auto missing = send(*printer("nowhere"));
    BOOST_TEST((missing->end == SendEnd::zero_bytes));
    BOOST_TEST(missing->reason.starts_with("cups_no_queue: "));
    cups.refuseJobs("zebra");
    const auto refused = send(*printer());
    BOOST_TEST((refused->end == SendEnd::zero_bytes));
    BOOST_TEST(refused->reason.starts_with("cups_refuses: "));
    BOOST_TEST(simulator.received().empty());
}

BOOST_AUTO_TEST_CASE(a_cups_that_is_away_is_proof_of_zero_bytes) {
    cups.stop();
    const auto sent = send(*printer());
    BOOST_TEST((sent->end == SendEnd::zero_bytes));
    BOOST_TEST(sent->reason.starts_with("cups_unreachable: "));
}

BOOST_AUTO_TEST_CASE(a_job_that_the_printer_does_not_take_waits_and_can_be_stopped) {
    simulator.behave({.mood = PrinterMood::accept_never_read});
    cups.pause("zebra");
    const auto one = printer("zebra", kShort);
    const auto sent = send(*one);
    BOOST_TEST((sent->end == SendEnd::all_accepted));
    BOOST_TEST(sent->device_waits);
    BOOST_TEST(!sent->reason.empty());
    BOOST_TEST((one->find(spool_id).fate == SpoolFate::waiting));
    BOOST_TEST((one->takeBack(spool_id).fate == SpoolFate::stopped));
    cups.resume("zebra");
    BOOST_TEST((one->find(spool_id).fate == SpoolFate::stopped));
    BOOST_TEST(cups.openJobs().empty());
    BOOST_TEST(simulator.received().empty());
}

BOOST_AUTO_TEST_CASE(a_job_is_found_by_its_number_and_its_name_together) {
    cups.pause("zebra");
    const auto one = printer("zebra", kShort);
    send(*one, "balcao-2");
    const std::string number = spool_id.substr(0, spool_id.find(' '));
    // CUPS uses numbers again after a crash of its own: the same number is another job.
    BOOST_TEST((one->find(number + " balcao-other").fate == SpoolFate::cannot_tell));
    BOOST_TEST((one->find("9999 balcao-2").fate == SpoolFate::cannot_tell));
    BOOST_TEST((one->find("nonsense").fate == SpoolFate::cannot_tell));
    BOOST_TEST((one->find(spool_id).fate == SpoolFate::waiting));
}

BOOST_AUTO_TEST_CASE(a_claimed_job_that_was_never_released_is_proof_and_is_taken_back) {
    SpoolFinding finding;
    const auto one = printer();
    const auto sent = printer()->send(
        {.job_id = 1, .name = "balcao-1", .kind = DocumentKind::zpl, .bytes = kLabel},
        [&](const std::string& id) {
            finding = one->find(id);  // as the agent that starts after a kill at this moment
            return true;
        }
    );
    BOOST_TEST((finding.fate == SpoolFate::never_released));
    // The sender that was not killed cannot release it any more, and never claims that it did.
    BOOST_REQUIRE(sent.has_value());
    BOOST_TEST((sent->end == SendEnd::unknown || sent->end == SendEnd::zero_bytes));
    BOOST_TEST(simulator.received().empty());
    BOOST_TEST(cups.openJobs().empty());
}

BOOST_AUTO_TEST_CASE(a_finished_job_is_found_by_its_number_and_name) {
    const auto one = printer();
    BOOST_REQUIRE((send(*one)->end == SendEnd::all_accepted));
    BOOST_TEST((one->find(spool_id).fate == SpoolFate::done));
    BOOST_TEST((one->takeBack(spool_id).fate == SpoolFate::done));
}

BOOST_AUTO_TEST_CASE(a_queue_that_repeats_jobs_is_complained_about) {
    BOOST_TEST(!printer()->complaint().has_value());
    cups.addQueue("again", "socket://127.0.0.1:9", "retry-job");
    const auto complaint = printer("again")->complaint();
    BOOST_REQUIRE(complaint.has_value());
    BOOST_TEST(complaint->find("printer-error-policy=abort-job") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_paused_queue_says_so_and_a_sound_one_is_ready) {
    const auto probe = makeCupsProbe({.queue = "zebra"});
    BOOST_TEST(probe->read().is_known);
    BOOST_TEST(!blockingReason(probe->read()).has_value());
    cups.pause("zebra");
    BOOST_TEST((blockingReason(probe->read()) == std::optional{DeviceReason::paused}));
    BOOST_TEST(!makeCupsProbe({.queue = "nowhere"})->read().is_known);
}

BOOST_AUTO_TEST_CASE(the_queues_are_found_for_the_settings) {
    const auto found = findCupsPrinters();
    BOOST_TEST(std::ranges::count(found, "cups://zebra", &FoundPrinter::address) == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
