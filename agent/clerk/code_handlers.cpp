// The de-para: the tables between the hub's codes and our words, looked at, tried and kept.
#include "agent/clerk/after_requests.h"
#include "agent/clerk/operations.h"
#include "agent/clerk/query_numbers.h"
#include "agent/clerk/strict_json.h"
#include "agent/ledger/codes_codec.h"
#include "agent/service/log.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

namespace balcao {

namespace {

constexpr std::int64_t kLastVersion = std::numeric_limits<std::int64_t>::max();

std::int64_t inMs(Instant instant) {
    return instant.time_since_epoch().count();
}

/// The codes that orders have: unknown ones first, then by how many have them.
std::vector<SeenCode> seenWith(const HubCodes& codes, const CodeViews& views) {
    std::vector<SeenCode> seen = views.seen();
    markKnown(codes, seen);
    std::ranges::stable_sort(seen, [](const SeenCode& one, const SeenCode& other) {
        return one.is_known != other.is_known ? !one.is_known : one.orders > other.orders;
    });
    return seen;
}

void writeVersion(JsonWriter& json, const CodesVersion& version) {
    json.member("version", version.version);
    json.member("kept_ms", inMs(version.kept_at));
    json.member("by", version.by);
}

void writeSeen(JsonWriter& json, const std::vector<SeenCode>& seen) {
    json.key("seen");
    json.beginArray();
    for (const SeenCode& one : seen) {
        json.beginObject();
        json.member("table", toText(one.table));
        json.member("code", one.code);
        json.member("name", one.name);
        json.member("orders", one.orders);
        json.member("is_known", one.is_known);
        json.endObject();
    }
    json.endArray();
}

void writeEarlier(JsonWriter& json, std::vector<CodesVersion> versions) {
    versions.emplace_back();  // the one that the program brings
    json.key("earlier");
    json.beginArray();
    for (const CodesVersion& version : versions) {
        json.beginObject();
        writeVersion(json, version);
        json.endObject();
    }
    json.endArray();
}

Response getCodes(const ClerkParts& parts, const Call& call) {
    const CodeViews* const views = parts.codes.views;
    const auto parameters = parametersOf(call.request.query, {"version"});
    const auto asked = parameters.find("version");
    const auto kept = views->find(
        asked == parameters.end()
            ? std::nullopt
            : std::optional{numberFrom("version", asked->second, 0, kLastVersion)}
    );
    if (!kept) {
        return notFound("no-such-version", "This table was never kept.");
    }
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    writeVersion(json, kept->version);
    json.key("tables");
    writeCodesInForce(json, kept->codes);
    writeSeen(json, seenWith(kept->codes, *views));
    writeEarlier(json, views->versions());
    json.endObject();
    return jsonAnswer(std::move(body));
}

struct Change {
    std::int64_t based_on{};
    HubCodes codes;
};

Change changeIn(std::string_view text) {
    JsonReader reader;
    const JsonValue value = parseBody(reader, text);
    const StrictObject body{value, {}, {"based_on", "tables"}};
    const std::int64_t based_on = body.integer("based_on", 0, kLastVersion);
    try {
        return {.based_on = based_on, .codes = readCodes(value.at("tables"))};
    } catch (const JsonError& error) {
        throw BadRequest{"invalid-value", error.what()};
    }
}

/// What there is to look at; `changed` orders of the board are read otherwise with the table.
Response lookAnswer(
    std::int64_t version, std::size_t changed, const std::vector<CodesFinding>& findings
) {
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    json.member("version", version);
    json.member("changed_orders", changed);
    json.key("findings");
    json.beginArray();
    for (const CodesFinding& finding : findings) {
        json.beginObject();
        json.member("slug", toText(finding.kind));
        json.member("table", toText(finding.table));
        json.member("code", finding.code);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return jsonAnswer(std::move(body));
}

Response checkCodes(const ClerkParts& parts, const Call& call) {
    const CodeViews* const views = parts.codes.views;
    const Change change = changeIn(call.request.body);
    return lookAnswer(
        views->find().value().version.version,
        views->countReadOtherwise(change.codes),
        findingsOf(change.codes, views->seen())
    );
}

Response changeCodes(const ClerkParts& parts, const Call& call) {
    const CodeViews* const views = parts.codes.views;
    const Change change = changeIn(call.request.body);
    const std::size_t changed = views->countReadOtherwise(change.codes);
    const auto version = parts.ledger.keepHubCodes(
        change.codes, change.based_on, parts.stores.front(), parts.staff.actorOf(call.request).name
    );
    if (!version) {
        return problem(
            409, "codes-changed", "Somebody has kept another table meanwhile. Nothing was changed."
        );
    }
    parts.codes.use(*version, change.codes);
    log::information("codes", "the table of codes is now version " + std::to_string(*version));
    return lookAnswer(*version, changed, findingsOf(change.codes, views->seen()));
}

constexpr std::array kOperations = {
    reading("getCodes", "/api/v1/codes", getCodes),
    writing("changeCodes", "/api/v1/codes", changeCodes, StaffAction::look_after_agent),
    writing("checkCodes", "/api/v1/codes/check", checkCodes, StaffAction::look_after_agent),
};

}  // namespace

void addCodeRoutes(Router& router, ClerkParts& parts) {
    if (parts.codes.views == nullptr || parts.stores.empty()) {
        return;
    }
    addOperations(router, parts, kOperations);
}

}  // namespace balcao
