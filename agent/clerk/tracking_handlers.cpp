// The way of a parcel, as the hub tells it.
#include "agent/clerk/operations.h"
#include "agent/clerk/order_answers.h"
#include "agent/clerk/order_json.h"
#include "agent/json/json_writer.h"

#include <array>
#include <optional>
#include <string>
#include <utility>

namespace balcao {

namespace {

void putText(JsonWriter& json, std::string_view key, const std::string& text) {
    if (!text.empty()) {
        json.member(key, text);
    }
}

/// What is told: by the hub just now, or what it told last.
struct Told {
    KeptTracking kept;
    bool is_now{false};
};

Response answerWith(const Told& told) {
    const Tracking& tracking = told.kept.tracking;
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    putText(json, "carrier_name", tracking.carrier_name);
    putText(json, "tracking_code", tracking.tracking_code);
    if (tracking.estimated_delivery) {
        json.member("estimated_ms", inMs(*tracking.estimated_delivery));
    }
    json.key("events");
    json.beginArray();
    for (const TrackingEvent& event : tracking.events) {
        json.beginObject();
        json.member("at_ms", inMs(event.at));
        putText(json, "code", event.code);
        json.member("description", event.description);
        putText(json, "location", event.location);
        json.endObject();
    }
    json.endArray();
    json.member("count", tracking.events.size());
    json.member("told_ms", inMs(told.kept.told_at));
    json.member("is_now", told.is_now);
    json.endObject();
    return jsonAnswer(std::move(body));
}

std::optional<Told> lastTold(const ClerkParts& parts, OrderRef order_ref) {
    auto kept =
        parts.after.views != nullptr ? parts.after.views->tracking(order_ref) : std::nullopt;
    if (!kept) {
        return std::nullopt;
    }
    return Told{.kept = *std::move(kept), .is_now = false};
}

Response getTracking(const ClerkParts& parts, const Call& call) {
    const auto number = call.number(0);
    const auto view = number ? parts.views.order(OrderRef{*number}) : std::nullopt;
    if (!view) {
        return noSuchOrder();
    }
    const OrderRef order_ref{*number};
    std::optional<Told> told;
    std::string why = "no hub is set up";
    if (parts.after.hub != nullptr) {
        auto asked = parts.after.hub->tracking(view->order.hub.order_id);
        if (asked) {
            told = Told{
                .kept = {.tracking = *std::move(asked), .told_at = parts.clock.now()},
                .is_now = true};
        } else {
            why = asked.error();
        }
    }
    if (!told) {
        told = lastTold(parts, order_ref);
    }
    if (!told) {
        return problem(503, "hub-offline", "The hub does not say where the parcel is.", why);
    }
    return answerWith(*told);
}

constexpr std::array kOperations = {
    // The hub may take seconds: the few readers are not for that.
    reading("getTracking", "/api/v1/orders/{order_ref}/tracking", getTracking, LaneKind::writes),
};

}  // namespace

void addTrackingRoutes(Router& router, ClerkParts& parts) {
    addOperations(router, parts, kOperations);
}

}  // namespace balcao
