// The store's stock in the ledger: movements are never edited, the newest quantity of each product
// goes to the hub, and what nobody knows is not told.
#include "tests/ledger/sold_goods.h"

#include <boost/test/unit_test.hpp>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

struct StockRoom : SoldGoods {
    /// Refuses one unit of line "1" for a reason and accepts the rest.
    CommandId refuse(
        const std::string& order_id, RefusalReason reason, std::chrono::milliseconds undo_for = 0ms
    ) {
        const OrderRef ref = offer(anOrder().id(order_id).hub());
        Decide answer = acceptAll(order(ref));
        answer.lines[0].accepted -= 1;
        answer.lines[0].refusals = {{.quantity = 1, .reason = reason, .note = {}}};
        const CommandId click = newId();
        OrderSubmission submission{
            .command_id = click, .order_ref = ref, .command = answer, .actor = kClerk};
        submission.undo_for = undo_for;
        BOOST_REQUIRE(ledger->submit(submission).has_value());
        last_ref = ref;
        return click;
    }

    AfterSale& desk() { return ledger->afterSale(); }

    bool count(std::int64_t quantity, const CommandId& click = {}) {
        return desk().countStock(
            {.command_id = click.empty() ? newId() : click,
             .store = kStore,
             .sku = "SKU-1",
             .quantity = quantity,
             .actor = kClerk}
        );
    }

    StockView product() {
        const auto all = views().stock(kStore, 10);
        BOOST_REQUIRE(all.size() == 1U);
        return all.front();
    }

    std::vector<StockMoveView> moves() { return views().stockMoves(kStore, "SKU-1", 10); }

    /// What goes to the hub next.
    std::vector<StockItem> batch() {
        clock.advance(1min);
        BOOST_REQUIRE(desk().gatherStock(clock.now()));
        return std::get<StockErrand>(desk().nextErrand(clock.now()).value().body).items;
    }

