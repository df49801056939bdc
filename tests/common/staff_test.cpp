// Who may do what, which PINs there are, and how long a wrong one makes people wait.
#include "common/people/staff.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <string>
#include <string_view>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;
using enum StaffRole;

constexpr Instant kNow{std::chrono::milliseconds{1'700'000'000'000}};

/// The role table once more, written from the shop's side: c clerk, m manager, s support.
struct Expected {
    std::string_view action;
    std::string_view may;
};
constexpr std::array<Expected, kStaffActionCount> kExpected{{
    {"answer_orders", "cm"},
    {"prepare_orders", "cm"},
    {"release_goods", "cm"},
    {"cancel_orders", "cm"},
    {"reverse_handover", "m"},
    {"settle_messages", "cms"},
    {"print_papers", "cms"},
    {"finish_tasks", "cm"},
    {"take_returns", "cm"},
    {"change_coupons", "m"},
    {"approve_answers", "m"},
    {"manage_people", "m"},
    {"look_after_agent", "ms"},
}};

FailedTries failedTimes(std::int64_t count, Instant last = kNow) {
    return {.count = count, .last_at = last};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(staff)

BOOST_AUTO_TEST_CASE(every_role_may_do_what_the_table_says_and_nothing_else) {
    for (std::size_t i = 0; i < kStaffActionCount; ++i) {
        const auto action = static_cast<StaffAction>(i);
        BOOST_TEST(toText(action) == kExpected.at(i).action);
        for (const StaffRole role : {clerk, manager, support}) {
            const bool is_expected =
                kExpected.at(i).may.find(toText(role).front()) != std::string_view::npos;
            BOOST_TEST(mayDo(role, action) == is_expected, toText(role) << " " << toText(action));
        }
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_role_or_no_action_may_nothing) {
    BOOST_TEST(!mayDo(static_cast<StaffRole>(9), StaffAction::answer_orders));
    BOOST_TEST(!mayDo(manager, static_cast<StaffAction>(99)));
    BOOST_TEST(toText(static_cast<StaffRole>(9)) == "corrupt");
    BOOST_TEST(toText(static_cast<StaffAction>(99)) == "corrupt");
}

BOOST_AUTO_TEST_CASE(roles_are_read_as_they_are_written) {
    for (const StaffRole role : {clerk, manager, support}) {
        BOOST_TEST((fromText<StaffRole>(toText(role)) == role));
    }
    BOOST_TEST(!fromText<StaffRole>("owner").has_value());
}

BOOST_AUTO_TEST_CASE(a_manager_acts_as_manager_and_the_others_as_clerks) {
    BOOST_TEST((actorKindOf(manager) == ActorKind::manager));
    BOOST_TEST((actorKindOf(clerk) == ActorKind::clerk));
    BOOST_TEST((actorKindOf(support) == ActorKind::clerk));
}

BOOST_AUTO_TEST_CASE(commands_of_people_have_an_action_and_the_others_have_none) {
    std::size_t of_people = 0;
    for (std::size_t i = 0; i < std::variant_size_v<OrderCommand>; ++i) {
        of_people += actionOf(static_cast<CommandKind>(i)).has_value() ? 1U : 0U;
    }
    BOOST_TEST(of_people == std::variant_size_v<OrderCommand> - 6);
    BOOST_TEST((actionOf(CommandKind::decide) == StaffAction::answer_orders));
    BOOST_TEST((actionOf(CommandKind::undo_decision) == StaffAction::answer_orders));
    BOOST_TEST((actionOf(CommandKind::drop_proposal) == StaffAction::answer_orders));
    BOOST_TEST((actionOf(CommandKind::approve_answer) == StaffAction::approve_answers));
    BOOST_TEST((actionOf(CommandKind::pack) == StaffAction::prepare_orders));
    BOOST_TEST((actionOf(CommandKind::hand_over) == StaffAction::release_goods));
    BOOST_TEST((actionOf(CommandKind::cancel_by_store) == StaffAction::cancel_orders));
    BOOST_TEST((actionOf(CommandKind::reverse_handover) == StaffAction::reverse_handover));
    BOOST_TEST((actionOf(CommandKind::drop_message) == StaffAction::settle_messages));
    BOOST_TEST(!actionOf(CommandKind::hub_update).has_value());
    BOOST_TEST(!actionOf(CommandKind::take_labels).has_value());
}

BOOST_AUTO_TEST_CASE(a_pin_has_six_to_twelve_digits) {
    for (const char* pin : {"", "12345", "1357924680246", "12a456", "12 456", "-27401"}) {
        BOOST_TEST((faultOf(pin) == PinFault::malformed), pin);
    }
    BOOST_TEST(!faultOf("274019").has_value());
    BOOST_TEST(!faultOf("274019538264").has_value());
}

BOOST_AUTO_TEST_CASE(a_pin_that_is_tried_first_is_too_easy) {
    for (const char* pin :
         {"111111",
          "123456",
          "234567890",
          "987654",
          "098765",
          "121212",
          "123123",
          "159753",
          "147258",
          "11223344"}) {
        BOOST_TEST((faultOf(pin) == PinFault::too_easy), pin);
    }
}

BOOST_AUTO_TEST_CASE(a_name_fits_on_a_tile) {
    BOOST_TEST(isStaffName("Ana"));
    BOOST_TEST(isStaffName(std::string(60, 'a')));
    for (const std::string& name :
         {std::string{},
          std::string{" Ana"},
          std::string{"Ana "},
          std::string{"A\nna"},
          std::string{"A\x7f"},
          std::string(61, 'a')}) {
        BOOST_TEST(!isStaffName(name), name);
    }
}

BOOST_AUTO_TEST_CASE(a_badge_is_what_a_scanner_sends) {
    BOOST_TEST(isBadgeCode("BAL-00417"));
    for (const std::string& code :
         {std::string{"12345"},
          std::string{"123 456"},
          std::string{"12345\xc3\xa7"},
          std::string(65, '7')}) {
        BOOST_TEST(!isBadgeCode(code), code);
    }
}

BOOST_AUTO_TEST_CASE(waits_grow_and_never_shrink) {
    BOOST_TEST((waitAfter(0) == 0s));
    BOOST_TEST((waitAfter(2) == 0s));
    BOOST_TEST((waitAfter(3) == 5s));
    BOOST_TEST((waitAfter(1000) == 15min));
    for (std::int64_t count = 1; count < kMostFailedTries; ++count) {
        BOOST_TEST((waitAfter(count) <= waitAfter(count + 1)));
    }
}

BOOST_AUTO_TEST_CASE(who_was_wrong_too_often_waits_and_then_may_try_again) {
    BOOST_TEST((mayTry({}, kNow).answer == TryAnswer::allowed));
    BOOST_TEST((mayTry(failedTimes(2), kNow).answer == TryAnswer::allowed));
    const TryVerdict verdict = mayTry(failedTimes(3), kNow + 4s);
    BOOST_TEST((verdict.answer == TryAnswer::wait));
    BOOST_TEST((verdict.not_before == kNow + 5s));
    BOOST_TEST((mayTry(failedTimes(3), kNow + 5s).answer == TryAnswer::allowed));
}

BOOST_AUTO_TEST_CASE(after_ten_no_time_helps) {
    BOOST_TEST((mayTry(failedTimes(9), kNow + 1h).answer == TryAnswer::allowed));
    BOOST_TEST((mayTry(failedTimes(10), kNow + 24h * 400).answer == TryAnswer::locked));
}

BOOST_AUTO_TEST_CASE(a_clock_that_was_set_back_makes_nobody_wait_for_days) {
    const FailedTries ahead = failedTimes(4, kNow + 24h * 400);
    BOOST_TEST((mayTry(ahead, kNow).not_before == kNow + 15s));
    const FailedTries kept = withClock(ahead, kNow);
    BOOST_TEST((mayTry(kept, kNow + 15s).answer == TryAnswer::allowed));
    BOOST_TEST((withClock(failedTimes(4), kNow + 1s) == failedTimes(4)));
}

BOOST_AUTO_TEST_CASE(a_try_counts_when_it_begins) {
    BOOST_TEST((withOneMore({}, kNow) == failedTimes(1)));
    BOOST_TEST((withOneMore(failedTimes(8, kNow - 1h), kNow) == failedTimes(9)));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
