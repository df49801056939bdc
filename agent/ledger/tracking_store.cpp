#include "agent/ledger/tracking_store.h"

#include "agent/ledger/codec_parts.h"

namespace balcao {

namespace {

// Orders on their way are on the board, so that there are few of them.
const std::string kOnTheirWay =
    " FROM orders LEFT JOIN tracking USING (order_ref) WHERE is_on_board = 1"
    " AND state IN ('in_transit', 'incident') AND journey = 'ship_from_store'";

std::string encode(const Tracking& tracking) {
    std::string text;
    JsonWriter json{text};
    json.beginObject();
    putText(json, "carrier_name", tracking.carrier_name);
    putText(json, "tracking_code", tracking.tracking_code);
    putInstant(json, "estimated_delivery_ms", tracking.estimated_delivery);
    putList(json, "events", tracking.events, [](JsonWriter& list, const TrackingEvent& event) {
        list.beginObject();
        list.member("at_ms", toMs(event.at));
        putText(list, "code", event.code);
        putText(list, "description", event.description);
        putText(list, "location", event.location);
        list.endObject();
    });
    json.endObject();
    return text;
}

Tracking decode(JsonReader& reader, std::string_view text) {
    const JsonValue value = reader.parse(text, kOwnJson);
    return {
        .carrier_name = value.textOr("carrier_name"),
        .tracking_code = value.textOr("tracking_code"),
        .estimated_delivery = optionalInstant(value, "estimated_delivery_ms"),
        .events = readList(value, "events", [](const JsonValue& event) {
            return TrackingEvent{
                .at = readInstant(event.at("at_ms")),
                .code = event.textOr("code"),
                .description = event.textOr("description"),
                .location = event.textOr("location")};
        })};
}

}  // namespace

TrackingStore::TrackingStore(Database& database)
    : keep_{database,
            "INSERT INTO tracking (order_ref, site_id, store_id, next_at_ms, told_at_ms,"
            " tracking_json) SELECT order_ref, site_id, store_id, ?2, ?3, ?4 FROM orders"
            " WHERE order_ref = ?1 ON CONFLICT (order_ref) DO UPDATE SET"
            " next_at_ms = ?2, told_at_ms = ?3, tracking_json = ?4"}
    , postpone_{
          database,
          "INSERT INTO tracking (order_ref, site_id, store_id, next_at_ms, told_at_ms,"
          " tracking_json) SELECT order_ref, site_id, store_id, ?2, NULL, '' FROM orders"
          " WHERE order_ref = ?1 ON CONFLICT (order_ref) DO UPDATE SET next_at_ms = ?2"} {}

bool TrackingStore::keep(OrderRef order_ref, const KeptTracking& kept, Instant next_at) {
    return keep_.run(order_ref.value, toMs(next_at), toMs(kept.told_at), encode(kept.tracking)) !=
           0;
}

void TrackingStore::postpone(OrderRef order_ref, Instant next_at) {
    postpone_.run(order_ref.value, toMs(next_at));
}

TrackingQueue::TrackingQueue(Database& database)
    : next_{database,
            "SELECT orders.order_ref, order_id, state" + kOnTheirWay +
                " AND coalesce(next_at_ms, 0) <= ? ORDER BY coalesce(next_at_ms, 0),"
                " orders.order_ref LIMIT 1"}
    , next_at_{database, "SELECT min(coalesce(next_at_ms, 0))" + kOnTheirWay}
    , find_{
          database,
          "SELECT tracking_json, told_at_ms FROM tracking"
          " WHERE order_ref = ? AND told_at_ms IS NOT NULL"} {}

std::optional<TrackedOrder> TrackingQueue::nextDue(Instant now) {
    const auto row = next_.first(toMs(now));
    if (!row) {
        return std::nullopt;
    }
    const auto& [order_ref, order_id, state] = *row;
    return TrackedOrder{
        .order_ref = {order_ref},
        .order_id = {order_id},
        .state = fromText<OrderState>(state).value_or(OrderState::in_transit)};
}

std::optional<Instant> TrackingQueue::nextDueAt() {
    const auto row = next_at_.first();
    return row && std::get<0>(*row) ? std::optional{fromMs(*std::get<0>(*row))} : std::nullopt;
}

std::optional<KeptTracking> TrackingQueue::find(OrderRef order_ref) {
    const auto row = find_.first(order_ref.value);
    if (!row) {
        return std::nullopt;
    }
    const auto& [text, told_at_ms] = *row;
    return KeptTracking{.tracking = decode(reader_, text), .told_at = fromMs(told_at_ms)};
}

}  // namespace balcao
