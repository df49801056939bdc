#include "agent/hub/inbound.h"

#include "agent/service/log.h"
#include "agent/service/memory.h"
#include "common/base/fingerprint.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>
#include <variant>

namespace balcao {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::size_t kMissingPerStep = 20;
constexpr std::size_t kManyOrders = 200;      // so many at once leave megabytes behind
constexpr milliseconds kLongPollFloor{1000};  // also a busy hub is asked at most so often
constexpr seconds kStoragePause{20};          // the disk is full, or fails
constexpr seconds kRefusedPause{
    600};  // a withdrawn credential: look rarely whether it is good again

milliseconds scaled(milliseconds span, double factor) {
    return milliseconds{static_cast<long long>(static_cast<double>(span.count()) * factor)};
}

/// A place within the interval that is the same at every start and differs from store to store.
milliseconds phaseOf(const StoreKey& store, milliseconds interval) {
    const std::uint64_t print = fingerprint(store.site_id + "/" + store.store_id);
    constexpr std::uint64_t kParts = 1024;
    return interval * static_cast<long long>(print % kParts) / static_cast<long long>(kParts);
}

std::string nameOf(const StoreKey& store) {
    return "store " + store.site_id + "/" + store.store_id;
}

}  // namespace

/// Compares a list with the ledger and stores what is new, page by page. The ledger is asked for
/// what it knows only when the list has changed: a poll without news costs the same however many
/// orders are open.
struct Inbound::Read final : ListReader {
    Read(Ledger& ledger_used, const StoreKey& store_polled)
        : ledger{ledger_used}
        , store{store_polled} {}

    const std::vector<KnownOrder>& known() {
        if (!known_orders) {
            known_orders = ledger.knownOrders(store);
            for (const KnownOrder& order : *known_orders) {
                by_fingerprint.emplace(order.fingerprint, &order.order_id);
            }
        }
        return *known_orders;
    }

    std::optional<OrderId> storedAs(std::uint64_t print) override {
        known();
        const auto found = by_fingerprint.find(print);
        return found == by_fingerprint.end() ? std::nullopt : std::optional{*found->second};
    }

    void takePage(const std::vector<HubNews>& news) override {
        known();  // before the ledger changes
        changed += ledger.takeNews(news);
    }

    Ledger& ledger;
    const StoreKey& store;
    std::optional<std::vector<KnownOrder>> known_orders;
    std::unordered_map<std::uint64_t, const OrderId*> by_fingerprint;
    std::size_t changed{};
};

Inbound::Inbound(Parts parts, Options options)
    : parts_{std::move(parts)}
    , options_{std::move(options)}
    , pace_{options_.poll_interval, parts_.jitter}
    , next_poll_at_{parts_.steady_now() + phaseOf(options_.store, options_.poll_interval)} {
    parts_.link_status.expectStore(options_.store, parts_.clock.now());
}

milliseconds Inbound::step() {
    if (parts_.steady_now() >= next_poll_at_) {
        guard([this] { poll(); });
    }
    guard([this] { expireAnswers(); });
    const auto rest = std::chrono::ceil<milliseconds>(next_poll_at_ - parts_.steady_now());
    return std::max(rest, milliseconds{0});
}

/// Where what the ledger throws ends.
void Inbound::guard(const std::function<void()>& work) {
    try {
        work();
    } catch (const std::exception& error) {
        cannotStore(error.what());
    }
}

void Inbound::poll() {
    const SteadyTime started = parts_.steady_now();
    Read read{parts_.ledger, options_.store};
    ListAnswer answer = parts_.hub.listOpen(
        {.store = options_.store, .seen = mark_, .wait = options_.long_poll}, read
    );
    if (answer.hub_time) {
        hub_clock_.observe(*answer.hub_time, parts_.steady_now());
    }
    if (const auto* const later = std::get_if<Later>(&answer.outcome)) {
        failed(*later);
        return;
    }
    if (const auto* const not_allowed = std::get_if<NotAllowed>(&answer.outcome)) {
        refusedByHub(*not_allowed);
        return;
    }
    auto* const listed = std::get_if<Listed>(&answer.outcome);
    succeeded(listed != nullptr, started);
    if (listed != nullptr) {
        take(std::move(*listed), read);
    }
    readMissing();
}

/// All pages are stored: remembers the list, and which orders are no longer in it.
void Inbound::take(Listed listed, Read& read) {
    std::set<OrderId> in_list;
    for (const auto& page : listed.mark.pages) {
        in_list.insert(page->order_ids.begin(), page->order_ids.end());
    }
    missing_.clear();
    for (const KnownOrder& known : read.known()) {
        if (in_list.contains(known.order_id)) {
            explained_.erase(known.order_id);
            continue;
        }
        const auto explained = explained_.find(known.order_id);
        if (explained == explained_.end() || explained->second != known.assignment) {
            missing_.insert_or_assign(known.order_id, known);
        }
    }
    if (read.changed > 0) {
        log::information(
            "hub",
            nameOf(options_.store) + ": " + std::to_string(read.changed) + " orders new or changed"
        );
        if (read.changed >= kManyOrders) {
            giveMemoryBack();
        }
    }
    if (listed.defects.empty()) {
        mark_ = std::move(listed.mark);
        return;
    }
    mark_ = {};  // the hub must go on offering what could not be taken
    reportProblem(
        HubLinkState::offline,
        std::to_string(listed.defects.size()) +
            " orders of the hub cannot be read and are not shown here; the hub's support must "
            "correct them. First: " +
            listed.defects.front()
    );
}

