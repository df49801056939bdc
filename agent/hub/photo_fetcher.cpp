#include "agent/hub/photo_fetcher.h"

#include "agent/service/log.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace balcao {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kBetween = 50ms;  // at most 20 requests a second
constexpr std::chrono::milliseconds kDiskRest = 1min;
constexpr auto kTryAgain = 5min;
constexpr auto kTryAgainTomorrow = 24h;
constexpr auto kEraseEvery = 24h;
constexpr std::chrono::hours kKeptUnwanted = std::chrono::days{30};

}  // namespace

PhotoFetcher::PhotoFetcher(Parts parts)
    : parts_{std::move(parts)}
    , next_fetch_at_{parts_.steady_now()}
    , next_erasing_at_{parts_.steady_now()} {}

std::chrono::milliseconds PhotoFetcher::step() {
    try {
        if (parts_.link_status.disk() != DiskState::ok) {
            return kDiskRest;  // what room is left is for orders
        }
        lookAtBoard();
        eraseOldIfDue();
        return fetchOne();
    } catch (const std::exception& error) {
        log::error("photos", std::string{"photos rest for a minute: "} + error.what());
        return kDiskRest;
    }
}

void PhotoFetcher::lookAtBoard() {
    const BoardChanges changes = parts_.views.boardSince(revision_);
    for (const OrderView& view : changes.shown) {
        want(view.order_ref, photosOf(view.order.hub));
    }
    for (const OrderRef order_ref : changes.gone) {
        want(order_ref, {});
    }
    revision_ = changes.revision;
}

std::vector<std::string> PhotoFetcher::photosOf(const HubOrder& order) const {
    std::vector<std::string> addresses;
    for (const HubLine& line : order.lines) {
        if (!line.image_url.empty() && parts_.source.mayAsk(line.image_url)) {
            addresses.push_back(line.image_url);
        }
    }
    return addresses;
}

/// Keeps count of who wants which photo.
void PhotoFetcher::want(OrderRef order_ref, std::vector<std::string> addresses) {
    std::vector<std::string> names;
    for (std::string& address : addresses) {
        std::string name = PhotoShelf::nameOf(address);
        Wanted& wanted = wanted_[name];
        if (wanted.orders++ == 0) {
            wanted.address = std::move(address);
            if (!resting_.contains(name) && !parts_.shelf.has(name)) {
                due_.push_back(name);
            }
        }
        names.push_back(std::move(name));
    }
    for (const std::string& name : std::exchange(names_of_[order_ref], std::move(names))) {
        if (const auto known = wanted_.find(name); --known->second.orders == 0) {
            wanted_.erase(known);
        }
    }
    if (names_of_[order_ref].empty()) {
        names_of_.erase(order_ref);
    }
}

void PhotoFetcher::eraseOldIfDue() {
    const SteadyTime now = parts_.steady_now();
    if (now < next_erasing_at_) {
        return;
    }
    next_erasing_at_ = now + kEraseEvery;
    parts_.shelf.eraseOld(kKeptUnwanted, [this](const std::string& name) {
        return wanted_.contains(name);
    });
}

void PhotoFetcher::recallRested(SteadyTime now) {
    std::erase_if(resting_, [&](const auto& one) {
        const bool is_due = one.second <= now;
        if (is_due) {
            due_.push_back(one.first);
        }
        return is_due;
    });
}

std::chrono::milliseconds PhotoFetcher::fetchOne() {
    const SteadyTime now = parts_.steady_now();
    recallRested(now);
    if (now < next_fetch_at_) {
        return untilNext(now);
    }
    for (; !due_.empty(); due_.pop_front()) {
        const std::string& name = due_.front();
        const auto wanted = wanted_.find(name);
        if (wanted == wanted_.end() || parts_.shelf.has(name)) {
            continue;  // its order is over, or it was wanted twice
        }
        const auto photo = parts_.source.bring(wanted->second.address);
        if (!photo) {
            missed(name, photo.error());
        } else if (!keep(name, *photo)) {
            missed(name, {.is_final = true, .why = "the photos on the board fill photos.max_mb"});
        }
        due_.pop_front();  // not before it is kept: a disk that fails now may not fail later
        next_fetch_at_ = now + kBetween;
        break;
    }
    return untilNext(now);
}

std::chrono::milliseconds PhotoFetcher::untilNext(SteadyTime now) const {
    SteadyTime next = due_.empty() ? next_erasing_at_ : next_fetch_at_;
    for (const auto& one : resting_) {
        next = std::min(next, one.second);
    }
    return std::chrono::ceil<std::chrono::milliseconds>(std::max(next - now, SteadyTime::duration{})
    );
}

bool PhotoFetcher::keep(const std::string& name, const std::string& bytes) {
    return parts_.shelf.put(name, bytes, [this](const std::string& other) {
        return wanted_.contains(other);
    });
}

void PhotoFetcher::missed(const std::string& name, const PhotoMiss& miss) {
    log::debug("photos", "a product is shown without its photo: " + miss.why);
    const auto rest =
        miss.is_final ? std::chrono::seconds{kTryAgainTomorrow} : std::chrono::seconds{kTryAgain};
    resting_[name] = parts_.steady_now() + rest;
}

}  // namespace balcao
