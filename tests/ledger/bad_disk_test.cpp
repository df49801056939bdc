// R5 and R14: a disk that is full or fails.
#include "tests/ledger/fault_disk.h"
#include "tests/ledger/ledger_fixture.h"

#include <memory>

namespace balcao::test {

namespace {

struct BadDisk {
    /// Full for as long as the ledger keeps its reserve.
    void fillUp() {
        disk.fullWhen([this] {
            return std::filesystem::exists(shop->options().folder / "reserve.bin");
        });
    }
    void fillUpAltogether() {
        disk.fullWhen([] { return true; });
    }
    void makeRoom() { disk.fullWhen({}); }

    FaultDisk disk;
    std::unique_ptr<LedgerFixture> shop{std::make_unique<LedgerFixture>()};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(bad_disk, BadDisk)

BOOST_AUTO_TEST_CASE(on_a_full_disk_decisions_go_on_from_the_reserve) {
    std::vector<OrderRef> refs;
    for (int i = 0; i < 20; ++i) {
        refs.push_back(shop->offer(anOrder().id("PED-" + std::to_string(i)).hub()));
    }
    fillUp();
    for (const OrderRef ref : refs) {
        BOOST_TEST(shop->take(ref, acceptAll(shop->order(ref))).state == OrderState::accepted);
    }
    BOOST_TEST(!std::filesystem::exists(shop->options().folder / "reserve.bin"));
    shop->reopen();
    for (const OrderRef ref : refs) {
        BOOST_TEST(shop->order(ref).state == OrderState::accepted);
    }
}

BOOST_AUTO_TEST_CASE(news_are_refused_while_little_is_free_and_taken_again_when_there_is_room) {
    shop->free_bytes = 999;
    BOOST_CHECK_THROW(shop->offer(anOrder().hub()), DiskFull);
    shop->free_bytes = 1'000'000;
    BOOST_TEST(shop->offer(anOrder().hub()).value == 1);
}

BOOST_AUTO_TEST_CASE(the_reserve_comes_back_with_the_room) {
    const OrderRef ref = shop->offer(anOrder().hub());
    fillUp();
    shop->take(ref, acceptAll(shop->order(ref)));
    BOOST_TEST(!std::filesystem::exists(shop->options().folder / "reserve.bin"));
    makeRoom();
    shop->offer(anOrder().id("PED-2").hub());
    BOOST_TEST(std::filesystem::file_size(shop->options().folder / "reserve.bin") == 100'000U);
}

BOOST_AUTO_TEST_CASE(without_any_room_nothing_is_kept_and_nothing_is_broken) {
    const OrderRef ref = shop->offer(anOrder().hub());
    const std::int64_t revision = shop->ledger->revision();
    fillUpAltogether();
    BOOST_CHECK_THROW((void)shop->submit(ref, acceptAll(shop->order(ref))), DiskFull);
    BOOST_TEST(shop->order(ref).state == OrderState::offered);
    BOOST_TEST(shop->ledger->revision() == revision);
    makeRoom();
    BOOST_TEST(shop->take(ref, acceptAll(shop->order(ref))).state == OrderState::accepted);
    BOOST_TEST(shop->ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(a_failing_sync_stops_all_writing_until_the_ledger_is_opened_anew) {
    const OrderRef ref = shop->offer(anOrder().hub());
    const OrderRef other = shop->offer(anOrder().id("PED-2").hub());
    disk.failing_sync = 1;
    BOOST_CHECK_THROW((void)shop->submit(ref, acceptAll(shop->order(ref))), LedgerBroken);
    BOOST_CHECK_THROW((void)shop->submit(other, acceptAll(shop->order(other))), LedgerBroken);
    BOOST_TEST(shop->times_broken == 1);  // the agent is told to stop, once
    shop->reopen();
    BOOST_TEST(shop->take(other, acceptAll(shop->order(other))).state == OrderState::accepted);
    BOOST_TEST(shop->ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(whatever_sync_fails_what_was_answered_is_there_and_the_books_agree) {
    for (std::int64_t failing = 1; failing <= 12; ++failing) {
        shop = nullptr;
        shop = std::make_unique<LedgerFixture>();
        const OrderRef ref = shop->offer(anOrder().hub());
        const std::vector<OrderCommand> morning = {
            acceptAll(shop->order(ref)), StartPicking{}, FinishPicking{}, Pack{}};
        disk.failing_sync = failing;
        OrderState answered = OrderState::offered;
        try {
            for (const OrderCommand& command : morning) {
                answered = shop->take(ref, command).state;
            }
        } catch (const LedgerBroken&) {
            // expected for those syncs that these commands reach
        }
        disk.failing_sync = 0;
        shop->reopen();
        BOOST_TEST_CONTEXT("sync " << failing) {
            BOOST_TEST((shop->order(ref).state >= answered));
            BOOST_TEST(shop->ledger->auditByReplay().empty());
        }
    }
}

BOOST_AUTO_TEST_CASE(every_answer_waits_for_a_sync) {
    const OrderRef ref = shop->offer(anOrder().hub());
    for (const OrderCommand& command :
         std::vector<OrderCommand>{acceptAll(shop->order(ref)), StartPicking{}, FinishPicking{}}) {
        const std::int64_t before = disk.syncs;
        shop->take(ref, command);
        BOOST_TEST(disk.syncs > before);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
