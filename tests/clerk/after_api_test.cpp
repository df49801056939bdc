// Returns and coupons, as the page asks for them.
#include "agent/ledger/after_sale.h"
#include "tests/clerk/clerk_shop.h"

#include <Poco/JSON/Array.h>

namespace balcao::test {

namespace {

using Json = Poco::JSON::Object::Ptr;

struct ReturnShop : ClerkShop {
    /// Two of line "1" at 49.90 and one of line "2", with the customer.
    OrderRef soldOrder() {
        HubOrder hub = anOrder().id("PED-7").pickup().hub();
        hub.customer.document = "12345678909";
        const OrderRef ref = offer(hub);
        take(ref, acceptAll(order(ref)));
        take(ref, StartPicking{});
        take(ref, FinishPicking{});
        take(ref, Pack{});
        take(ref, MarkReady{.place = "A3"});
        take(ref, HandOver{});
        for (int message = 0; message < 3; ++message) {
            confirmNext();
        }
        return ref;
    }

    HttpReply open(const std::string& which, std::int64_t quantity, const CommandId& click = {}) {
        const CommandId id = click.empty() ? newId() : click;
        return call(
            "openReturn",
            {.body = R"({"command_id":")" + id.value + "\"," + which +
                     R"(,"lines":[{"line_id":"1","reason":"size","quantity":)" +
                     std::to_string(quantity) + "}]}"}
        );
    }

    HttpReply step(const std::string& return_id, const std::string& members) {
        return call(
            "commandReturn",
            {.path = {{"return_id", return_id}},
             .body = R"({"command_id":")" + newId().value + "\"," + members + "}"}
        );
    }

