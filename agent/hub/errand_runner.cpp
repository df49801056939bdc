#include "agent/hub/errand_runner.h"

#include "agent/service/log.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

namespace balcao {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds kIdleRest{seconds{30}};   // a commit wakes; this finds a lost bell
constexpr milliseconds kLedgerRest{seconds{5}};  // the disk failed
constexpr milliseconds kTimeout{seconds{10}};
// Changes of stock rest so long: an answer may be taken back, and a product may change again.
constexpr seconds kStockRest{20};
constexpr std::size_t kSlowestLine = std::size_t{64} * 1024;  // bytes in a second
constexpr milliseconds kNextOne{50};                          // at most 20 requests a second
constexpr milliseconds kRedeemPause{seconds{2}};              // a customer waits at the till
constexpr std::chrono::minutes kRefusedPause{10};             // a withdrawn credential
constexpr std::chrono::hours kLongestPostponement{2};
constexpr std::chrono::days kKeyLife{28};  // the hub promises 30

std::string nameOf(const Errand& errand) {
    return std::string{toText(kindOf(errand.body))} + " " + errand.errand_id.value;
}

bool isRedemption(const Errand& errand) {
    const auto* const move = std::get_if<MovementErrand>(&errand.body);
    return move != nullptr && move->movement.kind == MovementKind::redeem;
}

/// A picture over a shop's slow line takes longer than a word.
milliseconds timeoutOf(const Errand& errand) {
    const auto* const proof = std::get_if<ProofErrand>(&errand.body);
    const std::size_t bytes = proof != nullptr ? proof->bytes.size() : 0;
    return kTimeout + seconds{bytes / kSlowestLine};
}

}  // namespace

ErrandRunner::ErrandRunner(Parts parts, milliseconds poll_interval)
    : parts_{std::move(parts)}
    , pace_{poll_interval, parts_.jitter}
    , started_at_{parts_.clock.now()} {}

milliseconds ErrandRunner::step() {
    try {
        return runOne();
    } catch (const std::exception& error) {
        log::error("hub", std::string{"errands stop for a moment: "} + error.what());
        return kLedgerRest;
    }
}

milliseconds ErrandRunner::runOne() {
    const Instant now = parts_.clock.now();
    parts_.after_sale.gatherStock(now - kStockRest);
    auto errand = parts_.after_sale.nextErrand(now);
    const auto due_at = errand ? std::nullopt : parts_.after_sale.nextErrandAt();
    if (due_at && *due_at > now + kLongestPostponement) {
        // Longer than anything is put off: this computer's clock was set back meanwhile.
        errand = parts_.after_sale.nextErrand(*due_at);
    }
    if (!errand) {
        return due_at ? std::clamp<milliseconds>(*due_at - now, kNextOne, kIdleRest) : kIdleRest;
    }
    if (errand->created_at < started_at_) {
        // It may have left just before this program ended.
        errand->attempts = std::max<std::int64_t>(errand->attempts, 1);
    }
    const auto age = now - errand->created_at;
    const bool is_redemption_late = isRedemption(*errand) && age > kRedeemPatience;
    if (is_redemption_late && errand->attempts == 0) {
        record(
            *errand,
            ErrandRefused{
                .slug = "not-sent",
                .detail = "the hub was not reached in time; nothing was redeemed",
                .coupon = std::nullopt}
        );
        return kNextOne;
    }
    const bool has_key = !std::holds_alternative<ProofErrand>(errand->body);
    const bool is_key_old = has_key && age > kKeyLife && errand->attempts > 0;
    const ErrandMode mode = is_redemption_late || is_key_old ? ErrandMode::look : ErrandMode::send;
    const ErrandOutcome outcome = parts_.hub.deliver(*errand, mode, timeoutOf(*errand));
    std::visit([&](const auto& result) { record(*errand, result); }, outcome);
    return kNextOne;
}

void ErrandRunner::record(const Errand& errand, const ErrandTaken& taken) {
    pace_.afterSuccess();
    log::information("hub", "the hub has done " + nameOf(errand));
    parts_.after_sale.recordErrand(errand.errand_id, taken);
}

void ErrandRunner::record(const Errand& errand, const ErrandRefused& refused) {
    pace_.afterSuccess();
    log::warning("hub", "not done: " + nameOf(errand) + ": " + refused.slug);
    parts_.after_sale.recordErrand(errand.errand_id, refused);
}

void ErrandRunner::record(const Errand& errand, const Later& later) {
    log::debug("hub", nameOf(errand) + " waits: " + later.why);
    const milliseconds pause =
        isRedemption(errand) ? kRedeemPause : pace_.afterFailure(later.retry_after);
    parts_.after_sale.postponeErrand(errand.errand_id, parts_.clock.now() + pause, later.why);
}

void ErrandRunner::record(const Errand& errand, const NotAllowed& not_allowed) {
    log::error("hub", nameOf(errand) + " waits: " + not_allowed.why);
    parts_.after_sale.postponeErrand(
        errand.errand_id, parts_.clock.now() + kRefusedPause, not_allowed.why
    );
}

}  // namespace balcao
