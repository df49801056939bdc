// That the hub hears of several boxes before it makes labels for them.
#include "common/order/order_messages.h"
#include "common/order/order_rules.h"
#include "tests/support/orders.h"
#include "tests/support/print.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace balcao::test {

namespace {

using enum OrderState;
using Kinds = std::vector<MessageKind>;

Pack intoBoxes(std::int64_t count) {
    return {.package_count = count, .boxes = {}};
}

Walk packable() {
    return anOrder().shipped().walkTo(picked);
}

/// An order whose one label came before it was packed.
Walk withOneLabel() {
    Walk walk = packable();
    walk.take(TakeLabels{{aLabel()}}, kAgent);
    return walk;
}

Kinds waitingIn(const Walk& walk) {
    Kinds kinds;
    for (const WaitingMessage& message : walk.order().waiting) {
        kinds.push_back(message.kind);
    }
    return kinds;
}

Kinds sentBy(const Walk& walk) {
    Kinds kinds;
    for (const SendToHub& message : walk.sent()) {
        kinds.push_back(kindOf(message.message));
    }
    return kinds;
}

/// The declaration that waits.
WaitingMessage declarationIn(const Walk& walk) {
    for (const WaitingMessage& message : walk.order().waiting) {
        if (message.kind == MessageKind::declare_packages) {
            return message;
        }
    }
    throw std::logic_error{"no declaration waits"};
}

constexpr auto kDecide = MessageKind::decide;
constexpr auto kDeclare = MessageKind::declare_packages;
constexpr auto kFetch = MessageKind::fetch_labels;
constexpr auto kVoid = MessageKind::void_label;

}  // namespace

BOOST_AUTO_TEST_SUITE(packages)

BOOST_AUTO_TEST_CASE(two_boxes_are_declared_before_labels_are_asked_for) {
    Walk walk = packable();
    const CommandId earlier_request = walk.labelsRequest();
    walk.take(intoBoxes(2));
    BOOST_TEST((sentBy(walk) == Kinds{kDeclare, kFetch}));
    BOOST_TEST((waitingIn(walk) == Kinds{kDecide, kDeclare, kFetch}));
    BOOST_TEST(walk.said<DeclarePackagesMessage>().boxes.size() == 2U);
    BOOST_TEST(walk.labelsRequest() != earlier_request);
    BOOST_TEST(findWaiting(walk.order(), earlier_request) == nullptr);
    BOOST_TEST(walk.count<ForgetMessage>() == 1U);
}

BOOST_AUTO_TEST_CASE(what_is_in_the_boxes_is_declared_too) {
    const std::vector<PackedBox> boxes{
        {.weight_g = 1250, .lines = {{.line_id = {"1"}, .quantity = 2}}},
        {.weight_g = 0, .lines = {{.line_id = {"2"}, .quantity = 1}}}};
    Walk walk = packable();
    walk.take(Pack{.package_count = 2, .boxes = boxes});
    BOOST_TEST((walk.said<DeclarePackagesMessage>().boxes == boxes));
}

BOOST_AUTO_TEST_CASE(a_label_that_came_for_one_package_is_voided_when_there_are_two) {
    Walk walk = withOneLabel();
    walk.take(intoBoxes(2));
    BOOST_TEST((sentBy(walk) == Kinds{kVoid, kDeclare, kFetch}));
    BOOST_TEST(walk.said<VoidLabelMessage>().package_id.value == "1");
    BOOST_TEST(walk.state() == packed);
    BOOST_TEST(walk.order().labels.empty());
    walk.take(TakeLabels{{aLabel("1"), aLabel("2")}}, kAgent);
    BOOST_TEST(walk.state() == labelled);
}

BOOST_AUTO_TEST_CASE(one_box_is_what_the_hub_assumes) {
    Walk walk = withOneLabel();
    walk.take(intoBoxes(1));
    BOOST_TEST(walk.sent().empty());
    BOOST_TEST(walk.state() == labelled);
    Walk unlabelled = packable();
    unlabelled.take(intoBoxes(1));
    BOOST_TEST(unlabelled.sent().empty());
}

