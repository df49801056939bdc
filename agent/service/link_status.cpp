#include "agent/service/link_status.h"

#include <chrono>
#include <cstdlib>
#include <utility>

namespace balcao {

namespace {

constexpr std::chrono::seconds kRenewalEvery{5};
constexpr std::int64_t kOffsetWorthTellingMs = 1000;

}  // namespace

std::string_view toText(HubLinkState value) {
    switch (value) {
        case HubLinkState::ok:
            return "ok";
        case HubLinkState::starting:
            return "starting";
        case HubLinkState::offline:
            return "offline";
        case HubLinkState::refused:
            return "refused";
    }
    return "corrupt";
}

std::string_view toText(DiskState value) {
    switch (value) {
        case DiskState::ok:
            return "ok";
        case DiskState::low:
            return "low";
        case DiskState::full:
            return "full";
        case DiskState::broken:
            return "broken";
    }
    return "corrupt";
}

std::string_view toText(PrinterLinkState value) {
    switch (value) {
        case PrinterLinkState::unknown:
            return "unknown";
        case PrinterLinkState::ok:
            return "ok";
        case PrinterLinkState::unreachable:
            return "unreachable";
        case PrinterLinkState::stopped:
            return "stopped";
    }
    return "corrupt";
}

void LinkStatus::onChange(std::function<void()> listener) {
    const Lock lock{listener_mutex_};
    listener_ = std::move(listener);
}

void LinkStatus::expectStore(const StoreKey& store, Instant now) {
    const Lock lock{mutex_};
    hubs_.try_emplace(store, HubLink{.since = now, .last_ok = {}, .problem = {}});
}

void LinkStatus::hubAnswered(const StoreKey& store, Instant now, std::int64_t offset_ms) {
    bool is_worth_telling = false;
    {
        const Lock lock{mutex_};
        HubLink& link = hubs_[store];
        is_worth_telling = link.state != HubLinkState::ok || !link.problem.empty() ||
                           std::abs(offset_ms - offset_ms_) >= kOffsetWorthTellingMs ||
                           !told_ok_at_ || now < *told_ok_at_ ||
                           now - *told_ok_at_ >= kRenewalEvery;
        if (link.state != HubLinkState::ok || !link.since) {
            link.since = now;
        }
        link.state = HubLinkState::ok;
        link.last_ok = now;
        link.offset_ms = offset_ms;
        link.problem.clear();
        offset_ms_ = offset_ms;
        ++change_count_;
        if (is_worth_telling) {
            told_ok_at_ = now;
        }
    }
    if (is_worth_telling) {
        tell();
    }
}

void LinkStatus::hubFailed(
    const StoreKey& store, HubLinkState state, Instant now, const std::string& problem
) {
    {
        const Lock lock{mutex_};
        HubLink& link = hubs_[store];
        if (link.state == state && link.problem == problem) {
            return;
        }
        if (link.state != state || !link.since) {
            link.since = now;
        }
        link.state = state;
        link.problem = problem;
        ++change_count_;
    }
    tell();
}

void LinkStatus::setPrinter(const std::string& name, const PrinterLink& link) {
    {
        const Lock lock{mutex_};
        const auto [place, is_new] = printers_.try_emplace(name, link);
        if (!is_new && place->second == link) {
            return;
        }
        place->second = link;
        ++change_count_;
    }
    tell();
}

void LinkStatus::setDisk(DiskState state) {
    {
        const Lock lock{mutex_};
        if (disk_ == state) {
            return;
        }
        disk_ = state;
        ++change_count_;
    }
    tell();
}

DiskState LinkStatus::disk() const {
    const Lock lock{mutex_};
    return disk_;
}

HubLink LinkStatus::hub(const StoreKey& store) const {
    const Lock lock{mutex_};
    const auto found = hubs_.find(store);
    return found == hubs_.end() ? HubLink{} : found->second;
}

HubLink LinkStatus::worstHub() const {
    const Lock lock{mutex_};
    const HubLink* worst = nullptr;
    for (const auto& [store, link] : hubs_) {
        if (worst == nullptr || link.state > worst->state) {
            worst = &link;
        }
    }
    return worst == nullptr ? HubLink{} : *worst;
}

std::int64_t LinkStatus::hubOffsetMs() const {
    const Lock lock{mutex_};
    return offset_ms_;
}

PrinterLink LinkStatus::printer(const std::string& name) const {
    const Lock lock{mutex_};
    const auto found = printers_.find(name);
    return found == printers_.end() ? PrinterLink{} : found->second;
}

std::vector<PrinterLink> LinkStatus::printers() const {
    const Lock lock{mutex_};
    std::vector<PrinterLink> links;
    links.reserve(printers_.size());
    for (const auto& [name, link] : printers_) {
        links.push_back(link);
    }
    return links;
}

std::uint64_t LinkStatus::changeCount() const {
    const Lock lock{mutex_};
    return change_count_;
}

void LinkStatus::tell() const {
    const Lock lock{listener_mutex_};
    if (listener_) {
        listener_();
    }
}

}  // namespace balcao
