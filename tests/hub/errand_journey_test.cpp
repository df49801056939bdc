// Returns and coupons from the counter to the hub and back: real ledger, real adapter, real HTTP,
// the simulator's books as the judge.
#include "agent/hub/errand_runner.h"
#include "agent/hub/rest/rest_counter.h"
#include "agent/hub/rest/rest_errands.h"
#include "agent/ledger/after_sale.h"
#include "agent/ledger/after_views.h"
#include "agent/ledger/views.h"
#include "tests/hub/hub_fixture.h"
#include "tests/simulator/hub_simulator.h"
#include "tests/support/fake_clock.h"
#include "tests/support/orders.h"
#include "tests/support/print.h"
#include "tests/support/proofs.h"
#include "tests/support/temp_folder.h"

#include <boost/test/unit_test.hpp>

#include <initializer_list>
#include <span>
#include <string>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;
using simulator::Fault;
using simulator::HubSimulator;
using simulator::OrderWish;

struct CounterAtHub {
    CounterAtHub() { start(); }

    void start() {
        runner.emplace(
            ErrandRunner::Parts{
                .hub = errands,
                .after_sale = ledger->afterSale(),
                .clock = clock,
                .jitter =
                    [] {
                        return 0.5;
                    }},
            1s
        );
    }

    void crash() {
        runner.reset();
        views.reset();
        ledger.reset();
        ledger.emplace(options(), clock);
        views.emplace(options().folder);
        start();
    }

    Ledger::Options options() {
        Ledger::Options options;
        options.folder = folder.path();
        options.reserve_bytes = 100'000;
        options.news_floor_bytes = 1000;
        return options;
    }

    /// An order of another store that its customer has.
    std::string deliveredElsewhere() {
        OrderWish wish;
        wish.store = simulator::StoreKey{.site_id = "1", .store_id = "102"};
        wish.lines = 1;
        wish.quantity = 2;
        wish.paid = true;
        wish.marketplace = false;
        const std::string order_id = simulator.addOrder(wish);
        simulator.forceStatus(order_id, "4");
        simulator.changeOrder(
            order_id,
            R"({"lines":[{"lineId":"1","sku":"CAM-1","description":"Camisa","quantity":2,"accepted":2,)"
            R"("delivered":2,"unitPrice":{"amount":4990,"currency":"BRL"}}],)"
            R"("discount":{"amount":1,"currency":"BRL"},"freight":{"amount":0,"currency":"BRL"},)"
            R"("total":{"amount":9979,"currency":"BRL"}})"
        );
        return order_id;
    }

    CommandId newId() { return commandId(++ids); }

    Sale find(const std::string& order_id) {
        const auto found = counter.findSales(testStore(), {.document = {}, .text = order_id});
        BOOST_REQUIRE_MESSAGE(found.has_value(), (found ? std::string{} : found.error()));
        BOOST_REQUIRE(found->size() == 1U);
        return found->front();
    }

    Result<Return, ReturnRefusal> tryOpen(const Sale& sale, std::int64_t quantity) {
        ReturnLine line;
        line.line_id = {"1"};
        line.quantity = quantity;
        line.reason = ReturnReason::size;
        return ledger->afterSale().openReturn(
            {.command_id = newId(),
             .store = testStore(),
             .sale = sale,
             .lines = {line},
             .policy = {},
             .actor = kClerk}
        );
    }

    Return move(const Return& one, const ReturnCommand& command) {
        return ledger->afterSale()
            .moveReturn(
                {.command_id = newId(),
                 .return_id = one.return_id,
                 .command = command,
                 .policy = {},
                 .actor = kClerk}
            )
            .value();
    }

    /// One unit comes back for a coupon; the hub has not heard yet.
    Return bringBack(const Sale& sale) {
        Return one = tryOpen(sale, 1).value();
        one = move(
            one,
            JudgeReturn{.lines = {{.line_id = {"1"}, .reason = ReturnReason::size, .accepted = 1}}}
        );
        one = move(one, ResolveReturn{Resolution::coupon});
        return move(one, StockReturn{StockPlace::restock});
    }

    void drain() {
        for (int rounds = 0; !views->errands(1).empty(); ++rounds) {
            BOOST_REQUIRE(rounds < 50);
            runner->step();
            clock.advance(10s);
        }
    }

