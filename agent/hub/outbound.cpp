#include "agent/hub/outbound.h"

#include "agent/service/log.h"
#include "common/order/order_text.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace balcao {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds kIdleRest{seconds{30}};       // a commit wakes; this finds a lost bell
constexpr milliseconds kLedgerRest{seconds{5}};      // the disk failed
constexpr milliseconds kRefusedPause{seconds{600}};  // a withdrawn credential
constexpr milliseconds kMessageFloor{seconds{5}};    // one message that fails while others go
constexpr milliseconds kMessageCap{seconds{120}};
constexpr std::chrono::hours kLongestPostponement{2};  // nothing is put off for longer
constexpr int kFailuresToClose = 5;
constexpr double kShareOfReadingAhead = 0.5;  // of the rate; a click finds the other half free
constexpr milliseconds kReadAheadPause{seconds{120}};  // nobody waits for it

std::string nameOf(const OutboxMessage& message) {
    return std::string{toText(kindOf(message.message))} + " of order " + message.order_id.value;
}

}  // namespace

Outbound::Outbound(Parts parts, const LedgerViews& views, Options options)
    : parts_{std::move(parts)}
    , options_{options}
    , pace_{options_.poll_interval, parts_.jitter}
    , read_ahead_{parts_.hub, views}
    , started_at_{parts_.clock.now()}
    , gate_opens_at_{parts_.steady_now()}
    , reading_from_{gate_opens_at_}
    , tokens_{options_.requests_per_s}
    , tokens_counted_at_{gate_opens_at_} {}

milliseconds Outbound::step() {
    try {
        if (has_link_returned_.exchange(false) && !does_hub_ask_to_wait_) {
            gate_opens_at_ = parts_.steady_now();
            reading_from_ = gate_opens_at_;
            failures_in_a_row_ = 0;
        }
        const auto closed_for =
            std::chrono::ceil<milliseconds>(gate_opens_at_ - parts_.steady_now());
        // Asked anew at each step, because every commit of the outbox cuts a rest short.
        const milliseconds rest = std::max(closed_for, restForRate());
        return rest.count() > 0 ? rest : sendOne();
    } catch (const std::exception& error) {
        log::error("hub", std::string{"sending to the hub stops for a moment: "} + error.what());
        return kLedgerRest;
    }
}

milliseconds Outbound::sendOne() {
    does_hub_ask_to_wait_ = false;
    auto message = nextMessage();
    if (!message) {
        return readAhead();
    }
    if (message->created_at && *message->created_at < started_at_) {
        // It may have left just before this program ended: the order is read before it goes again.
        message->attempts = std::max<std::int64_t>(message->attempts, 1);
    }
    if (message->may_be_undone && !parts_.ledger.claimMessage(message->message_id)) {
        return milliseconds{0};  // a person took it back just now
    }
    if (message->etag.empty()) {
        message->etag = read_ahead_.tagOf(message->order_ref);
    }
    const std::uint64_t requests_before = parts_.hub.requestsMade();
    DeliverOutcome outcome = parts_.hub.deliver(*message, options_.timeout);
    countRequests(requests_before);
    std::visit([&](auto& result) { record(*message, std::move(result)); }, outcome);
    return restForRate();
}

/// Nothing is due: uses the time to read one of the orders that may be answered next.
milliseconds Outbound::readAhead() {
    const milliseconds until_due = restUntilDue();
    const auto closed_for = std::chrono::ceil<milliseconds>(reading_from_ - parts_.steady_now());
    if (!isLinkUp()) {
        return until_due;
    }
    if (closed_for.count() > 0) {
        return std::min(until_due, closed_for);
    }
    const std::uint64_t requests_before = parts_.hub.requestsMade();
    const ReadAhead::Look look = read_ahead_.lookAtNext();
    if (std::holds_alternative<ReadAhead::NothingToRead>(look)) {
        return until_due;
    }
    countRequests(requests_before);
    milliseconds pause = kReadAheadPause;
    if (std::holds_alternative<ReadAhead::Looked>(look)) {
        const auto requests = static_cast<double>(parts_.hub.requestsMade() - requests_before);
        pause = std::chrono::ceil<milliseconds>(std::chrono::duration<double>{
            requests / (options_.requests_per_s * kShareOfReadingAhead)});
    }
    reading_from_ = parts_.steady_now() + pause;
    const auto* const later = std::get_if<Later>(&look);
    if (later != nullptr && later->cause == Later::Cause::hub_busy) {
        closeGate(pace_.afterFailure(later->retry_after), true);
    }
    return std::min(until_due, pause);
}

std::optional<OutboxMessage> Outbound::nextMessage() {
    const Instant now = parts_.clock.now();
    auto message = parts_.ledger.nextMessage(now);
    if (message) {
        return message;
    }
    const auto due_at = parts_.ledger.nextMessageAt();
    // Put off for longer than anything ever is: this computer's clock was set back meanwhile.
    if (due_at && *due_at > now + kLongestPostponement) {
        return parts_.ledger.nextMessage(*due_at);
    }
    return std::nullopt;
}

milliseconds Outbound::restUntilDue() {
    const auto due_at = parts_.ledger.nextMessageAt();
    if (!due_at) {
        return kIdleRest;
    }
    return std::clamp<milliseconds>(*due_at - parts_.clock.now(), milliseconds{1}, kIdleRest);
}

void Outbound::countRequests(std::uint64_t requests_before) {
    tokens_ -= static_cast<double>(parts_.hub.requestsMade() - requests_before);
}

