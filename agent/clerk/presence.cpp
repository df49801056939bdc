#include "agent/clerk/presence.h"

namespace balcao {

bool Presence::set(const std::string& page_id, OrderRef order_ref, const std::string& name) {
    const Lock lock{mutex_};
    forgetSilent();
    const auto known = pages_.find(page_id);
    if (known == pages_.end() && pages_.size() >= kMostPages) {
        return false;
    }
    const bool is_news =
        known == pages_.end() || known->second.order_ref != order_ref || known->second.name != name;
    pages_[page_id] = {.order_ref = order_ref, .name = name, .seen_at = clock_.now()};
    return is_news;
}

bool Presence::leave(const std::string& page_id) {
    const Lock lock{mutex_};
    return pages_.erase(page_id) != 0;
}

void Presence::write(JsonWriter& json) {
    const Lock lock{mutex_};
    forgetSilent();
    json.beginArray();
    for (const auto& [page_id, page] : pages_) {
        json.beginObject();
        json.member("page_id", page_id);
        json.member("order_ref", page.order_ref.value);
        if (!page.name.empty()) {
            json.member("name", page.name);
        }
        json.endObject();
    }
    json.endArray();
}

/// A clock that was set back forgets, too: the pages say again where they are.
void Presence::forgetSilent() {
    const Instant now = clock_.now();
    std::erase_if(pages_, [now](const auto& one) {
        const auto silent_for = now - one.second.seen_at;
        return silent_for > kForgottenAfter || silent_for < -kForgottenAfter;
    });
}

}  // namespace balcao
