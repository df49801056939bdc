// The agent's side of drawing on a Windows printer, with small programs in place of the child that
// draws: what it says at each step, and what follows from it.
#include "printing/printers/gdi_printer.h"

#include "printing/printers/found_printer.h"
#include "printing/raster/png.h"
#include "printing/raster/private_folder.h"
#include "tests/support/temp_folder.h"

#include <boost/test/unit_test.hpp>

#include <sstream>
#include <stdexcept>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

const std::string kBegin = "echo 7 > job.txt\n";
const std::string kAwaitWord = "while [ ! -e go ] && [ ! -e stop ]; do sleep 0.01; done\n";

struct Drawing {
    /// A printer whose child runs these lines in the folder. `$1` is a folder that stays.
    GdiPrinter printerThat(
        const std::string& lines, const ChildLimits& limits = {.deadline = 60s}
    ) {
        const auto program = folder.path() / "child";
        writeWhole(program, "#!/bin/sh\n" + lines);
        std::filesystem::permissions(program, std::filesystem::perms::owner_all);
        return {
            {.name = "HP LaserJet"},
            300 / 25.4,
            {.program = program, .arguments = {folder.path().string()}, .limits = limits}};
    }

    std::optional<RecordSend> send(GdiPrinter printer, bool may_go = true) {
        return printer.send(payload, [&](const std::string& spool_id) {
            claimed_as = spool_id;
            return may_go;
        });
    }

    std::string left(const char* name) const { return readWhole(folder.path() / name); }

