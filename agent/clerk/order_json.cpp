#include "agent/clerk/order_json.h"

#include "agent/clerk/box_json.h"
#include "agent/clerk/card.h"
#include "agent/clerk/masking.h"
#include "agent/clerk/timeline_json.h"
#include "agent/service/photo_shelf.h"
#include "common/order/order_text.h"

#include <algorithm>
#include <cstddef>

namespace balcao {

namespace {

constexpr std::size_t kLinesOnCard = 3;

void textUnlessEmpty(JsonWriter& json, std::string_view name, std::string_view text) {
    if (!text.empty()) {
        json.member(name, text);
    }
}

void timeIfKnown(JsonWriter& json, std::string_view name, const std::optional<Instant>& at) {
    if (at) {
        json.member(name, inMs(*at));
    }
}

void writeRefusals(JsonWriter& json, const std::vector<LineRefusal>& refusals) {
    json.key("refusals");
    json.beginArray();
    for (const LineRefusal& refusal : refusals) {
        json.beginObject();
        json.member("quantity", refusal.quantity);
        json.member("reason", toText(refusal.reason));
        textUnlessEmpty(json, "note", refusal.note);
        json.endObject();
    }
    json.endArray();
}

/// The message that the sync state speaks of.
const MessageView* messageOfSync(const OrderView& view) {
    const auto found =
        std::find_if(view.messages.begin(), view.messages.end(), [&](const MessageView& one) {
            return one.message_id == view.order.sync.command_id;
        });
    return found == view.messages.end() ? nullptr : &*found;
}

void writeSync(JsonWriter& json, const OrderView& view) {
    const Sync& sync = view.order.sync;
    json.key("sync");
    json.beginObject();
    json.member("state", toText(sync.state));
    const MessageView* const message = messageOfSync(view);
    if (sync.state == SyncState::queued && message != nullptr) {
        json.member("attempts", message->attempts);
        json.member("next_attempt_ms", inMs(message->next_attempt_at));
        if (message->may_be_undone) {
            json.member("undo_until_ms", inMs(message->next_attempt_at));
        }
    }
    if (sync.state == SyncState::needs_person) {
        json.member("problem", sync.problem);
    }
    json.endObject();
}

/// The answer that waits for a second person: who gave it and what it comes to.
void writeProposed(JsonWriter& json, const ProposedAnswer& answer) {
    std::int64_t accepted = 0;
    std::int64_t refused = 0;
    for (const LineDecision& line : answer.lines) {
        accepted += line.accepted;
        for (const LineRefusal& refusal : line.refusals) {
            refused += refusal.quantity;
        }
    }
    json.key("proposed");
    json.beginObject();
    json.member("by", answer.by);
    json.member("at_ms", inMs(answer.proposed_at));
    json.member("is_first", answer.is_first);
    json.member("accepted", accepted);
    json.member("refused", refused);
    json.endObject();
}

void writeDecision(JsonWriter& json, const LineDecision& line) {
    json.beginObject();
    json.member("line_id", line.line_id.value);
    json.member("accepted", line.accepted);
    writeRefusals(json, line.refusals);
    json.endObject();
}

std::string attributesInOneLine(const HubLine& line) {
    std::string text;
    for (const auto& [name, value] : line.attributes) {
        text.append(text.empty() ? "" : ", ").append(value);
    }
    return text;
}

void writeLinesOnCard(JsonWriter& json, const HubOrder& hub) {
    json.key("lines");
    json.beginArray();
    for (std::size_t i = 0; i < std::min(kLinesOnCard, hub.lines.size()); ++i) {
        const HubLine& line = hub.lines[i];
        json.beginObject();
        json.member("description", line.description);
        json.member("quantity", line.quantity);
        textUnlessEmpty(json, "attributes", attributesInOneLine(line));
        json.endObject();
    }
    json.endArray();
}

void writeIdentity(JsonWriter& json, const OrderView& view) {
    const HubOrder& hub = view.order.hub;
    json.member("order_ref", view.order_ref.value);
    json.member("revision", view.revision);
    json.member("short_code", view.short_code);
    json.member("site_id", hub.store.site_id);
    json.member("store_id", hub.store.store_id);
    json.member("order_id", hub.order_id.value);
    textUnlessEmpty(json, "external_order_id", hub.external_order_id);
}

const std::string& shownCarrier(const HubOrder& hub) {
    const Carrier& carrier = hub.delivery.carrier;
    return carrier.name.empty() ? carrier.code : carrier.name;
}

void writeFactsOnCard(JsonWriter& json, const Order& order) {
    const HubOrder& hub = order.hub;
    json.member("journey", toText(hub.journey));
    json.member("hub_code", hub.hub_code);
    if (hub.hub_status == HubStatus::unknown) {
        json.member("is_code_unknown", true);
    }
    textUnlessEmpty(
        json, "channel", hub.channel.name.empty() ? hub.channel.code : hub.channel.name
    );
    json.member("is_marketplace", hub.channel.is_marketplace);
    json.member("customer_name", shortName(hub.customer.name));
    json.member("line_count", hub.lines.size());
    json.member("unit_count", unitCountOf(order));
    writeLinesOnCard(json, hub);
    json.member("total_minor", hub.total_minor);
    json.member("currency", hub.currency);
    if (hub.is_paid) {
        json.member("is_paid", *hub.is_paid);
    }
    json.member("is_gift", !hub.gift_message.empty());
    textUnlessEmpty(json, "carrier", shownCarrier(hub));
    json.member("assigned_ms", inMs(hub.assigned_at));
}

void writeLine(JsonWriter& json, const HubLine& line, const LineProgress* progress) {
    json.beginObject();
    json.member("line_id", line.line_id.value);
    json.member("sku", line.sku);
    textUnlessEmpty(json, "ean", line.ean);
    textUnlessEmpty(json, "reference", line.reference);
    json.member("description", line.description);
    json.key("attributes");
    json.beginArray();
    for (const auto& [name, value] : line.attributes) {
        json.beginObject();
        json.member("name", name);
        json.member("value", value);
        json.endObject();
    }
    json.endArray();
    if (!line.image_url.empty()) {
        json.member("photo", PhotoShelf::nameOf(line.image_url));
    }
    json.member("quantity", line.quantity);
    json.member("unit_price_minor", line.unit_price_minor);
    if (progress != nullptr) {
        json.member("accepted", progress->accepted);
        json.member("delivered", progress->delivered);
    }
    writeRefusals(json, progress != nullptr ? progress->refusals : std::vector<LineRefusal>{});
    json.endObject();
}

void writeLines(JsonWriter& json, const Order& order) {
    json.key("lines");
    json.beginArray();
    for (const HubLine& line : order.hub.lines) {
        const auto progress =
            std::find_if(order.lines.begin(), order.lines.end(), [&](const LineProgress& one) {
                return one.line_id == line.line_id;
            });
        writeLine(json, line, progress == order.lines.end() ? nullptr : &*progress);
    }
    json.endArray();
}

void writeCustomer(JsonWriter& json, const Person& customer) {
    json.key("customer");
    json.beginObject();
    json.member("name", customer.name);
    textUnlessEmpty(json, "document", maskedDocument(customer.document));
    textUnlessEmpty(json, "phone", maskedPhone(customer.phone));
    json.endObject();
}

/// The address as on an envelope.
std::vector<std::string> addressLines(const Address& address) {
    const auto joined = [](std::string_view left, std::string_view between, std::string_view right
                        ) {
        std::string text{left};
        if (!left.empty() && !right.empty()) {
            text.append(between);
        }
        return text.append(right);
    };
    const std::string door = joined(address.street, ", ", address.number);
    const std::string town = joined(address.city, " - ", address.state);
    std::vector<std::string> lines{
        joined(door, " - ", address.complement),
        address.district,
        joined(address.postal_code, " ", town),
        address.country};
    std::erase(lines, std::string{});
    return lines;
}

void writeDelivery(JsonWriter& json, const HubOrder& hub) {
    json.key("delivery");
    json.beginObject();
    textUnlessEmpty(json, "recipient", hub.delivery.recipient);
    if (hub.journey == Journey::ship_from_store) {
        json.key("address");
        json.beginArray();
        for (const std::string& line : addressLines(hub.delivery.address)) {
            json.value(line);
        }
        json.endArray();
    }
    textUnlessEmpty(json, "carrier", shownCarrier(hub));
    textUnlessEmpty(json, "tracking_code", hub.delivery.tracking_code);
    textUnlessEmpty(json, "authorised_person", hub.delivery.authorised_person.name);
    json.endObject();
}

void writeCancellation(JsonWriter& json, const CancellationAsked& asked) {
    json.key("cancellation");
    json.beginObject();
    json.member("is_asked_by_hub", asked.is_asked_by_hub);
    textUnlessEmpty(json, "reason", asked.reason);
    timeIfKnown(json, "answer_by_ms", asked.answer_by);
    json.endObject();
}

void writeLabels(JsonWriter& json, const std::vector<PackageLabel>& labels) {
    json.key("labels");
    json.beginArray();
    for (const PackageLabel& label : labels) {
        json.beginObject();
        json.member("package_id", label.package_id.value);
        json.member("format", label.format);
        textUnlessEmpty(json, "tracking_code", label.tracking_code);
        json.endObject();
    }
    json.endArray();
}

void writeFacts(JsonWriter& json, const HubOrder& hub) {
    json.member("placed_ms", inMs(hub.placed_at));
    timeIfKnown(json, "answer_by_ms", hub.answer_by);
    timeIfKnown(json, "ready_by_ms", hub.ready_by);
    timeIfKnown(json, "collect_by_ms", hub.collect_by);
    json.member("discount_minor", hub.discount_minor);
    json.member("freight_minor", hub.freight_minor);
    textUnlessEmpty(json, "invoice_key", hub.invoice_key);
    textUnlessEmpty(json, "notes", hub.notes);
    textUnlessEmpty(json, "gift_message", hub.gift_message);
    if (hub.cancellation) {
        writeCancellation(json, *hub.cancellation);
    }
}

}  // namespace

std::int64_t inMs(Instant at) {
    return at.time_since_epoch().count();
}

void writeCard(JsonWriter& json, const OrderView& view) {
    const Order& order = view.order;
    json.beginObject();
    writeIdentity(json, view);
    json.member("state", toText(order.state));
    json.member("stage", toText(stageOf(view)));
    writeFactsOnCard(json, order);
    if (const auto deadline = deadlineOf(view)) {
        json.member("deadline_ms", inMs(deadline->at));
        json.member("deadline_kind", toText(deadline->kind));
    }
    json.member("is_paused", order.is_paused);
    const auto& cancellation = order.hub.cancellation;
    json.member("cancellation_asked", cancellation && cancellation->is_asked_by_hub);
    writeSync(json, view);
    json.member("label", toText(labelStateOf(view)));
    if (order.proposed) {
        writeProposed(json, *order.proposed);
    }
    json.key("tasks");
    json.beginArray();
    for (const TaskView& task : view.tasks) {
        writeTask(json, task, TaskForm::within_order);
    }
    json.endArray();
    json.key("actions");
    json.beginArray();
    for (const CommandKind kind : actionsOf(order)) {
        json.value(toText(kind));
    }
    json.endArray();
    if (const auto next = nextActionOf(order)) {
        json.member("next_action", toText(*next));
    }
    json.endObject();
}

void writeOrderDetail(
    JsonWriter& json, const OrderView& view, const std::vector<JournalView>& journal
) {
    const HubOrder& hub = view.order.hub;
    json.beginObject();
    json.key("card");
    writeCard(json, view);
    writeLines(json, view.order);
    json.key("capabilities");
    json.beginObject();
    json.member("partial", toText(hub.capabilities.partial));
    json.member("allows_late_refusal", hub.capabilities.allows_late_refusal);
    json.endObject();
    writeCustomer(json, hub.customer);
    writeDelivery(json, hub);
    writeFacts(json, hub);
    json.member("has_invoice_file", !view.order.invoice_sha256.empty());
    writeLabels(json, view.order.labels);
    json.member("package_count", view.order.package_count);
    writeBoxes(json, view.order.boxes);
    if (view.order.proposed) {
        json.key("proposed_lines");
        json.beginArray();
        for (const LineDecision& line : view.order.proposed->lines) {
            writeDecision(json, line);
        }
        json.endArray();
    }
    json.key("timeline");
    json.beginArray();
    for (const JournalView& line : journal) {
        writeTimelineEntry(json, line);
    }
    json.endArray();
    json.key("print_jobs");
    json.beginArray();
    for (const PrintJobView& job : view.print_jobs) {
        writePrintJob(json, job);
    }
    json.endArray();
    json.key("messages");
    json.beginArray();
    for (const MessageView& message : view.messages) {
        writeMessage(json, message);
    }
    json.endArray();
    json.endObject();
}

void writeOrderRow(JsonWriter& json, const OrderRow& row) {
    json.beginObject();
    json.member("order_ref", row.order_ref.value);
    json.member("site_id", row.store.site_id);
    json.member("store_id", row.store.store_id);
    json.member("order_id", row.order_id.value);
    textUnlessEmpty(json, "external_order_id", row.external_order_id);
    json.member("state", toText(row.state));
    json.member("journey", toText(row.journey));
    json.member("customer_name", shortName(row.customer_name));
    json.member("unit_count", row.unit_count);
    json.member("total_minor", row.total_minor);
    json.member("currency", row.currency);
    json.member("assigned_ms", inMs(row.assigned_at));
    json.member("changed_ms", inMs(row.changed_at));
    json.endObject();
}

void writePrinterName(JsonWriter& json, std::string_view name) {
    const auto [role, station] = printerNameIn(name);
    json.member("role", role);
    if (!station.empty()) {
        json.member("station", station);
    }
}

void writePrintJob(JsonWriter& json, const PrintJobView& job) {
    json.beginObject();
    json.member("job_id", job.job_id);
    json.member("order_ref", job.order_ref.value);
    json.member("kind", toText(job.kind));
    writePrinterName(json, job.role);
    json.member("package_id", job.package_id.value);
    json.member("format", job.format);
    json.member("copies", job.copies);
    json.member("copy", job.copy);
    if (job.reprint_of) {
        json.member("reprint_of", *job.reprint_of);
    }
    json.member("state", toText(job.progress.state));
    json.member("evidence", toText(job.progress.evidence));
    json.member("attempts", job.progress.attempts);
    json.member("part_count", job.progress.part_count);
    json.member("parts_sent", job.progress.parts_sent);
    textUnlessEmpty(json, "asked_by", job.asked_by);
    textUnlessEmpty(json, "asked_why", job.asked_why);
    if (job.expires_at) {
        json.member("expires_ms", inMs(*job.expires_at));
    }
    json.member("due_ms", inMs(job.progress.due_at));
    textUnlessEmpty(json, "reason", job.progress.reason);
    json.member("created_ms", inMs(job.created_at));
    json.endObject();
}

void writeMessage(JsonWriter& json, const MessageView& message) {
    json.beginObject();
    json.member("message_id", message.message_id.value);
    json.member("order_ref", message.order_ref.value);
    json.member("order_id", message.order_id.value);
    json.member("kind", toText(message.kind));
    json.member("is_parked", message.is_parked);
    json.member("attempts", message.attempts);
    json.member("created_ms", inMs(message.created_at));
    if (!message.is_parked) {
        json.member("next_attempt_ms", inMs(message.next_attempt_at));
    }
    textUnlessEmpty(json, "last_error", message.last_error);
    json.endObject();
}

void writeTask(JsonWriter& json, const TaskView& task, TaskForm form) {
    json.beginObject();
    json.member("task_id", task.task_id);
    if (form == TaskForm::alone) {
        json.member("order_ref", task.order_ref.value);
    }
    json.member("kind", toText(task.kind));
    json.member("created_ms", inMs(task.created_at));
    json.endObject();
}

}  // namespace balcao
