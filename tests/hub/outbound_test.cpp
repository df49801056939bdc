#include "agent/hub/outbound.h"

#include "agent/hub/rest/label_codec.h"
#include "agent/ledger/views.h"
#include "agent/service/sha256.h"
#include "tests/hub/worker_fixture.h"

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>
#include <vector>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

struct Fixture : WorkerFixture {
    Fixture() {
        hub.on_deliver = [](const OutboxMessage&) -> DeliverOutcome {
            return Taken{};
        };
    }

    /// An order that the clerk has accepted: its decision waits in the outbox.
    OrderRef accepted(const std::string& id) {
        const HubOrder order = OrderBuilder{}.id(id).pickup().hub();
        ledger.takeNews(std::vector{newsOf(order)});
        for (const KnownOrder& known : ledger.knownOrders(store())) {
            if (known.order_id.value == id) {
                submit(known.order_ref, acceptAll(OrderBuilder{}.id(id).pickup().offered()));
                return known.order_ref;
            }
        }
        BOOST_FAIL("the order is not known");
        return {};
    }

    void submit(OrderRef order_ref, OrderCommand command) {
        const auto submitted = ledger.submit(
            {.command_id = nextId(),
             .order_ref = order_ref,
             .command = std::move(command),
             .actor = kClerk}
        );
        BOOST_TEST_REQUIRE(submitted.has_value());
    }

    bool isWaiting() { return ledger.nextMessageAt().has_value(); }

    void answer(const DeliverOutcome& outcome) {
        hub.on_deliver = [outcome](const OutboxMessage&) {
            return outcome;
        };
    }

    HubOrder shown(const std::string& id) {
        return shownByHub(
            OrderBuilder{}.id(id).pickup().in(OrderState::accepted), HubStatus::accepted
        );
    }

