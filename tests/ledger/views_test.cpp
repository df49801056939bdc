#include "agent/ledger/search_terms.h"
#include "tests/ledger/ledger_fixture.h"

#include <thread>

namespace balcao::test {

namespace {

struct Views : LedgerFixture {
    std::vector<std::int64_t> found(const std::string& text, bool is_open_only = false) const {
        std::vector<std::int64_t> refs;
        for (const OrderRow& row :
             views().orders({.text = text, .is_open_only = is_open_only, .before = {}, .limit = 50}
             )) {
            refs.push_back(row.order_ref.value);
        }
        return refs;
    }

    HubOrder mariasOrder() const {
        HubOrder order = anOrder().id("BR-2024-000123").hub();
        order.external_order_id = "v775-01";
        order.customer = {
            .name = "Maria José D'Ávila",
            .document = {},
            .phone = "+55 (11) 91234-5678",
            .email = {}};
        order.lines[0].ean = "7891000100103";
        order.delivery.pickup_code = "K7X2";
        return order;
    }
};

using Refs = std::vector<std::int64_t>;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(views, Views)

BOOST_AUTO_TEST_CASE(an_order_is_found_by_whatever_a_customer_says) {
    offer(anOrder().id("PED-9").hub());
    const std::int64_t maria = offer(mariasOrder()).value;
    for (const char* const text :
         {"maria",
          "MARIA jose",
          "josé",
          "davila",
          "d'avila",
          "Ávila",
          "mar",
          "BR-2024-000123",
          "000123",
          "v775-01",
          "V775",
          "912345678",
          "91234-5678",
          "5678",
          "11912345678",
          "7891000100103",
          "SKU-1 maria",
          "k7x2",
          "b1"}) {
        BOOST_TEST((found(text) == Refs{maria}), "not by " << text);
    }
    for (const char* const text : {"mariana", "joao", "000124", "912345679", "---", "maria ped9"}) {
        BOOST_TEST(found(text).empty(), "wrongly by " << text);
    }
    BOOST_TEST((found("sku-1") == Refs{maria, 1}));
}

BOOST_AUTO_TEST_CASE(query_syntax_in_a_search_is_only_text) {
    offer(mariasOrder());
    for (const char* const text :
         {"\"",
          "maria\" OR \"x",
          "maria*",
          "NOT maria",
          "NEAR(maria)",
          "terms:maria",
          "(",
          "^maria"}) {
        BOOST_CHECK_NO_THROW(found(text));
    }
}

BOOST_AUTO_TEST_CASE(a_changed_name_is_found_and_the_old_one_is_not) {
    const std::int64_t ref = offer(mariasOrder()).value;
    HubOrder changed = mariasOrder();
    changed.version = 2;
    changed.customer.name = "Zuleide Costa";
    const HubNews news{.order = changed, .fingerprint = 2};
    ledger->takeNews(std::span{&news, 1});
    BOOST_TEST((found("zuleide") == Refs{ref}));
    BOOST_TEST(found("maria").empty());
}

BOOST_AUTO_TEST_CASE(pages_go_on_after_the_last_row_seen) {
    std::vector<HubNews> news;
    for (int i = 1; i <= 7; ++i) {
        news.push_back({.order = anOrder().id("PED-" + std::to_string(i)).hub(), .fingerprint = 1});
    }
    ledger->takeNews(news);
    take({3}, refuseAll(order({3})));
    for (const std::string text : {"", "conceicao"}) {
        Refs seen;
        std::optional<std::int64_t> before;
        for (int page = 0; page < 4; ++page) {
            const auto rows =
                views().orders({.text = text, .is_open_only = false, .before = before, .limit = 3});
            for (const OrderRow& row : rows) {
                seen.push_back(row.order_ref.value);
                before = row.order_ref.value;
            }
        }
        BOOST_TEST((seen == Refs{7, 6, 5, 4, 3, 2, 1}));
        BOOST_TEST((found(text, true) == Refs{7, 6, 5, 4, 2, 1}));
    }
}

BOOST_AUTO_TEST_CASE(a_row_says_what_a_list_shows) {
    offer(mariasOrder());
    const OrderRow row = views().orders({}).at(0);
    BOOST_TEST(row.order_id.value == "BR-2024-000123");
    BOOST_TEST(row.external_order_id == "v775-01");
    BOOST_TEST(row.customer_name == "Maria José D'Ávila");
    BOOST_TEST(row.unit_count == 3);
    BOOST_TEST(row.total_minor == 3 * 4990);
    BOOST_TEST(row.currency == "BRL");
    BOOST_TEST(row.state == OrderState::offered);
    BOOST_TEST((row.assigned_at == kOrderDay));
}

BOOST_AUTO_TEST_CASE(the_board_gives_what_changed_since) {
    const OrderRef one = offer(anOrder().hub());
    const OrderRef other = offer(anOrder().id("PED-2").hub());
    const BoardChanges all = views().boardSince(0);
    BOOST_TEST(all.shown.size() == 2U);
    BOOST_TEST(all.gone.empty());
    BOOST_TEST(all.revision == ledger->revision());
    BOOST_TEST(views().boardSince(all.revision).shown.empty());
    take(one, acceptAll(order(one)));
    const BoardChanges changes = views().boardSince(all.revision);
    BOOST_REQUIRE(changes.shown.size() == 1U);
    BOOST_TEST((changes.shown[0].order_ref == one));
    take(other, refuseAll(order(other)));
    BOOST_TEST(views().boardSince(changes.revision).gone.empty());  // its answer waits for the hub
    while (ledger->nextMessage(clock.now())) {
        confirmNext();
    }
    const BoardChanges after = views().boardSince(changes.revision);
    BOOST_REQUIRE(after.gone.size() == 1U);
    BOOST_TEST((after.gone[0] == other));
}

BOOST_AUTO_TEST_CASE(a_final_order_stays_on_the_board_while_a_task_is_open) {
    const OrderRef ref = offer(anOrder().hub());
    take(ref, acceptAll(order(ref)));
    take(ref, StartPicking{});
    take(ref, HubWithdraw{}, kHub);
    while (ledger->nextMessage(clock.now())) {
        confirmNext();
    }
    const auto board = views().boardSince(0);
    BOOST_REQUIRE(board.shown.size() == 1U);
    BOOST_REQUIRE(board.shown[0].tasks.size() == 1U);
    BOOST_TEST(ledger->finishTask(newId(), board.shown[0].tasks[0].task_id, kClerk).has_value());
    BOOST_TEST(views().boardSince(0).shown.empty());
}

BOOST_AUTO_TEST_CASE(counts_say_what_waits) {
    BOOST_TEST(!views().counts().oldest_message_at.has_value());
    const OrderRef ref = packedOrder();
    BOOST_TEST(views().counts().messages_waiting == 1);
    BOOST_TEST((views().counts().oldest_message_at == clock.now()));
    BOOST_TEST(takeLabel(nextMessage()).has_value());
    BOOST_TEST(views().counts().messages_waiting == 0);
    BOOST_TEST(views().counts().jobs_waiting == 1);
    BOOST_TEST(views().openPrintJobs(10).size() == 1U);
    BOOST_TEST((views().openPrintJobs(10)[0].order_ref == ref));
}

BOOST_AUTO_TEST_CASE(readers_wait_for_no_writer) {
    std::atomic<bool> is_over{false};
    std::atomic<int> answers{0};
    {
        std::vector<std::jthread> readers;
        for (int i = 0; i < 6; ++i) {
            readers.emplace_back([&] {
                while (!is_over) {
                    for (const OrderView& shown : views().boardSince(0).shown) {
                        const bool is_decided = shown.order.state == OrderState::accepted;
                        answers += is_decided == !shown.messages.empty() ? 0 : 1;  // one view
                    }
                }
            });
        }
        for (int i = 0; i < 30; ++i) {
            const OrderRef ref = offer(anOrder().id("PED-" + std::to_string(i)).hub());
            take(ref, acceptAll(order(ref)));
        }
        is_over = true;
    }
    BOOST_TEST(answers == 0);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(search_terms)

BOOST_AUTO_TEST_CASE(words_are_folded_and_stand_once) {
    HubOrder order;
    order.order_id = {"X-1"};
    order.customer.name = "ÇÃO ção Łódź ñandú 日本 e\u0301";
    BOOST_TEST(searchTerms(order, "A7") == "a7 x1 x 1 cao lodz nandu 日本 e");
    BOOST_TEST(searchQuery("  São-Paulo  7 ") == "\"saopaulo\" * \"7\" *");
    BOOST_TEST(searchQuery(" -- ").empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