    std::string arm(const std::string& kind, const std::string& operation, int count = 1) {
        Fault fault;
        fault.kind = kind;
        fault.operation = operation;
        fault.count = count;
        return simulator.armFault(fault);
    }

    std::size_t effects(const std::string& verb) { return simulator.effects(verb).size(); }

    Coupon redeem(const Coupon& coupon, AmountMinor amount_minor) {
        return ledger->afterSale()
            .moveCoupon(
                {.command_id = newId(),
                 .coupon_id = coupon.coupon_id,
                 .kind = MovementKind::redeem,
                 .amount_minor = amount_minor,
                 .expires_at = {},
                 .reason = {},
                 .actor = kClerk}
            )
            .value();
    }

    /// An order of this store that its customer has; the hub has heard so.
    OrderRef deliveredHere() {
        OrderWish wish;
        wish.journey = "pickup-in-store";
        const std::string order_id = simulator.addOrder(wish);
        simulator.forceStatus(order_id, "4");
        return deliveredHere(order_id);
    }

    OrderRef deliveredHere(const std::string& order_id) {
        HubNews news{.order = anOrder().id(order_id).pickup().hub(), .fingerprint = 1};
        news.order.store = testStore();
        ledger->takeNews(std::span{&news, 1});
        const OrderRef ref = ledger->knownOrders(testStore()).front().order_ref;
        const LedgerViews orders{options().folder};
        const auto submit = [&](const OrderCommand& command, const Actor& actor) {
            const OrderSubmission submission{
                .command_id = newId(), .order_ref = ref, .command = command, .actor = actor};
            BOOST_REQUIRE(ledger->submit(submission).has_value());
        };
        submit(acceptAll(orders.order(ref)->order), kClerk);
        for (const OrderCommand& command : std::initializer_list<OrderCommand>{
                 StartPicking{}, FinishPicking{}, Pack{}, MarkReady{.place = "A3"}, HandOver{}}) {
            submit(command, kClerk);
        }
        while (const auto message = ledger->nextMessage(clock.now())) {
            submit(
                ConfirmMessage{
                    .message_id = message->message_id,
                    .kind = kindOf(message->message),
                    .order = {}},
                kAgent
            );
        }
        return ref;
    }

    Proof prove(OrderRef order_ref, const std::string& bytes) {
        return ledger->afterSale()
            .takeProof(
                {.command_id = newId(),
                 .order_ref = order_ref,
                 .kind = ProofKind::photo,
                 .bytes = bytes,
                 .actor = kClerk}
            )
            .value();
    }

    ProofState stateOf(const Proof& proof) { return views->findProof(proof.proof_id)->state; }

    Coupon couponOf(const Return& one) {
        return views->findCoupon({views->findReturn(one.return_id)->coupon_id}).value();
    }

