// Reports from what this agent keeps: they work without the hub. Reading one may take seconds, so
// that they have a lane of their own.
#include "agent/clerk/after_requests.h"
#include "agent/clerk/asked_store.h"
#include "agent/clerk/operations.h"
#include "agent/clerk/query_numbers.h"
#include "agent/clerk/report_json.h"
#include "agent/clerk/strict_json.h"
#include "agent/service/log.h"
#include "common/order/order_text.h"

#include <algorithm>
#include <array>
#include <exception>
#include <map>
#include <string>
#include <utility>

namespace balcao {

namespace {

using Parameters = std::map<std::string, std::string>;

constexpr std::int64_t kLastMs = 253'402'300'799'999;  // the end of the year 9999
constexpr std::chrono::days kMostDays{400};
constexpr std::int64_t kMostOffset = 14 * 60;  // minutes; no place on Earth is further from UTC
constexpr std::int64_t kLongestPage = 2'000;

const std::string& needed(const Parameters& parameters, const std::string& name) {
    const auto found = parameters.find(name);
    if (found == parameters.end()) {
        throw BadRequest{"invalid-value", name + " is missing"};
    }
    return found->second;
}

Instant instantIn(const Parameters& parameters, const std::string& name) {
    return Instant{
        std::chrono::milliseconds{numberFrom(name, needed(parameters, name), 0, kLastMs)}};
}

/// What all reports are asked by.
ReportQuery queryFrom(const ClerkParts& parts, const Parameters& parameters) {
    ReportQuery query{
        .store = storeAsked(parts.stores, parameters),
        .from = instantIn(parameters, "from_ms"),
        .to = instantIn(parameters, "to_ms")};
    if (query.to <= query.from || query.to - query.from > kMostDays) {
        throw BadRequest{"invalid-value", "to_ms must be after from_ms, by 400 days at most"};
    }
    if (const auto state = parameters.find("state"); state != parameters.end()) {
        query.state = fromText<OrderState>(state->second);
        if (!query.state) {
            throw BadRequest{"invalid-value", "state is none that an order can be in"};
        }
    }
    if (const auto text = parameters.find("q"); text != parameters.end()) {
        query.text = text->second;
    }
    return query;
}

ReportFrame frameFrom(const ClerkParts& parts, const Parameters& parameters) {
    const auto offset = parameters.find("utc_offset_min");
    const std::int64_t minutes =
        offset == parameters.end()
            ? 0
            : numberFrom("utc_offset_min", offset->second, -kMostOffset, kMostOffset);
    return {.now = parts.clock.now(), .utc_offset = std::chrono::minutes{minutes}};
}

Response getReport(const ClerkParts& parts, const Call& call) {
    const auto parameters = parametersOf(
        call.request.query, {"from_ms", "to_ms", "state", "q", "store_id", "utc_offset_min"}
    );
    const auto found = parts.reports.views->find(queryFrom(parts, parameters));
    const Report report = reportOn(found.orders, found.refusals, frameFrom(parts, parameters));
    return jsonAnswer(reportJson(report, found.is_whole, parts.reports.has_people));
}

Response findReportOrders(const ClerkParts& parts, const Call& call) {
    const auto parameters = parametersOf(
        call.request.query, {"from_ms", "to_ms", "state", "q", "store_id", "before", "limit"}
    );
    ReportQuery query = queryFrom(parts, parameters);
    if (const auto before = parameters.find("before"); before != parameters.end()) {
        query.before = numberFrom("before", before->second, kLastMs);
    }
    const auto limit = parameters.find("limit");
    query.limit = static_cast<std::size_t>(
        limit == parameters.end() ? kLongestPage : numberFrom("limit", limit->second, kLongestPage)
    );
    const auto found = parts.reports.views->find(query);
    return jsonAnswer(reportOrdersJson(found.orders, found.refusals, found.is_whole));
}

std::string languageIn(const Parameters& parameters) {
    const auto language = parameters.find("language");
    if (language == parameters.end()) {
        return "pt";
    }
    if (language->second != "pt" && language->second != "en" && language->second != "es") {
        throw BadRequest{"invalid-value", "language must be pt, en or es"};
    }
    return language->second;
}

Response getDayClose(const ClerkParts& parts, const Call& call) {
    const auto parameters = parametersOf(
        call.request.query, {"from_ms", "to_ms", "store_id", "utc_offset_min", "language"}
    );
    const ReportQuery query = queryFrom(parts, parameters);
    const ReportFrame frame = frameFrom(parts, parameters);
    const std::string language = languageIn(parameters);
    const auto found = parts.reports.views->find(query);
    try {
        PaperPreview paper = parts.papers->dayClose(
            {.store = query.store,
             .from = query.from,
             .to = query.to,
             .report = reportOn(found.orders, found.refusals, frame),
             .is_whole = found.is_whole,
             .language = language},
            parts.staff.actorOf(call.request)
        );
        Response response;
        response.content_type = "application/pdf";
        response.body = std::move(paper.bytes);
        return response;
    } catch (const LedgerError&) {
        throw;  // worded where every operation's are
    } catch (const std::exception& fault) {
        log::error("papers", std::string{"make the day's close: "} + fault.what());
        return problem(
            500, "paper-failed", "The paper could not be made; call support.", fault.what()
        );
    }
}

constexpr std::array kOperations = {
    reading("getReport", "/api/v1/reports", getReport, LaneKind::reports),
    reading("findReportOrders", "/api/v1/reports/orders", findReportOrders, LaneKind::reports),
};

constexpr std::array kPapers = {
    reading("getDayClose", "/api/v1/reports/close", getDayClose, LaneKind::reports),
};

}  // namespace

void addReportRoutes(Router& router, ClerkParts& parts) {
    if (parts.reports.views == nullptr || parts.stores.empty()) {
        return;
    }
    addOperations(router, parts, kOperations);
    if (parts.papers != nullptr) {
        addOperations(router, parts, kPapers);
    }
}

}  // namespace balcao
