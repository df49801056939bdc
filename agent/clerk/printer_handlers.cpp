#include "agent/clerk/operations.h"
#include "agent/clerk/shared_answers.h"
#include "agent/clerk/status_json.h"
#include "agent/clerk/strict_json.h"
#include "agent/json/json_writer.h"
#include "agent/service/log.h"
#include "agent/service/setup_steps.h"
#include "common/label/paper.h"

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

constexpr std::size_t kLongestText = 1000;
constexpr std::size_t kMostChanges = 64;

PrinterSetup::Values changesIn(const StrictObject& body) {
    PrinterSetup::Values changes;
    for (const JsonValue& value : body.elements("changes", kMostChanges)) {
        const StrictObject one{value, body.pathOf("changes"), {"key", "value"}};
        const std::string key = one.text("key", kLongestText);
        if (!changes.try_emplace(key, one.text("value", kLongestText)).second) {
            one.fail("key", "stands there twice");
        }
    }
    return changes;
}

template <typename Work>
Response atDesk(const ClerkParts& parts, Work work) {
    const PrinterSetup* const desk = parts.printer_setup.desk;
    if (desk == nullptr) {
        return notFound("no-such-operation", "The printers cannot be changed here.");
    }
    return orSettingsWrong([&] { return work(*desk); });
}

Response getPrinterSettings(const ClerkParts& parts, const Call&) {
    return atDesk(parts, [](const PrinterSetup& desk) {
        return listAnswer(
            "settings",
            desk.settings(),
            [](JsonWriter& json, const PrinterSettingText& setting) {
                json.beginObject();
                json.member("key", setting.key);
                json.member("value", setting.value);
                json.member("is_fixed", setting.is_fixed);
                json.endObject();
            }
        );
    });
}

Response tryPrinter(const ClerkParts& parts, const Call& call) {
    return atDesk(parts, [&call](const PrinterSetup& desk) {
        JsonReader reader;
        const StrictObject body{
            parseBody(reader, call.request.body), {}, {"language", "role", "station", "changes"}};
        const std::string role = body.text("role", kLongestText);
        const std::string station =
            body.has("station") ? body.text("station", kLongestText) : std::string{};
        return setupAnswer(
            desk.printTestPage(
                changesIn(body), toText(PrinterName{.role = role, .station = station})
            ),
            body.text("language", kLongestText)
        );
    });
}

Response changePrinters(const ClerkParts& parts, const Call& call) {
    return atDesk(parts, [&](const PrinterSetup& desk) {
        JsonReader reader;
        const StrictObject body{parseBody(reader, call.request.body), {}, {"language", "changes"}};
        const std::string language = body.text("language", kLongestText);
        const auto findings = desk.keep(changesIn(body));
        if (mayGoOn(findings)) {
            log::information("printers", "somebody has changed them at the page");
            parts.printer_setup.on_change();
        }
        return setupAnswer(findings, language);
    });
}

constexpr std::array kOperations = {
    reading("getPrinters", "/api/v1/printers", getPrinters),
    reading("findPrinters", "/api/v1/printers/found", findPrinters),
    reading("getPrinterSettings", "/api/v1/printer-settings", getPrinterSettings),
    writing(
        "tryPrinter",
        "/api/v1/printer-settings/test-page",
        tryPrinter,
        StaffAction::look_after_agent
    ),
    writing(
        "changePrinters", "/api/v1/printer-settings", changePrinters, StaffAction::look_after_agent
    ),
};

}  // namespace

void addPrinterRoutes(Router& router, ClerkParts& parts) {
    addOperations(router, parts, kOperations);
}

}  // namespace balcao
