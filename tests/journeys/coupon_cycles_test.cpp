// R10: whatever crashes and whatever is lost on the way, no unit is refunded twice, no number is
// given twice or left out, and the store's books agree with the hub's to the cent.
// BALCAO_COUPON_CYCLES (usually 40) says how many returns are made; the promise speaks of 1000000.
#include "agent/hub/errand_runner.h"
#include "tests/ledger/sold_goods.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <stdexcept>
#include <string>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

std::size_t cycles() {
    const char* const wanted =
        std::getenv("BALCAO_COUPON_CYCLES");  // NOLINT(concurrency-mt-unsafe)
    constexpr std::size_t kUsual = 40;
    return wanted == nullptr ? kUsual : std::stoul(wanted);
}

/// The hub of the contract, in memory, over a line that loses things both ways. It keeps keys, so
/// that a repeat has no second effect, and counts each effect.
class LossyHub final : public HubErrands {
public:
    explicit LossyHub(std::uint32_t seed)
        : random_{seed} {}

    ErrandOutcome deliver(
        const Errand& errand, ErrandMode mode, std::chrono::milliseconds /*timeout*/
    ) override {
        if (chance(6)) {
            return lost();  // on the way there
        }
        if (mode == ErrandMode::look || errand.attempts > 0) {
            if (const auto done = done_.find(errand.errand_id.value); done != done_.end()) {
                return ErrandTaken{.order = {}, .coupon = done->second};
            }
            if (mode == ErrandMode::look) {
                return ErrandRefused{.slug = "not-done", .detail = {}, .coupon = {}};
            }
        }
        ErrandOutcome outcome =
            std::visit([&](const auto& about) { return judge(errand, about); }, errand.body);
        if (chance(5)) {
            return lost();  // on the way back
        }
        if (chance(9)) {
            throw std::runtime_error{"the agent dies before it writes the answer down"};
        }
        return outcome;
    }

    void interrupt() override {}

    bool chance(unsigned one_in) { return random_() % one_in == 0; }
    std::uint32_t number() { return static_cast<std::uint32_t>(random_()); }

    std::map<std::string, HubCoupon> coupons;            // by code
    std::map<std::string, std::int64_t> refunded_units;  // order/line
    std::map<std::string, std::int64_t> told_units;

private:
    static ErrandOutcome lost() {
        return Later{.cause = Later::Cause::link, .retry_after = {}, .why = "a test"};
    }

    template <typename Effect>
    ErrandOutcome once(const Errand& errand, Effect effect) {
        const auto known = done_.find(errand.errand_id.value);
        if (known == done_.end()) {
            done_[errand.errand_id.value] = effect();
        }
        return ErrandTaken{.order = {}, .coupon = done_[errand.errand_id.value]};
    }

    ErrandOutcome judge(const Errand& errand, const ReturnErrand& about) {
        return once(errand, [&]() -> std::optional<HubCoupon> {
            for (const ReturnLine& line : about.lines) {
                told_units[about.order_id.value + "/" + line.line_id.value] += line.accepted;
            }
            return std::nullopt;
        });
    }

    ErrandOutcome judge(const Errand& errand, const IssueErrand& about) {
        if (!done_.contains(errand.errand_id.value) && chance(8)) {
            return ErrandRefused{.slug = "amount-too-high", .detail = {}, .coupon = {}};
        }
        return once(errand, [&]() -> std::optional<HubCoupon> {
            for (const ReturnLine& line : about.lines) {
                refunded_units[about.order_id.value + "/" + line.line_id.value] += line.accepted;
            }
            HubCoupon coupon;
            coupon.code = "VT-" + std::to_string(coupons.size() + 1);
            coupon.order_id = about.order_id;
            coupon.version = 1;
            coupon.currency = about.currency;
            coupon.issued_minor = about.amount_minor;
            coupon.balance_minor = about.amount_minor;
            coupon.movements = {
                {.movement_id = errand.errand_id.value,
                 .kind = MovementKind::issue,
                 .state = MovementState::done,
                 .amount_minor = about.amount_minor}};
            coupons[coupon.code] = coupon;
            return coupon;
        });
    }

    /// Proofs and stock: nothing that is counted here.
    template <typename Other>
    ErrandOutcome judge(const Errand& /*errand*/, const Other& /*about*/) {
        return ErrandTaken{};
    }

    ErrandOutcome judge(const Errand& errand, const MovementErrand& about) {
        HubCoupon& coupon = coupons.at(about.code);
        if (!done_.contains(errand.errand_id.value) &&
            about.movement.amount_minor > coupon.balance_minor) {
            return ErrandRefused{.slug = "insufficient-balance", .detail = {}, .coupon = coupon};
        }
        return once(errand, [&]() -> std::optional<HubCoupon> {
            coupon.balance_minor -= about.movement.amount_minor;
            coupon.state = coupon.balance_minor == 0 ? CouponState::used : CouponState::active;
            ++coupon.version;
            coupon.movements.push_back(
                {.movement_id = errand.errand_id.value,
                 .kind = MovementKind::redeem,
                 .state = MovementState::done,
                 .amount_minor = about.movement.amount_minor}
            );
            return coupon;
        });
    }