    RefusedByHub refusal(const std::string& slug, std::optional<HubOrder> order = std::nullopt) {
        return {.slug = slug, .status = 409, .detail = "não", .order = std::move(order)};
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(outbound, Fixture)

BOOST_AUTO_TEST_CASE(without_work_it_rests) {
    Outbound worker = outbound();
    BOOST_TEST((worker.step() == 30s));
    BOOST_TEST(hub.delivered.empty());
}

BOOST_AUTO_TEST_CASE(a_message_leaves_once_under_the_id_of_the_click) {
    accepted("A");
    const CommandId clicked = commandId(ids);
    Outbound worker = outbound();
    worker.step();
    BOOST_TEST_REQUIRE(hub.delivered.size() == 1U);
    BOOST_TEST(hub.delivered[0].message_id.value == clicked.value);
    BOOST_TEST(hub.delivered[0].attempts == 0);
    BOOST_TEST(!isWaiting());
    worker.step();
    BOOST_TEST(hub.delivered.size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_order_in_the_answer_is_taken_over) {
    accepted("A");
    answer(Taken{shown("A")});
    Outbound worker = outbound();
    worker.step();
    BOOST_TEST(!isWaiting());
}

BOOST_AUTO_TEST_CASE(a_refusal_waits_for_a_person_and_is_not_repeated) {
    const OrderRef order_ref = accepted("A");
    answer(refusal("partial-not-allowed"));
    Outbound worker = outbound();
    worker.step();
    BOOST_TEST((worker.step() == 30s));
    BOOST_TEST(hub.delivered.size() == 1U);
    answer(Taken{});
    submit(order_ref, RetryMessage{});
    worker.step();
    BOOST_TEST_REQUIRE(hub.delivered.size() == 2U);
    BOOST_TEST(hub.delivered[1].message_id.value == hub.delivered[0].message_id.value);
    BOOST_TEST(!isWaiting());
}

BOOST_AUTO_TEST_CASE(a_stale_decision_that_still_makes_sense_goes_again) {
    accepted("A");
    HubOrder changed = OrderBuilder{}.id("A").pickup().version(2).hub();
    changed.notes = "mudou";
    answer(refusal("stale", changed));
    Outbound worker = outbound();
    worker.step();
    answer(Taken{});
    pass(1s);
    worker.step();
    BOOST_TEST_REQUIRE(hub.delivered.size() == 2U);
    BOOST_TEST(hub.delivered[1].etag == "\"2\"");
    BOOST_TEST(!isWaiting());
}

BOOST_AUTO_TEST_CASE(a_withdrawn_order_leaves_nothing_waiting) {
    accepted("A");
    answer(refusal("withdrawn"));
    Outbound worker = outbound();
    worker.step();
    BOOST_TEST(!isWaiting());
    BOOST_TEST(knownCount() == 0U);
}

// --- labels -------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(labels_are_kept_and_a_print_job_waits) {
    const HubOrder order = OrderBuilder{}.id("S").shipped().hub();
    ledger.takeNews(std::vector{newsOf(order)});
    submit(
        ledger.knownOrders(store()).at(0).order_ref,
        acceptAll(OrderBuilder{}.id("S").shipped().offered())
    );
    hub.on_deliver = [](const OutboxMessage& message) -> DeliverOutcome {
        if (kindOf(message.message) != MessageKind::fetch_labels) {
            return Taken{};
        }
        PackageLabel label = aLabel();
        label.document_sha256 = sha256Of("^XA^XZ");
        return LabelsArrived{{{.label = label, .bytes = "^XA^XZ"}}};
    };
    Outbound worker = outbound();
    for (int i = 0; i < 5; ++i) {
        worker.step();
    }
    BOOST_TEST(!isWaiting());
    BOOST_TEST(ledger.nextPrintJob({.role = "label"}, clock.now()).has_value());
}

BOOST_AUTO_TEST_CASE(a_label_that_is_not_ready_waits_alone) {
    accepted("A");
    accepted("B");
    hub.on_deliver = [](const OutboxMessage& message) -> DeliverOutcome {
        if (message.order_id.value == "A") {
            return laterBecause(Later::Cause::not_ready, 40s);
        }
        return Taken{};
    };
    Outbound worker = outbound();
    worker.step();
    worker.step();
    BOOST_TEST(hub.delivered.size() == 2U);
    BOOST_TEST((*ledger.nextMessageAt() == clock.now() + 44s));  // a fifth more, by half
    BOOST_TEST((worker.step() == 30s));
    BOOST_TEST(hub.delivered.size() == 2U);
    pass(44s);
    worker.step();
    BOOST_TEST(hub.delivered.size() == 3U);
    BOOST_TEST(hub.delivered[2].attempts == 1);
}

// --- the link -----------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(one_message_that_fails_does_not_stop_the_others) {
    accepted("A");
    accepted("B");
    hub.on_deliver = [](const OutboxMessage& message) -> DeliverOutcome {
        if (message.order_id.value == "A") {
            return laterBecause(Later::Cause::hub_fails);
        }
        return Taken{};
    };
    Outbound worker = outbound();
    worker.step();
    worker.step();
    BOOST_TEST(hub.delivered.size() == 2U);
    BOOST_TEST((*ledger.nextMessageAt() >= clock.now() + 5s));
    BOOST_TEST((*ledger.nextMessageAt() <= clock.now() + 10s));
}

BOOST_AUTO_TEST_CASE(the_journal_keeps_how_many_attempts_a_message_needed) {
    accepted("A");
    answer(laterBecause(Later::Cause::hub_fails));
    Outbound worker = outbound();
    for (int attempt = 0; attempt < 2; ++attempt) {
        worker.step();
        pass(*ledger.nextMessageAt() - clock.now());
    }
    answer(Taken{});
    worker.step();
    const LedgerViews views{folder.path()};
    const auto journal = views.journal(hub.delivered.back().order_ref);
    const auto* const told = std::get_if<MessageTaken>(&journal.back().entry.event);
    BOOST_REQUIRE(told != nullptr);
    BOOST_TEST(told->attempts_before == 2);
}

BOOST_AUTO_TEST_CASE(its_pauses_grow_to_two_minutes) {
    accepted("A");
    answer(laterBecause(Later::Cause::hub_fails));
    Outbound worker = outbound();
    std::vector<long long> pauses;
    for (int i = 0; i < 4; ++i) {
        worker.step();
        const milliseconds pause = *ledger.nextMessageAt() - clock.now();
        pauses.push_back(pause.count());
        pass(pause);
    }
    BOOST_TEST((pauses == std::vector<long long>{7'500, 15'000, 30'000, 60'000}));
}

BOOST_AUTO_TEST_CASE(a_lost_link_closes_the_way_and_its_return_opens_it_at_once) {
    accepted("A");
    answer(laterBecause(Later::Cause::link));
    Outbound worker = outbound();
    worker.setLink(store(), false);
    worker.step();
    BOOST_TEST(hub.delivered.size() == 1U);
    BOOST_TEST((worker.step() == 45s));  // a click meanwhile waits too
    BOOST_TEST(hub.delivered.size() == 1U);
    answer(Taken{});
    worker.setLink(store(), true);
    worker.step();
    BOOST_TEST(hub.delivered.size() == 2U);
    BOOST_TEST(hub.delivered[1].attempts == 1);
    BOOST_TEST(!isWaiting());
}

BOOST_AUTO_TEST_CASE(with_several_stores_the_link_is_lost_while_any_of_them_has_lost_it) {
    const StoreKey other{.site_id = "rede", .store_id = "18"};
    accepted("A");
    answer(laterBecause(Later::Cause::link));
    Outbound worker = outbound();
    worker.setLink(store(), false);
    worker.setLink(other, false);
    worker.setLink(other, true);  // the last word, and not the gravest
    worker.step();                // the hub has answered somebody: tried at once
    BOOST_TEST(hub.delivered.size() == 1U);
    BOOST_TEST((worker.step() == 45s));  // and closed again at the first failure
    worker.setLink(store(), true);
    worker.step();
    BOOST_TEST(hub.delivered.size() == 2U);
    BOOST_TEST((worker.step() == 15s));  // one message that failed, no lost link
}

BOOST_AUTO_TEST_CASE(five_failures_of_any_messages_close_the_way) {
    for (const char* const id : {"A", "B", "C", "D", "E", "F", "G"}) {
        accepted(id);
    }
    answer(laterBecause(Later::Cause::link));
    Outbound worker = outbound();
    for (int i = 0; i < 5; ++i) {
        worker.step();
    }
    BOOST_TEST((worker.step() == 45s));
    BOOST_TEST(hub.delivered.size() == 5U);
    pass(45s);
    worker.step();  // a probe
    BOOST_TEST(hub.delivered.size() == 6U);
    BOOST_TEST((worker.step() > 30s));
    answer(Taken{});
    pass(120s);
    worker.step();
    BOOST_TEST((worker.step() == 0ms));
    BOOST_TEST(hub.delivered.size() == 8U);
}

BOOST_AUTO_TEST_CASE(what_the_hub_asks_to_wait_is_kept_to_even_if_the_link_returns) {
    accepted("A");
    answer(laterBecause(Later::Cause::hub_busy, 600s));
    Outbound worker = outbound();
    worker.step();
    worker.setLink(store(), true);
    BOOST_TEST((worker.step() == 660s));
    pass(660s);
    answer(Taken{});
    worker.step();
    BOOST_TEST(!isWaiting());
}

BOOST_AUTO_TEST_CASE(a_withdrawn_credential_keeps_everything_and_asks_for_help) {
    accepted("A");
    answer(NotAllowed{"403 store-revoked"});
    Outbound worker = outbound();
    worker.step();
    BOOST_TEST((worker.step() == 600s));
    BOOST_TEST((link_status.hub(store()).state == HubLinkState::refused));
    BOOST_TEST(isWaiting());
}

BOOST_AUTO_TEST_CASE(at_most_twenty_requests_a_second_leave) {
    for (int i = 0; i < 60; ++i) {
        accepted("A" + std::to_string(i));
    }
    Outbound worker = outbound();
    milliseconds spent{};
    while (hub.delivered.size() < 60) {
        const milliseconds rest = worker.step();
        pass(rest);
        spent += rest;
    }
    BOOST_TEST((spent >= 1900ms));
    BOOST_TEST((spent <= 2200ms));
}

BOOST_AUTO_TEST_CASE(a_rest_that_is_cut_short_makes_it_no_faster) {
    for (int i = 0; i < 60; ++i) {
        accepted("A" + std::to_string(i));
    }
    Outbound worker = outbound();
    for (int woken = 0; woken < 200; ++woken) {
        worker.step();  // each message that the hub has rings the bell
    }
    BOOST_TEST(hub.delivered.size() == 20U);
    pass(1s);
    for (int woken = 0; woken < 200; ++woken) {
        worker.step();
    }
    BOOST_TEST(hub.delivered.size() == 40U);
}

BOOST_AUTO_TEST_CASE(the_messages_of_one_order_keep_their_sequence) {
    const OrderRef order_ref = accepted("A");
    submit(order_ref, StartPicking{});
    submit(order_ref, FinishPicking{});
    submit(order_ref, Pack{});
    submit(order_ref, MarkReady{.place = "A3"});
    submit(order_ref, HandOver{});
    answer(laterBecause(Later::Cause::hub_fails));
    Outbound worker = outbound();
    worker.step();
    worker.step();
    BOOST_TEST(hub.delivered.size() == 1U);  // the second does not overtake
    answer(Taken{});
    pass(10s);
    for (int i = 0; i < 5; ++i) {
        worker.step();
    }
    std::vector<MessageKind> kinds;
    for (const OutboxMessage& message : hub.delivered) {
        kinds.push_back(kindOf(message.message));
    }
    using enum MessageKind;
    BOOST_TEST((kinds == std::vector<MessageKind>{decide, decide, status, status}));
}

// --- clocks and restarts ------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(an_answer_that_leaves_can_no_longer_be_taken_back) {
    const HubOrder order = OrderBuilder{}.id("1").pickup().hub();
    ledger.takeNews(std::vector{newsOf(order)});
    const OrderRef ref = ledger.knownOrders(store()).front().order_ref;
    const auto decided = ledger.submit(
        {.command_id = nextId(),
         .order_ref = ref,
         .command = acceptAll(OrderBuilder{}.id("1").pickup().offered()),
         .actor = kClerk,
         .undo_for = 10s}
    );
    BOOST_TEST_REQUIRE(decided.has_value());
    Outbound worker = outbound();
    BOOST_TEST((worker.step() == 10s));  // rests until it may leave
    bool was_taken_back = true;
    hub.on_deliver = [&](const OutboxMessage&) -> DeliverOutcome {
        was_taken_back = ledger
                             .submit(
                                 {.command_id = nextId(),
                                  .order_ref = ref,
                                  .command = UndoDecision{},
                                  .actor = kClerk}
                             )
                             .has_value();
        return Taken{};
    };
    clock.advance(10s);
    worker.step();
    BOOST_TEST(!was_taken_back);
    BOOST_TEST(!isWaiting());
}

