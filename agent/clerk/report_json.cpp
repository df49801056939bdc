#include "agent/clerk/report_json.h"

#include "agent/clerk/masking.h"
#include "agent/clerk/order_json.h"
#include "common/order/order_text.h"

#include <map>

namespace balcao {

namespace {

void write(JsonWriter& json, std::string_view key, const ReportTime& time) {
    json.key(key);
    json.beginObject();
    json.member("orders", time.orders);
    json.member("median_ms", time.median.count());
    json.member("slow_ms", time.slow.count());
    json.endObject();
}

void write(JsonWriter& json, std::string_view key, const ReportShare& share) {
    json.key(key);
    json.beginObject();
    json.member("in_time", share.in_time);
    json.member("late", share.late);
    json.endObject();
}

template <typename Rows, typename Write>
void writeRows(JsonWriter& json, std::string_view key, const Rows& rows, Write write_row) {
    json.key(key);
    json.beginArray();
    for (const auto& row : rows) {
        json.beginObject();
        write_row(row);
        json.endObject();
    }
    json.endArray();
}

void writeIfAny(JsonWriter& json, std::string_view key, const std::optional<Instant>& at) {
    if (at) {
        json.member(key, inMs(*at));
    }
}

}  // namespace

std::string reportJson(const Report& report, bool is_whole, bool has_people) {
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    json.member("is_whole", is_whole);
    json.member("orders", report.orders);
    json.member("units", report.units);
    writeRows(json, "states", report.states, [&](const ReportedState& row) {
        json.member("state", toText(row.state));
        json.member("currency", row.currency);
        json.member("orders", row.orders);
        json.member("units", row.units);
        json.member("total_minor", row.total_minor);
    });
    writeRows(json, "days", report.days, [&](const ReportedDay& row) {
        json.member("begins_ms", inMs(row.begins));
        json.member("orders", row.orders);
        json.member("units", row.units);
        json.member("refused_units", row.refused_units);
        json.member("late", row.late);
    });
    write(json, "answer", report.answer);
    write(json, "pick", report.pick);
    write(json, "pack", report.pack);
    write(json, "answers", report.answers);
    write(json, "preparations", report.preparations);
    writeRows(json, "reasons", report.reasons, [&](const ReportedReason& row) {
        json.member("reason", toText(row.reason));
        json.member("orders", row.orders);
        json.member("units", row.units);
    });
    writeRows(json, "products", report.products, [&](const ReportedProduct& row) {
        json.member("sku", row.sku);
        json.member("description", row.description);
        json.member("orders", row.orders);
        json.member("units", row.units);
    });
    if (has_people) {
        writeRows(json, "people", report.people, [&](const ReportedPerson& row) {
            json.member("name", row.name);
            json.member("answers", row.answers);
        });
    }
    json.endObject();
    return body;
}

std::string reportOrdersJson(
    std::span<const ReportedOrder> orders, std::span<const ReportedRefusal> refusals, bool is_whole
) {
    std::map<std::int64_t, std::int64_t> refused_units;
    for (const ReportedRefusal& refusal : refusals) {
        refused_units[refusal.order_ref.value] += refusal.quantity;
    }
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    writeRows(json, "orders", orders, [&](const ReportedOrder& row) {
        json.member("order_ref", row.order_ref.value);
        json.member("order_id", row.order_id.value);
        if (!row.external_order_id.empty()) {
            json.member("external_order_id", row.external_order_id);
        }
        json.member("state", toText(row.state));
        json.member("journey", toText(row.journey));
        json.member("customer_name", shortName(row.customer_name));
        json.member("unit_count", row.unit_count);
        json.member("refused_units", refused_units[row.order_ref.value]);
        json.member("total_minor", row.total_minor);
        json.member("currency", row.currency);
        json.member("assigned_ms", inMs(row.assigned_at));
        writeIfAny(json, "answer_by_ms", row.answer_by);
        writeIfAny(json, "answered_ms", row.answered_at);
        writeIfAny(json, "picking_ms", row.picking_at);
        writeIfAny(json, "picked_ms", row.picked_at);
        writeIfAny(json, "ready_by_ms", row.ready_by);
        writeIfAny(json, "packed_ms", row.packed_at);
    });
    json.member("count", orders.size());
    if (!is_whole) {
        json.member("next_before", orders.back().order_ref.value);
    }
    json.endObject();
    return body;
}

}  // namespace balcao
