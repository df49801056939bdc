// Coupons: every state meets every movement; the balance is the sum of the movements.
#include "common/coupons/coupon.h"
#include "tests/support/every.h"
#include "tests/support/orders.h"
#include "tests/support/print.h"

#include <boost/test/unit_test.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;
using enum CouponState;
using Kind = MovementKind;

CouponMovement movementOf(
    const std::string& id, Kind kind, AmountMinor amount_minor = 0, MovementState state = {}
) {
    CouponMovement movement;
    movement.movement_id = id;
    movement.kind = kind;
    movement.state = state;
    movement.amount_minor = amount_minor;
    movement.at = kOrderDay;
    return movement;
}

/// Issued with 100.00, of which `used_minor` is gone.
HubCoupon atHub(CouponState state = active, AmountMinor used_minor = 0) {
    HubCoupon hub;
    hub.code = "VT-AB";
    hub.order_id = {"PED-1"};
    hub.version = 3;
    hub.state = state;
    hub.currency = "BRL";
    hub.issued_minor = 10'000;
    hub.balance_minor = 10'000 - used_minor;
    hub.expires_at = kOrderDay + 240h;
    hub.movements = {movementOf("issue", Kind::issue, 10'000, MovementState::done)};
    if (used_minor > 0) {
        hub.movements.push_back(movementOf("use", Kind::redeem, used_minor, MovementState::done));
    }
    return hub;
}

Coupon inState(CouponState state) {
    if (state == draft || state == burned) {
        Coupon coupon;
        coupon.coupon_id = {"issue"};
        coupon.order_id = {"PED-1"};
        coupon.currency = "BRL";
        coupon.issued_minor = 10'000;
        coupon.movements = {movementOf("issue", Kind::issue, 10'000)};
        return state == draft
                   ? coupon
                   : *decide(
                         coupon, RefuseMovement{.movement_id = "issue", .why = "no"}, kOrderDay
                     );
    }
    const HubCoupon hub = state == partly_used ? atHub(active, 4000)
                          : state == used      ? atHub(used, 10'000)
                                               : atHub(state);
    return couponOf(hub, {"issue"}, {.site_id = "rede", .store_id = "17"}, kOrderDay).value();
}

AskMovement asking(Kind kind, AmountMinor amount_minor = 0) {
    CouponMovement wish = movementOf("wish", kind, kind == Kind::redeem ? amount_minor : 0);
    if (kind == Kind::extend) {
        wish.expires_at = kOrderDay + 480h;
    }
    return {wish};
}

CouponRefusal refusalOf(const Coupon& coupon, const AskMovement& ask, Instant now = kOrderDay) {
    const auto after = decide(coupon, ask, now);
    BOOST_REQUIRE(!after.has_value());
    return after.error();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(coupons)

BOOST_AUTO_TEST_CASE(every_state_meets_every_movement) {
    const std::map<Kind, std::set<CouponState>> drawn = {
        {Kind::redeem, {active, partly_used}},
        {Kind::block, {active, partly_used}},
        {Kind::unblock, {blocked}},
        {Kind::extend, {active, partly_used, expired}},
        {Kind::cancel, {active, partly_used, blocked}},
        {Kind::issue, {}},
        {Kind::expire, {}}};
    for (const CouponState state : every<CouponState>()) {
        for (const Kind kind : every<Kind>()) {
            const Coupon before = inState(state);
            BOOST_REQUIRE(before.state == state);
            const auto after = decide(before, asking(kind, 100), kOrderDay);
            BOOST_TEST_CONTEXT(toText(state) << " x " << toText(kind)) {
                BOOST_TEST(after.has_value() == drawn.at(kind).contains(state));
                if (after) {
                    BOOST_TEST(openMovement(*after)->kind == kind);
                    BOOST_TEST(after->state == state);  // nothing has happened yet
                } else {
                    const bool is_waiting = state == draft;
                    BOOST_TEST(
                        after.error() ==
                        (is_waiting ? CouponRefusal::one_at_a_time : CouponRefusal::not_now)
                    );
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(what_is_asked_for_is_promised_to_nobody_else) {
    const Coupon asked = *decide(inState(active), asking(Kind::redeem, 6000), kOrderDay);
    BOOST_TEST(balanceOf(asked) == 4000);
    BOOST_TEST(refusalOf(asked, asking(Kind::redeem, 1)) == CouponRefusal::one_at_a_time);
    const Coupon refused =
        *decide(asked, RefuseMovement{.movement_id = "wish", .why = "used: no"}, kOrderDay);
    BOOST_TEST(balanceOf(refused) == 10'000);
    BOOST_TEST(openMovement(refused) == nullptr);
    BOOST_TEST(refused.movements.back().reason == "used: no");
}

BOOST_AUTO_TEST_CASE(no_more_is_redeemed_than_there_is_and_never_nothing) {
    const Coupon coupon = inState(partly_used);
    BOOST_TEST(balanceOf(coupon) == 6000);
    BOOST_TEST(decide(coupon, asking(Kind::redeem, 6000), kOrderDay).has_value());
    BOOST_TEST(
        refusalOf(coupon, asking(Kind::redeem, 6001)) == CouponRefusal::insufficient_balance
    );
    BOOST_TEST(refusalOf(coupon, asking(Kind::redeem, 0)) == CouponRefusal::bad_amount);
    AskMovement block = asking(Kind::block);
    block.movement.amount_minor = 1;
    BOOST_TEST(refusalOf(coupon, block) == CouponRefusal::bad_amount);
}

BOOST_AUTO_TEST_CASE(a_coupon_that_is_over_is_not_redeemed_also_before_the_hub_says_so) {
    const Coupon coupon = inState(active);
    BOOST_TEST(
        refusalOf(coupon, asking(Kind::redeem, 1), kOrderDay + 240h) == CouponRefusal::not_now
    );
}

BOOST_AUTO_TEST_CASE(a_life_is_only_made_longer) {
    AskMovement extend = asking(Kind::extend);
    extend.movement.expires_at = kOrderDay + 240h;
    BOOST_TEST(refusalOf(inState(active), extend) == CouponRefusal::bad_expiry);
    extend.movement.expires_at.reset();
    BOOST_TEST(refusalOf(inState(expired), extend) == CouponRefusal::bad_expiry);
}

BOOST_AUTO_TEST_CASE(the_hubs_answer_issues_a_draft_under_its_own_id) {
    const Coupon issued = *decide(inState(draft), TakeHubCoupon{atHub()}, kOrderDay);
    BOOST_TEST(issued.state == active);
    BOOST_TEST(issued.code == "VT-AB");
    BOOST_TEST(issued.movements.size() == 1U);
    BOOST_TEST(balanceOf(issued) == 10'000);
    HubCoupon without_ids = atHub();
    without_ids.movements.front().movement_id.clear();
    const Coupon also = *decide(inState(draft), TakeHubCoupon{without_ids}, kOrderDay);
    BOOST_TEST(balanceOf(also) == 10'000);  // the issue is not counted twice
    BOOST_TEST(openMovement(also) == nullptr);
}

BOOST_AUTO_TEST_CASE(books_that_do_not_add_up_replace_nothing) {
    HubCoupon wrong = atHub();
    wrong.balance_minor = 9999;
    BOOST_TEST(
        decide(inState(draft), TakeHubCoupon{wrong}, kOrderDay).error() ==
        CouponRefusal::inconsistent
    );
    BOOST_TEST(!couponOf(wrong, {"x"}, {}, kOrderDay).has_value());
    HubCoupon other = atHub();
    other.code = "VT-CD";
    BOOST_TEST(
        decide(inState(active), TakeHubCoupon{other}, kOrderDay).error() ==
        CouponRefusal::other_coupon
    );
}

BOOST_AUTO_TEST_CASE(older_news_change_nothing_and_a_burned_number_stays_burned) {
    HubCoupon old = atHub(blocked);
    old.version = 2;
    BOOST_TEST((*decide(inState(active), TakeHubCoupon{old}, kOrderDay) == inState(active)));
    BOOST_TEST(
        decide(inState(burned), TakeHubCoupon{atHub()}, kOrderDay).error() ==
        CouponRefusal::other_coupon
    );
    BOOST_TEST(balanceOf(inState(burned)) == 0);
}

BOOST_AUTO_TEST_CASE(movements_that_leave_the_range_are_no_books) {
    HubCoupon rich = atHub();
    rich.version = 4;
    rich.movements.push_back(
        movementOf("more", Kind::issue, 9'223'372'036'854'775'807, MovementState::done)
    );
    BOOST_TEST(
        decide(inState(active), TakeHubCoupon{rich}, kOrderDay).error() ==
        CouponRefusal::inconsistent
    );
}

BOOST_AUTO_TEST_CASE(what_the_hub_has_not_heard_of_stays_asked_over_its_news) {
    const auto asked = decide(inState(active), asking(Kind::redeem, 4000), kOrderDay);
    HubCoupon news = atHub();
    news.version = 4;
    const auto after = decide(asked.value(), TakeHubCoupon{news}, kOrderDay);
    BOOST_REQUIRE(after.has_value());
    BOOST_TEST(after->movements.size() == 2U);
    BOOST_TEST((after->movements.back().state == MovementState::asked));
}

BOOST_AUTO_TEST_CASE(a_refusal_of_what_nobody_asked_changes_nothing) {
    BOOST_TEST(
        decide(inState(active), RefuseMovement{.movement_id = "nobody", .why = "no"}, kOrderDay)
            .error() == CouponRefusal::not_now
    );
}

BOOST_AUTO_TEST_CASE(every_word_reads_back) {
    for (const CouponState state : every<CouponState>()) {
        BOOST_TEST((fromText<CouponState>(toText(state)) == state));
    }
    for (const Kind kind : every<Kind>()) {
        BOOST_TEST((fromText<Kind>(toText(kind)) == kind));
    }
    Coupon coupon = inState(active);
    coupon.number = 42;
    BOOST_TEST(numberText(coupon) == "VT-17-000042");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