    HttpReply moveCoupon(const std::string& key, const std::string& members) {
        return call(
            "moveCoupon",
            {.path = {{"coupon_key", key}},
             .body = R"({"command_id":")" + newId().value + "\"," + members + "}"}
        );
    }

    HttpReply print(const std::string& key, const CommandId& click) {
        return call(
            "printCoupon",
            {.path = {{"coupon_key", key}},
             .body = R"({"command_id":")" + click.value + R"(","language":"es"})"}
        );
    }

    /// A return of one unit, accepted and resolved by coupon; its coupon's id.
    std::string resolvedByCoupon() {
        const std::string ref = std::to_string(soldOrder().value);
        const std::string id = textOf(open(R"("order_ref":)" + ref, 1), "return_id");
        step(
            id,
            R"("command":"judge","lines":[{"line_id":"1","reason":"size","accepted":1,"condition":"resalable"}])"
        );
        return textOf(step(id, R"("command":"resolve","resolution":"coupon")"), "coupon_id");
    }

    void hubIssues(const std::string& coupon_id) {
        HubCoupon coupon = hubCoupon();
        coupon.movements.front().movement_id = coupon_id;
        ledger->afterSale().recordErrand({coupon_id}, ErrandTaken{.order = {}, .coupon = coupon});
    }

    static HubCoupon hubCoupon() {
        HubCoupon coupon;
        coupon.code = "VT-AB";
        coupon.order_id = {"PED-7"};
        coupon.version = 1;
        coupon.currency = "BRL";
        coupon.issued_minor = 4990;
        coupon.balance_minor = 4990;
        coupon.movements = {
            {.movement_id = "x",
             .kind = MovementKind::issue,
             .state = MovementState::done,
             .amount_minor = 4990}};
        return coupon;
    }

    void hubIsThere() { links.hubAnswered(kStore, clock.now(), 0); }

    static std::string textOf(const HttpReply& reply, const std::string& member) {
        return reply.json()->getValue<std::string>(member);
    }
    static std::string typeOf(const HttpReply& reply) { return textOf(reply, "type"); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(after_api, ReturnShop)

BOOST_AUTO_TEST_CASE(a_sale_is_found_with_what_may_come_back_and_why_not) {
    soldOrder();
    const Json found = call("findSales", {.query = "?q=PED-7"}).json();
    BOOST_REQUIRE(found->getValue<int>("count") == 1);
    const Json sale = found->getArray("sales")->getObject(0);
    BOOST_TEST(sale->getValue<std::string>("customer_document") == "***.456.789-**");
    const Json line = sale->getArray("lines")->getObject(0);
    BOOST_TEST(line->getValue<int>("units_left") == 2);
    BOOST_TEST(line->getValue<int>("paid_for_one_minor") == 4990);
    BOOST_TEST(
        line->getArray("reasons")->getObject(0)->getValue<std::string>("verdict") == "eligible"
    );
    BOOST_TEST(call("findSales", {.query = "?at=moon"}).status == 400);
    BOOST_TEST(typeOf(call("findSales", {.query = "?q=x&at=hub"})) == "hub-offline");
    shelf_hub.sales.emplace();
    BOOST_TEST(call("findSales", {.query = "?q=x&at=hub"}).json()->getValue<int>("count") == 0);
}

BOOST_AUTO_TEST_CASE(a_return_goes_its_way_and_a_unit_comes_back_once) {
    const std::string which = R"("order_ref":)" + std::to_string(soldOrder().value);
    const CommandId click = newId();
    const std::string id = textOf(open(which, 2, click), "return_id");
    BOOST_TEST(textOf(open(which, 2, click), "return_id") == id);
    BOOST_TEST(typeOf(open(which, 1)) == "already-returned");
    BOOST_TEST(typeOf(step(id, R"("command":"resolve","resolution":"coupon")")) == "not-now");
    const Json judged =
        step(
            id,
            R"("command":"judge","lines":[{"line_id":"1","reason":"size","accepted":1,"condition":"damaged"}])"
        )
            .json();
    BOOST_TEST(judged->getValue<std::string>("state") == "partly_accepted");
    BOOST_TEST(judged->getValue<int>("amount_minor") == 4990);
    step(id, R"("command":"resolve","resolution":"exchange")");
    BOOST_TEST(textOf(step(id, R"("command":"stock","place":"damaged")"), "state") == "stocked");
    BOOST_TEST(textOf(call("getReturn", {.path = {{"return_id", id}}}), "state") == "stocked");
    BOOST_TEST(call("findReturns", {.query = "?open=true"}).json()->getValue<int>("count") == 1);
    BOOST_TEST(call("findReturns", {.query = "?open=maybe"}).status == 400);
    BOOST_TEST(call("getReturn", {.path = {{"return_id", "nobody"}}}).status == 404);
}

BOOST_AUTO_TEST_CASE(goods_of_another_store_come_back_with_the_hubs_help) {
    BOOST_TEST(typeOf(open(R"("order_id":"PED-X")", 1)) == "hub-offline");
    Sale sale;
    sale.order = anOrder().id("PED-X").store("rede", "99").hub();
    sale.order.updated_at = clock.now();
    sale.lines = {{.line_id = {"1"}, .delivered = 2, .returned = 1}};
    shelf_hub.sales = {sale};
    const Json one = open(R"("order_id":"PED-X")", 1).json();
    BOOST_TEST(one->getValue<std::string>("order_store_id") == "99");
    BOOST_TEST(!one->has("order_ref"));
    BOOST_TEST(typeOf(open(R"("order_id":"PED-X")", 1)) == "already-returned");
    BOOST_TEST(open(R"("order_id":"PED-Y")", 1).status == 404);
    open(R"("order_id":"12345678909")", 1);  // a number, though it looks like a CPF
    BOOST_TEST(shelf_hub.asked.text == "12345678909");
    BOOST_TEST(shelf_hub.asked.document.empty());
    call("findSales", {.query = "?at=hub&q=123.456.789-09"});
    BOOST_TEST(shelf_hub.asked.document == "12345678909");
}

BOOST_AUTO_TEST_CASE(requests_that_say_nonsense_are_refused) {
    const std::string which = R"("order_ref":)" + std::to_string(soldOrder().value);
    BOOST_TEST(open(which + R"(,"order_id":"PED-7")", 1).status == 400);
    BOOST_TEST(open(which, 0).status == 400);
    BOOST_TEST(open(R"("order_ref":999)", 1).status == 404);
    const std::string id = textOf(open(which, 1), "return_id");
    for (const char* const members :
         {R"("command":"tell_hub")",
          R"("command":"stock","place":"moon")",
          R"("command":"stock","place":"restock","resolution":"coupon")",
          R"("command":"judge","lines":[{"line_id":"1"}])"}) {
        BOOST_TEST(step(id, members).status == 400, members);
    }
    BOOST_TEST(step("nobody", R"("command":"close")").status == 404);
    BOOST_TEST(moveCoupon("nobody", R"("kind":"steal")").status == 400);
    BOOST_TEST(moveCoupon("nobody", R"("kind":"redeem","amount_minor":-1)").status == 400);
}

BOOST_AUTO_TEST_CASE(nothing_is_redeemed_without_the_hub) {
    const std::string id = resolvedByCoupon();
    hubIssues(id);
    const std::string redeem = R"("kind":"redeem","amount_minor":990)";
    BOOST_TEST(typeOf(moveCoupon(id, redeem)) == "hub-offline");
    hubIsThere();
    const Json asked = moveCoupon("VT-AB", redeem).json();
    BOOST_TEST(asked->getValue<bool>("is_waiting"));
    BOOST_TEST(asked->getValue<int>("balance_minor") == 4000);
    BOOST_TEST(typeOf(moveCoupon(id, redeem)) == "one-at-a-time");
    const Json read = call("getCoupon", {.path = {{"coupon_key", "VT-AB"}}}).json();
    BOOST_TEST(read->getValue<std::string>("number") == "VT-17-000001");
    BOOST_TEST(call("getCoupon", {.path = {{"coupon_key", "VT-NO"}}}).status == 404);
}

BOOST_AUTO_TEST_CASE(a_coupon_of_elsewhere_is_found_at_the_hub_and_changed_here) {
    hubIsThere();
    BOOST_TEST(typeOf(call("findCoupons", {.query = "?q=VT-AB&at=hub"})) == "hub-offline");
    shelf_hub.coupons = {hubCoupon()};
    const Json found = call("findCoupons", {.query = "?q=VT-AB&at=hub"}).json();
    BOOST_REQUIRE(found->getValue<int>("count") == 1);
    BOOST_TEST(!found->getArray("coupons")->getObject(0)->has("coupon_id"));
    BOOST_TEST(call("findCoupons").json()->getValue<int>("count") == 0);
    BOOST_TEST(moveCoupon("VT-AB", R"("kind":"block","reason":"perdido")")
                   .json()
                   ->getValue<bool>("is_waiting"));
    BOOST_TEST(call("findCoupons", {.query = "?q=VT-AB"}).json()->getValue<int>("count") == 1);
    BOOST_TEST(call("findCoupons", {.query = "?at=hub"}).status == 400);
    BOOST_TEST(moveCoupon("VT-NO", R"("kind":"block")").status == 404);
}

BOOST_AUTO_TEST_CASE(a_coupon_is_printed_once_issued_and_marked_from_the_second_on) {
    const std::string id = resolvedByCoupon();
    const CommandId click = newId();
    BOOST_TEST(typeOf(print(id, click)) == "not-now");
    hubIssues(id);
    BOOST_TEST(print(id, click).json()->getValue<int>("copy") == 1);
    BOOST_TEST(print(id, click).json()->getValue<bool>("is_repeated"));
    const Json again = print(id, newId()).json();
    BOOST_TEST(again->getValue<int>("copy") == 2);
    BOOST_TEST(!again->getValue<bool>("is_repeated"));
    const auto job = ledger->nextPrintJob({.role = "receipt"}, clock.now());
    BOOST_REQUIRE(job.has_value());
    BOOST_TEST((job->kind == PaperKind::voucher));
}

BOOST_AUTO_TEST_CASE(a_return_has_a_receipt_once_it_is_settled) {
    const auto print_receipt = [this](const std::string& return_id, const CommandId& click) {
        return call(
            "printReturn",
            {.path = {{"return_id", return_id}},
             .body = R"({"command_id":")" + click.value + R"(","language":"pt","reason":"lost"})"}
        );
    };
    const std::string ref = std::to_string(soldOrder().value);
    const std::string id = textOf(open(R"("order_ref":)" + ref, 1), "return_id");
    BOOST_TEST(typeOf(print_receipt(id, newId())) == "not-now");
    step(
        id,
        R"("command":"judge","lines":[{"line_id":"1","reason":"size","accepted":1,"condition":"resalable"}])"
    );
    BOOST_TEST(typeOf(print_receipt(id, newId())) == "not-now");
    BOOST_TEST(step(id, R"("command":"resolve","resolution":"exchange")").status == 200);
    const CommandId click = newId();
    BOOST_TEST(print_receipt(id, click).json()->getValue<int>("copy") == 1);
    BOOST_TEST(print_receipt(id, click).json()->getValue<bool>("is_repeated"));
    BOOST_TEST(print_receipt(id, newId()).json()->getValue<int>("copy") == 2);
    const auto job = ledger->nextPrintJob({.role = "receipt"}, clock.now());
    BOOST_REQUIRE(job.has_value());
    BOOST_TEST((job->kind == PaperKind::return_receipt));
    const HttpReply again = call(
        "reprint",
        {.path = {{"job_id", std::to_string(job->job_id)}},
         .body = R"({"command_id":")" + newId().value + R"(","reason":"lost"})"}
    );
    BOOST_TEST(typeOf(again) == "receipt-of-return");
    BOOST_TEST(print_receipt("nobody", newId()).status == 404);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(the_way_of_a_parcel_is_told_as_the_hub_knows_it) {
    const std::string ref = std::to_string(packedOrder("PED-T").value);
    const auto track = [&](const std::string& order_ref) {
        return call("getTracking", {.path = {{"order_ref", order_ref}}});
    };
    BOOST_TEST(typeOf(track(ref)) == "hub-offline");
    Tracking parcel;
    parcel.carrier_name = "Correios";
    parcel.estimated_delivery = clock.now();
    parcel.events = {{.at = clock.now(), .description = "Objeto postado", .location = "São Paulo"}};
    shelf_hub.parcel = parcel;
    const Json told = track(ref).json();
    BOOST_TEST(told->getValue<bool>("is_now"));
    BOOST_TEST(shelf_hub.tracked.value == "PED-T");
    BOOST_TEST(told->getValue<int>("count") == 1);
    BOOST_TEST(
        told->getArray("events")->getObject(0)->getValue<std::string>("location") == "São Paulo"
    );
    BOOST_TEST(track("999").status == 404);
}

BOOST_AUTO_TEST_CASE(without_the_hub_a_parcel_is_where_it_was_told_last) {
    const OrderRef ref = packedOrder("PED-T");
    KeptTracking kept{.tracking = {}, .told_at = clock.now() - std::chrono::hours{2}};
    kept.tracking.events = {{.at = kept.told_at, .code = "PO", .description = "Objeto postado"}};
    ledger->afterSale().keepTracking(ref, kept, clock.now());
    const Json told =
        call("getTracking", {.path = {{"order_ref", std::to_string(ref.value)}}}).json();
    BOOST_TEST(!told->getValue<bool>("is_now"));
    BOOST_TEST(told->getValue<std::int64_t>("told_ms") == kept.told_at.time_since_epoch().count());
    BOOST_TEST(told->getArray("events")->getObject(0)->getValue<std::string>("code") == "PO");
}

BOOST_AUTO_TEST_CASE(what_the_hub_has_yet_to_hear_is_listed_and_sent_again) {
    const std::string id = resolvedByCoupon();
    const Json list = call("findErrands").json();
    BOOST_REQUIRE(list->getValue<int>("count") == 1);
    BOOST_TEST(
        list->getArray("errands")->getObject(0)->getValue<std::string>("kind") == "issue_coupon"
    );
    const auto retry = [&](const std::string& errand_id) {
        return call(
            "retryErrand",
            {.path = {{"errand_id", errand_id}},
             .body = R"({"command_id":")" + newId().value + "\"}"}
        );
    };
    BOOST_TEST(retry(id).status == 200);
    BOOST_TEST(retry("nobody").status == 404);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
