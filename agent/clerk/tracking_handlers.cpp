// The way of a parcel, as the hub tells it.
#include "agent/clerk/clerk_parts.h"
#include "agent/clerk/order_answers.h"
#include "agent/clerk/order_json.h"
#include "agent/json/json_writer.h"

#include <string>
#include <utility>

namespace balcao {

namespace {

void putText(JsonWriter& json, std::string_view key, const std::string& text) {
    if (!text.empty()) {
        json.member(key, text);
    }
}

Response getTracking(const ClerkParts& parts, const Call& call) {
    const auto number = call.number(0);
    const auto view = number ? parts.views.order(OrderRef{*number}) : std::nullopt;
    if (!view) {
        return noSuchOrder();
    }
    if (parts.after.hub == nullptr) {
        return problem(503, "hub-offline", "No hub is set up.");
    }
    const auto tracking = parts.after.hub->tracking(view->order.hub.order_id);
    if (!tracking) {
        return problem(
            503, "hub-offline", "The hub does not say where the parcel is.", tracking.error()
        );
    }
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    putText(json, "carrier_name", tracking->carrier_name);
    putText(json, "tracking_code", tracking->tracking_code);
    if (tracking->estimated_delivery) {
        json.member("estimated_ms", inMs(*tracking->estimated_delivery));
    }
    json.key("events");
    json.beginArray();
    for (const TrackingEvent& event : tracking->events) {
        json.beginObject();
        json.member("at_ms", inMs(event.at));
        putText(json, "code", event.code);
        json.member("description", event.description);
        putText(json, "location", event.location);
        json.endObject();
    }
    json.endArray();
    json.member("count", tracking->events.size());
    json.endObject();
    return jsonAnswer(std::move(body));
}

}  // namespace

void addTrackingRoutes(Router& router, ClerkParts& parts) {
    router.add(
        {.operation_id = "getTracking",
         .method = "GET",
         .path = "/api/v1/orders/{order_ref}/tracking",
         .access = Access::read,
         .handle = [&parts](const Call& call) -> Reply {
             // The hub may take seconds: the few readers are not for that.
             return inLane(LaneKind::writes, call, [&parts](const Call& later) {
                 return getTracking(parts, later);
             });
         }}
    );
}

}  // namespace balcao
