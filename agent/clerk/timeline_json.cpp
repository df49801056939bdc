#include "agent/clerk/timeline_json.h"

#include "agent/clerk/order_json.h"
#include "common/order/order_text.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

namespace balcao {

namespace {

/// The state that an event leads to, if it moves the order.
template <typename Event>
std::optional<OrderState> stateAfter(const Event& event) {
    if constexpr (requires { event.to; }) {
        return event.to;
    } else if constexpr (std::is_same_v<Event, Offered>) {
        return OrderState::offered;
    } else if constexpr (std::is_same_v<Event, Dispatched>) {
        return OrderState::in_transit;
    } else if constexpr (std::is_same_v<Event, CancelledByStore>) {
        return OrderState::cancelled_by_store;
    } else if constexpr (std::is_same_v<Event, Packed>) {
        return OrderState::packed;
    } else {
        return std::nullopt;
    }
}

/// Those that are not empty.
std::string joined(std::initializer_list<std::string_view> texts) {
    std::string all;
    for (const std::string_view text : texts) {
        if (!text.empty()) {
            all += all.empty() ? "" : " · ";
            all += text;
        }
    }
    return all;
}

/// What a person or the hub said with it.
template <typename Event>
std::string noteOf(const Event& event) {
    if constexpr (std::is_same_v<Event, MessageRefused>) {
        return event.detail.empty() ? event.slug : event.slug + ": " + event.detail;
    } else if constexpr (requires { event.note; }) {
        return event.note;
    } else if constexpr (requires { event.slug; }) {
        return event.slug;
    } else if constexpr (std::is_same_v<Event, Dispatched>) {
        return joined({event.tracking_code, event.driver, event.plate});
    } else if constexpr (std::is_same_v<Event, HandedOver>) {
        return event.received_by;
    } else {
        return {};
    }
}

}  // namespace

void writeTimelineEntry(JsonWriter& json, const JournalView& line) {
    const JournalEntry& entry = line.entry;
    json.beginObject();
    json.member("seq", line.seq);
    json.member("at_ms", inMs(entry.at));
    json.member("name", nameOf(entry.event));
    json.member("actor_kind", toText(entry.actor.kind));
    if (!entry.actor.name.empty()) {
        json.member("actor_name", entry.actor.name);
    }
    const auto to = std::visit([](const auto& event) { return stateAfter(event); }, entry.event);
    if (to) {
        json.member("to", toText(*to));
    }
    const std::string note =
        std::visit([](const auto& event) { return noteOf(event); }, entry.event);
    if (!note.empty()) {
        json.member("note", note);
    }
    if (const auto* const handed = std::get_if<HandedOver>(&entry.event);
        handed != nullptr && !handed->checked_by.empty()) {
        json.member("checked_by", handed->checked_by);
    }
    if (const auto* const decided = std::get_if<Decided>(&entry.event);
        decided != nullptr && !decided->proposed_by.empty()) {
        json.member("proposed_by", decided->proposed_by);
    }
    json.endObject();
}

}  // namespace balcao
