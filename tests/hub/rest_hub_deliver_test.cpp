// Decisions on their way to a real hub over HTTP, with everything that goes wrong there.
#include "tests/hub/deliver_fixture.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>
#include <variant>
#include <vector>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;
using simulator::Fault;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(rest_hub_deliver, DeliverFixture)

// --- decisions ------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_decision_in_part_is_one_call_and_gives_the_order_back) {
    const auto outcome = deliver(decisionMessage(2));
    const Taken& taken = takenOf(outcome);
    BOOST_REQUIRE(taken.order.has_value());
    BOOST_TEST((taken.order->hub_status == HubStatus::accepted));
    BOOST_TEST((taken.order->lines[0].accepted == 2));
    BOOST_TEST(taken.order->etag == order().etag);
    BOOST_TEST(simulator.effects("decide", order_id).size() == 1U);
    BOOST_TEST(simulator.effects("decide")[0].key == kFirstId.value);
}

BOOST_AUTO_TEST_CASE(an_order_whose_tag_is_not_known_is_read_first) {
    OutboxMessage message = decisionMessage();
    message.etag.clear();
    const auto reads = simulator.requestCount("getOrder");
    takenOf(deliver(message));
    BOOST_TEST(simulator.requestCount("getOrder") == reads + 1);
    BOOST_TEST(simulator.requestCount("decide") == 1U);
}

BOOST_AUTO_TEST_CASE(a_known_tag_saves_the_reading) {
    const OutboxMessage message = decisionMessage();
    const auto reads = simulator.requestCount("getOrder");
    takenOf(deliver(message));
    BOOST_TEST(simulator.requestCount("getOrder") == reads);
}

