#include "common/order/order_table.h"
#include "tests/ledger/ledger_fixture.h"

#include <algorithm>
#include <set>
#include <thread>

namespace balcao::test {

namespace {

Refusal refusalOf(const Result<Submitted, Refused>& result) {
    BOOST_REQUIRE(!result.has_value());
    BOOST_REQUIRE((result.error().why == Refused::Why::by_the_rules));
    return result.error().refusal;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(ledger_door, LedgerFixture)

BOOST_AUTO_TEST_CASE(an_answer_is_kept_with_all_that_follows) {
    const OrderRef ref = offer(anOrder().hub());
    const Submitted answer = take(ref, acceptAll(order(ref)));
    BOOST_TEST(answer.state == OrderState::accepted);
    BOOST_TEST(answer.revision == ledger->revision());
    reopen();
    const OrderView kept = view(ref);
    BOOST_TEST(kept.order.state == OrderState::accepted);
    BOOST_TEST(kept.revision == answer.revision);
    BOOST_TEST(kept.messages.size() == 2U);  // the decision, and the request for labels
    const auto journal = views().journal(ref);
    BOOST_REQUIRE(journal.size() == 2U);
    BOOST_TEST(journal[1].entry.actor.name == kClerk.name);
    BOOST_TEST(journal[1].seq == answer.revision);
}

BOOST_AUTO_TEST_CASE(a_repeated_command_is_answered_and_not_executed) {
    const OrderRef ref = offer(anOrder().hub());
    const OrderSubmission click{
        .command_id = newId(), .order_ref = ref, .command = acceptAll(order(ref)), .actor = kClerk};
    const auto first = ledger->submit(click);
    reopen();
    const auto second = ledger->submit(click);
    BOOST_REQUIRE(first.has_value());
    BOOST_REQUIRE(second.has_value());
    BOOST_TEST(!first->is_repeated);
    BOOST_TEST(second->is_repeated);
    BOOST_TEST(second->state == OrderState::accepted);
    BOOST_TEST(views().journal(ref).size() == 2U);
}

BOOST_AUTO_TEST_CASE(an_id_that_was_used_for_another_order_is_refused) {
    const OrderRef one = offer(anOrder().hub());
    const OrderRef other = offer(anOrder().id("PED-2").hub());
    OrderSubmission click{
        .command_id = newId(), .order_ref = one, .command = acceptAll(order(one)), .actor = kClerk};
    BOOST_TEST(ledger->submit(click).has_value());
    click.order_ref = other;
    const auto result = ledger->submit(click);
    BOOST_REQUIRE(!result.has_value());
    BOOST_TEST((result.error().why == Refused::Why::id_used_for_another_order));
    BOOST_TEST(order(other).state == OrderState::offered);
}

BOOST_AUTO_TEST_CASE(what_the_rules_refuse_leaves_nothing) {
    const OrderRef ref = offer(anOrder().hub());
    const std::int64_t revision = ledger->revision();
    BOOST_TEST(refusalOf(submit(ref, Pack{})) == Refusal::not_now);
    BOOST_TEST(ledger->revision() == revision);
    const auto nobody = submit({77}, Pack{});
    BOOST_REQUIRE(!nobody.has_value());
    BOOST_TEST((nobody.error().why == Refused::Why::no_such_order));
}

BOOST_AUTO_TEST_CASE(many_clerks_at_once_are_each_answered_for_their_own) {
    constexpr int kClerks = 8;
    constexpr int kOrdersEach = 12;
    std::vector<HubNews> news;
    for (int i = 0; i < kClerks * kOrdersEach; ++i) {
        news.push_back({.order = anOrder().id("PED-" + std::to_string(i)).hub(), .fingerprint = 1});
    }
    BOOST_TEST(ledger->takeNews(news) == news.size());
    const Decide accept = acceptAll(order({1}));
    std::atomic<int> accepted{0};
    std::atomic<int> refused{0};
    {
        std::vector<std::jthread> clerks;
        for (int clerk = 0; clerk < kClerks; ++clerk) {
            clerks.emplace_back([&, clerk] {
                for (int i = 0; i < kOrdersEach; ++i) {
                    const std::int64_t number = clerk * kOrdersEach + i + 1;
                    // Every second click is nonsense, in the midst of the others.
                    const OrderCommand command = i % 2 == 0 ? OrderCommand{accept} : Pack{};
                    const auto result = ledger->submit(
                        {.command_id = commandId(static_cast<std::uint64_t>(number)),
                         .order_ref = {number},
                         .command = command,
                         .actor = kClerk}
                    );
                    ++(result ? accepted : refused);
                }
            });
        }
    }
    BOOST_TEST(accepted == kClerks * kOrdersEach / 2);
    BOOST_TEST(refused == kClerks * kOrdersEach / 2);
    for (const OrderView& shown : views().boardSince(0).shown) {
        const bool is_decided = (shown.order_ref.value - 1) % 2 == 0;
        BOOST_TEST((shown.order.state == OrderState::accepted) == is_decided);
        BOOST_TEST(shown.messages.size() == (is_decided ? 2U : 0U));
    }
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(the_bell_rings_after_each_commit) {
    std::vector<CommitNotice> notices;
    ledger->onCommit([&](const CommitNotice& notice) { notices.push_back(notice); });
    const OrderRef ref = offer(anOrder().hub());
    const Submitted answer = take(ref, acceptAll(order(ref)));
    BOOST_REQUIRE(notices.size() == 2U);
    BOOST_TEST(!notices[0].has_outbox_work);
    BOOST_TEST(notices[1].has_outbox_work);
    BOOST_TEST(!notices[1].has_print_work);
    BOOST_TEST(notices[1].revision == answer.revision);
}

BOOST_AUTO_TEST_CASE(expired_answers_expire_once) {
    const OrderRef ref = offer(anOrder().hub());
    offer(anOrder().id("PED-2").answerBy(std::nullopt).hub());
    const Instant answer_by = order(ref).hub.answer_by.value();
    BOOST_TEST(ledger->expireAnswers(answer_by) == 0U);
    BOOST_TEST(ledger->expireAnswers(answer_by + std::chrono::milliseconds{1}) == 1U);
    BOOST_TEST(ledger->expireAnswers(answer_by + std::chrono::milliseconds{2}) == 0U);
    BOOST_TEST(order(ref).state == OrderState::answer_expired);
}

BOOST_AUTO_TEST_CASE(a_finished_task_is_finished_once) {
    const OrderRef ref = offer(anOrder().hub());
    take(ref, acceptAll(order(ref)));
    take(ref, StartPicking{});
    take(ref, CancelByStore{.reason = RefusalReason::damaged, .note = {}});
    const auto tasks = views().openTasks(10);
    BOOST_REQUIRE(tasks.size() == 1U);
    BOOST_TEST((tasks[0].order_ref == ref));
    const CommandId click = newId();
    BOOST_TEST(ledger->finishTask(click, tasks[0].task_id, kClerk).has_value());
    BOOST_TEST(ledger->finishTask(click, tasks[0].task_id, kClerk)->is_repeated);
    BOOST_TEST(
        refusalOf(ledger->finishTask(newId(), tasks[0].task_id, kClerk)) == Refusal::not_now
    );
    BOOST_TEST(views().openTasks(10).empty());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(hub_news, LedgerFixture)

BOOST_AUTO_TEST_CASE(unchanged_news_change_nothing) {
    const HubNews news{.order = anOrder().hub(), .fingerprint = 42};
    BOOST_TEST(ledger->takeNews(std::span{&news, 1}) == 1U);
    const std::int64_t revision = ledger->revision();
    BOOST_TEST(ledger->takeNews(std::span{&news, 1}) == 0U);
    BOOST_TEST(ledger->revision() == revision);
    const auto known = ledger->knownOrders(kStore);
    BOOST_REQUIRE(known.size() == 1U);
    BOOST_TEST(known[0].fingerprint == 42U);
    BOOST_TEST(ledger->knownOrders({.site_id = "rede", .store_id = "18"}).empty());
}

BOOST_AUTO_TEST_CASE(changed_news_update_the_order_and_are_known_then) {
    const OrderRef ref = offer(anOrder().hub(), 1);
    HubOrder changed = anOrder().version(2).hub();
    changed.customer.name = "Zuleide";
    const HubNews news{.order = changed, .fingerprint = ~std::uint64_t{0}};
    BOOST_TEST(ledger->takeNews(std::span{&news, 1}) == 1U);
    BOOST_TEST(order(ref).hub.customer.name == "Zuleide");
    BOOST_TEST(ledger->knownOrders(kStore)[0].fingerprint == ~std::uint64_t{0});
}

BOOST_AUTO_TEST_CASE(older_news_change_nothing) {
    const OrderRef ref = offer(anOrder().version(5).hub(), 1);
    HubOrder old = anOrder().version(4).hub();
    old.customer.name = "Antiga";
    const HubNews news{.order = old, .fingerprint = 2};
    BOOST_TEST(ledger->takeNews(std::span{&news, 1}) == 0U);
    BOOST_TEST(order(ref).hub.customer.name != "Antiga");
}

BOOST_AUTO_TEST_CASE(a_new_assignment_withdraws_the_one_before_it) {
    const OrderRef first = offer(anOrder().hub());
    take(first, acceptAll(order(first)));
    const OrderRef second = offer(anOrder().assignment(2).hub());
    BOOST_TEST(second.value != first.value);
    BOOST_TEST(!isInHand(order(first).state));
    BOOST_TEST(order(second).state == OrderState::offered);
    BOOST_TEST(ledger->knownOrders(kStore).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_list_of_before_the_new_assignment_offers_nothing) {
    offer(anOrder().assignment(2).hub());
    const HubNews old{.order = anOrder().assignment(1).hub(), .fingerprint = 9};
    BOOST_TEST(ledger->takeNews(std::span{&old, 1}) == 0U);
    BOOST_TEST(ledger->knownOrders(kStore).size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_same_number_at_two_stores_is_two_orders) {
    const OrderRef one = offer(anOrder().hub());
    const OrderRef other = offer(anOrder().store("rede", "18").hub());
    BOOST_TEST(one.value != other.value);
}

BOOST_AUTO_TEST_CASE(short_codes_differ_on_a_board_and_are_used_again_after_it) {
    std::vector<HubNews> news;
    for (int i = 0; i < 2500; ++i) {  // more than there are codes of two digits
        news.push_back({.order = anOrder().id("PED-" + std::to_string(i)).hub(), .fingerprint = 1});
    }
    ledger->takeNews(news);
    std::set<std::string> codes;
    for (const OrderView& shown : views().boardSince(0).shown) {
        codes.insert(shown.short_code);
        BOOST_TEST(shown.short_code.size() <= 4U);
    }
    BOOST_TEST(codes.size() == news.size());
    BOOST_TEST(view({1}).short_code == "A1");
    BOOST_TEST(view({2}).short_code == "B1");
    BOOST_TEST(view({25}).short_code == "A2");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
