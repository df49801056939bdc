// R10 and I10 on the pure rules: a store that crashes, a line that loses things, and a hub that
// says no. Whatever happens, no number stands for two coupons, none is missing without being
// burned, no unit has two coupons, and the store's cents are the hub's. BALCAO_COUPON_SIMULATION
// (usually 100000) says how many coupons live and die; the promise speaks of 1000000.
#include "common/coupons/coupon.h"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <map>
#include <optional>
#include <random>
#include <string>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

std::size_t cyclesWanted() {
    const char* const wanted =
        std::getenv("BALCAO_COUPON_SIMULATION");  // NOLINT(concurrency-mt-unsafe)
    constexpr std::size_t kUsual = 100'000;
    return wanted == nullptr ? kUsual : std::stoul(wanted);
}

/// What of a request arrived where.
enum class Line { whole, lost_before, lost_after };

/// The hub's books of one coupon at a time; it does what a key asks for once.
class SimulatedHub {
public:
    /// Issues under the store's id; nothing if it refuses for good.
    std::optional<HubCoupon> issue(const std::string& key, AmountMinor amount_minor, bool refuses) {
        if (coupon_ && coupon_->movements.front().movement_id == key) {
            return coupon_;
        }
        if (refuses) {
            return std::nullopt;
        }
        ++times_issued;
        HubCoupon made;
        made.code = "VT-" + key;
        made.order_id = {"PED-1"};
        made.version = 1;
        made.currency = "BRL";
        made.issued_minor = amount_minor;
        made.balance_minor = amount_minor;
        made.movements = {moved(key, MovementKind::issue, amount_minor)};
        coupon_ = made;
        return coupon_;
    }

    /// False if the balance does not allow it.
    bool redeem(const std::string& key, AmountMinor amount_minor) {
        if (findMovement(*coupon_, key) != nullptr) {
            return true;
        }
        if (amount_minor > coupon_->balance_minor) {
            return false;
        }
        coupon_->balance_minor -= amount_minor;
        coupon_->state = coupon_->balance_minor == 0 ? CouponState::used : CouponState::active;
        ++coupon_->version;
        coupon_->movements.push_back(moved(key, MovementKind::redeem, amount_minor));
        return true;
    }

    /// A till elsewhere takes some of it.
    void redeemElsewhere(AmountMinor amount_minor) {
        redeem("elsewhere-" + std::to_string(++elsewhere_), amount_minor);
    }

    const std::optional<HubCoupon>& coupon() const { return coupon_; }
    void forget() { coupon_.reset(); }

    std::int64_t times_issued{};

private:
    static CouponMovement moved(const std::string& key, MovementKind kind, AmountMinor amount) {
        CouponMovement movement;
        movement.movement_id = key;
        movement.kind = kind;
        movement.state = MovementState::done;
        movement.amount_minor = amount;
        return movement;
    }

    std::optional<HubCoupon> coupon_;
    std::int64_t elsewhere_{};
};

/// A store of which only what it has written survives: `disk`.
struct Simulation {
    explicit Simulation(std::uint64_t seed)
        : random{seed} {}

    bool chance(unsigned percent) {
        return std::uniform_int_distribution<unsigned>{0, 99}(random) < percent;
    }

    AmountMinor cents(AmountMinor most) {
        return std::uniform_int_distribution<AmountMinor>{1, most}(random);
    }

    Line line() {
        const bool is_lost = chance(30);
        return !is_lost ? Line::whole : (chance(50) ? Line::lost_before : Line::lost_after);
    }

    /// Writes what the rules say, or dies before that: then the disk is as it was.
    bool write(const CouponCommand& command) {
        const auto after = decide(*disk, command, now);
        BOOST_REQUIRE(after.has_value());
        if (chance(15)) {
            ++crashes;
            return false;
        }
        disk = *after;
        return true;
    }

    /// The click, its number and its wish are one write: both are there, or neither.
    void click(AmountMinor amount_minor) {
        while (!disk) {
            const std::int64_t number = last_number + 1;
            if (chance(15)) {
                ++crashes;
                continue;  // died before the write: nobody saw the number
            }
            last_number = number;
            Coupon draft;
            draft.coupon_id = {std::to_string(number)};
            draft.number = number;
            draft.order_id = {"PED-1"};
            draft.return_id = "unit-" + std::to_string(number);
            draft.currency = "BRL";
            draft.issued_minor = amount_minor;
            CouponMovement wish;
            wish.movement_id = draft.coupon_id.value;
            wish.kind = MovementKind::issue;
            wish.amount_minor = amount_minor;
            draft.movements = {wish};
            disk = draft;
        }
    }