BOOST_AUTO_TEST_CASE(a_lost_reply_is_found_by_reading_and_nothing_is_done_twice) {
    OutboxMessage message = decisionMessage();
    arm("reply_lost", "decide");
    laterOf(deliver(message));
    ++message.attempts;
    const auto outcome = deliver(message);
    BOOST_TEST((takenOf(outcome).order->lines[0].accepted == 2));
    BOOST_TEST(simulator.requestCount("decide") == 1U);
    BOOST_TEST(simulator.effects("decide", order_id).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_lost_reply_is_harmless_even_if_the_hub_forgets_keys) {
    OutboxMessage message = decisionMessage();
    arm("reply_lost", "decide");
    laterOf(deliver(message));
    simulator.forgetKeys();
    ++message.attempts;
    takenOf(deliver(message));
    BOOST_TEST(simulator.effects("decide", order_id).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_request_that_never_arrived_is_sent_again) {
    OutboxMessage message = decisionMessage();
    arm("no_effect_lost", "decide");
    laterOf(deliver(message));
    ++message.attempts;
    takenOf(deliver(message));
    BOOST_TEST(simulator.effects("decide", order_id).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_stale_decision_brings_the_order_and_goes_again_with_its_tag) {
    OutboxMessage message = decisionMessage();
    simulator.changeOrder(order_id, R"({"notes":"mudou"})");
    const auto outcome = deliver(message);
    const RefusedByHub& refused = refusedOf(outcome);
    BOOST_TEST(refused.slug == "stale");
    BOOST_TEST(refused.status == 412);
    BOOST_REQUIRE(refused.order.has_value());
    BOOST_TEST(refused.order->notes == "mudou");
    ++message.attempts;
    takenOf(deliver(message));
}

BOOST_AUTO_TEST_CASE(a_changed_order_whose_lines_are_the_same_takes_the_decision) {
    OutboxMessage message = decisionMessage();
    message.attempts = 1;
    simulator.changeOrder(order_id, R"({"notes":"mudou"})");
    takenOf(deliver(message));
}

BOOST_AUTO_TEST_CASE(a_decision_on_other_lines_is_not_sent) {
    OutboxMessage message = decisionMessage();
    message.attempts = 1;
    std::get<DecideMessage>(message.message).lines[0].line_id = LineId{"gone"};
    const auto outcome = deliver(message);
    BOOST_TEST(refusedOf(outcome).slug == "stale");
    BOOST_TEST(refusedOf(outcome).order.has_value());
    BOOST_TEST(simulator.requestCount("decide") == 0U);
}

BOOST_AUTO_TEST_CASE(another_answer_at_the_hub_is_a_conflict) {
    OutboxMessage message = decisionMessage(2);
    takenOf(deliver(decisionMessage(1, kSecondId)));
    const auto first = deliver(message);
    BOOST_TEST((refusedOf(first).slug == "stale" || refusedOf(first).slug == "already-decided"));
    message.attempts = 1;
    const auto second = deliver(message);
    BOOST_TEST(refusedOf(second).slug == "already-decided");
    BOOST_TEST((refusedOf(second).order->lines[0].accepted == 1));
    BOOST_TEST(simulator.effects("decide", order_id).size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_same_answer_at_the_hub_is_success) {
    OutboxMessage message = decisionMessage(2);
    takenOf(deliver(decisionMessage(2, kSecondId)));
    message.attempts = 1;
    takenOf(deliver(message));
    BOOST_TEST(simulator.effects("decide", order_id).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_later_decision_lowers_what_was_accepted) {
    accept(3);
    OutboxMessage message = decisionMessage(1, kSecondId);
    message.attempts = 1;
    const auto outcome = deliver(message);
    BOOST_TEST((takenOf(outcome).order->lines[0].accepted == 1));
    BOOST_TEST(simulator.effects("decide", order_id).size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_cancelled_order_takes_no_decision) {
    for (const std::int64_t attempts : {0, 1}) {
        OutboxMessage message = decisionMessage();
        message.attempts = attempts;
        simulator.cancelOrder(order_id);
        const auto outcome = deliver(message);
        BOOST_TEST(refusedOf(outcome).slug == "cancelled");
        BOOST_TEST((refusedOf(outcome).order->hub_status == HubStatus::cancelled));
        order_id = simulator.addOrder(easyOrder());
    }
}

BOOST_AUTO_TEST_CASE(an_order_given_to_another_store_is_withdrawn) {
    for (const std::int64_t attempts : {0, 1}) {
        OutboxMessage message = decisionMessage();
        message.attempts = attempts;
        simulator.reassign(order_id, {.site_id = "1", .store_id = "999"});
        BOOST_TEST(refusedOf(deliver(message)).slug == "withdrawn");
        order_id = simulator.addOrder(easyOrder());
    }
}

BOOST_AUTO_TEST_CASE(an_order_assigned_anew_does_not_take_the_old_answer) {
    for (const std::int64_t attempts : {0, 1}) {
        OutboxMessage message = decisionMessage();
        message.attempts = attempts;
        simulator.reassign(order_id, {.site_id = "1", .store_id = "101"});
        const auto outcome = deliver(message);
        BOOST_TEST(refusedOf(outcome).slug == "withdrawn");
        BOOST_TEST(!refusedOf(outcome).order.has_value());  // its facts are another assignment's
        BOOST_TEST(simulator.effects("decide", order_id).empty());
        order_id = simulator.addOrder(easyOrder());
    }
}

BOOST_AUTO_TEST_CASE(a_rule_of_the_hub_is_a_refusal) {
    order_id = simulator.addOrder({.lines = 1, .partial = "none", .quantity = 3});
    const auto outcome = deliver(decisionMessage(1));
    BOOST_TEST(refusedOf(outcome).slug == "partial-not-allowed");
    BOOST_TEST(refusedOf(outcome).status == 422);
    BOOST_TEST(!refusedOf(outcome).detail.empty());
}

BOOST_AUTO_TEST_CASE(an_unknown_order_is_a_refusal) {
    OutboxMessage message = decisionMessage();
    message.order_id = OrderId{"never-seen"};
    BOOST_TEST(refusedOf(deliver(message)).status == 404);
    message.attempts = 1;
    BOOST_TEST(!refusedOf(deliver(message)).slug.empty());
}

// --- what must never settle a message ---------------------------------------------------------

const std::vector<std::string> kNoAnswers{
    "no_effect_lost",
    "500",
    "502",
    "503",
    "429",
    "html_200",
    "empty_200",
    "truncated",
    "truncated_chunked",
    "wrong_content_length",
    "bad_json",
    "wrong_types",
    "foreign_store",
    "gzip_bomb",
    "in_progress",
    "reply_lost",
    "effect_then_500",
    "effect_then_502"};

BOOST_DATA_TEST_CASE(a_bad_answer_settles_nothing_and_the_next_attempt_does, kNoAnswers, kind) {
    OutboxMessage message = decisionMessage();
    arm(kind, "decide");
    const auto outcome = deliver(message);
    BOOST_TEST(!laterOf(outcome).why.empty());
    BOOST_TEST_MESSAGE(kind << ": " << laterOf(outcome).why);
    ++message.attempts;
    takenOf(deliver(message));
    BOOST_TEST(simulator.effects("decide", order_id).size() == 1U);
}

BOOST_AUTO_TEST_CASE(in_progress_waits_for_this_one_thing_only) {
    arm("in_progress", "decide");
    const auto outcome = deliver(decisionMessage());
    BOOST_TEST((laterOf(outcome).cause == Later::Cause::not_ready));
}

BOOST_AUTO_TEST_CASE(a_busy_hub_says_how_long) {
    for (const bool is_date : {false, true}) {
        Fault fault;
        fault.kind = "503";
        fault.operation = "decide";
        fault.retry_after_s = 40;
        fault.is_http_date = is_date;
        simulator.armFault(fault);
        const auto outcome = deliver(decisionMessage());
        BOOST_TEST((laterOf(outcome).cause == Later::Cause::hub_busy));
        BOOST_REQUIRE(laterOf(outcome).retry_after.has_value());
        BOOST_TEST(std::chrono::abs(*laterOf(outcome).retry_after - 40s).count() <= 1000);
    }
}

BOOST_AUTO_TEST_CASE(a_slow_hub_ends_at_the_deadline) {
    Fault fault;
    fault.kind = "slow_body";
    fault.operation = "decide";
    fault.delay_ms = 500;
    simulator.armFault(fault);
    const OutboxMessage message = decisionMessage();
    const auto outcome = client.hub.deliver(message, 300ms);
    BOOST_TEST((laterOf(outcome).cause == Later::Cause::link));
}

BOOST_AUTO_TEST_CASE(a_hub_that_is_gone_is_a_matter_of_the_link) {
    const OutboxMessage message = decisionMessage();
    HubUnderTest gone{"http://127.0.0.1:1/v1"};
    const auto outcome = gone.hub.deliver(message, kDeliverTimeout);
    BOOST_TEST((laterOf(outcome).cause == Later::Cause::link));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
