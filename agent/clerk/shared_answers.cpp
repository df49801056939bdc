#include "agent/clerk/shared_answers.h"

#include "agent/clerk/box_json.h"
#include "agent/clerk/clerk_parts.h"
#include "agent/clerk/finding_json.h"
#include "agent/json/json_writer.h"
#include "agent/service/settings.h"
#include "agent/service/setup_steps.h"

#include <utility>

namespace balcao {

Response sessionAnswer(
    const Wall& wall,
    const std::string& version,
    const std::vector<StoreKey>& stores,
    const std::vector<BoxKind>& box_kinds
) {
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    json.member("token", wall.token());
    json.member("version", version);
    json.key("stores");
    json.beginArray();
    for (const StoreKey& store : stores) {
        json.beginObject();
        json.member("site_id", store.site_id);
        json.member("store_id", store.store_id);
        json.endObject();
    }
    json.endArray();
    json.key("box_kinds");
    json.beginArray();
    for (const BoxKind& kind : box_kinds) {
        json.beginObject();
        json.member("name", kind.name);
        json.key("size");
        writeSize(json, kind.size);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return jsonAnswer(std::move(body));
}

Response foundPrintersAnswer(const std::vector<PrinterSighting>& found) {
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    json.key("printers");
    json.beginArray();
    for (const PrinterSighting& one : found) {
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

Response orSettingsWrong(const std::function<Response()>& answer) {
    try {
        return answer();
    } catch (const SettingsError& wrong) {
        return problem(503, "settings-wrong", "The settings file cannot be used.", wrong.what());
    }
}

Response setupAnswer(const std::vector<HealthFinding>& findings, std::string_view language) {
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    json.member("may_go_on", mayGoOn(findings));
    writeFindings(json, findings, language);
    json.endObject();
    return jsonAnswer(std::move(body));
}

}  // namespace balcao
