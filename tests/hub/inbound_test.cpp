#include "agent/hub/inbound.h"

#include "tests/hub/worker_fixture.h"

#include <boost/test/unit_test.hpp>

#include <stdexcept>
#include <string>
#include <vector>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

struct Fixture : WorkerFixture {
    HubOrder order(const std::string& id, std::int64_t version = 1) {
        return OrderBuilder{}.id(id).version(version).hub();
    }

    /// Steps until the next poll was made; returns the rest that the step asked for.
    milliseconds poll(Inbound& worker) {
        const std::size_t before = hub.requested.size();
        milliseconds rest{};
        for (int i = 0; i < 10 && hub.requested.size() == before; ++i) {
            rest = worker.step();
            if (hub.requested.size() == before) {
                pass(rest);
            }
        }
        BOOST_TEST_REQUIRE(hub.requested.size() == before + 1);
        return rest;
    }

    HubLink link() { return link_status.hub(store()); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(inbound, Fixture)

BOOST_AUTO_TEST_CASE(the_first_poll_has_its_place_within_the_interval) {
    hubLists({});
    Inbound worker = inbound();
    const milliseconds rest = worker.step();
    BOOST_TEST((rest >= 0ms));
    BOOST_TEST((rest < 10s));
    BOOST_TEST((link().state == HubLinkState::starting));
}

BOOST_AUTO_TEST_CASE(orders_arrive_in_the_ledger_and_the_list_is_remembered) {
    hubLists({order("A"), order("B")});
    Inbound worker = inbound();
    poll(worker);
    BOOST_TEST(knownCount() == 2U);
    BOOST_TEST((link().state == HubLinkState::ok));
    pass(poll(worker));
    BOOST_TEST(hub.requested.back().seen.etag == "\"1\"");
    BOOST_TEST(taken == 2U);
}

BOOST_AUTO_TEST_CASE(after_a_restart_stored_orders_are_recognised_by_their_bytes) {
    hubLists({order("A"), order("B")});
    Inbound first = inbound();
    poll(first);
    Inbound second = inbound();
    poll(second);
    BOOST_TEST(hub.requested.back().seen.etag.empty());
    BOOST_TEST(taken == 2U);
}

BOOST_AUTO_TEST_CASE(polls_keep_their_pace) {
    hubLists({});
    Inbound worker = inbound();
    const milliseconds rest = poll(worker);
    BOOST_TEST((rest == 10s));
    pass(4s);
    BOOST_TEST((worker.step() == 6s));  // woken too early: nothing is asked
    BOOST_TEST(hub.requested.size() == 1U);
    pass(6s);
    worker.step();
    BOOST_TEST(hub.requested.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_held_request_is_followed_at_once_and_a_hub_that_does_not_hold_is_not_hurried
) {
    hubLists({});
    Inbound worker = inbound({.store = store(), .long_poll = 25s, .on_link = {}});
    BOOST_TEST((poll(worker) == 1s));   // news: soon again
    BOOST_TEST((poll(worker) == 10s));  // unchanged at once: the hub does not hold
    const auto held = hub.on_list;
    hub.on_list = [&, held](const ListRequest& request, ListReader& reader) {
        pass(25s);
        return held(request, reader);
    };
    pass(10s);
    BOOST_TEST((poll(worker) == 0s));
    BOOST_TEST((hub.requested.back().wait == 25s));
}

BOOST_AUTO_TEST_CASE(a_failure_leaves_the_hub_alone_for_longer_each_time) {
    hubFails(laterBecause(Later::Cause::link));
    Inbound worker = inbound();
    std::vector<long long> rests;
    for (int i = 0; i < 7; ++i) {
        rests.push_back(std::chrono::duration_cast<std::chrono::seconds>(poll(worker)).count());
    }
    BOOST_TEST((rests == std::vector<long long>{45, 75, 75, 75, 90, 90, 90}));
    BOOST_TEST((link().state == HubLinkState::offline));
    hubLists({});
    BOOST_TEST((poll(worker) == 10s));
    BOOST_TEST((link().state == HubLinkState::ok));
}

BOOST_AUTO_TEST_CASE(retry_after_is_kept_to) {
    hubFails(laterBecause(Later::Cause::hub_busy, 600s));
    Inbound worker = inbound();
    BOOST_TEST((poll(worker) == 660s));
}

BOOST_AUTO_TEST_CASE(the_link_is_told_when_it_changes_only) {
    std::vector<bool> told;
    Inbound worker = inbound({.store = store(), .on_link = [&](bool is_up) {
                                  told.push_back(is_up);
                              }});
    hubLists({});
    poll(worker);
    poll(worker);
    hubFails(laterBecause(Later::Cause::link));
    poll(worker);
    poll(worker);
    hubLists({});
    poll(worker);
    BOOST_TEST((told == std::vector<bool>{true, false, true}));
}

BOOST_AUTO_TEST_CASE(a_bad_answer_is_remembered_by_nothing) {
    hubLists({order("A")});
    Inbound worker = inbound();
    poll(worker);
    hubFails(laterBecause(Later::Cause::bad_answer));
    poll(worker);
    hubLists({order("A"), order("B")});
    poll(worker);
    BOOST_TEST(hub.requested.back().seen.etag == "\"1\"");
    BOOST_TEST(knownCount() == 2U);
    BOOST_TEST(hub.read.empty());
}

BOOST_AUTO_TEST_CASE(a_list_with_an_unreadable_order_is_not_remembered_and_somebody_is_told) {
    defects = {"order X: lines[0].quantity is negative"};
    hubLists({order("A")});
    Inbound worker = inbound();
    BOOST_TEST((poll(worker) == 10s));  // the other orders do not wait for it
    BOOST_TEST(knownCount() == 1U);
    BOOST_TEST((link().state == HubLinkState::offline));
    BOOST_TEST(link().problem.find("order X") != std::string::npos);
    poll(worker);
    BOOST_TEST(hub.requested.back().seen.etag.empty());
}

BOOST_AUTO_TEST_CASE(a_withdrawn_credential_stops_the_calls_and_keeps_the_orders) {
    hubLists({order("A")});
    Inbound worker = inbound();
    poll(worker);
    hub.on_list = [](const ListRequest&, ListReader&) -> ListAnswer {
        return {NotAllowed{"403 store-revoked"}, std::nullopt};
    };
    BOOST_TEST((poll(worker) == 600s));
    BOOST_TEST((link().state == HubLinkState::refused));
    BOOST_TEST(link().problem.find("enrolled anew") != std::string::npos);
    BOOST_TEST(knownCount() == 1U);
}

// --- orders that leave the list -----------------------------------------------------------------

BOOST_AUTO_TEST_CASE(an_order_that_left_and_is_gone_is_withdrawn) {
    hubLists({order("A"), order("B")});
    Inbound worker = inbound();
    poll(worker);
    hubLists({order("B")});
    hub.on_read = [](const OrderId&) -> OrderAnswer {
        return {Gone{"withdrawn"}};
    };
    poll(worker);
    BOOST_TEST((hub.read == std::vector<std::string>{"A"}));
    BOOST_TEST(knownCount() == 1U);
    poll(worker);
    BOOST_TEST(hub.read.size() == 1U);
}

BOOST_AUTO_TEST_CASE(an_order_that_left_and_is_cancelled_is_updated) {
    hubLists({order("A")});
    Inbound worker = inbound();
    poll(worker);
    hubLists({});
    hub.on_read = [&](const OrderId&) -> OrderAnswer {
        HubOrder cancelled = order("A", 2);
        cancelled.hub_status = HubStatus::cancelled;
        cancelled.hub_code = "7";
        return {newsOf(cancelled)};
    };
    poll(worker);
    BOOST_TEST(knownCount() == 0U);
}

BOOST_AUTO_TEST_CASE(an_order_that_left_is_read_once_even_if_nothing_came_of_it) {
    hubLists({order("A")});
    Inbound worker = inbound();
    poll(worker);
    hub.on_read = [&](const OrderId&) -> OrderAnswer {
        return {newsOf(order("A"))};
    };
    hubLists({});
    poll(worker);
    hubLists({});
    poll(worker);
    BOOST_TEST(hub.read.size() == 1U);
    hubLists({order("A")});
    poll(worker);
    hubLists({});
    poll(worker);
    BOOST_TEST(hub.read.size() == 2U);  // it was back meanwhile
}

BOOST_AUTO_TEST_CASE(an_order_that_cannot_be_read_is_asked_for_again_and_never_withdrawn_by_a_guess
) {
    hubLists({order("A")});
    Inbound worker = inbound();
    poll(worker);
    hubLists({});
    hub.on_read = [](const OrderId&) -> OrderAnswer {
        return {laterBecause(Later::Cause::hub_fails)};
    };
    poll(worker);
    poll(worker);
    BOOST_TEST(hub.read.size() == 2U);
    BOOST_TEST(knownCount() == 1U);
    hub.on_read = [](const OrderId&) -> OrderAnswer {
        return {Gone{"withdrawn"}};
    };
    poll(worker);
    BOOST_TEST(knownCount() == 0U);
}

BOOST_AUTO_TEST_CASE(many_orders_that_left_are_read_in_turns) {
    std::vector<HubOrder> orders;
    for (int i = 0; i < 50; ++i) {
        orders.push_back(order("A" + std::to_string(i)));
    }
    hubLists(orders);
    Inbound worker = inbound();
    poll(worker);
    hubLists({});
    hub.on_read = [](const OrderId&) -> OrderAnswer {
        return {Gone{"withdrawn"}};
    };
    poll(worker);
    BOOST_TEST(hub.read.size() == 20U);
    poll(worker);
    poll(worker);
    BOOST_TEST(hub.read.size() == 50U);
    BOOST_TEST(knownCount() == 0U);
}

BOOST_AUTO_TEST_CASE(an_order_assigned_anew_is_a_new_offer) {
    hubLists({order("A")});
    Inbound worker = inbound();
    poll(worker);
    HubOrder anew = order("A", 2);
    anew.assignment = 2;
    hubLists({anew});
    poll(worker);
    const auto known = ledger.knownOrders(store());
    BOOST_TEST_REQUIRE(known.size() == 1U);
    BOOST_TEST(known[0].assignment == 2);
    BOOST_TEST(hub.read.empty());
}

// --- time ---------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(answers_expire_by_the_hubs_clock) {
    HubOrder late = order("A");
    hub_time = clock.now() + 2h;  // our clock is two hours behind
    late.answer_by = *hub_time + 30s;
    hubLists({late});
    Inbound worker = inbound();
    poll(worker);
    const auto stateOf = [&] {
        return ledger
            .submit(
                {.command_id = nextId(),
                 .order_ref = ledger.knownOrders(store()).at(0).order_ref,
                 .command = ExpireAnswer{},
                 .actor = {.kind = ActorKind::timer, .name = {}}}
            )
            .has_value();
    };
    BOOST_TEST((link().offset_ms >= 7'180'000));
    clock.advance(-3h);  // nobody's time but this computer's
    hub_time.reset();
    pass(10s);
    const auto revision = ledger.revision();
    worker.step();
    BOOST_TEST(ledger.revision() == revision);
    pass(25s);
    worker.step();
    BOOST_TEST(ledger.revision() > revision);
    BOOST_TEST(!stateOf());  // expired already
}

// --- storage
// --------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(with_a_full_disk_nothing_is_fetched_and_the_reason_is_shown) {
    free_bytes = 1'000'000;
    hubLists({order("A")});
    Inbound worker = inbound();
    BOOST_TEST((poll(worker) == 20s));
    BOOST_TEST((link().state == HubLinkState::offline));
    BOOST_TEST(link().problem.find("not being fetched") != std::string::npos);
    BOOST_TEST(knownCount() == 0U);
    free_bytes = 1'000'000'000;
    poll(worker);
    BOOST_TEST(hub.requested.back().seen.etag.empty());  // the first list was not remembered
    BOOST_TEST(knownCount() == 1U);
    BOOST_TEST((link().state == HubLinkState::ok));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
