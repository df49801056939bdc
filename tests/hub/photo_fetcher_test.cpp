#include "agent/hub/photo_fetcher.h"

#include "tests/hub/worker_fixture.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

/// The web as the test fills it; what is not there is missed as the test says.
struct ShownPhotos final : PhotoSource {
    bool mayAsk(const std::string& address) const override {
        return !address.starts_with("https://elsewhere/");
    }
    Result<std::string, PhotoMiss> bring(const std::string& address) override {
        asked.push_back(address);
        const auto photo = photos.find(address);
        if (photo == photos.end()) {
            return Failure{miss};
        }
        return photo->second;
    }

    std::map<std::string, std::string> photos;
    PhotoMiss miss{.is_final = false, .why = "a test"};
    std::vector<std::string> asked;
};

struct PhotoFixture : WorkerFixture {
    /// An order of these photos, newly offered or changed.
    void offer(const std::string& order_id, const std::vector<std::string>& addresses) {
        OrderBuilder builder = anOrder().id(order_id).store("rede", "17").version(++version);
        for (std::size_t n = 0; n < std::max<std::size_t>(addresses.size(), 1); ++n) {
            builder.line(std::to_string(n + 1), 1);
        }
        HubOrder order = builder.hub();
        for (std::size_t n = 0; n < addresses.size(); ++n) {
            order.lines[n].image_url = addresses[n];
        }
        const HubNews news = newsOf(order);
        ledger.takeNews(std::span{&news, 1});
    }

    /// Steps until the next step would only rest.
    void fetchAll() {
        for (int n = 0; n < 100 && fetcher.step() == 50ms; ++n) {
            pass(50ms);
        }
    }

    bool isThere(const std::string& address) const {
        return shelf.has(PhotoShelf::nameOf(address));
    }

