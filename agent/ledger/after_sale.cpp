#include "agent/ledger/after_sale.h"

#include "agent/ledger/after_desk.h"
#include "agent/ledger/after_store.h"
#include "agent/service/sha256.h"

#include <utility>

namespace balcao {

namespace {

/// Runs `work` at the door and brings its answer back.
template <typename Answer, typename Place>
Answer through(
    const std::function<void(const std::function<void(Place&)>&)>& door,
    const std::function<Answer(Place&)>& work
) {
    std::optional<Answer> answer;
    door([&](Place& place) { answer.emplace(work(place)); });
    return *std::move(answer);
}

}  // namespace

AfterSale::AfterSale(Door door)
    : door_{std::move(door)} {}

Result<Return, ReturnRefusal> AfterSale::openReturn(const OpenReturn& wish) {
    return through<Result<Return, ReturnRefusal>, AfterDesk>(door_.write, [&](AfterDesk& desk) {
        return desk.openReturn(wish);
    });
}

Result<Return, ReturnRefusal> AfterSale::moveReturn(const MoveReturn& wish) {
    return through<Result<Return, ReturnRefusal>, AfterDesk>(door_.write, [&](AfterDesk& desk) {
        return desk.moveReturn(wish);
    });
}

Result<Coupon, CouponRefusal> AfterSale::moveCoupon(const MoveCoupon& wish) {
    return through<Result<Coupon, CouponRefusal>, AfterDesk>(door_.write, [&](AfterDesk& desk) {
        return desk.moveCoupon(wish);
    });
}

Result<Coupon, CouponRefusal> AfterSale::adoptCoupon(
    const StoreKey& store, const HubCoupon& coupon
) {
    return through<Result<Coupon, CouponRefusal>, AfterDesk>(door_.write, [&](AfterDesk& desk) {
        return desk.adoptCoupon(store, coupon);
    });
}

Result<Proof, ProofRefusal> AfterSale::takeProof(const TakeProof& wish) {
    door_.refuse_without_room("keep a proof of delivery");
    const std::string sha256 = sha256Of(wish.bytes);
    return through<Result<Proof, ProofRefusal>, AfterDesk>(door_.write, [&](AfterDesk& desk) {
        return desk.takeProof(wish, sha256);
    });
}

std::size_t AfterSale::eraseProofs(Instant taken_before) {
    return through<std::size_t, AfterDesk>(door_.write, [&](AfterDesk& desk) {
        return desk.eraseProofs(taken_before);
    });
}

bool AfterSale::countStock(const CountStock& wish) {
    return through<bool, AfterDesk>(door_.write, [&](AfterDesk& desk) {
        return desk.countStock(wish);
    });
}

bool AfterSale::tellStockAgain(
    const CommandId& command_id, const StoreKey& store, const std::string& sku
) {
    return through<bool, AfterDesk>(door_.write, [&](AfterDesk& desk) {
        return desk.tellStockAgain(command_id, store, sku);
    });
}

bool AfterSale::gatherStock(Instant rested_before) {
    // Asked at every step of the sender, and nearly always there is nothing to write.
    const bool is_any = through<bool, ErrandQueue>(door_.ask, [&](ErrandQueue& queue) {
        return queue.hasStock(rested_before);
    });
    return is_any && through<bool, AfterDesk>(door_.write, [&](AfterDesk& desk) {
               return desk.gatherStock(rested_before);
           });
}

std::optional<TrackedOrder> AfterSale::nextTracked(Instant now) const {
    return through<std::optional<TrackedOrder>, ErrandQueue>(door_.ask, [&](ErrandQueue& queue) {
        return queue.tracking().nextDue(now);
    });
}

std::optional<Instant> AfterSale::nextTrackedAt() const {
    return through<std::optional<Instant>, ErrandQueue>(door_.ask, [](ErrandQueue& queue) {
        return queue.tracking().nextDueAt();
    });
}

void AfterSale::keepTracking(OrderRef order_ref, const KeptTracking& kept, Instant next_at) {
    door_.write([&](AfterDesk& desk) { desk.keepTracking(order_ref, kept, next_at); });
}

void AfterSale::postponeTracking(OrderRef order_ref, Instant next_at) {
    door_.write([&](AfterDesk& desk) { desk.postponeTracking(order_ref, next_at); });
}

std::optional<Errand> AfterSale::nextErrand(Instant now) const {
    return through<std::optional<Errand>, ErrandQueue>(door_.ask, [&](ErrandQueue& queue) {
        return queue.nextDue(now);
    });
}

std::optional<Instant> AfterSale::nextErrandAt() const {
    return through<std::optional<Instant>, ErrandQueue>(door_.ask, [](ErrandQueue& queue) {
        return queue.nextDueAt();
    });
}

void AfterSale::postponeErrand(
    const CommandId& errand_id, Instant next_attempt_at, const std::string& why
) {
    door_.write([&](AfterDesk& desk) { desk.postponeErrand(errand_id, next_attempt_at, why); });
}

void AfterSale::recordErrand(const CommandId& errand_id, const ErrandAnswer& answer) {
    door_.write([&](AfterDesk& desk) { desk.recordErrand(errand_id, answer); });
}

bool AfterSale::retryErrand(
    const CommandId& command_id, const CommandId& errand_id, const Actor& actor
) {
    return through<bool, AfterDesk>(door_.write, [&](AfterDesk& desk) {
        return desk.retryErrand(command_id, errand_id, actor);
    });
}

bool AfterSale::dropErrand(
    const CommandId& command_id, const CommandId& errand_id, const Actor& actor
) {
    return through<bool, AfterDesk>(door_.write, [&](AfterDesk& desk) {
        return desk.dropErrand(command_id, errand_id, actor);
    });
}

}  // namespace balcao
