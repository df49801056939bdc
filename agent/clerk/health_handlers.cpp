#include "agent/clerk/clerk_parts.h"
#include "agent/clerk/http/request_parser.h"
#include "agent/clerk/metrics.h"
#include "agent/clerk/order_json.h"
#include "agent/json/json_writer.h"

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

std::string languageOf(const Request& request) {
    const auto parameters = parseQuery(request.query);
    if (!parameters) {
        return {};
    }
    const auto found =
        std::ranges::find(*parameters, "language", [](const auto& one) { return one.first; });
    return found == parameters->end() ? std::string{} : found->second;
}

Response report(const ClerkParts& parts, const Request& request) {
    const HealthReport found = lastLook(parts);
    const std::string language = languageOf(request);
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    json.member("version", parts.version);
    json.member("at_ms", inMs(found.at));
    json.member("grade", toText(found.grade()));
    json.key("findings");
    json.beginArray();
    for (const HealthFinding& finding : found.findings) {
        json.beginObject();
        json.member("part", finding.part);
        json.member("word", finding.word);
        json.member("about", finding.about);
        json.member("grade", toText(finding.grade));
        json.member("text", sentenceOf(finding, language));
        json.endObject();
    }
    json.endArray();
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
}

}  // namespace balcao
