#include "agent/clerk/operations.h"
#include "agent/clerk/shared_answers.h"
#include "agent/clerk/status_json.h"
#include "agent/json/json_writer.h"

#include <array>

namespace balcao {

namespace {

Response getPrinters(const ClerkParts& parts, const Call&) {
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

Response findPrinters(const ClerkParts& parts, const Call&) {
    return foundPrintersAnswer(
        parts.printers.find ? parts.printers.find() : std::vector<PrinterSighting>{}
    );
}

constexpr std::array kOperations = {
    reading("getPrinters", "/api/v1/printers", getPrinters),
    reading("findPrinters", "/api/v1/printers/found", findPrinters),
};

}  // namespace

void addPrinterRoutes(Router& router, ClerkParts& parts) {
    addOperations(router, parts, kOperations);
}

}  // namespace balcao