    std::int64_t version{};
    LedgerViews views{folder.path()};
    ShownPhotos web;
    PhotoShelf shelf{folder.path() / "photos", 1000};
    PhotoFetcher fetcher{
        {.source = web,
         .views = views,
         .shelf = shelf,
         .link_status = link_status,
         .steady_now = steady.source()}};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(photo_fetcher, PhotoFixture)

BOOST_AUTO_TEST_CASE(the_photos_of_new_orders_are_brought_once) {
    web.photos = {{"https://x/1.jpg", "one"}, {"https://x/2.jpg", "two"}};
    fetchAll();
    BOOST_TEST(web.asked.empty());
    offer("A", {"https://x/1.jpg", "https://x/2.jpg"});
    offer("B", {"https://x/1.jpg"});
    fetchAll();
    BOOST_TEST(
        web.asked == (std::vector<std::string>{"https://x/1.jpg", "https://x/2.jpg"}),
        boost::test_tools::per_element()
    );
    BOOST_TEST(shelf.read(PhotoShelf::nameOf("https://x/2.jpg")).value() == "two");
    fetchAll();
    BOOST_TEST(web.asked.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_photo_that_is_here_already_is_not_asked_for) {
    shelf.put(PhotoShelf::nameOf("https://x/1.jpg"), "kept", [](const std::string&) {
        return true;
    });
    offer("A", {"https://x/1.jpg"});
    fetchAll();
    BOOST_TEST(web.asked.empty());
}

BOOST_AUTO_TEST_CASE(who_comes_early_brings_nothing_before_its_time) {
    offer("A", {"https://x/1.jpg", "https://x/2.jpg"});
    BOOST_TEST((fetcher.step() == 50ms));
    pass(20ms);
    BOOST_TEST((fetcher.step() == 30ms));
    BOOST_TEST(web.asked.size() == 1U);
}

BOOST_AUTO_TEST_CASE(with_nothing_to_bring_it_rests_until_the_next_erasing) {
    offer("A", {"https://elsewhere/1.jpg"});  // whom nobody may ask
    BOOST_TEST((fetcher.step() == 24h));
    BOOST_TEST(web.asked.empty());
}

BOOST_AUTO_TEST_CASE(one_that_cannot_be_had_now_holds_nothing_up_and_is_tried_again) {
    web.photos = {{"https://x/2.jpg", "two"}};
    offer("A", {"https://x/1.jpg", "https://x/2.jpg"});
    fetchAll();
    BOOST_TEST(isThere("https://x/2.jpg"));
    web.photos["https://x/1.jpg"] = "one";
    fetchAll();
    BOOST_TEST(!isThere("https://x/1.jpg"));
    pass(5min);
    fetchAll();
    BOOST_TEST(isThere("https://x/1.jpg"));
}

BOOST_AUTO_TEST_CASE(one_that_is_no_photo_is_left_alone_for_a_day) {
    web.miss.is_final = true;
    offer("A", {"https://x/1.jpg"});
    fetchAll();
    pass(23h);
    fetchAll();
    BOOST_TEST(web.asked.size() == 1U);
    pass(1h);
    fetchAll();
    BOOST_TEST(web.asked.size() == 2U);
}

BOOST_AUTO_TEST_CASE(an_order_that_changed_its_photo_or_is_over_wants_the_old_one_no_more) {
    offer("A", {"https://x/1.jpg"});
    offer("B", {"https://x/2.jpg"});
    fetchAll();
    offer("A", {"https://x/3.jpg"});
    BOOST_REQUIRE(ledger.submit(
        {.command_id = nextId(),
         .order_ref = OrderRef{2},
         .command = HubWithdraw{},
         .actor = {.kind = ActorKind::hub, .name = {}}}
    ));
    web.asked.clear();
    pass(5min);
    fetchAll();
    BOOST_TEST(
        web.asked == (std::vector<std::string>{"https://x/3.jpg"}), boost::test_tools::per_element()
    );
}

BOOST_AUTO_TEST_CASE(photos_that_the_board_shows_do_not_push_each_other_out) {
    web.photos = {
        {"https://x/1.jpg", std::string(600, 'x')}, {"https://x/2.jpg", std::string(600, 'x')}};
    offer("A", {"https://x/1.jpg", "https://x/2.jpg"});
    fetchAll();
    BOOST_TEST(isThere("https://x/1.jpg"));
    BOOST_TEST(!isThere("https://x/2.jpg"));
    fetchAll();
    BOOST_TEST(web.asked.size() == 2U);
}

BOOST_AUTO_TEST_CASE(photos_nobody_has_shown_for_a_month_are_erased_daily) {
    const std::string old = PhotoShelf::nameOf("https://x/old.jpg");
    shelf.put(old, "old", [](const std::string&) { return true; });
    std::filesystem::last_write_time(
        folder.path() / "photos" / old,
        std::filesystem::file_time_type::clock::now() - std::chrono::days{31}
    );
    fetcher.step();
    BOOST_TEST(!shelf.has(old));
}

BOOST_AUTO_TEST_CASE(a_disk_that_runs_full_gets_no_photos) {
    web.photos = {{"https://x/1.jpg", "one"}};
    offer("A", {"https://x/1.jpg"});
    link_status.setDisk(DiskState::low);
    BOOST_TEST((fetcher.step() == 1min));
    BOOST_TEST(web.asked.empty());
    link_status.setDisk(DiskState::ok);
    fetchAll();
    BOOST_TEST(isThere("https://x/1.jpg"));
}

BOOST_AUTO_TEST_CASE(a_shelf_that_cannot_be_written_rests_and_is_tried_again) {
    web.photos = {{"https://x/1.jpg", "one"}};
    const auto photos = folder.path() / "photos";
    std::ofstream{photos} << "a file in the folder's place";
    offer("A", {"https://x/1.jpg"});
    BOOST_TEST((fetcher.step() == 1min));
    std::filesystem::remove(photos);
    fetchAll();
    BOOST_TEST(isThere("https://x/1.jpg"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