    std::mt19937 random_;
    std::map<std::string, std::optional<HubCoupon>> done_;  // by key
};

struct Counter : SoldGoods {
    Counter() { start(); }

    /// Ends the agent in the middle of whatever it does, and starts it again.
    void crash() {
        runner.reset();
        reopen();
        start();
    }

    void start() {
        runner.emplace(
            ErrandRunner::Parts{
                .hub = hub,
                .after_sale = ledger->afterSale(),
                .clock = clock,
                .jitter =
                    [] {
                        return 0.5;
                    }},
            1s
        );
    }

    /// Lets the errands run, with a crash now and then, until none is left.
    void drain() {
        for (int rounds = 0; !views().errands(1).empty(); ++rounds) {
            BOOST_REQUIRE(rounds < 2000);
            runner->step();
            clock.advance(30s);
            if (hub.chance(12)) {
                crash();
            }
        }
    }

    /// A person at the counter whose page may ask twice.
    template <typename Do>
    auto clickTwice(Do act) {
        const CommandId click = newId();
        auto first = act(click);
        if (hub.chance(4)) {
            crash();
        }
        if (hub.chance(2)) {
            return act(click);
        }
        return first;
    }

    /// One customer brings one unit of line "1"; the return comes to its end.
    void takeBack(const Sale& sale) {
        const auto opened =
            clickTwice([&](const CommandId& click) { return tryOpen(sale, "1", 1, click); });
        if (!opened) {
            return;
        }
        Return one = keep(*opened);
        clickTwice([&](const CommandId& click) {
            return move(one, ResolveReturn{Resolution::coupon}, click);
        });
        clickTwice([&](const CommandId& click) {
            return move(one, StockReturn{StockPlace::restock}, click);
        });
        drain();
        // The hub's refusal burned the number: the customer gets another one.
        for (one = *views().findReturn(one.return_id); one.coupon_id.empty();
             one = *views().findReturn(one.return_id)) {
            resolve(one);
            drain();
        }
        redeemSome({one.coupon_id});
    }

    void redeemSome(const CouponId& coupon_id) {
        const auto redeemed = clickTwice([&](const CommandId& click) {
            return ledger->afterSale().moveCoupon(
                {.command_id = click,
                 .coupon_id = coupon_id,
                 .kind = MovementKind::redeem,
                 .amount_minor = 1 + hub.number() % 4990,
                 .expires_at = {},
                 .reason = {},
                 .actor = kClerk}
            );
        });
        BOOST_TEST(redeemed.has_value());
        drain();
    }

    LossyHub hub{20240607};
    std::optional<ErrandRunner> runner;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(coupon_cycles, Counter)

BOOST_AUTO_TEST_CASE(no_unit_is_refunded_twice_and_every_cent_is_accounted_for) {
    const std::size_t wanted = cycles();
    for (std::size_t i = 0; i < wanted; ++i) {
        const Sale sale = soldInShop("PED-" + std::to_string(i));
        // Three try to bring back the two units that were sold.
        for (int customer = 0; customer < 3; ++customer) {
            takeBack(sale);
        }
    }
    const auto coupons = views().coupons({}, wanted * 100);
    std::set<std::int64_t> numbers;
    std::size_t burned = 0;
    AmountMinor balance = 0;
    for (const Coupon& coupon : coupons) {
        BOOST_TEST(numbers.insert(coupon.number).second);
        burned += coupon.state == CouponState::burned ? 1U : 0U;
        balance += balanceOf(coupon);
        BOOST_TEST((openMovement(coupon) == nullptr));
        if (coupon.state != CouponState::burned) {
            BOOST_TEST(balanceOf(coupon) == hub.coupons.at(coupon.code).balance_minor);
        }
    }
    BOOST_TEST(coupons.size() == burned + wanted * 2);
    BOOST_TEST(hub.coupons.size() == wanted * 2);
    BOOST_TEST(*numbers.begin() == 1);
    BOOST_TEST(static_cast<std::size_t>(*numbers.rbegin()) == coupons.size());  // no gap
    AmountMinor issued = 0;
    AmountMinor at_hub = 0;
    for (const auto& [code, coupon] : hub.coupons) {
        issued += coupon.issued_minor;
        at_hub += coupon.balance_minor;
    }
    BOOST_TEST(issued == static_cast<AmountMinor>(wanted * 2 * 4990));
    BOOST_TEST(balance == at_hub);
    BOOST_TEST(hub.refunded_units.size() == wanted);
    for (const auto& [unit, times] : hub.refunded_units) {
        BOOST_TEST(times == 2, unit);
        BOOST_TEST(hub.told_units.at(unit) == 2, unit);
    }
    for (const Return& one : views().returns(false, wanted * 10)) {
        BOOST_TEST(one.state == ReturnState::closed);
    }
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