BOOST_AUTO_TEST_CASE(an_order_that_the_customer_collects_has_no_packages_at_the_hub) {
    Walk walk = anOrder().pickup().walkTo(picked);
    walk.take(intoBoxes(3));
    BOOST_TEST(walk.sent().empty());
}

BOOST_AUTO_TEST_CASE(the_same_number_again_is_not_declared_twice_and_another_is) {
    Walk walk = packable();
    walk.take(intoBoxes(2)).take(Unpack{}).take(intoBoxes(2));
    BOOST_TEST(walk.sent().empty());
    walk.take(Unpack{}).take(intoBoxes(1));
    BOOST_TEST((sentBy(walk) == Kinds{kDeclare, kFetch}));
}

BOOST_AUTO_TEST_CASE(the_hubs_reply_to_a_declaration_is_all_there_is) {
    Walk walk = packable();
    walk.take(intoBoxes(2)).hubConfirms();
    BOOST_TEST((waitingIn(walk) == Kinds{kDecide, kFetch}));
    walk.hubConfirms();
    BOOST_TEST(walk.order().sync.state == SyncState::hub_received);
}

BOOST_AUTO_TEST_CASE(what_one_box_weighs_or_measures_is_told_while_there_is_no_label) {
    const std::vector<PackedBox> weighed{{.weight_g = 900, .lines = {}}};
    const std::vector<PackedBox> measured{
        {.weight_g = 0, .lines = {}, .size = BoxSize{200, 150, 100}}};
    for (const auto& boxes : {weighed, measured}) {
        Walk walk = packable();
        walk.take(Pack{.package_count = 1, .boxes = boxes});
        BOOST_TEST((sentBy(walk) == Kinds{kDeclare, kFetch}));
        BOOST_TEST((walk.said<DeclarePackagesMessage>().boxes == boxes));
        Walk labelled_before = withOneLabel();
        labelled_before.take(Pack{.package_count = 1, .boxes = boxes});
        BOOST_TEST(labelled_before.sent().empty());
        BOOST_TEST(labelled_before.state() == labelled);
        labelled_before.take(VoidLabels{});  // the next one is made for what was measured
        BOOST_TEST((sentBy(labelled_before) == Kinds{kVoid, kDeclare, kFetch}));
    }
}

BOOST_AUTO_TEST_CASE(a_label_that_was_there_before_the_measures_stands) {
    Walk walk = packable();
    walk.take(Pack{.package_count = 1, .boxes = {{.weight_g = 900, .lines = {}}}});
    walk.hubRefuses(declarationIn(walk), "label-exists");
    BOOST_TEST((waitingIn(walk) == Kinds{kDecide, kFetch}));
    BOOST_TEST(walk.order().packages_told == 1);
    walk.take(TakeLabels{{aLabel()}}, kAgent);
    BOOST_TEST(walk.state() == labelled);
    // Two boxes are another matter: the hub is told of them as ever.
    walk.take(Unpack{}).take(intoBoxes(2));
    walk.hubRefuses(declarationIn(walk), "label-exists");
    BOOST_TEST((sentBy(walk) == Kinds{kVoid, kVoid, kDeclare, kFetch}));
}

BOOST_AUTO_TEST_CASE(measures_that_the_hub_does_not_take_can_be_given_up) {
    Walk walk = packable();
    walk.take(Pack{.package_count = 1, .boxes = {{.weight_g = 900, .lines = {}}}});
    walk.hubRefuses(declarationIn(walk), "quantity-too-high");
    BOOST_TEST(walk.order().sync.state == SyncState::needs_person);
    walk.take(DropMessage{});
    BOOST_TEST((waitingIn(walk) == Kinds{kDecide, kFetch}));
    BOOST_TEST(walk.order().packages_told == 1);
}

