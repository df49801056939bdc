// How the disk is, from the ledger to the status line of the page; and the daily copy.
#include "agent/upkeep.h"

#include "tests/clerk/clerk_shop.h"
#include "tests/ledger/fault_disk.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

struct Keeper {
    std::string diskOnThePage() {
        const auto status = shop->call("getStatus").json();
        return status->getObject("disk")->getValue<std::string>("state");
    }

    std::string diskAfterAStep() {
        upkeep.step();
        return diskOnThePage();
    }

    std::size_t copies() {
        const auto folder = shop->options().folder / "backups";
        std::size_t count = 0;
        for (const auto& entry : std::filesystem::directory_iterator{folder}) {
            count += entry.path().extension() == ".db" ? 1U : 0U;
        }
        return count;
    }

    FaultDisk disk;
    std::unique_ptr<ClerkShop> shop{std::make_unique<ClerkShop>()};
    std::chrono::steady_clock::time_point steady{1h};
    std::size_t old_proofs{0};
    int times_erased{0};
    bool cannot_erase{false};
    Upkeep upkeep{
        {.ledger = *shop->ledger,
         .link_status = shop->links,
         .clock = shop->clock,
         .steady_now = [this] { return steady; },
         .erase_old =
             [this] {
                 if (cannot_erase) {
                     throw std::runtime_error{"the disk is away"};
                 }
                 ++times_erased;
                 return std::exchange(old_proofs, 0U);
             }},
        shop->options().folder,
        std::chrono::days{7}};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(upkeep, Keeper)

BOOST_AUTO_TEST_CASE(a_disk_with_room_is_ok_and_looked_at_twice_a_minute) {
    BOOST_TEST((upkeep.step() == 30s));
    BOOST_TEST(diskOnThePage() == "ok");
}

BOOST_AUTO_TEST_CASE(what_was_kept_long_enough_is_erased_hourly_and_until_nothing_is_left) {
    old_proofs = 200;
    upkeep.step();
    upkeep.step();  // there may be more than one round erases
    BOOST_TEST(times_erased == 2);
    upkeep.step();
    BOOST_TEST(times_erased == 2);
    steady += 1h;
    cannot_erase = true;
    BOOST_TEST((upkeep.step() == 30s));  // said in the log; the next hour tries again
    cannot_erase = false;
    steady += 1h;
    upkeep.step();
    BOOST_TEST(times_erased == 3);
}

BOOST_AUTO_TEST_CASE(the_page_says_that_little_room_is_left_and_that_there_is_room_again) {
    shop->free_bytes = 999;
    BOOST_TEST(diskAfterAStep() == "low");
    shop->free_bytes = 1'000'000;
    BOOST_TEST(diskAfterAStep() == "ok");
}

BOOST_AUTO_TEST_CASE(the_page_says_that_the_reserve_is_spent_until_it_is_back) {
    const OrderRef ref = shop->offer(anOrder().hub());
    const auto reserve = shop->options().folder / "reserve.bin";
    disk.fullWhen([&] { return std::filesystem::exists(reserve); });
    shop->take(ref, acceptAll(shop->order(ref)));
    shop->free_bytes = 50'000;
    BOOST_TEST(diskAfterAStep() == "full");
    BOOST_TEST(!std::filesystem::exists(reserve));
    disk.fullWhen({});
    shop->free_bytes = 1'000'000;
    BOOST_TEST(diskAfterAStep() == "ok");
    BOOST_TEST(std::filesystem::exists(reserve));  // nobody had to wait for the next poll
}

BOOST_AUTO_TEST_CASE(the_page_says_that_the_disk_fails_for_as_long_as_the_agent_runs) {
    const OrderRef ref = shop->offer(anOrder().hub());
    disk.failing_sync = 1;
    BOOST_CHECK_THROW((void)shop->submit(ref, acceptAll(shop->order(ref))), LedgerBroken);
    BOOST_TEST(diskAfterAStep() == "broken");
    BOOST_TEST(diskAfterAStep() == "broken");
}

BOOST_AUTO_TEST_CASE(a_disk_that_cannot_be_asked_leaves_the_last_answer_and_stops_nothing) {
    shop->free_bytes = 999;
    BOOST_TEST(diskAfterAStep() == "low");
    shop->cannot_ask_for_room = true;
    BOOST_TEST(diskAfterAStep() == "low");
    shop->cannot_ask_for_room = false;
    shop->free_bytes = 1'000'000;
    BOOST_TEST(diskAfterAStep() == "ok");
}

BOOST_AUTO_TEST_CASE(the_books_are_copied_at_once_and_then_only_when_a_day_is_over) {
    upkeep.step();
    BOOST_TEST(copies() == 1U);
    steady += 2h;  // looks again, and finds the copy young
    upkeep.step();
    BOOST_TEST(copies() == 1U);
}

BOOST_AUTO_TEST_CASE(a_copy_that_failed_is_tried_again_after_an_hour) {
    shop->free_bytes = 999;
    upkeep.step();
    shop->free_bytes = 1'000'000;
    steady += 59min;
    upkeep.step();
    BOOST_TEST(!std::filesystem::exists(shop->options().folder / "backups"));
    steady += 1min;
    upkeep.step();
    BOOST_TEST(copies() == 1U);
}

BOOST_AUTO_TEST_CASE(papers_are_wiped_some_at_a_time_once_their_days_are_over) {
    for (int i = 0; i < 17; ++i) {
        PaperRequest request;
        request.command_id = shop->newId();
        request.store = kStore;
        request.kind = PaperKind::test_page;
        request.format = "zpl";
        request.bytes = "^XA^FDpage " + std::to_string(i) + "^XZ";
        request.actor = kClerk;
        BOOST_REQUIRE(shop->ledger->addPaper(request).has_value());
    }
    BOOST_TEST((upkeep.step() == 30s));
    shop->clock.advance(8 * 24h);
    steady += 59min;
    BOOST_TEST((upkeep.step() == 30s));  // looks once an hour
    steady += 1min;
    BOOST_TEST((upkeep.step() == 1s));  // 16 of them; the counter's answers go in between
    BOOST_TEST(shop->ledger->wipePapers(shop->clock.now() - 7 * 24h, 100).count == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
