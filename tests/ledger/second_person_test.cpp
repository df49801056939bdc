// Two people for one answer, in the file: what waits survives the power cut, and nothing leaves.
#include "tests/ledger/ledger_fixture.h"

#include <boost/test/unit_test.hpp>

#include <chrono>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

struct Second : LedgerFixture {
    Second()
        : LedgerFixture{AnswerPolicy{.second_person_over = 100'00}} {}

    OrderRef ref = offer(anOrder().hub());
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(second_person, Second)

BOOST_AUTO_TEST_CASE(what_waits_is_there_after_a_start_and_nothing_has_left) {
    take(ref, acceptAll(order(ref)));
    reopen();
    BOOST_TEST(order(ref).state == OrderState::offered);
    BOOST_REQUIRE(order(ref).proposed.has_value());
    BOOST_TEST(order(ref).proposed->by == kClerk.name);
    BOOST_TEST(!ledger->nextMessageAt().has_value());
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(the_second_yes_leaves_as_one_answer_and_can_be_taken_back) {
    take(ref, acceptAll(order(ref)));
    const auto approved = ledger->submit(
        {.command_id = newId(),
         .order_ref = ref,
         .command = ApproveAnswer{},
         .actor = kManager,
         .undo_for = 10s}
    );
    BOOST_REQUIRE(approved.has_value());
    BOOST_TEST((approved->state == OrderState::accepted));
    BOOST_TEST(!ledger->nextMessage(clock.now()).has_value());
    clock.advance(10s);
    BOOST_TEST(nextMessage().may_be_undone);
    BOOST_TEST(submit(ref, UndoDecision{}).has_value());
    BOOST_TEST(order(ref).state == OrderState::offered);
    BOOST_TEST(!ledger->nextMessageAt().has_value());
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(the_same_click_twice_is_one_proposal) {
    const OrderSubmission click{
        .command_id = newId(), .order_ref = ref, .command = acceptAll(order(ref)), .actor = kClerk};
    BOOST_TEST(ledger->submit(click).has_value());
    const auto again = ledger->submit(click);
    BOOST_REQUIRE(again.has_value());
    BOOST_TEST(again->is_repeated);
    BOOST_TEST(order(ref).state == OrderState::offered);
}

BOOST_AUTO_TEST_CASE(a_cheap_order_needs_nobody_else) {
    const OrderRef cheap = offer(anOrder().id("PED-2").line("1", 1).hub());
    take(cheap, acceptAll(order(cheap)));
    BOOST_TEST(order(cheap).state == OrderState::accepted);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
