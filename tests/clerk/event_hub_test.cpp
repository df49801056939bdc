#include "agent/clerk/event_hub.h"

#include "common/base/mutex.h"
#include "tests/clerk/raw_client.h"

#include <Poco/Net/ServerSocket.h>
#include <boost/test/unit_test.hpp>

#include <list>
#include <string>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

/// A board whose changes are its revision numbers.
class Numbers final : public EventHub::Source {
public:
    BoardCache::Changes changesSince(std::int64_t revision) override {
        const Lock lock{mutex_};
        ++asked_;
        if (fails_ > 0) {
            --fails_;
            throw std::runtime_error{"the disk is gone"};
        }
        BoardCache::Changes changes;
        changes.revision = revision_;
        changes.is_too_far_back = revision < oldest_ || revision > revision_;
        changes.is_empty = revision == revision_;
        changes.json = "{\"since\":" + std::to_string(revision) + padding_ + "}";
        return changes;
    }
    std::string statusFacts() override {
        const Lock lock{mutex_};
        return facts_;
    }
    std::string status(const std::string& facts) override { return "{\"facts\":" + facts + "}"; }

    void setRevision(std::int64_t revision) {
        const Lock lock{mutex_};
        revision_ = revision;
    }
    void setFacts(std::string facts) {
        const Lock lock{mutex_};
        facts_ = std::move(facts);
    }
    void setPadding(std::size_t size) {
        const Lock lock{mutex_};
        padding_ = ",\"padding\":\"" + std::string(size, 'x') + "\"";
    }
    void failTimes(int times) {
        const Lock lock{mutex_};
        fails_ = times;
    }
    int asked() const {
        const Lock lock{mutex_};
        return asked_;
    }

private:
    mutable Mutex mutex_;
    std::int64_t revision_ BALCAO_GUARDED_BY(mutex_){10};
    std::int64_t oldest_ BALCAO_GUARDED_BY(mutex_){5};
    std::string facts_ BALCAO_GUARDED_BY(mutex_){"1"};
    std::string padding_ BALCAO_GUARDED_BY(mutex_);
    int fails_ BALCAO_GUARDED_BY(mutex_){0};
    int asked_ BALCAO_GUARDED_BY(mutex_){0};
};

/// A hub with a door that hands it every connection.
struct Street {
    explicit Street(const EventHub::Limits& limits = {})
        : hub{limits, numbers} {
        door.bind(Poco::Net::SocketAddress{"127.0.0.1", 0});
        door.listen(64);
        hub.start();
    }

    std::uint16_t port() const { return door.address().port(); }

    /// Connects `client` to the hub.
    void letIn(std::optional<std::int64_t> last_id = {}) {
        Poco::Net::StreamSocket socket = door.acceptConnection();
        socket.setBlocking(false);
        BOOST_REQUIRE(hub.reserve());
        hub.adopt(std::move(socket), "HEAD\r\n\r\n", last_id);
    }