BOOST_AUTO_TEST_CASE(a_label_made_too_early_is_taken_back_and_the_packages_told_once_more) {
    Walk walk = packable();
    walk.take(intoBoxes(2));
    const CommandId first = declarationIn(walk).message_id;
    walk.hubRefuses(declarationIn(walk), "label-exists");
    BOOST_TEST((sentBy(walk) == Kinds{kVoid, kVoid, kDeclare, kFetch}));
    BOOST_TEST((waitingIn(walk) == Kinds{kDecide, kVoid, kVoid, kDeclare, kFetch}));
    BOOST_TEST(declarationIn(walk).message_id != first);
    BOOST_TEST(declarationIn(walk).problem.empty());
}

BOOST_AUTO_TEST_CASE(a_package_that_the_hub_never_had_needs_no_voiding) {
    Walk walk = packable();
    walk.take(intoBoxes(2)).hubRefuses(declarationIn(walk), "label-exists");
    walk.hubRefuses(walk.order().waiting[2], "unknown-package");
    BOOST_TEST((waitingIn(walk) == Kinds{kDecide, kVoid, kDeclare, kFetch}));
}

BOOST_AUTO_TEST_CASE(a_second_refusal_is_a_persons_business_who_may_try_it_all_again) {
    Walk walk = packable();
    walk.take(intoBoxes(2)).hubRefuses(declarationIn(walk), "label-exists");
    walk.hubRefuses(declarationIn(walk), "label-exists");
    BOOST_TEST(walk.sent().empty());
    BOOST_TEST(walk.order().sync.state == SyncState::needs_person);
    walk.take(RetryMessage{});
    walk.hubRefuses(declarationIn(walk), "label-exists");
    BOOST_TEST((sentBy(walk) == Kinds{kVoid, kVoid, kDeclare, kFetch}));
}

BOOST_AUTO_TEST_CASE(any_other_refusal_is_seen_and_can_be_given_up) {
    Walk walk = packable();
    walk.take(intoBoxes(2)).hubRefuses(declarationIn(walk), "quantity-too-high");
    BOOST_TEST(walk.order().sync.state == SyncState::needs_person);
    BOOST_TEST(walk.order().sync.problem.starts_with("quantity-too-high"));
    walk.take(DropMessage{});
    BOOST_TEST((waitingIn(walk) == Kinds{kDecide, kFetch}));
    BOOST_TEST(walk.state() == packed);
    // What the hub has nobody knows now: it is told with the next packing, and with new labels.
    walk.take(TakeLabels{{aLabel()}}, kAgent).take(VoidLabels{});
    BOOST_TEST((sentBy(walk) == Kinds{kVoid, kDeclare, kFetch}));
}

BOOST_AUTO_TEST_CASE(a_refusal_after_the_boxes_were_opened_is_nobodys_business) {
    Walk walk = packable();
    walk.take(intoBoxes(2)).take(Unpack{}).hubRefuses(declarationIn(walk), "label-exists");
    BOOST_TEST((waitingIn(walk) == Kinds{kDecide, kFetch}));
    walk.take(intoBoxes(1));
    BOOST_TEST((sentBy(walk) == Kinds{kDeclare, kFetch}));
}

BOOST_AUTO_TEST_CASE(an_answer_that_is_undone_here_takes_the_declaration_with_it) {
    Walk walk = packable();
    walk.take(intoBoxes(2)).hubRefuses(walk.order().waiting.front(), "http-422");
    walk.take(DropMessage{});
    BOOST_TEST(walk.order().packages_told == 0);
    BOOST_TEST(walk.order().waiting.empty());
}

BOOST_AUTO_TEST_CASE(a_journal_of_before_it_was_told_stays_as_it_was) {
    Walk walk = packable();
    const JournalEntry entry{
        .event = Packed{.package_count = 2},
        .command_id = commandId(900),
        .actor = kClerk,
        .at = kOrderDay};
    const Order after = apply(walk.order(), entry);
    BOOST_TEST(after.packages_told == 1);
    BOOST_TEST((after.waiting == walk.order().waiting));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
