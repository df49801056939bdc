#include "agent/clerk/clerk_parts.h"
#include "agent/clerk/status_json.h"
#include "agent/json/json_writer.h"

namespace balcao {

namespace {

Response getPrinters(const ClerkParts& parts) {
    const LedgerCounts counts = parts.views.counts();
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    json.key("printers");
    json.beginArray();
    for (const PrinterEntry& entry : parts.printers.configured) {
        PrinterLink link = parts.links.printer(entry.name);
        link.role = entry.role;
        link.store = entry.store;
        json.beginObject();
        writePrinterFacts(json, link, counts);
        json.member("address", entry.address);
        json.member("language", entry.language);
        json.member("dpi", std::int64_t{entry.dpi});
        json.member("width_mm", std::int64_t{entry.width_mm});
        json.member("height_mm", std::int64_t{entry.height_mm});
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return jsonAnswer(std::move(body));
}

Response findPrinters(const ClerkParts& parts) {
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    json.key("printers");
    json.beginArray();
    for (const PrinterSighting& one :
         parts.printers.find ? parts.printers.find() : std::vector<PrinterSighting>{}) {
        json.beginObject();
        json.member("address", one.address);
        json.member("name", one.name);
        json.member("about", one.about);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return jsonAnswer(std::move(body));
}

std::function<Reply(const Call&)> reading(
    ClerkParts& parts, Response (*answer)(const ClerkParts&)
) {
    return [&parts, answer](const Call& call) -> Reply {
        return inLane(LaneKind::reads, call, [&parts, answer](const Call&) {
            return answer(parts);
        });
    };
}

}  // namespace

void addPrinterRoutes(Router& router, ClerkParts& parts) {
    router.add(
        {.operation_id = "getPrinters",
         .method = "GET",
         .path = "/api/v1/printers",
         .access = Access::read,
         .handle = reading(parts, getPrinters)}
    );
    router.add(
        {.operation_id = "findPrinters",
         .method = "GET",
         .path = "/api/v1/printers/found",
         .access = Access::read,
         .handle = reading(parts, findPrinters)}
    );
}

}  // namespace balcao
