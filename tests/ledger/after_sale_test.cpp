// Returns and coupons in the ledger: units come back once, numbers are given once, and the journal
// can tell all of it again.
#include "agent/ledger/after_sale.h"

#include "agent/ledger/after_views.h"
#include "tests/ledger/ledger_fixture.h"
#include "tests/ledger/sold_goods.h"

#include <boost/test/unit_test.hpp>

namespace balcao::test {

BOOST_FIXTURE_TEST_SUITE(after_sale, SoldGoods)

BOOST_AUTO_TEST_CASE(a_return_is_opened_checked_and_stays_after_a_restart) {
    const Sale sale = soldInShop("PED-1");
    const Return one = open(sale, "1", 1);
    BOOST_TEST(one.state == ReturnState::checking);
    BOOST_TEST(one.lines.front().sku == "SKU-1");
    reopen();
    BOOST_TEST((views().findReturn(one.return_id) == one));
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(the_same_click_is_one_return_and_another_unit_is_needed_for_a_second) {
    const Sale sale = soldInShop("PED-1");
    const CommandId click = newId();
    const Return one = *tryOpen(sale, "1", 2, click);
    BOOST_TEST((*tryOpen(sale, "1", 2, click) == one));
    BOOST_TEST(tryOpen(sale, "1", 1).error() == ReturnRefusal::already_returned);
    deny(one);
    BOOST_TEST(tryOpen(sale, "1", 1).has_value());  // the customer took them home and came back
}

BOOST_AUTO_TEST_CASE(a_handover_of_which_goods_came_back_stands) {
    const Sale sale = soldInShop("PED-1");
    const auto reverse = [&] {
        return ledger->submit(
            {.command_id = newId(),
             .order_ref = sale.order_ref,
             .command = ReverseHandover{.note = "cliente errado"},
             .actor = kManager}
        );
    };
    const Return one = open(sale, "1", 1);
    BOOST_REQUIRE(!reverse().has_value());
    BOOST_TEST((order(sale.order_ref).state == OrderState::delivered));
    deny(one);
    BOOST_TEST(reverse().has_value());
    BOOST_TEST((order(sale.order_ref).state == OrderState::ready_for_pickup));
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(an_id_of_another_click_opens_nothing) {
    const Sale sale = soldInShop("PED-1");
    const Return one = open(sale, "1", 1);
    const CommandId click = newId();
    move(one, judging(one), click);
    BOOST_TEST(tryOpen(sale, "2", 1, click).error() == ReturnRefusal::id_used);
}

BOOST_AUTO_TEST_CASE(resolving_takes_a_number_and_asks_the_hub_under_the_clicks_id) {
    const Return one = keep(open(soldInShop("PED-1"), "1", 1));
    BOOST_TEST(one.amount_minor == 4990);
    const CommandId click = newId();
    const Return resolved = move(one, ResolveReturn{Resolution::coupon}, click);
    BOOST_TEST(resolved.coupon_id == click.value);
    const Coupon coupon = views().findCoupon({click.value}).value();
    BOOST_TEST(coupon.number == 1);
    BOOST_TEST(coupon.state == CouponState::draft);
    const Errand errand = ledger->afterSale().nextErrand(clock.now()).value();
    BOOST_TEST((errand.errand_id == click));
    BOOST_TEST(std::get<IssueErrand>(errand.body).amount_minor == 4990);
    move(one, ResolveReturn{Resolution::coupon}, click);  // the same click
    BOOST_TEST(views().coupons({}, 10).size() == 1U);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(a_coupon_that_the_hub_refuses_burns_its_number_and_frees_the_return) {
    const Return one = resolve(keep(open(soldInShop("PED-1"), "1", 1)));
    const Errand errand = ledger->afterSale().nextErrand(clock.now()).value();
    ledger->afterSale().recordErrand(
        errand.errand_id, ErrandRefused{.slug = "amount-too-high", .detail = "no", .coupon = {}}
    );
    BOOST_TEST(views().findCoupon({one.coupon_id})->state == CouponState::burned);
    BOOST_TEST(views().findReturn(one.return_id)->coupon_id.empty());
    const Return again = resolve(*views().findReturn(one.return_id));
    BOOST_TEST(views().findCoupon({again.coupon_id})->number == 2);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(a_return_closes_once_the_hub_knows_of_it_and_of_its_coupon) {
    Return one = resolve(keep(open(soldInShop("PED-1"), "1", 1)));
    one = move(one, StockReturn{StockPlace::restock});
    BOOST_TEST(one.state == ReturnState::stocked);
    answer(ErrandTaken{.order = {}, .coupon = issued(one)});
    BOOST_TEST(views().findReturn(one.return_id)->state == ReturnState::stocked);
    answer(ErrandTaken{});
    BOOST_TEST(views().findReturn(one.return_id)->state == ReturnState::closed);
    BOOST_TEST(views().findCoupon({one.coupon_id})->code == "VT-1");
    BOOST_TEST(!ledger->afterSale().nextErrand(clock.now()).has_value());
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(a_return_that_the_hub_refuses_waits_for_a_person_and_goes_again) {
    Return one = keep(open(soldInShop("PED-1"), "1", 1));
    one = move(one, ResolveReturn{Resolution::exchange});
    one = move(one, StockReturn{StockPlace::damaged});
    const Errand errand = ledger->afterSale().nextErrand(clock.now()).value();
    answer(ErrandRefused{.slug = "illegal-transition", .detail = "no", .coupon = {}});
    BOOST_TEST(!ledger->afterSale().nextErrand(clock.now()).has_value());
    BOOST_REQUIRE(views().errands(10).size() == 1U);
    BOOST_TEST(views().errands(10).front().is_parked);
    BOOST_TEST(ledger->auditByReplay().empty());
    BOOST_TEST(ledger->afterSale().retryErrand(newId(), errand.errand_id, kClerk));
    answer(ErrandTaken{});
    BOOST_TEST(views().findReturn(one.return_id)->state == ReturnState::closed);
    BOOST_TEST(!ledger->afterSale().retryErrand(newId(), errand.errand_id, kClerk));
}

BOOST_AUTO_TEST_CASE(an_errand_that_may_have_left_keeps_its_words_until_a_person_sends_it_again) {
    Return one = keep(open(soldInShop("PED-1"), "1", 1));
    one = move(one, ResolveReturn{Resolution::exchange});
    one = move(one, StockReturn{StockPlace::damaged});
    const auto next = [this] {
        return ledger->afterSale().nextErrand(clock.now()).value();
    };
    BOOST_TEST(next().codes_version == 0);
    BOOST_TEST(ledger->keepHubCodes(defaultHubCodes(), 0, kStore, "Ana").value() == 1);
    const Errand errand = next();
    BOOST_TEST(errand.codes_version == 0);  // it was due: it may have been on its way
    answer(ErrandRefused{.slug = "unknown-code", .detail = "no", .coupon = {}});
    BOOST_TEST(ledger->afterSale().retryErrand(newId(), errand.errand_id, kClerk));
    BOOST_TEST(next().codes_version == 1);
}

BOOST_AUTO_TEST_CASE(an_errand_waits_for_what_its_order_has_yet_to_say) {
    const Sale sale = soldInShop("PED-1", Heard::no);  // "delivered" is still in the outbox
    resolve(keep(open(sale, "1", 1)));
    BOOST_TEST(!ledger->afterSale().nextErrand(clock.now()).has_value());
    BOOST_TEST(!ledger->afterSale().nextErrandAt().has_value());
    confirmNext();
    BOOST_TEST(ledger->afterSale().nextErrand(clock.now()).has_value());
}

BOOST_AUTO_TEST_CASE(changes_of_a_coupon_keep_their_sequence_and_are_told_once) {
    const Coupon coupon = issuedCoupon();
    const CommandId click = newId();
    const MoveCoupon wish{
        .command_id = click,
        .coupon_id = coupon.coupon_id,
        .kind = MovementKind::redeem,
        .amount_minor = 1000,
        .expires_at = {},
        .reason = {},
        .actor = kClerk};
    BOOST_TEST(balanceOf(*ledger->afterSale().moveCoupon(wish)) == 3990);
    BOOST_TEST(ledger->afterSale().moveCoupon(wish)->movements.size() == 2U);  // the same click
    MoveCoupon other = wish;
    other.command_id = newId();
    BOOST_TEST(ledger->afterSale().moveCoupon(other).error() == CouponRefusal::one_at_a_time);
    answer(ErrandRefused{.slug = "not-sent", .detail = {}, .coupon = {}});
    BOOST_TEST(balanceOf(*views().findCoupon(coupon.coupon_id)) == 4990);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(a_coupon_of_elsewhere_is_taken_over_once_and_has_no_number_here) {
    HubCoupon hub = issued(resolve(keep(open(soldInShop("PED-1"), "1", 1))));
    hub.code = "VT-OUTRA";
    const Coupon first = *ledger->afterSale().adoptCoupon(kStore, hub);
    const Coupon again = *ledger->afterSale().adoptCoupon(kStore, hub);
    BOOST_TEST((first == again));
    BOOST_TEST(first.number == 0);
    BOOST_TEST((views().findCouponByCode("rede", "VT-OUTRA") == first));
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(coupons_are_found_by_code_number_order_and_document) {
    const Coupon coupon = issuedCoupon();
    const std::vector<std::string> names = {
        coupon.code, numberText(coupon), "PED-1", "123.456.789-09"};
    for (const std::string& text : names) {
        BOOST_TEST(views().coupons(text, 10).size() == 1U, text);
    }
    BOOST_TEST(views().coupons("VT-NADA", 10).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
