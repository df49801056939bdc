// Orders on offer are read while the hub has nothing better to do, so that their answers need no
// reading before.
#include "agent/hub/outbound.h"
#include "tests/hub/worker_fixture.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

struct ReadAheadFixture : WorkerFixture {
    ReadAheadFixture() {
        hub.on_deliver = [](const OutboxMessage&) -> DeliverOutcome {
            return Taken{};
        };
        hub.on_read = [this](const OrderId& order_id) -> OrderAnswer {
            return {newsOf(asReadByItsId(order_id.value, version_at_hub))};
        };
    }

    static HubOrder orderAt(const std::string& id, std::int64_t version) {
        return OrderBuilder{}.id(id).pickup().version(version).hub();
    }

    static HubOrder asReadByItsId(const std::string& id, std::int64_t version) {
        HubOrder order = orderAt(id, version);
        order.etag = "\"v" + std::to_string(version) + "\"";
        return order;
    }

    /// What the poll brings: without a tag.
    void listed(const std::string& id, std::int64_t version = 1) {
        HubOrder order = orderAt(id, version);
        order.etag.clear();
        order.notes = "versão " + std::to_string(version);
        ledger.takeNews(std::vector{newsOf(order)});
    }

    void accept(const std::string& id) {
        for (const KnownOrder& known : ledger.knownOrders(store())) {
            if (known.order_id.value == id) {
                const auto submitted = ledger.submit(
                    {.command_id = nextId(),
                     .order_ref = known.order_ref,
                     .command = acceptAll(OrderBuilder{}.id(id).pickup().offered()),
                     .actor = kClerk}
                );
                BOOST_TEST_REQUIRE(submitted.has_value());
                return;
            }
        }
        BOOST_FAIL("the order is not known");
    }

    void workFor5s(Outbound& worker) {
        for (int i = 0; i < 5; ++i) {
            worker.step();
            pass(1s);
        }
    }

    void answerReading(const Later& later) {
        hub.on_read = [later](const OrderId&) -> OrderAnswer {
            return {later};
        };
    }

    std::int64_t version_at_hub{1};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(read_ahead, ReadAheadFixture)

BOOST_AUTO_TEST_CASE(the_answer_to_an_order_that_was_read_leaves_under_its_tag) {
    listed("A");
    Outbound worker = outbound();
    worker.step();
    BOOST_TEST((hub.read == std::vector<std::string>{"A"}));
    accept("A");
    worker.step();
    BOOST_TEST_REQUIRE(hub.delivered.size() == 1U);
    BOOST_TEST(hub.delivered[0].etag == "\"v1\"");
}

BOOST_AUTO_TEST_CASE(without_reading_the_tag_is_not_known) {
    listed("A");
    accept("A");
    Outbound worker = outbound();
    worker.step();
    BOOST_TEST_REQUIRE(hub.delivered.size() == 1U);
    BOOST_TEST(hub.delivered[0].etag.empty());
}

BOOST_AUTO_TEST_CASE(a_tag_counts_for_the_version_that_it_was_read_with_only) {
    listed("A");
    Outbound worker = outbound();
    worker.step();
    accept("A");
    listed("A", 2);
    worker.step();
    BOOST_TEST_REQUIRE(hub.delivered.size() == 1U);
    BOOST_TEST(hub.delivered[0].etag.empty());  // so the order is read before
}

BOOST_AUTO_TEST_CASE(the_tag_of_what_nobody_here_has_seen_is_not_kept) {
    listed("A");
    version_at_hub = 2;
    Outbound worker = outbound();
    worker.step();
    accept("A");
    listed("A", 2);  // after the click
    worker.step();
    BOOST_TEST_REQUIRE(hub.delivered.size() == 1U);
    BOOST_TEST(hub.delivered[0].etag.empty());
}

BOOST_AUTO_TEST_CASE(an_order_is_read_once_and_again_when_it_changed) {
    listed("A");
    Outbound worker = outbound();
    workFor5s(worker);
    BOOST_TEST(hub.read.size() == 1U);
    listed("A", 2);
    version_at_hub = 2;
    workFor5s(worker);
    BOOST_TEST(hub.read.size() == 2U);
    accept("A");
    worker.step();
    BOOST_TEST(hub.delivered.back().etag == "\"v2\"");
}

BOOST_AUTO_TEST_CASE(what_is_answered_needs_no_reading) {
    listed("A");
    accept("A");
    Outbound worker = outbound();
    workFor5s(worker);
    BOOST_TEST(hub.read.empty());
}

BOOST_AUTO_TEST_CASE(messages_go_first) {
    listed("A");
    listed("B");
    accept("B");
    Outbound worker = outbound();
    worker.step();
    BOOST_TEST(hub.delivered.size() == 1U);
    BOOST_TEST(hub.read.empty());
    worker.step();
    BOOST_TEST((hub.read == std::vector<std::string>{"A"}));
}

BOOST_AUTO_TEST_CASE(being_woken_does_not_make_reading_faster) {
    for (int i = 0; i < 5; ++i) {
        listed("A" + std::to_string(i));
    }
    Outbound worker = outbound();
    worker.step();
    worker.step();
    BOOST_TEST(hub.read.size() == 1U);
    pass(100ms);
    worker.step();
    worker.step();
    BOOST_TEST(hub.read.size() == 2U);
}

BOOST_AUTO_TEST_CASE(reading_takes_half_the_rate_so_that_a_click_need_not_wait) {
    for (int i = 0; i < 30; ++i) {
        listed("A" + std::to_string(i));
    }
    Outbound worker = outbound();
    milliseconds spent{};
    while (hub.read.size() < 30) {
        const milliseconds rest = worker.step();
        pass(rest);
        spent += rest;
    }
    BOOST_TEST((spent == 3s));
    accept("A0");
    BOOST_TEST((worker.step() == 0ms));
    BOOST_TEST(hub.delivered.size() == 1U);
}

// --- when it cannot be read ---------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(without_a_link_nothing_is_read) {
    listed("A");
    Outbound worker = outbound();
    worker.setLink(store(), false);
    BOOST_TEST((worker.step() == 30s));
    BOOST_TEST(hub.read.empty());
    worker.setLink(store(), true);
    worker.step();
    BOOST_TEST(hub.read.size() == 1U);
}

