#include "agent/clerk/clerk_parts.h"
#include "agent/clerk/http/request_parser.h"
#include "agent/clerk/metrics.h"
#include "agent/clerk/order_json.h"
#include "agent/clerk/strict_json.h"
#include "agent/json/json_writer.h"
#include "agent/service/log.h"
#include "agent/service/settings_values.h"

#include <algorithm>

namespace balcao {

namespace {

Response health(const ClerkParts& parts) {
    std::string body;
    JsonWriter json{body};
    Response response;
    json.beginObject();
    try {
        parts.views.counts();
        json.member("status", "ok");
    } catch (const LedgerError&) {  // said to whoever asks; the writer's failures are logged
        json.member("status", "failing");
        response.status = 503;
    }
    json.member("version", parts.version);
    json.endObject();
    response.content_type = kJsonType;
    response.body = std::move(body);
    return response;
}

HealthReport lastLook(const ClerkParts& parts) {
    return parts.health ? parts.health() : HealthReport{};
}

/// A parameter of the query; empty if it is not there.
std::string parameterOf(const Request& request, std::string_view name) {
    const auto parameters = parseQuery(request.query);
    if (!parameters) {
        return {};
    }
    const auto found = std::ranges::find(*parameters, name, [](const auto& one) {
        return std::string_view{one.first};
    });
    return found == parameters->end() ? std::string{} : found->second;
}

void writeFindings(
    JsonWriter& json, const std::vector<HealthFinding>& findings, std::string_view language
) {
    json.key("findings");
    json.beginArray();
    for (const HealthFinding& finding : findings) {
        json.beginObject();
        json.member("part", finding.part);
        json.member("word", finding.word);
        json.member("about", finding.about);
        json.member("grade", toText(finding.grade));
        json.member("text", sentenceOf(finding, language));
        json.endObject();
    }
    json.endArray();
}

Response report(const ClerkParts& parts, const Request& request) {
    const HealthReport found = lastLook(parts);
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    json.member("version", parts.version);
    json.member("at_ms", inMs(found.at));
    json.member("grade", toText(found.grade()));
    json.member("log_level", toText(log::level()));
    writeFindings(json, found.findings, parameterOf(request, "language"));
    json.endObject();
    return jsonAnswer(std::move(body));
}

Response traceOrder(const ClerkParts& parts, const Request& request) {
    constexpr std::size_t kLongestNumber = 64;
    const std::string number = parameterOf(request, "number");
    if (number.empty() || number.size() > kLongestNumber) {
        return problem(400, "invalid-value", "Give an order's number.", "number");
    }
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    writeFindings(json, parts.trace(number), parameterOf(request, "language"));
    json.endObject();
    return jsonAnswer(std::move(body));
}

Response metrics(const ClerkParts& parts) {
    Response response;
    response.content_type = kMetricsType;
    response.body = metricsText(
        parts.version, parts.links, parts.stores, parts.views.counts(), lastLook(parts)
    );
    return response;
}

/// Its one member is read so strictly that nothing else can be meant.
Response setLogLevel(const Call& call) {
    JsonReader reader;
    const StrictObject body{parseBody(reader, call.request.body), "", {"level"}};
    constexpr std::size_t kLongest = 20;
    const auto level = logLevel(body.text("level", kLongest));
    if (!level) {
        body.fail("level", "is none of error, warning, information and debug");
    }
    const std::string word{toText(*level)};
    log::warning("log", "from now on up to " + word + ", until the next start");
    log::setLevel(*level);
    std::string text;
    JsonWriter json{text};
    json.beginObject();
    json.member("level", word);
    json.endObject();
    return jsonAnswer(std::move(text));
}

Response supportBundle(const ClerkParts& parts, const Call& call) {
    JsonReader reader;
    const StrictObject nothing{parseBody(reader, call.request.body), "", {}};
    Response response;
    response.content_type = "application/zip";
    response.headers.emplace_back(
        "Content-Disposition", "attachment; filename=\"balcao-support.zip\""
    );
    response.body = parts.support_bundle();
    log::information("support", "somebody has taken the file for support at the page");
    return response;
}

}  // namespace

void addHealthRoutes(Router& router, ClerkParts& parts) {
    router.add(
        {.operation_id = "getHealth",
         .method = "GET",
         .path = "/health",
         .access = Access::open,
         .handle = [&parts](const Call& call) -> Reply {
             return inLane(LaneKind::reads, call, [&parts](const Call&) { return health(parts); });
         }}
    );
    router.add(
        {.operation_id = "getMetrics",
         .method = "GET",
         .path = "/metrics",
         .access = Access::open,
         .handle = [&parts](const Call& call) -> Reply {
             return inLane(LaneKind::reads, call, [&parts](const Call&) { return metrics(parts); });
         }}
    );
    // Served to everybody: who installs an agent looks here before there is anybody to sign in.
    router.add(
        {.operation_id = "getHealthReport",
         .method = "GET",
         .path = "/api/v1/health",
         .access = Access::read,
         .door = Door::strangers,
         .handle = [&parts](const Call& call) -> Reply {
             return inLane(LaneKind::reads, call, [&parts](const Call& asked) {
                 return report(parts, asked.request);
             });
         }}
    );
    router.add(
        {.operation_id = "setLogLevel",
         .method = "POST",
         .path = "/api/v1/log-level",
         .access = Access::write,
         .action = StaffAction::look_after_agent,
         .handle = [](const Call& call) -> Reply {
             return inLane(LaneKind::writes, call, setLogLevel);
         }}
    );
    router.add(
        {.operation_id = "traceOrder",
         .method = "GET",
         .path = "/api/v1/trace",
         .access = Access::read,
         .handle = [&parts](const Call& call) -> Reply {
             if (!parts.trace) {
                 return notFound("no-such-operation", "Nobody can say that here.");
             }
             // The hub may be away: whoever waits for it keeps no reader waiting.
             return inLane(LaneKind::reports, call, [&parts](const Call& asked) {
                 return traceOrder(parts, asked.request);
             });
         }}
    );
    if (!parts.support_bundle) {
        return;
    }
    router.add(
        {.operation_id = "makeSupportBundle",
         .method = "POST",
         .path = "/api/v1/support-bundle",
         .access = Access::write,
         .action = StaffAction::look_after_agent,
         .handle = [&parts](const Call& call) -> Reply {
             return inLane(LaneKind::reports, call, [&parts](const Call& asked) {
                 return supportBundle(parts, asked);
             });
         }}
    );
}

}  // namespace balcao
