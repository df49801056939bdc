#include "agent/clerk/status_json.h"

#include "agent/clerk/order_json.h"
#include "agent/json/json_writer.h"
#include "common/label/paper.h"

#include <algorithm>
#include <array>
#include <vector>

namespace balcao {

namespace {

void writeHub(JsonWriter& json, const LinkStatus& links) {
    const HubLink hub = links.worstHub();
    json.key("hub");
    json.beginObject();
    json.member("state", toText(hub.state));
    if (hub.since) {
        json.member("since_ms", inMs(*hub.since));
    }
    if (hub.last_ok) {
        json.member("last_ok_ms", inMs(*hub.last_ok));
    }
    json.member("hub_offset_ms", links.hubOffsetMs());
    if (!hub.problem.empty()) {
        json.member("problem", hub.problem);
    }
    json.endObject();
}

void writeOutbox(JsonWriter& json, const LedgerCounts& counts) {
    json.key("outbox");
    json.beginObject();
    json.member("waiting", counts.messages_waiting);
    json.member("parked", counts.messages_parked);
    if (counts.errands_parked > 0) {
        json.member("errands_parked", counts.errands_parked);
    }
    if (counts.stock_waits > 0) {
        json.member("stock_waits", counts.stock_waits);
    }
    if (counts.oldest_message_at) {
        json.member("oldest_ms", inMs(*counts.oldest_message_at));
    }
    json.endObject();
}

/// Every printer that is known, and roles without one that a person would look for.
void writePrinters(JsonWriter& json, const LinkStatus& links, const LedgerCounts& counts) {
    constexpr std::array<std::string_view, 2> kAlwaysShown{"label", "document"};
    const std::vector<PrinterLink> known = links.printers();
    json.key("printers");
    json.beginArray();
    for (const std::string_view role : kPrinterRoles) {
        bool is_known = false;
        for (const PrinterLink& printer : known) {
            if (printerNameIn(printer.role).role == role) {
                is_known = true;
                json.beginObject();
                writePrinterFacts(json, printer, counts);
                json.endObject();
            }
        }
        if (!is_known && std::ranges::find(kAlwaysShown, role) != kAlwaysShown.end()) {
            PrinterLink none;
            none.role = role;
            json.beginObject();
            writePrinterFacts(json, none, counts);
            json.endObject();
        }
    }
    json.endArray();
}

}  // namespace

void writePrinterFacts(JsonWriter& json, const PrinterLink& printer, const LedgerCounts& counts) {
    writePrinterName(json, printer.role);
    if (printer.store) {
        json.member("site_id", printer.store->site_id);
        json.member("store_id", printer.store->store_id);
    }
    json.member("is_configured", printer.is_configured);
    json.member("state", toText(printer.state));
    json.key("reasons");
    json.beginArray();
    for (const std::string& reason : printer.reasons) {
        json.value(reason);
    }
    json.endArray();
    // What waits is counted by role; a store's own printer would show it a second time.
    const auto of_role = counts.jobs_of_role.find(printer.role);
    if (!printer.store) {
        const PrintCounts jobs =
            of_role == counts.jobs_of_role.end() ? PrintCounts{} : of_role->second;
        json.member("waiting", jobs.waiting);
        json.member("in_doubt", jobs.in_doubt);
        json.member("held", jobs.held);
    }
    if (!printer.problem.empty()) {
        json.member("problem", printer.problem);
    }
    if (!printer.complaint.empty()) {
        json.member("complaint", printer.complaint);
    }
}

std::string statusFacts(const LinkStatus& links, const LedgerCounts& counts, Presence& presence) {
    std::string text;
    JsonWriter json{text};
    json.beginObject();
    writeHub(json, links);
    writeOutbox(json, counts);
    writePrinters(json, links, counts);
    json.key("disk");
    json.beginObject();
    json.member("state", toText(links.disk()));
    json.endObject();
    json.key("presence");
    presence.write(json);
    json.endObject();
    return text;
}

std::string statusJson(const std::string& facts, std::int64_t revision, Instant now) {
    std::string text = "{\"revision\":" + std::to_string(revision) +
                       ",\"now_ms\":" + std::to_string(inMs(now)) + ",";
    text.append(facts, 1);  // its own opening bracket left out
    return text;
}

}  // namespace balcao
