#include "agent/care/why_order.h"

#include "agent/care/hub_of_settings.h"
#include "agent/care/lines.h"
#include "agent/hub/rest/rest_hub.h"
#include "agent/ledger/backup.h"
#include "agent/ledger/code_views.h"
#include "agent/service/system_clock.h"
#include "common/order/order_text.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>
#include <ostream>
#include <utility>

namespace balcao {

namespace {

constexpr std::size_t kMostLooked = 20;

std::string spanSince(Instant then, Instant now) {
    return spanText(std::chrono::duration_cast<std::chrono::seconds>(now - then));
}

std::string nameOf(const StoreKey& store) {
    return store.site_id + "/" + store.store_id;
}

HealthFinding finding(std::string word, HealthGrade grade, std::vector<std::string> facts) {
    return {
        .part = "order",
        .word = std::move(word),
        .grade = grade,
        .about = {},
        .facts = std::move(facts)};
}

bool isNumberOf(const OrderRow& row, const std::string& number) {
    return row.order_id.value == number || row.external_order_id == number;
}

HealthFinding ofMessage(const MessageView& message, Instant now) {
    const std::string kind{toText(message.kind)};
    const std::string age = spanSince(message.created_at, now);
    if (message.is_parked) {
        return finding("refused", HealthGrade::bad, {kind, message.last_error});
    }
    const bool has_failed = message.attempts > 0;
    return finding(
        has_failed ? "retrying" : "waiting",
        has_failed ? HealthGrade::attention : HealthGrade::good,
        {kind, age, message.last_error}
    );
}

}  // namespace

std::vector<HealthFinding> OrderTrace::trace(const std::string& number) {
    std::vector<HealthFinding> findings;
    if (parts_.views != nullptr) {
        OrderQuery query;
        query.text = number;
        query.limit = kMostLooked;
        for (const OrderRow& row : parts_.views->orders(query)) {
            if (isNumberOf(row, number)) {
                tellOrder(row, findings);
            }
        }
    }
    if (!findings.empty()) {
        return findings;
    }
    findings.push_back(finding("not_here", HealthGrade::attention, {number}));
    for (const StoreKey& store : parts_.stores) {
        findings.push_back(askHub(store, number));
    }
    return findings;
}

void OrderTrace::tellOrder(const OrderRow& row, std::vector<HealthFinding>& findings) const {
    const Instant now = parts_.clock.now();
    findings.push_back(finding(
        "here",
        HealthGrade::good,
        {row.order_id.value,
         nameOf(row.store),
         spanSince(row.assigned_at, now),
         std::string{toText(row.state)},
         spanSince(row.changed_at, now)}
    ));
    const auto view = parts_.views->order(row.order_ref);
    if (!view) {
        return;
    }
    for (const MessageView& message : view->messages) {
        findings.push_back(ofMessage(message, now));
    }
    for (const PrintJobView& job : view->print_jobs) {
        if (job.progress.state == PrintState::in_doubt || job.progress.state == PrintState::held) {
            findings.push_back(finding("paper", HealthGrade::bad, {job.progress.reason}));
        }
    }
    if (!view->tasks.empty()) {
        findings.push_back(
            finding("task", HealthGrade::attention, {std::to_string(view->tasks.size())})
        );
    }
}

HealthFinding OrderTrace::askHub(const StoreKey& store, const std::string& number) {
    const OrderAnswer answer = parts_.hub.readOrder(store, OrderId{number}, {});
    if (const auto* const news = std::get_if<HubNews>(&answer.outcome)) {
        return finding(
            "at_hub",
            HealthGrade::attention,
            {nameOf(store), std::string{toText(news->order.hub_status)}}
        );
    }
    if (const auto* const gone = std::get_if<Gone>(&answer.outcome)) {
        return finding("not_at_hub", HealthGrade::bad, {nameOf(store), gone->slug});
    }
    if (const auto* const refused = std::get_if<NotAllowed>(&answer.outcome)) {
        return finding("not_allowed", HealthGrade::bad, {nameOf(store), refused->why});
    }
    const auto* const later = std::get_if<Later>(&answer.outcome);
    return finding(
        "hub_away", HealthGrade::bad, {nameOf(store), later == nullptr ? "" : later->why}
    );
}

HealthGrade whyByHand(
    const Settings& settings,
    const std::string& number,
    const std::string& language,
    std::ostream& out
) {
    const SystemClock clock;
    std::unique_ptr<LedgerViews> views;
    HubCodes codes = defaultHubCodes();
    if (std::filesystem::exists(LedgerFolder{settings.data.dir}.database())) {
        views = std::make_unique<LedgerViews>(settings.data.dir);
        codes = CodeViews{settings.data.dir}.find().value().codes;
    }
    HubToken token{credentialsOfHub(settings.hub), &std::chrono::steady_clock::now};
    RestHub hub{
        {.place = placeOfHub(settings.hub),
         .codes = alwaysCodes(std::move(codes)),
         .label_hosts = {}},
        token};
    OrderTrace trace{{.views = views.get(), .hub = hub, .clock = clock, .stores = settings.stores}};
    HealthGrade gravest = HealthGrade::good;
    for (const HealthFinding& one : trace.trace(number)) {
        writeLine(out, one.grade, sentenceOf(one, language));
        gravest = std::max(gravest, one.grade);
    }
    return gravest;
}

}  // namespace balcao