BOOST_AUTO_TEST_CASE(after_a_failure_it_waits_two_minutes_and_holds_back_no_message) {
    listed("A");
    listed("B");
    answerReading(laterBecause(Later::Cause::link));
    Outbound worker = outbound();
    worker.step();
    pass(119s);
    worker.step();
    BOOST_TEST(hub.read.size() == 1U);
    accept("B");
    worker.step();
    BOOST_TEST(hub.delivered.size() == 1U);
    pass(1s);
    worker.step();
    BOOST_TEST((hub.read == std::vector<std::string>{"A", "A"}));
}

BOOST_AUTO_TEST_CASE(an_order_that_the_hub_cannot_show_is_passed_over) {
    listed("A");
    listed("B");
    answerReading(laterBecause(Later::Cause::bad_answer));
    Outbound worker = outbound();
    worker.step();
    pass(120s);
    worker.step();
    BOOST_TEST((hub.read == std::vector<std::string>{"A", "B"}));
}

BOOST_AUTO_TEST_CASE(an_order_that_is_gone_is_left_to_the_poll) {
    listed("A");
    hub.on_read = [](const OrderId&) -> OrderAnswer {
        return {Gone{"withdrawn"}};
    };
    Outbound worker = outbound();
    workFor5s(worker);
    BOOST_TEST(hub.read.size() == 1U);
    BOOST_TEST(knownCount() == 1U);
}

BOOST_AUTO_TEST_CASE(a_busy_hub_is_left_alone_by_everybody) {
    listed("A");
    listed("B");
    answerReading(laterBecause(Later::Cause::hub_busy, 600s));
    Outbound worker = outbound();
    worker.step();
    accept("B");
    BOOST_TEST((worker.step() == 660s));
    BOOST_TEST(hub.delivered.empty());
}

BOOST_AUTO_TEST_CASE(a_hub_that_gives_no_tags_is_asked_once) {
    listed("A");
    listed("B");
    hub.on_read = [](const OrderId& order_id) -> OrderAnswer {
        HubOrder order = orderAt(order_id.value, 1);
        order.etag.clear();
        return {newsOf(order)};
    };
    Outbound worker = outbound();
    workFor5s(worker);
    BOOST_TEST(hub.read.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