void Inbound::readMissing() {
    for (std::size_t i = 0; i < kMissingPerStep && !missing_.empty(); ++i) {
        const KnownOrder known = missing_.begin()->second;
        if (!readOneMissing(known)) {
            return;  // asked again at the next step
        }
        missing_.erase(known.order_id);
        explained_[known.order_id] = known.assignment;
    }
}

/// Learns why an order left the list; false if the hub did not say.
bool Inbound::readOneMissing(const KnownOrder& known) {
    auto outcome = parts_.hub.readOrder(options_.store, known.order_id, {}).outcome;
    if (const auto* const news = std::get_if<HubNews>(&outcome)) {
        parts_.ledger.takeNews({news, 1});
        return true;
    }
    if (const auto* const gone = std::get_if<Gone>(&outcome)) {
        withdraw(known, gone->slug);
        return true;
    }
    if (const auto* const not_allowed = std::get_if<NotAllowed>(&outcome)) {
        refusedByHub(*not_allowed);
    } else if (const auto* const later = std::get_if<Later>(&outcome)) {
        reportProblem(
            HubLinkState::offline,
            "cannot learn why order " + known.order_id.value + " left the list: " + later->why
        );
    }
    return false;
}

void Inbound::withdraw(const KnownOrder& known, const std::string& slug) {
    const auto submitted = parts_.ledger.submit(
        {.command_id = parts_.make_id(),
         .order_ref = known.order_ref,
         .command = HubWithdraw{},
         .actor = {.kind = ActorKind::hub, .name = {}}}
    );
    if (!submitted) {
        log::error(
            "hub",
            "order " + known.order_id.value + " was withdrawn by the hub (" + slug +
                "), but the ledger did not take it"
        );
        return;
    }
    log::information(
        "hub", "order " + known.order_id.value + " is no longer this store's: " + slug
    );
}

void Inbound::expireAnswers() {
    const auto hub_now = hub_clock_.at(parts_.steady_now());
    const std::size_t expired = parts_.ledger.expireAnswers(hub_now.value_or(parts_.clock.now()));
    if (expired > 0) {
        log::warning(
            "hub", std::to_string(expired) + " orders were not answered before their time was over"
        );
    }
}

// --- how it went ----------------------------------------------------------------------------

void Inbound::succeeded(bool is_changed, SteadyTime started) {
    pace_.afterSuccess();
    const Instant now = parts_.clock.now();
    const SteadyTime steady = parts_.steady_now();
    const auto hub_now = hub_clock_.at(steady);
    parts_.link_status.hubAnswered(
        options_.store, now, hub_now ? (*hub_now - now).count() : std::int64_t{0}
    );
    if (!told_problem_.empty()) {
        log::information("hub", nameOf(options_.store) + ": the hub answers again");
        told_problem_.clear();
    }
    tellLink(true);
    const milliseconds interval = options_.poll_interval;
    const auto usual = started + scaled(interval, 0.9 + 0.2 * parts_.jitter());
    if (options_.long_poll.count() == 0) {
        next_poll_at_ = usual;
    } else if (is_changed) {
        next_poll_at_ = steady + std::min(interval, kLongPollFloor);
    } else {
        // A hub that holds the request is asked again at once, one that does not as usual.
        next_poll_at_ = std::min(usual, steady + interval);
    }
}

void Inbound::failed(const Later& later) {
    next_poll_at_ = parts_.steady_now() + pace_.afterFailure(later.retry_after);
    reportProblem(HubLinkState::offline, later.why);
    if (later.cause == Later::Cause::link) {
        tellLink(false);
    }
}

void Inbound::refusedByHub(const NotAllowed& not_allowed) {
    next_poll_at_ = parts_.steady_now() + kRefusedPause;
    reportProblem(
        HubLinkState::refused,
        not_allowed.why + "; nothing here is lost, this store must be enrolled anew at the hub"
    );
}

/// Nothing is fetched while it cannot be kept (the disk is full): the hub goes on offering it.
void Inbound::cannotStore(const std::string& why) {
    next_poll_at_ =
        parts_.steady_now() + std::max<milliseconds>(options_.poll_interval, kStoragePause);
    reportProblem(HubLinkState::offline, "orders are not being fetched: " + why);
}

void Inbound::reportProblem(HubLinkState state, const std::string& problem) {
    parts_.link_status.hubFailed(options_.store, state, parts_.clock.now(), problem);
    if (told_problem_ == problem) {
        return;
    }
    told_problem_ = problem;
    const std::string message = nameOf(options_.store) + ": " + problem;
    if (state == HubLinkState::refused) {
        log::error("hub", message);
    } else {
        log::warning("hub", message + "; it is tried again");
    }
}

void Inbound::tellLink(bool is_up) {
    if (is_link_up_ == is_up) {
        return;
    }
    is_link_up_ = is_up;
    if (options_.on_link) {
        options_.on_link(is_up);
    }
}

}  // namespace balcao