    TempFolder folder;
    std::string claimed_as;
    std::string page{toPng(Bitmap{100, 50}, 300 / 25.4)};
    PrintPayload payload{
        .job_id = 1, .name = "balcao-x", .at = {}, .kind = DocumentKind::png, .bytes = page};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(gdi_printer, Drawing)

BOOST_AUTO_TEST_CASE(a_drawn_page_was_claimed_with_the_spoolers_number_and_is_taken) {
    const auto sent = send(printerThat(
        "cat order.txt > $1/order\ncat page.png > $1/page\n" + kBegin + kAwaitWord +
        "[ -e go ] && exit 0\nexit 11\n"
    ));
    BOOST_REQUIRE(sent.has_value());
    BOOST_TEST((sent->end == SendEnd::all_accepted));
    BOOST_TEST((sent->evidence == PrintEvidence::e1));
    BOOST_TEST(sent->bytes_sent == static_cast<std::int64_t>(page.size()));
    BOOST_TEST(claimed_as == "7 balcao-x");
    BOOST_TEST(left("page") == page);
    const auto order = readGdiOrder(left("order"));
    BOOST_REQUIRE(order.has_value());
    BOOST_TEST(order->printer == "HP LaserJet");
    BOOST_TEST(order->document == "balcao-x");
    BOOST_TEST(order->dots_per_mm == 11.811);
}

BOOST_AUTO_TEST_CASE(what_fails_before_the_claim_has_sent_nothing_and_says_why) {
    const auto sent =
        send(printerThat("echo 'opening it to draw on: Windows error 1801' >&2\nexit 10\n"));
    BOOST_REQUIRE(sent.has_value());
    BOOST_TEST((sent->end == SendEnd::zero_bytes));
    BOOST_TEST(sent->reason.starts_with("winspool_unusable: printing to gdi://HP LaserJet: "));
    BOOST_TEST(sent->reason.ends_with("Windows error 1801"));
    BOOST_TEST(claimed_as.empty());
}

BOOST_AUTO_TEST_CASE(a_driver_that_hangs_before_the_claim_is_ended_and_has_sent_nothing) {
    const auto sent = send(printerThat("while :; do :; done\n", {.deadline = 300ms}));
    BOOST_REQUIRE(sent.has_value());
    BOOST_TEST((sent->end == SendEnd::zero_bytes));
    BOOST_TEST(sent->reason.ends_with("did not come to an end"));
    BOOST_TEST(claimed_as.empty());
}

BOOST_AUTO_TEST_CASE(a_program_that_cannot_be_started_has_sent_nothing) {
    GdiPrinter printer = printerThat("exit 0\n");
    std::filesystem::remove(folder.path() / "child");
    const auto sent = send(std::move(printer));
    BOOST_REQUIRE(sent.has_value());
    BOOST_TEST((sent->end == SendEnd::zero_bytes));
}

BOOST_AUTO_TEST_CASE(a_refused_claim_takes_the_document_back) {
    const GdiPrinter printer =
        printerThat(kBegin + kAwaitWord + "[ -e stop ] && echo back > $1/word\nexit 11\n");
    BOOST_TEST(!send(printer, false).has_value());
    BOOST_TEST(left("word") == "back\n");
}

BOOST_AUTO_TEST_CASE(a_claim_that_throws_takes_the_document_back_too) {
    GdiPrinter printer =
        printerThat(kBegin + kAwaitWord + "[ -e stop ] && echo back > $1/word\nexit 11\n");
    BOOST_CHECK_THROW(
        (void)printer.send(
            payload, [](const std::string&) -> bool { throw std::runtime_error{"disk full"}; }
        ),
        std::runtime_error
    );
    BOOST_TEST(left("word") == "back\n");
}

BOOST_AUTO_TEST_CASE(a_child_that_took_the_document_back_by_itself_has_sent_nothing) {
    const auto sent = send(printerThat(kBegin + "echo 'no word came' >&2\nexit 11\n"));
    BOOST_REQUIRE(sent.has_value());
    BOOST_TEST((sent->end == SendEnd::zero_bytes));
    BOOST_TEST(sent->reason.ends_with("no word came"));
}

BOOST_AUTO_TEST_CASE(whatever_goes_wrong_with_a_begun_page_is_a_question) {
    for (const std::string end :
         {"echo 'drawing: Windows error 5' >&2\nexit 12\n", "exit 1\n", "kill -SEGV $$\n"}) {
        const auto sent = send(printerThat(kBegin + kAwaitWord + end));
        BOOST_REQUIRE(sent.has_value());
        BOOST_TEST((sent->end == SendEnd::unknown));
        BOOST_TEST(sent->reason.starts_with("winspool_stopped: "));
    }
}

BOOST_AUTO_TEST_CASE(a_driver_that_goes_astray_over_a_page_is_ended_and_asked_about) {
    const ChildLimits limits{.deadline = 60s, .cpu = 1s};  // long enough to begin on any machine
    const auto sent = send(printerThat(kBegin + kAwaitWord + "while :; do :; done\n", limits));
    BOOST_REQUIRE(sent.has_value());
    BOOST_TEST((sent->end == SendEnd::unknown));
}

BOOST_AUTO_TEST_CASE(only_pages_of_dots_can_be_drawn) {
    const GdiPrinter printer = printerThat("exit 0\n");
    BOOST_TEST(!printer.whyNot(DocumentKind::png).has_value());
    BOOST_TEST(printer.whyNot(DocumentKind::zpl)->starts_with("language_not_supported: "));
}

BOOST_AUTO_TEST_CASE(a_printer_of_windows_is_found_with_both_ways_to_it) {
    const auto found = waysToWindowsPrinter("HP do caixa", "HP Universal Printing PCL 6");
    BOOST_REQUIRE(found.size() == 2U);
    BOOST_TEST(found[0].address == "winspool://HP do caixa");
    BOOST_TEST(found[1].address == "gdi://HP do caixa");
    BOOST_TEST(found[1].name == "HP do caixa");
    BOOST_TEST(found[1].about == "HP Universal Printing PCL 6");
}

BOOST_AUTO_TEST_CASE(an_order_reads_back_and_nothing_else_is_one) {
    const GdiOrder order{.printer = "Ação \\\\srv\\HP", .document = "balcao-1", .dots_per_mm = 8};
    BOOST_TEST((readGdiOrder(toText(order)) == order));
    BOOST_TEST(!readGdiOrder("").has_value());
    BOOST_TEST(!readGdiOrder("balcao-gdi-1\nHP\nx\n0\n").has_value());
    BOOST_TEST(!readGdiOrder("balcao-gdi-1\n\nx\n8000\n").has_value());
    BOOST_TEST(!readGdiOrder("balcao-gdi-1\nHP\nx\n8000x\n").has_value());
}

BOOST_AUTO_TEST_CASE(on_this_system_nobody_draws_and_both_sides_say_so) {
    const auto printer = makeGdiPrinter({.name = "HP LaserJet"}, 11.8);
    const auto sent = printer->send(payload, [](const std::string&) { return true; });
    BOOST_REQUIRE(sent.has_value());
    BOOST_TEST((sent->end == SendEnd::zero_bytes));
    BOOST_TEST(sent->reason.starts_with("not_on_this_system: only Windows"));
    std::ostringstream complaint;
    BOOST_TEST(drawGdiPage(folder.path(), complaint) == static_cast<int>(GdiEnd::not_begun));
    BOOST_TEST(complaint.str().find("only Windows") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