    OrderRef last_ref;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(stock_room, StockRoom)

BOOST_AUTO_TEST_CASE(what_nobody_knows_is_noted_and_not_told) {
    refuse("PED-1", RefusalReason::not_found);
    BOOST_TEST(!product().quantity.has_value());
    BOOST_TEST(product().wants_count);
    BOOST_TEST(moves().front().change == -1);
    BOOST_TEST(!desk().gatherStock(clock.now() + 1h));
    BOOST_TEST(LedgerFixture::views().counts().stock_waits == 1);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(out_of_stock_is_a_quantity_and_goes_once_it_has_rested) {
    refuse("PED-1", RefusalReason::out_of_stock);
    BOOST_TEST(product().quantity.value() == 0);
    BOOST_TEST(!desk().gatherStock(clock.now() - 1s));
    const auto items = batch();
    BOOST_REQUIRE(items.size() == 1U);
    BOOST_TEST(items.front().sku == "SKU-1");
    BOOST_TEST(items.front().quantity == 0);
    BOOST_TEST(!product().is_untold);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(other_reasons_say_nothing_of_the_stock) {
    refuse("PED-1", RefusalReason::customer_asked);
    BOOST_TEST(views().stock(kStore, 10).empty());
}

BOOST_AUTO_TEST_CASE(the_newest_quantity_counts_and_one_message_is_on_its_way_at_a_time) {
    refuse("PED-1", RefusalReason::out_of_stock);
    BOOST_TEST(count(9));
    refuse("PED-2", RefusalReason::damaged);
    const auto items = batch();
    BOOST_REQUIRE(items.size() == 1U);
    BOOST_TEST(items.front().quantity == 8);
    BOOST_TEST(count(5));
    BOOST_TEST(!desk().gatherStock(clock.now() + 1h));  // the first has no answer yet
    answer(ErrandTaken{});
    BOOST_TEST(batch().front().quantity == 5);
    BOOST_TEST(moves().size() == 4U);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(a_count_is_kept_once_and_settles_the_wish_for_one) {
    refuse("PED-1", RefusalReason::not_found);
    refuse("PED-2", RefusalReason::damaged);
    BOOST_TEST(product().wants_count);  // still
    const CommandId click = newId();
    BOOST_TEST(count(4, click));
    BOOST_TEST(count(4, click));
    BOOST_TEST(!count(-1));
    BOOST_TEST(product().quantity.value() == 4);
    BOOST_TEST(!product().wants_count);
    BOOST_TEST(moves().size() == 3U);
    BOOST_TEST(!desk().countStock(
        {.command_id = newId(), .store = kStore, .sku = "NADA", .quantity = 1, .actor = kClerk}
    ));
}

BOOST_AUTO_TEST_CASE(an_answer_that_is_taken_back_takes_back_what_it_said_of_the_stock) {
    refuse("PED-1", RefusalReason::out_of_stock);
    BOOST_TEST(count(6));
    refuse("PED-2", RefusalReason::not_found, 10s);
    BOOST_TEST(product().quantity.value() == 5);
    take(last_ref, UndoDecision{});
    BOOST_TEST(product().quantity.value() == 6);
    BOOST_TEST(!product().wants_count);
    BOOST_TEST((moves().front().cause == StockCause::undone));
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(taking_back_the_first_word_leaves_what_nobody_knew_unknown) {
    refuse("PED-1", RefusalReason::out_of_stock, 10s);
    take(last_ref, UndoDecision{});
    BOOST_TEST(!product().quantity.has_value());
    BOOST_TEST(!desk().gatherStock(clock.now() + 1h));
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(taking_back_what_others_built_on_keeps_their_part) {
    refuse("PED-1", RefusalReason::out_of_stock);
    BOOST_TEST(count(6));
    refuse("PED-2", RefusalReason::sold_now, 10s);
    const OrderRef undone = last_ref;
    refuse("PED-3", RefusalReason::damaged);
    BOOST_TEST(product().quantity.value() == 4);
    take(undone, UndoDecision{});
    BOOST_TEST(product().quantity.value() == 5);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(goods_that_come_back_whole_are_sold_again_and_damaged_ones_are_not) {
    const Sale sale = soldInShop("PED-1");
    refuse("PED-2", RefusalReason::out_of_stock);
    BOOST_TEST(count(2));
    Return one = keep(open(sale, "1", 1));
    one = move(one, ResolveReturn{Resolution::exchange});
    move(one, StockReturn{StockPlace::restock});
    BOOST_TEST(product().quantity.value() == 3);
    Return other = keep(open(sale, "1", 1));
    other = move(other, ResolveReturn{Resolution::exchange});
    move(other, StockReturn{StockPlace::damaged});
    BOOST_TEST(product().quantity.value() == 3);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(a_product_that_the_hub_does_not_know_waits_for_somebody) {
    refuse("PED-1", RefusalReason::out_of_stock);
    batch();
    answer(ErrandTaken{.order = {}, .coupon = {}, .unknown_skus = {"SKU-1"}});
    BOOST_TEST(product().is_unknown);
    BOOST_TEST(LedgerFixture::views().counts().stock_waits == 1);
    BOOST_TEST(!desk().gatherStock(clock.now() + 1h));
    const CommandId click = newId();
    BOOST_TEST(desk().tellStockAgain(click, kStore, "SKU-1"));
    BOOST_TEST(desk().tellStockAgain(click, kStore, "SKU-1"));
    BOOST_TEST(!desk().tellStockAgain(newId(), kStore, "NADA"));
    BOOST_TEST(batch().size() == 1U);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(a_message_that_the_hub_refuses_waits_for_a_person) {
    refuse("PED-1", RefusalReason::out_of_stock);
    batch();
    const Errand errand = desk().nextErrand(clock.now()).value();
    answer(ErrandRefused{.slug = "http-422", .detail = {}, .coupon = {}});
    BOOST_TEST(views().errands(10).front().is_parked);
    BOOST_TEST(desk().dropErrand(newId(), errand.errand_id, kClerk));
    BOOST_TEST(views().errands(10).empty());
    reopen();
    BOOST_TEST(product().quantity.value() == 0);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