    /// Asks until the hub's answer is on the disk.
    void issue(bool refuses) {
        while (openMovement(*disk) != nullptr) {
            ++attempts;
            const Line way = line();
            if (way == Line::lost_before) {
                continue;
            }
            const auto made = hub.issue(disk->coupon_id.value, disk->issued_minor, refuses);
            if (way == Line::lost_after) {
                continue;
            }
            if (made) {
                write(TakeHubCoupon{*made});
            } else {
                write(RefuseMovement{.movement_id = disk->coupon_id.value, .why = "no"});
            }
        }
    }

    /// Sends a redemption once; what was not answered is looked up, never sent again.
    void redeem(AmountMinor amount_minor) {
        CouponMovement wish;
        wish.movement_id = "use-" + std::to_string(++last_use);
        wish.kind = MovementKind::redeem;
        wish.amount_minor = amount_minor;
        if (!write(AskMovement{wish})) {
            return;  // the clerk saw no "done" and asks anew, or does not
        }
        bool is_done = false;
        bool is_answered = false;
        if (const Line way = line(); way != Line::lost_before) {
            is_done = hub.redeem(wish.movement_id, amount_minor);
            is_answered = way == Line::whole && chance(85);  // else died before writing it
        }
        for (; openMovement(*disk) != nullptr; is_answered = true) {
            ++attempts;
            if (!is_answered && line() != Line::whole) {
                continue;
            }
            const bool is_on_record = findMovement(*hub.coupon(), wish.movement_id) != nullptr;
            BOOST_REQUIRE(is_on_record == is_done);
            if (is_on_record) {
                write(TakeHubCoupon{*hub.coupon()});
            } else {
                write(RefuseMovement{.movement_id = wish.movement_id, .why = "not done"});
            }
        }
    }

    /// A coupon from the click to its end.
    void live() {
        disk.reset();
        hub.forget();
        const AmountMinor amount = cents(99'999);
        const std::int64_t issued_before = hub.times_issued;
        const std::int64_t number_before = last_number;
        click(amount);
        issue(chance(10));
        BOOST_REQUIRE(last_number == number_before + 1);  // no gap and no number twice
        BOOST_REQUIRE(disk->number == last_number);
        if (disk->state == CouponState::burned) {
            ++burned;
            BOOST_REQUIRE(hub.times_issued == issued_before);
            BOOST_REQUIRE(balanceOf(*disk) == 0);
            return;
        }
        BOOST_REQUIRE(hub.times_issued == issued_before + 1);
        issued_minor += amount;
        for (int uses = 0; uses < 3 && balanceOf(*disk) > 0; ++uses) {
            if (chance(20)) {
                hub.redeemElsewhere(cents(hub.coupon()->balance_minor));
            }
            redeem(cents(balanceOf(*disk)));
            if (hub.coupon()->balance_minor == 0) {
                break;
            }
        }
        while (!write(TakeHubCoupon{*hub.coupon()})) {
        }
        BOOST_REQUIRE(balanceOf(*disk) == hub.coupon()->balance_minor);
        AmountMinor used = 0;
        for (const CouponMovement& movement : hub.coupon()->movements) {
            used += movement.kind == MovementKind::redeem ? movement.amount_minor : 0;
        }
        BOOST_REQUIRE(amount - used == hub.coupon()->balance_minor);
        used_minor += used;
        left_minor += balanceOf(*disk);
    }

    std::mt19937_64 random;
    Instant now{1'700'000'000'000ms};
    SimulatedHub hub;
    std::optional<Coupon> disk;
    std::int64_t last_number{};
    std::int64_t last_use{};
    std::int64_t crashes{};
    std::int64_t attempts{};
    std::int64_t burned{};
    AmountMinor issued_minor{};
    AmountMinor used_minor{};
    AmountMinor left_minor{};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(coupon_simulation)

BOOST_AUTO_TEST_CASE(no_number_stands_for_two_coupons_and_no_cent_is_lost) {
    Simulation simulation{20'231'114};
    const std::size_t cycles = cyclesWanted();
    for (std::size_t i = 0; i < cycles; ++i) {
        simulation.live();
    }
    BOOST_TEST(simulation.last_number == static_cast<std::int64_t>(cycles));
    BOOST_TEST(simulation.hub.times_issued + simulation.burned == simulation.last_number);
    BOOST_TEST(simulation.issued_minor == simulation.used_minor + simulation.left_minor);
    BOOST_TEST(simulation.crashes > 0);
    BOOST_TEST(simulation.attempts > static_cast<std::int64_t>(cycles));
    BOOST_TEST_MESSAGE(
        cycles << " coupons, " << simulation.attempts << " attempts, " << simulation.crashes
               << " crashes, " << simulation.burned << " numbers burned, "
               << simulation.issued_minor << " cents issued, " << simulation.used_minor << " used, "
               << simulation.left_minor << " left"
    );
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
