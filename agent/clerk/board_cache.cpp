#include "agent/clerk/board_cache.h"

#include "agent/clerk/order_json.h"
#include "agent/json/json_writer.h"

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>
#include <vector>

namespace balcao {

namespace {

constexpr std::size_t kDeparturesKept = 10'000;

std::string tagOf(std::int64_t revision) {
    // Weak: the time at the head of a Board differs from answer to answer. The version makes a page
    // load again after an update of the agent that writes cards differently.
    return "W/\"" + std::to_string(revision) + "-" + BALCAO_VERSION + "\"";
}

}  // namespace

BoardCache::BoardCache(Source source)
    : source_{std::move(source)} {}

std::shared_ptr<const BoardCache::List> BoardCache::listAt(std::int64_t revision) const {
    const Lock lock{list_mutex_};
    return list_ && list_->revision == revision ? list_ : nullptr;
}

std::shared_ptr<const BoardCache::List> BoardCache::list() {
    const Lock updating{update_mutex_};
    update();
    if (auto kept = listAt(revision_)) {
        return kept;
    }
    auto fresh = assemble();
    const Lock lock{list_mutex_};
    list_ = fresh;
    return fresh;
}

BoardCache::Changes BoardCache::changesSince(std::int64_t since) {
    const Lock updating{update_mutex_};
    update();
    Changes changes;
    changes.revision = revision_;
    if (since < known_from_ || since > revision_) {
        changes.is_too_far_back = true;
        return changes;
    }
    JsonWriter json{changes.json};
    json.beginObject();
    json.member("revision", revision_);
    json.key("shown");
    json.beginArray();
    for (const auto& [order_ref, entry] : entries_) {
        if (entry.changed_in > since) {
            json.raw(entry.card);
            changes.is_empty = false;
        }
    }
    json.endArray();
    json.key("gone");
    json.beginArray();
    for (const Departure& departure : departures_) {
        if (departure.revision > since && !entries_.contains(departure.order_ref)) {
            json.value(departure.order_ref.value);
            changes.is_empty = false;
        }
    }
    json.endArray();
    json.endObject();
    return changes;
}

void BoardCache::update() {
    const BoardChanges news = source_(is_loaded_ ? revision_ : 0);
    for (const OrderView& view : news.shown) {
        Entry entry;
        JsonWriter json{entry.card};
        writeCard(json, view);
        entry.card.shrink_to_fit();
        entry.stage = stageOf(view);
        if (const auto deadline = deadlineOf(view)) {
            entry.deadline = deadline->at;
        }
        entry.changed_in = news.revision;
        entries_.insert_or_assign(view.order_ref, std::move(entry));
    }
    for (const OrderRef order_ref : news.gone) {
        if (entries_.erase(order_ref) != 0) {
            departures_.push_back({.order_ref = order_ref, .revision = news.revision});
        }
    }
    while (departures_.size() > kDeparturesKept) {
        known_from_ = departures_.front().revision;
        departures_.pop_front();
    }
    revision_ = news.revision;
    if (!is_loaded_) {
        known_from_ = revision_;
        is_loaded_ = true;
    }
}

std::shared_ptr<const BoardCache::List> BoardCache::assemble() const {
    std::vector<const std::pair<const OrderRef, Entry>*> sorted;
    sorted.reserve(entries_.size());
    std::size_t size = 0;
    for (const auto& row : entries_) {
        sorted.push_back(&row);
        size += row.second.card.size() + 1;
    }
    const auto rank = [](const auto* row) {
        const Entry& entry = row->second;
        return std::tuple{entry.stage, entry.deadline.value_or(Instant::max()), row->first};
    };
    std::sort(sorted.begin(), sorted.end(), [&](const auto* left, const auto* right) {
        return rank(left) < rank(right);
    });
    auto members = std::make_shared<std::string>();
    constexpr std::size_t kAround = 80;
    members->reserve(size + kAround);
    members->append("\"revision\":").append(std::to_string(revision_));
    members->append(",\"count\":").append(std::to_string(entries_.size()));
    members->append(",\"orders\":[");
    for (const auto* row : sorted) {
        if (row != sorted.front()) {
            members->push_back(',');
        }
        members->append(row->second.card);
    }
    members->append("]}");
    return std::make_shared<const List>(List{
        .revision = revision_, .etag = tagOf(revision_), .members = std::move(members)});
}

}  // namespace balcao