    TempFolder folder;
    FakeClock clock;
    HubSimulator simulator{[] {
        simulator::Options options;
        options.stores.push_back({.site_id = "1", .store_id = "102"});
        options.start_time = FakeClock{}.now();
        return options;
    }()};
    HubUnderTest client{simulator.baseUrl()};
    RestErrands errands{
        {.address = *readWebAddress(simulator.baseUrl()), .ca_file = {}},
        alwaysCodes(defaultHubCodes()),
        client.token};
    RestCounter counter{
        {.address = *readWebAddress(simulator.baseUrl()), .ca_file = {}},
        alwaysCodes(defaultHubCodes()),
        client.token,
        clock};
    std::optional<Ledger> ledger{std::in_place, options(), clock};
    std::optional<AfterViews> views{std::in_place, options().folder};
    std::optional<ErrandRunner> runner;
    std::uint64_t ids{5000};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(errand_journey, CounterAtHub)

BOOST_AUTO_TEST_CASE(an_order_of_another_store_comes_back_here_for_a_coupon) {
    const Sale sale = find(deliveredElsewhere());
    BOOST_TEST(sale.order.store.store_id == "102");
    const Return one = bringBack(sale);
    drain();
    BOOST_TEST(views->findReturn(one.return_id)->state == ReturnState::closed);
    const Coupon coupon = couponOf(one);
    BOOST_TEST(coupon.state == CouponState::active);
    BOOST_TEST(balanceOf(coupon) == 4990);
    BOOST_TEST(effects("createCoupon") == 1U);
    BOOST_TEST(effects("postStatus") == 1U);
    const Return second = bringBack(find(sale.order.order_id.value));
    drain();
    BOOST_TEST(balanceOf(couponOf(second)) == 4989);  // 99.79 in all
    BOOST_TEST(simulator.orderStatus(sale.order.order_id.value) == "6");
    BOOST_TEST(
        tryOpen(find(sale.order.order_id.value), 1).error() == ReturnRefusal::already_returned
    );
}

BOOST_AUTO_TEST_CASE(lost_replies_and_crashes_make_no_second_coupon) {
    const Return one = bringBack(find(deliveredElsewhere()));
    arm("reply_lost", "createCoupon");
    arm("reply_lost", "postStatus");
    for (int i = 0; i < 3; ++i) {
        runner->step();
        clock.advance(5s);
        crash();
    }
    arm("reply_lost", "findCoupons");
    drain();
    BOOST_TEST(effects("createCoupon") == 1U);
    BOOST_TEST(effects("postStatus") == 1U);
    BOOST_TEST(couponOf(one).state == CouponState::active);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(a_coupon_is_found_even_if_the_hub_has_forgotten_the_key) {
    const Return one = bringBack(find(deliveredElsewhere()));
    arm("reply_lost", "createCoupon");
    runner->step();
    BOOST_TEST(effects("createCoupon") == 1U);
    simulator.forgetKeys();
    clock.advance(1min);
    drain();
    BOOST_TEST(effects("createCoupon") == 1U);
    BOOST_TEST(couponOf(one).state == CouponState::active);
}

BOOST_AUTO_TEST_CASE(what_the_hub_will_not_make_burns_its_number) {
    const Sale sale = find(deliveredElsewhere());
    simulator.changeOrder(sale.order.order_id.value, R"({"channel":{"marketplace":true}})");
    const Return one = bringBack(sale);
    drain();
    BOOST_TEST(views->findReturn(one.return_id)->coupon_id.empty());
    BOOST_TEST(views->coupons({}, 10).front().state == CouponState::burned);
    BOOST_TEST(effects("createCoupon") == 0U);
}

BOOST_AUTO_TEST_CASE(a_redemption_happens_once_or_not_at_all) {
    const Return one = bringBack(find(deliveredElsewhere()));
    drain();
    redeem(couponOf(one), 1000);
    arm("reply_lost", "updateCoupon");
    drain();
    BOOST_TEST(effects("updateCoupon") == 1U);
    BOOST_TEST(balanceOf(couponOf(one)) == 3990);
    BOOST_TEST(couponOf(one).state == CouponState::partly_used);

    redeem(couponOf(one), 500);  // the hub is away until the customer has gone
    const std::string away = arm("no_effect_lost", "updateCoupon", -1);
    runner->step();
    clock.advance(3min);
    simulator.disarmFault(away);
    drain();
    BOOST_TEST(effects("updateCoupon") == 1U);
    BOOST_TEST(balanceOf(couponOf(one)) == 3990);
    BOOST_TEST(couponOf(one).movements.back().state == MovementState::refused);
}

BOOST_AUTO_TEST_CASE(a_redemption_that_was_never_sent_is_too_late_after_two_minutes) {
    const Return one = bringBack(find(deliveredElsewhere()));
    drain();
    redeem(couponOf(one), 500);
    clock.advance(121s);
    crash();  // and this is no reason to send it
    drain();
    BOOST_TEST(effects("updateCoupon") == 0U);
    BOOST_TEST(balanceOf(couponOf(one)) == 4990);
}

BOOST_AUTO_TEST_CASE(coupons_are_found_at_the_hub_by_code_order_and_document) {
    const Return one = bringBack(find(deliveredElsewhere()));
    drain();
    const Coupon coupon = couponOf(one);
    const auto count = [&](const CouponQuery& query) {
        return counter.findCoupons(query).value().size();
    };
    BOOST_TEST(count({.code = coupon.code, .document = {}, .order_id = {}}) == 1U);
    BOOST_TEST(count({.code = {}, .document = {}, .order_id = coupon.order_id.value}) == 1U);
    BOOST_TEST(count({.code = "VT-NADA", .document = {}, .order_id = {}}) == 0U);
    BOOST_TEST(count({.code = {}, .document = coupon.customer.document, .order_id = {}}) >= 1U);
}

BOOST_AUTO_TEST_CASE(a_parcels_way_is_told_and_the_hub_is_asked_at_most_every_five_minutes) {
    OrderWish wish;
    wish.journey = "ship-from-store";
    const OrderId order_id{simulator.addOrder(wish)};
    BOOST_TEST(counter.tracking(order_id)->events.empty());
    simulator.forceStatus(order_id.value, "3");
    for (int i = 0; i < 5; ++i) {
        BOOST_TEST(counter.tracking(order_id).has_value());
        clock.advance(50s);
    }
    BOOST_TEST(simulator.requestCount("getTracking") == 1U);
    clock.advance(2min);
    BOOST_TEST(counter.tracking(order_id).has_value());
    BOOST_TEST(simulator.requestCount("getTracking") == 2U);
    BOOST_TEST(!counter.tracking(OrderId{"PED-NADA"}).has_value());
    clock.advance(6min);
    arm("truncated", "getTracking", 2);
    BOOST_TEST(!counter.tracking(order_id).has_value());
}

BOOST_AUTO_TEST_CASE(a_proof_reaches_the_hub_once_across_crashes_and_lost_replies) {
    const Proof proof = prove(deliveredHere(), aJpeg(std::string(300'000, 'x')));
    arm("no_effect_lost", "putProof");
    arm("reply_lost", "putProof");
    for (int i = 0; i < 2; ++i) {
        runner->step();
        BOOST_TEST(stateOf(proof) == ProofState::waiting);
        clock.advance(5s);
        crash();
    }
    drain();
    BOOST_TEST(stateOf(proof) == ProofState::sent);
    BOOST_TEST(effects("putProof") == 1U);
    BOOST_TEST(views->proofBytes(proof.proof_id).size() == 300'006U);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(without_the_hub_a_proof_waits) {
    const Proof proof = prove(deliveredHere(), aPdf());
    const std::string away = arm("503", "putProof", -1);
    for (int hour = 0; hour < 8; ++hour) {
        runner->step();
        clock.advance(1h);
    }
    BOOST_TEST(stateOf(proof) == ProofState::waiting);
    BOOST_TEST(!views->errands(10).front().is_parked);
    simulator.disarmFault(away);
    drain();
    BOOST_TEST(stateOf(proof) == ProofState::sent);
}

BOOST_AUTO_TEST_CASE(a_proof_of_an_order_that_the_hub_does_not_know_waits_for_a_person) {
    prove(deliveredHere("PED-NADA"), aJpeg());
    runner->step();
    BOOST_REQUIRE(views->errands(10).size() == 1U);
    BOOST_TEST(views->errands(10).front().is_parked);
}

BOOST_AUTO_TEST_CASE(a_refusal_lowers_the_stock_at_the_hub_once_and_unknown_products_are_named) {
    HubNews news{.order = anOrder().id(simulator.addOrder({})).hub(), .fingerprint = 1};
    news.order.store = testStore();
    ledger->takeNews(std::span{&news, 1});
    const OrderRef ref = ledger->knownOrders(testStore()).front().order_ref;
    const LedgerViews orders{options().folder};
    Decide answer = acceptAll(orders.order(ref)->order);
    for (LineDecision& line : answer.lines) {
        line.refusals = {
            {.quantity = line.accepted, .reason = RefusalReason::out_of_stock, .note = {}}};
        line.accepted = 0;
    }
    BOOST_REQUIRE(
        ledger
            ->submit({.command_id = newId(), .order_ref = ref, .command = answer, .actor = kClerk})
            .has_value()
    );
    runner->step();  // it rests: the answer might be taken back
    BOOST_TEST(simulator.requestCount("updateStock") == 0U);
    arm("reply_lost", "updateStock");
    clock.advance(30s);
    runner->step();
    crash();
    clock.advance(10s);
    drain();
    const auto products = views->stock(testStore(), 10);
    BOOST_REQUIRE(!products.empty());
    for (const StockView& product : products) {
        BOOST_TEST(product.quantity.value() == 0);
        BOOST_TEST(!product.is_untold);
        BOOST_TEST(product.is_unknown);  // the sample's products are none of the simulator's
    }
    BOOST_TEST(simulator.requestCount("updateStock") >= 2U);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(a_hub_that_is_away_is_said_so) {
    arm("503", "findCoupons");
    BOOST_TEST(!counter.findCoupons({.code = "X", .document = {}, .order_id = {}}).has_value());
    arm("html_200", "reportOrders");
    BOOST_TEST(!counter.findSales(testStore(), {.document = {}, .text = "X"}).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
