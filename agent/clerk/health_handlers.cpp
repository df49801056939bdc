#include "agent/clerk/finding_json.h"
#include "agent/clerk/http/request_parser.h"
#include "agent/clerk/metrics.h"
#include "agent/clerk/operations.h"
#include "agent/clerk/order_json.h"
#include "agent/clerk/strict_json.h"
#include "agent/json/json_writer.h"
#include "agent/service/log.h"
#include "agent/service/settings_values.h"

#include <algorithm>
#include <array>

namespace balcao {

namespace {

Response health(const ClerkParts& parts, const Call&) {
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

Response report(const ClerkParts& parts, const Call& call) {
    const HealthReport found = lastLook(parts);
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    json.member("version", parts.version);
    json.member("at_ms", inMs(found.at));
    json.member("grade", toText(found.grade()));
    json.member("log_level", toText(log::level()));
    writeFindings(json, found.findings, parameterOf(call.request, "language"));
    json.endObject();
    return jsonAnswer(std::move(body));
}

Response traceOrder(const ClerkParts& parts, const Call& call) {
    if (!parts.trace) {
        return notFound("no-such-operation", "Nobody can say that here.");
    }
    constexpr std::size_t kLongestNumber = 64;
    const std::string number = parameterOf(call.request, "number");
    if (number.empty() || number.size() > kLongestNumber) {
        return problem(400, "invalid-value", "Give an order's number.", "number");
    }
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    writeFindings(json, parts.trace(number), parameterOf(call.request, "language"));
    json.endObject();
    return jsonAnswer(std::move(body));
}

Response metrics(const ClerkParts& parts, const Call&) {
    Response response;
    response.content_type = kMetricsType;
    response.body = metricsText(
        parts.version, parts.links, parts.stores, parts.views.counts(), lastLook(parts)
    );
    return response;
}

/// Its one member is read so strictly that nothing else can be meant.
Response setLogLevel(const ClerkParts&, const Call& call) {
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
    if (!parts.support_bundle) {
        return notFound("no-such-operation", "Nobody can make that here.");
    }
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

constexpr std::array kOperations = {
    forWatchers(reading("getHealth", "/health", health)),
    forWatchers(reading("getMetrics", "/metrics", metrics)),
    // Who installs an agent looks here before there is anybody to sign in.
    forStrangers(reading("getHealthReport", "/api/v1/health", report)),
    // The hub may be away: whoever waits for it keeps no reader waiting.
    reading("traceOrder", "/api/v1/trace", traceOrder, LaneKind::reports),
    writing("setLogLevel", "/api/v1/log-level", setLogLevel, StaffAction::look_after_agent),
    writing(
        "makeSupportBundle",
        "/api/v1/support-bundle",
        supportBundle,
        StaffAction::look_after_agent,
        LaneKind::reports
    ),
};

}  // namespace

void addHealthRoutes(Router& router, ClerkParts& parts) {
    addOperations(router, parts, kOperations);
}

}  // namespace balcao