    Numbers numbers;
    Poco::Net::ServerSocket door;
    EventHub hub;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(event_hub)

BOOST_AUTO_TEST_CASE(a_new_page_is_greeted_with_the_revision_and_the_status) {
    Street street;
    RawClient page{street.port()};
    street.letIn();
    const std::string text = page.textUntil("event: status\ndata: {\"facts\":1}\n\n");
    BOOST_TEST(
        text ==
        "HEAD\r\n\r\nid: 10\nevent: hello\ndata: {\"revision\":10,\"must_reload\":false}\n\n"
        "event: status\ndata: {\"facts\":1}\n\n"
    );
}

BOOST_AUTO_TEST_CASE(a_page_that_comes_back_gets_what_it_missed) {
    Street street;
    RawClient page{street.port()};
    street.letIn(7);
    BOOST_TEST(
        page.textUntil("event: status").find("id: 10\nevent: board\ndata: {\"since\":7}") !=
        std::string::npos
    );
}

BOOST_AUTO_TEST_CASE(a_page_that_was_away_too_long_must_load_anew) {
    Street street;
    for (const std::int64_t last_id : {std::int64_t{2}, std::int64_t{-1}, std::int64_t{99}}) {
        RawClient page{street.port()};
        street.letIn(last_id);
        const std::string text = page.textUntil("event: status");
        BOOST_TEST(text.find("\"must_reload\":true") != std::string::npos);
        BOOST_TEST(text.find("event: board") == std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(a_change_reaches_every_page) {
    Street street;
    std::list<RawClient> pages;
    for (int i = 0; i < 20; ++i) {
        pages.emplace_back(street.port());
        street.letIn();
        pages.back().textUntil("\"facts\":1}\n\n");
    }
    street.numbers.setRevision(11);
    street.hub.notifyBoard();
    for (RawClient& page : pages) {
        BOOST_TEST(page.textUntil("\n\n") == "id: 11\nevent: board\ndata: {\"since\":10}\n\n");
    }
}

BOOST_AUTO_TEST_CASE(a_change_that_is_on_no_board_is_told_without_an_order) {
    Street street;
    RawClient page{street.port()};
    street.letIn();
    page.textUntil("\"facts\":1}\n\n");
    street.hub.notifyBoard();
    BOOST_TEST(page.textUntil("\n\n") == "event: ledger\ndata: {}\n\n");
}

BOOST_AUTO_TEST_CASE(a_burst_of_changes_is_told_at_once) {
    EventHub::Limits limits;
    limits.burst = 300ms;
    Street street{limits};
    RawClient page{street.port()};
    street.letIn();
    page.textUntil("\"facts\":1}\n\n");
    street.numbers.setRevision(11);
    street.hub.notifyBoard();
    page.textUntil("\"since\":10}\n\n");
    for (int revision = 12; revision <= 40; ++revision) {
        street.numbers.setRevision(revision);
        street.hub.notifyBoard();
    }
    BOOST_TEST(page.textUntil("\n\n") == "id: 40\nevent: board\ndata: {\"since\":11}\n\n");
}

BOOST_AUTO_TEST_CASE(the_status_is_told_only_when_it_changed) {
    EventHub::Limits limits;
    limits.burst = 0ms;
    Street street{limits};
    RawClient page{street.port()};
    street.letIn();
    page.textUntil("\"facts\":1}\n\n");
    street.hub.notifyStatus();
    street.numbers.setFacts("2");
    street.hub.notifyStatus();
    BOOST_TEST(page.textUntil("\n\n") == "event: status\ndata: {\"facts\":2}\n\n");
}

BOOST_AUTO_TEST_CASE(a_silent_stream_beats) {
    EventHub::Limits limits;
    limits.heartbeat = 50ms;
    Street street{limits};
    RawClient page{street.port()};
    street.letIn();
    page.textUntil("\"facts\":1}\n\n");
    BOOST_TEST(page.textUntil("\n\n") == ":\n\n");
    BOOST_TEST(page.textUntil("\n\n") == ":\n\n");
}

BOOST_AUTO_TEST_CASE(places_are_limited_and_freed_when_a_page_leaves) {
    EventHub::Limits limits;
    limits.clients = 2;
    Street street{limits};
    RawClient first{street.port()};
    street.letIn();
    {
        RawClient second{street.port()};
        street.letIn();
        second.textUntil("event: status");
        BOOST_TEST(!street.hub.reserve());
    }
    while (street.hub.clientCount() != 1) {
        std::this_thread::yield();
    }
    BOOST_TEST(street.hub.reserve());
}

BOOST_AUTO_TEST_CASE(a_page_that_does_not_read_is_closed_and_the_others_go_on) {
    EventHub::Limits limits;
    limits.burst = 0ms;
    Street street{limits};
    RawClient lazy{street.port()};
    street.letIn();
    RawClient eager{street.port()};
    street.letIn();
    eager.textUntil("\"facts\":1}\n\n");
    street.numbers.setPadding(2 * 1024 * 1024);
    std::int64_t revision = 10;
    while (street.hub.clientCount() == 2 && revision < 200) {
        street.numbers.setRevision(++revision);
        street.hub.notifyBoard();
        eager.textUntil("\n\n");
    }
    BOOST_TEST(street.hub.clientCount() == 1U);
    street.numbers.setPadding(1);
    street.numbers.setRevision(++revision);
    street.hub.notifyBoard();
    BOOST_TEST(eager.textUntil("\n\n").starts_with("id: " + std::to_string(revision)));
}

BOOST_AUTO_TEST_CASE(a_ledger_that_cannot_be_read_delays_the_news_and_loses_none) {
    Street street;
    RawClient page{street.port()};
    street.letIn();
    page.textUntil("\"facts\":1}\n\n");
    street.numbers.failTimes(1);
    street.numbers.setRevision(11);
    street.hub.notifyBoard();
    BOOST_TEST(page.textUntil("\n\n") == "id: 11\nevent: board\ndata: {\"since\":10}\n\n");

    street.numbers.failTimes(1);
    RawClient late{street.port()};
    street.letIn();
    BOOST_TEST(late.textUntil("event: status").find("id: 11\nevent: hello") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(while_nobody_listens_nothing_is_read) {
    Street street;
    for (int i = 0; i < 100; ++i) {
        street.hub.notifyBoard();
        street.hub.notifyStatus();
    }
    street.hub.stop();
    BOOST_TEST(street.numbers.asked() == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
