#include "agent/hub/tracker.h"

#include "agent/service/log.h"

#include <algorithm>
#include <string>
#include <utility>

namespace balcao {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds kNextOne{seconds{1}};
constexpr milliseconds kIdleRest{std::chrono::minutes{5}};  // nobody rings when a parcel leaves
constexpr milliseconds kLedgerRest{seconds{30}};            // the disk failed
constexpr double kSpread = 0.2;                             // of the interval

}  // namespace

Tracker::Tracker(Parts parts, Options options)
    : parts_{std::move(parts)}
    , options_{std::move(options)}
    , pace_{options_.poll_interval, parts_.jitter} {}

milliseconds Tracker::step() {
    if (options_.interval.count() == 0) {
        return kIdleRest;
    }
    try {
        return askOne();
    } catch (const std::exception& error) {
        log::error("hub", std::string{"asking for parcels stops for a moment: "} + error.what());
        return kLedgerRest;
    }
}

milliseconds Tracker::askOne() {
    AfterSale& after_sale = parts_.ledger.afterSale();
    const Instant now = parts_.clock.now();
    auto order = after_sale.nextTracked(now);
    if (!order) {
        const auto due_at = after_sale.nextTrackedAt();
        if (due_at && *due_at > now + 2 * options_.interval) {
            // Longer than anything is put off: this computer's clock was set back meanwhile.
            order = after_sale.nextTracked(*due_at);
        }
        if (!order) {
            return due_at ? std::clamp<milliseconds>(*due_at - now, kNextOne, kIdleRest)
                          : kIdleRest;
        }
    }
    const auto told = parts_.hub.tracking(order->order_id);
    if (!told) {
        log::debug(
            "hub", "where order " + order->order_id.value + " is, is not known: " + told.error()
        );
        // Behind the others: it may be this parcel alone that nobody knows.
        after_sale.postponeTracking(order->order_ref, nextAt());
        return pace_.afterFailure();
    }
    pace_.afterSuccess();
    keep(*order, *told);
    return kNextOne;
}

void Tracker::keep(const TrackedOrder& order, const Tracking& tracking) {
    parts_.ledger.afterSale().keepTracking(
        order.order_ref, {.tracking = tracking, .told_at = parts_.clock.now()}, nextAt()
    );
    auto command = commandAfter(tracking, order.state, options_.codes);
    if (!command) {
        return;
    }
    const auto moved = parts_.ledger.submit(
        {.command_id = parts_.make_id(),
         .order_ref = order.order_ref,
         .command = *std::move(command),
         .actor = {.kind = ActorKind::carrier, .name = tracking.carrier_name}}
    );
    if (moved) {
        log::information("hub", "the carrier's word moved order " + order.order_id.value);
    }
}

Instant Tracker::nextAt() const {
    const auto interval = std::chrono::duration_cast<milliseconds>(options_.interval);
    const double share = 1.0 - kSpread / 2 + kSpread * parts_.jitter();
    return parts_.clock.now() +
           milliseconds{static_cast<long long>(static_cast<double>(interval.count()) * share)};
}

}  // namespace balcao
