// The acceptance script as a guided run: read out of what was written down, nothing is ticked here.
#include "agent/clerk/acceptance_json.h"
#include "agent/clerk/after_requests.h"
#include "agent/clerk/asked_store.h"
#include "agent/clerk/operations.h"
#include "agent/clerk/query_numbers.h"
#include "agent/clerk/strict_json.h"
#include "agent/service/acceptance_links.h"
#include "agent/service/log.h"

#include <array>
#include <exception>
#include <string>
#include <utility>

namespace balcao {

namespace {

/// What is asked for.
struct Run {
    StoreKey store;
    Instant since;
    std::string language;
};

Run runFrom(const ClerkParts& parts, const Call& call) {
    constexpr std::int64_t kLastMs = 253'402'300'799'999;  // the end of the year 9999
    const auto parameters = parametersOf(call.request.query, {"since_ms", "store_id", "language"});
    const auto since = parameters.find("since_ms");
    if (since == parameters.end()) {
        throw BadRequest{"invalid-value", "since_ms is missing"};
    }
    const auto language = parameters.find("language");
    Run run{
        .store = storeAsked(parts.stores, parameters),
        .since =
            Instant{std::chrono::milliseconds{numberFrom("since_ms", since->second, 0, kLastMs)}},
        .language = language == parameters.end() ? "pt" : language->second};
    if (run.language != "pt" && run.language != "en" && run.language != "es") {
        throw BadRequest{"invalid-value", "language must be pt, en or es"};
    }
    return run;
}

AcceptanceResult resultOf(const ClerkParts& parts, const Run& run) {
    AcceptanceEvidence evidence = parts.acceptance.views->since(run.store, run.since);
    evidence.now = parts.clock.now();
    if (const HealthReport look = parts.health ? parts.health() : HealthReport{};
        !look.findings.empty()) {
        evidence.links = acceptanceLinks(look, run.store, run.language);
        evidence.links_seen_at = look.at;
    }
    return acceptanceOf(evidence);
}

Response getAcceptance(const ClerkParts& parts, const Call& call) {
    const Run run = runFrom(parts, call);
    return jsonAnswer(acceptanceJson(resultOf(parts, run), languageOf(run.language)));
}

Response getAcceptancePaper(const ClerkParts& parts, const Call& call) {
    const Run run = runFrom(parts, call);
    AcceptanceResult result = resultOf(parts, run);
    try {
        PaperPreview paper = parts.papers->acceptance(
            {.store = run.store,
             .result = std::move(result),
             .hub = parts.acceptance.hub,
             .version = parts.version,
             .language = run.language},
            parts.staff.actorOf(call.request)
        );
        Response response;
        response.content_type = "application/pdf";
        response.body = std::move(paper.bytes);
        return response;
    } catch (const std::exception& fault) {
        log::error("papers", std::string{"make the paper of the acceptance: "} + fault.what());
        return problem(
            500, "paper-failed", "The paper could not be made; call support.", fault.what()
        );
    }
}

constexpr Operation caring(std::string_view operation_id, std::string_view path, Answer answer) {
    return onlyFor(
        StaffAction::look_after_agent, reading(operation_id, path, answer, LaneKind::reports)
    );
}

constexpr std::array kOperations = {
    caring("getAcceptance", "/api/v1/acceptance", getAcceptance),
};

constexpr std::array kPapers = {
    caring("getAcceptancePaper", "/api/v1/acceptance/paper", getAcceptancePaper),
};

}  // namespace

void addAcceptanceRoutes(Router& router, ClerkParts& parts) {
    if (parts.acceptance.views == nullptr || parts.stores.empty()) {
        return;
    }
    addOperations(router, parts, kOperations);
    if (parts.papers != nullptr) {
        addOperations(router, parts, kPapers);
    }
}

}  // namespace balcao
