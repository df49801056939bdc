#include "agent/service/link_status.h"

#include "tests/support/fake_clock.h"
#include "tests/support/print.h"

#include <boost/test/unit_test.hpp>

#include <chrono>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

struct Desk {
    FakeClock clock;
    LinkStatus links;
    StoreKey centre{"br", "1"};
    StoreKey beach{"br", "2"};
    int told = 0;

    Desk() {
        links.onChange([this] { ++told; });
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(link_status, Desk)

BOOST_AUTO_TEST_CASE(a_store_that_nobody_spoke_of_is_starting) {
    BOOST_TEST(links.hub(centre).state == HubLinkState::starting);
    BOOST_TEST(links.worstHub().state == HubLinkState::starting);
}

BOOST_AUTO_TEST_CASE(the_page_sees_the_gravest_link) {
    links.hubAnswered(centre, clock.now(), 0);
    links.hubFailed(beach, HubLinkState::refused, clock.now(), "401 from the hub");
    BOOST_TEST(links.worstHub().state == HubLinkState::refused);
    BOOST_TEST(links.hub(centre).state == HubLinkState::ok);
}

BOOST_AUTO_TEST_CASE(since_is_when_the_state_began_and_not_the_last_report) {
    const Instant began = clock.now();
    links.hubFailed(centre, HubLinkState::offline, clock.now(), "connection refused");
    clock.advance(30s);
    links.hubFailed(centre, HubLinkState::offline, clock.now(), "timed out");
    BOOST_TEST((links.hub(centre).since == began));
    BOOST_TEST(links.hub(centre).problem == "timed out");
}

BOOST_AUTO_TEST_CASE(an_answer_clears_the_problem_and_keeps_the_offset) {
    links.hubFailed(centre, HubLinkState::offline, clock.now(), "connection refused");
    clock.advance(1s);
    links.hubAnswered(centre, clock.now(), -1500);
    BOOST_TEST(links.hub(centre).problem.empty());
    BOOST_TEST(links.hubOffsetMs() == -1500);
    BOOST_TEST((links.hub(centre).last_ok == clock.now()));
}

BOOST_AUTO_TEST_CASE(answers_in_a_row_are_told_every_five_seconds_at_most) {
    for (int i = 0; i < 11; ++i) {
        links.hubAnswered(centre, clock.now(), 0);
        clock.advance(1s);
    }
    BOOST_TEST(told == 3);  // at 0, 5 and 10 s
    BOOST_TEST(links.changeCount() == 11U);
}

BOOST_AUTO_TEST_CASE(the_same_failure_again_is_not_told) {
    links.hubFailed(centre, HubLinkState::offline, clock.now(), "connection refused");
    links.hubFailed(centre, HubLinkState::offline, clock.now(), "connection refused");
    BOOST_TEST(told == 1);
}

BOOST_AUTO_TEST_CASE(a_store_is_expected_only_until_it_reports) {
    links.expectStore(centre, clock.now());
    links.hubAnswered(centre, clock.now(), 0);
    links.expectStore(centre, clock.now());
    BOOST_TEST(links.hub(centre).state == HubLinkState::ok);
}

BOOST_AUTO_TEST_CASE(a_printer_is_told_when_it_changes) {
    const PrinterLink down{
        .is_configured = true, .state = PrinterLinkState::unreachable, .problem = "refused"};
    links.setPrinter("label", down);
    links.setPrinter("label", down);
    BOOST_TEST(told == 1);
    BOOST_TEST(links.printer("label").state == PrinterLinkState::unreachable);
    BOOST_TEST(links.printer("document").state == PrinterLinkState::unknown);
    BOOST_TEST(links.printers().size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_disk_is_told_when_it_changes) {
    links.setDisk(DiskState::ok);
    links.setDisk(DiskState::full);
    links.setDisk(DiskState::full);
    BOOST_TEST(told == 1);
    BOOST_TEST(links.disk() == DiskState::full);
}

BOOST_AUTO_TEST_CASE(every_state_has_its_word) {
    BOOST_TEST(toText(DiskState::ok) == "ok");
    BOOST_TEST(toText(DiskState::low) == "low");
    BOOST_TEST(toText(DiskState::full) == "full");
    BOOST_TEST(toText(DiskState::broken) == "broken");
    BOOST_TEST(toText(HubLinkState::ok) == "ok");
    BOOST_TEST(toText(HubLinkState::starting) == "starting");
    BOOST_TEST(toText(HubLinkState::offline) == "offline");
    BOOST_TEST(toText(HubLinkState::refused) == "refused");
    BOOST_TEST(toText(PrinterLinkState::unknown) == "unknown");
    BOOST_TEST(toText(PrinterLinkState::ok) == "ok");
    BOOST_TEST(toText(PrinterLinkState::unreachable) == "unreachable");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
