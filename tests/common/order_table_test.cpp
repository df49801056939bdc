#include "common/order/order_table.h"

#include "tests/support/every.h"
#include "tests/support/orders.h"
#include "tests/support/print.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

namespace balcao::test {

namespace {

using enum OrderState;

/// How many rows the table has for this command in this state.
std::size_t rowsFor(OrderState state, CommandKind command) {
    return static_cast<std::size_t>(std::ranges::count_if(
        transitions(),
        [&](const Transition& row) { return row.command == command && row.from.contains(state); }
    ));
}

std::set<OrderState> statesWhere(bool (*holds)(OrderState)) {
    std::set<OrderState> found;
    for (const OrderState state : every<OrderState>()) {
        if (holds(state)) {
            found.insert(state);
        }
    }
    return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(order_table)

BOOST_AUTO_TEST_CASE(no_command_has_two_rows_for_one_state) {
    for (const OrderState state : every<OrderState>()) {
        for (const CommandKind command : every<CommandKind>()) {
            BOOST_TEST_CONTEXT(toText(command) << " in " << toText(state)) {
                BOOST_TEST(rowsFor(state, command) <= 1U);
                const bool is_found = findTransition(state, command) != nullptr;
                BOOST_TEST(is_found == (rowsFor(state, command) == 1U));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(every_command_has_a_row) {
    for (const CommandKind command : every<CommandKind>()) {
        BOOST_TEST_CONTEXT(toText(command)) {
            BOOST_TEST(std::ranges::any_of(transitions(), [&](const Transition& row) {
                return row.command == command;
            }));
        }
    }
}

BOOST_AUTO_TEST_CASE(every_state_is_reached_through_the_rules) {
    for (const OrderState state : every<OrderState>()) {
        BOOST_TEST(anOrder().in(state).state == state);
    }
}

BOOST_AUTO_TEST_CASE(open_is_offered_up_to_the_door) {
    const std::set<OrderState> expected{
        offered,
        accepted,
        partly_accepted,
        answer_expired,
        picking,
        picked,
        packed,
        labelled,
        awaiting_carrier,
        ready_for_pickup};
    BOOST_TEST((statesWhere(isOpen) == expected));
}

BOOST_AUTO_TEST_CASE(in_hand_is_open_once_accepted) {
    std::set<OrderState> expected = statesWhere(isOpen);
    expected.erase(offered);
    expected.erase(answer_expired);
    BOOST_TEST((statesWhere(isInHand) == expected));
}

BOOST_AUTO_TEST_CASE(picked_goods_are_in_hand_and_off_their_shelf) {
    std::set<OrderState> expected = statesWhere(isInHand);
    expected.erase(accepted);
    expected.erase(partly_accepted);
    BOOST_TEST((statesWhere(isPicked) == expected));
}

BOOST_AUTO_TEST_CASE(final_is_what_asks_nothing_more_of_the_store) {
    const std::set<OrderState> expected{
        refused,
        denied_by_hub,
        delivered,
        partly_delivered,
        not_collected,
        returned,
        cancelled_by_hub,
        cancelled_by_store};
    BOOST_TEST((statesWhere(isFinal) == expected));
}

BOOST_AUTO_TEST_CASE(the_states_are_all_open_or_final_or_out_of_the_store) {
    const std::set<OrderState> out{in_transit, incident, in_return};
    for (const OrderState state : every<OrderState>()) {
        BOOST_TEST(int{isOpen(state)} + int{isFinal(state)} + int{out.contains(state)} == 1);
    }
}

BOOST_AUTO_TEST_CASE(a_set_holds_what_it_was_given_and_no_more) {
    const States both = States{offered} | States{cancelled_by_store};
    BOOST_TEST(both.contains(offered));
    BOOST_TEST(both.contains(cancelled_by_store));
    BOOST_TEST(!both.contains(accepted));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
