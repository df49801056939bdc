#include "agent/clerk/board_cache.h"

#include "agent/clerk/order_json.h"
#include "agent/json/json_writer.h"
#include "agent/service/memory.h"

#include <Poco/DeflatingStream.h>

#include <algorithm>
#include <cstddef>
#include <ios>
#include <sstream>
#include <tuple>
#include <utility>
#include <vector>

namespace balcao {

namespace {

constexpr std::size_t kDeparturesKept = 10'000;
constexpr std::size_t kManyOrders = 200;  // so many at once leave megabytes behind

std::string tagOf(std::int64_t revision) {
    // Weak: the same for both forms. The version makes a page load again after an update of the
    // agent that writes cards differently.
    return "W/\"" + std::to_string(revision) + "-" + BALCAO_VERSION + "\"";
}

std::string compressed(const std::string& text) {
    constexpr int kFastest = 1;  // a sixth of the text already; more costs time at every change
    std::ostringstream out;
    Poco::DeflatingOutputStream packing{out, Poco::DeflatingStreamBuf::STREAM_GZIP, kFastest};
    packing.write(text.data(), static_cast<std::streamsize>(text.size()));
    packing.close();
    return std::move(out).str();
}

}  // namespace

BoardCache::BoardCache(Source source)
    : source_{std::move(source)} {}

std::shared_ptr<const BoardCache::List> BoardCache::listAt(std::int64_t revision, Form form) const {
    const Lock lock{list_mutex_};
    const auto& list = lists_[static_cast<std::size_t>(form)];
    return list && list->revision == revision ? list : nullptr;
}

std::shared_ptr<const BoardCache::List> BoardCache::list(Form form) {
    const Lock updating{update_mutex_};
    update();
    if (auto kept = listAt(revision_, form)) {
        return kept;
    }
    auto fresh = assemble(form);
    const Lock lock{list_mutex_};
    for (auto& list : lists_) {
        if (list && list->revision != revision_) {
            list.reset();
        }
    }
    lists_[static_cast<std::size_t>(form)] = fresh;
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
    BoardChanges news = source_(is_loaded_ ? revision_ : 0);
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
    if (std::exchange(news.shown, {}).size() >= kManyOrders) {
        giveMemoryBack();
    }
    if (!is_loaded_) {
        known_from_ = revision_;
        is_loaded_ = true;
    }
}

std::shared_ptr<const BoardCache::List> BoardCache::assemble(Form form) const {
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
    std::string json;
    constexpr std::size_t kAround = 80;
    json.reserve(size + kAround);
    json.append("{\"revision\":").append(std::to_string(revision_));
    json.append(",\"count\":").append(std::to_string(entries_.size()));
    json.append(",\"orders\":[");
    for (const auto* row : sorted) {
        if (row != sorted.front()) {
            json.push_back(',');
        }
        json.append(row->second.card);
    }
    json.append("]}");
    return std::make_shared<const List>(List{
        .revision = revision_,
        .etag = tagOf(revision_),
        .bytes = std::make_shared<const std::string>(
            form == Form::gzip ? compressed(json) : std::move(json)
        )});
}

}  // namespace balcao