/// Keeps to the rate that herd rules allow, in bursts of at most a second's worth.
milliseconds Outbound::restForRate() {
    const SteadyTime now = parts_.steady_now();
    const std::chrono::duration<double> passed = now - tokens_counted_at_;
    tokens_counted_at_ = now;
    tokens_ = std::min(tokens_ + passed.count() * options_.requests_per_s, options_.requests_per_s);
    if (tokens_ >= 1.0) {
        return milliseconds{0};
    }
    const std::chrono::duration<double> rest{(1.0 - tokens_) / options_.requests_per_s};
    return std::chrono::ceil<milliseconds>(rest);
}

void Outbound::setLink(const StoreKey& store, bool is_up) {
    const Lock lock{link_mutex_};
    if (!is_up) {
        stores_without_link_.insert(store);
        return;
    }
    stores_without_link_.erase(store);
    has_link_returned_ = true;  // of one store or of all: the hub has just answered
}

bool Outbound::isLinkUp() const {
    const Lock lock{link_mutex_};
    return stores_without_link_.empty();
}

// --- how it went ----------------------------------------------------------------------------

void Outbound::record(const OutboxMessage& message, Taken&& taken) {
    pace_.afterSuccess();
    failures_in_a_row_ = 0;
    log::information("hub", "the hub has " + nameOf(message));
    submit(
        message,
        ConfirmMessage{
            .message_id = message.message_id,
            .kind = kindOf(message.message),
            .order = std::move(taken.order),
            .attempts_before = message.attempts}
    );
}

void Outbound::record(const OutboxMessage& message, LabelsArrived&& arrived) {
    pace_.afterSuccess();
    failures_in_a_row_ = 0;
    const auto taken = parts_.ledger.takeLabels(message, arrived.labels);
    if (!taken) {
        // The order went on without them (cancelled, left): nobody wants them any more.
        submit(
            message,
            RefuseMessage{
                .message_id = message.message_id,
                .kind = MessageKind::fetch_labels,
                .slug = "no-label",
                .detail = "the order does not take labels any more",
                .order = std::nullopt}
        );
        return;
    }
    log::information(
        "hub", std::to_string(arrived.labels.size()) + " labels of order " + message.order_id.value
    );
}

void Outbound::record(const OutboxMessage& message, RefusedByHub&& refused) {
    pace_.afterSuccess();
    failures_in_a_row_ = 0;
    log::warning(
        "hub", "the hub refused " + nameOf(message) + ": " + refused.slug + "; the page shows it"
    );
    submit(
        message,
        RefuseMessage{
            .message_id = message.message_id,
            .kind = kindOf(message.message),
            .slug = std::move(refused.slug),
            .detail = std::move(refused.detail),
            .order = std::move(refused.order)}
    );
}

void Outbound::record(const OutboxMessage& message, Later&& later) {
    log::debug("hub", nameOf(message) + " waits: " + later.why);
    if (later.cause == Later::Cause::not_ready) {
        failures_in_a_row_ = 0;
        postpone(
            message,
            later.retry_after ? LinkPace::asked(*later.retry_after, parts_.jitter())
                              : pauseOf(message),
            later.why
        );
        return;
    }
    ++failures_in_a_row_;
    const bool is_for_all = later.cause == Later::Cause::hub_busy;
    const bool is_way_closed = (later.cause == Later::Cause::link && !isLinkUp()) ||
                               failures_in_a_row_ >= kFailuresToClose;
    if (is_for_all || is_way_closed) {
        // Due again as soon as the gate opens: it is not this message's fault.
        closeGate(pace_.afterFailure(later.retry_after), is_for_all);
        postpone(message, milliseconds{0}, later.why);
        return;
    }
    postpone(message, pauseOf(message), later.why);
}

void Outbound::record(const OutboxMessage& message, NotAllowed&& not_allowed) {
    closeGate(kRefusedPause, false);
    postpone(message, milliseconds{0}, not_allowed.why);
    const std::string problem =
        not_allowed.why + "; nothing here is lost, this store must be enrolled anew at the hub";
    parts_.link_status.hubFailed(message.store, HubLinkState::refused, parts_.clock.now(), problem);
    log::error("hub", nameOf(message) + " waits: " + problem);
}

void Outbound::submit(const OutboxMessage& message, OrderCommand command) {
    const auto submitted = parts_.ledger.submit(
        {.command_id = parts_.make_id(),
         .order_ref = message.order_ref,
         .command = std::move(command),
         .actor = {.kind = ActorKind::agent, .name = {}}}
    );
    if (!submitted) {
        log::error("hub", "the ledger did not take the hub's answer to " + nameOf(message));
        postpone(message, kMessageCap, "the ledger did not take the hub's answer");
    }
}

void Outbound::postpone(const OutboxMessage& message, milliseconds pause, const std::string& why) {
    parts_.ledger.postponeMessage(message.message_id, parts_.clock.now() + pause, why);
}

void Outbound::closeGate(milliseconds pause, bool is_hub_asking) {
    gate_opens_at_ = parts_.steady_now() + pause;
    does_hub_ask_to_wait_ = is_hub_asking;
}

/// For one message that fails while others may go: doubling from 5 s to 120 s, the upper half
/// random.
milliseconds Outbound::pauseOf(const OutboxMessage& message) {
    milliseconds longest = kMessageFloor * 2;
    for (std::int64_t i = 0; i < message.attempts && longest < kMessageCap; ++i) {
        longest = std::min(longest * 2, kMessageCap);
    }
    const auto half = static_cast<double>(longest.count()) / 2.0;
    return milliseconds{static_cast<long long>(half + half * parts_.jitter())};
}

}  // namespace balcao