BOOST_AUTO_TEST_CASE(a_message_from_before_the_start_may_have_left_already) {
    accepted("A");
    pass(1s);
    Outbound worker = outbound();
    worker.step();
    BOOST_TEST_REQUIRE(hub.delivered.size() == 1U);
    BOOST_TEST(hub.delivered[0].attempts == 1);  // so the order is read before
}

BOOST_AUTO_TEST_CASE(a_clock_that_was_set_back_keeps_nothing_waiting_for_days) {
    accepted("A");
    Outbound worker = outbound();
    answer(laterBecause(Later::Cause::hub_fails));
    worker.step();
    clock.advance(-400 * 24h);
    answer(Taken{});
    worker.step();
    BOOST_TEST(!isWaiting());
}

BOOST_AUTO_TEST_CASE(pauses_are_measured_by_the_clock_that_nobody_can_set) {
    accepted("A");
    answer(laterBecause(Later::Cause::hub_busy));
    Outbound worker = outbound();
    worker.step();
    clock.advance(400 * 24h);
    BOOST_TEST((worker.step() == 45s));
    clock.advance(-3 * 400 * 24h);
    BOOST_TEST((worker.step() == 45s));
    BOOST_TEST(hub.delivered.size() == 1U);
    answer(Taken{});
    steady.now += 45s;
    worker.step();
    BOOST_TEST(hub.delivered.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
