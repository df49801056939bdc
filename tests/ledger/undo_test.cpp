// The first answer is kept back for a while: durable at once, heard by the hub later or never.
#include "tests/ledger/ledger_fixture.h"

#include <boost/test/unit_test.hpp>

#include <chrono>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

struct Undo : LedgerFixture {
    OrderRef ref = offer(anOrder().hub());

    /// Accepts all, to be taken back within ten seconds.
    void acceptPatiently() {
        const auto result = ledger->submit(
            {.command_id = newId(),
             .order_ref = ref,
             .command = acceptAll(order(ref)),
             .actor = kClerk,
             .undo_for = 10s}
        );
        BOOST_REQUIRE(result.has_value());
    }

    Result<Submitted, Refused> undo() { return submit(ref, UndoDecision{}); }

    bool mayLeave() { return ledger->nextMessage(clock.now()).has_value(); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(undo, Undo)

BOOST_AUTO_TEST_CASE(the_answer_leaves_when_its_time_is_over_and_not_before) {
    acceptPatiently();
    BOOST_TEST(order(ref).state == OrderState::accepted);
    BOOST_TEST(!mayLeave());
    clock.advance(10s - 1ms);
    BOOST_TEST(!mayLeave());
    clock.advance(1ms);
    const auto message = ledger->nextMessage(clock.now());
    BOOST_REQUIRE(message.has_value());
    BOOST_TEST(message->may_be_undone);
}

BOOST_AUTO_TEST_CASE(an_answer_taken_back_is_gone_with_its_messages) {
    acceptPatiently();
    BOOST_TEST(undo().has_value());
    BOOST_TEST(order(ref).state == OrderState::offered);
    BOOST_TEST(view(ref).messages.empty());
    BOOST_TEST(!ledger->nextMessageAt().has_value());
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(once_it_is_claimed_it_is_too_late) {
    acceptPatiently();
    clock.advance(10s);
    const OutboxMessage message = nextMessage();
    BOOST_TEST(ledger->claimMessage(message.message_id));
    const auto result = undo();
    BOOST_REQUIRE(!result.has_value());
    BOOST_TEST((result.error().refusal == Refusal::already_sent));
    BOOST_TEST(order(ref).state == OrderState::accepted);
}

BOOST_AUTO_TEST_CASE(what_was_taken_back_cannot_be_claimed) {
    acceptPatiently();
    clock.advance(10s);
    const OutboxMessage message = nextMessage();  // the sender has it in hand
    BOOST_TEST(undo().has_value());
    BOOST_TEST(!ledger->claimMessage(message.message_id));
}

BOOST_AUTO_TEST_CASE(a_clock_that_is_set_back_lets_nobody_take_back_what_left) {
    acceptPatiently();
    clock.advance(10s);
    BOOST_TEST(ledger->claimMessage(nextMessage().message_id));
    clock.advance(-1h);
    BOOST_TEST(!undo().has_value());
}

BOOST_AUTO_TEST_CASE(a_stop_in_between_loses_neither_the_answer_nor_the_right_to_take_it_back) {
    acceptPatiently();
    reopen();
    BOOST_TEST(order(ref).state == OrderState::accepted);
    BOOST_TEST(!mayLeave());
    BOOST_TEST(view(ref).messages.front().may_be_undone);
    BOOST_TEST(undo().has_value());
    reopen();
    BOOST_TEST(order(ref).state == OrderState::offered);
    clock.advance(1h);
    BOOST_TEST(!mayLeave());
}

BOOST_AUTO_TEST_CASE(the_same_click_twice_is_one_undo) {
    acceptPatiently();
    const OrderSubmission click{
        .command_id = newId(), .order_ref = ref, .command = UndoDecision{}, .actor = kClerk};
    BOOST_TEST(!ledger->submit(click)->is_repeated);
    BOOST_TEST(ledger->submit(click)->is_repeated);
}

BOOST_AUTO_TEST_CASE(a_later_refusal_is_never_kept_back) {
    acceptPatiently();
    clock.advance(10s);
    BOOST_TEST(ledger->claimMessage(nextMessage().message_id));
    confirmNext();
    const auto result = ledger->submit(
        {.command_id = newId(),
         .order_ref = ref,
         .command =
             ReportShort{
                 {{.line_id = {"1"},
                   .accepted = 1,
                   .refusals = {{.quantity = 1, .reason = RefusalReason::damaged, .note = {}}}}}},
         .actor = kClerk,
         .undo_for = 10s}
    );
    BOOST_REQUIRE(result.has_value());
    BOOST_TEST(mayLeave());
    BOOST_TEST(!undo().has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
