#include "agent/clerk/status_json.h"

#include "agent/clerk/order_json.h"
#include "agent/json/json_writer.h"

#include <array>

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
    if (counts.oldest_message_at) {
        json.member("oldest_ms", inMs(*counts.oldest_message_at));
    }
    json.endObject();
}

void writePrinters(JsonWriter& json, const LinkStatus& links, const LedgerCounts& counts) {
    constexpr std::array<std::string_view, 2> kRoles{"label", "document"};
    json.key("printers");
    json.beginArray();
    for (const std::string_view role : kRoles) {
        const PrinterLink printer = links.printer(std::string{role});
        json.beginObject();
        json.member("role", role);
        json.member("is_configured", printer.is_configured);
        json.member("state", toText(printer.state));
        if (role == "label") {  // the only jobs that there are so far
            json.member("waiting", counts.jobs_waiting);
            json.member("in_doubt", counts.jobs_in_doubt);
            json.member("held", counts.jobs_held);
        }
        if (!printer.problem.empty()) {
            json.member("problem", printer.problem);
        }
        json.endObject();
    }
    json.endArray();
}

}  // namespace

std::string statusFacts(const LinkStatus& links, const LedgerCounts& counts) {
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
