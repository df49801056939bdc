#include "agent/care/hub_findings.h"

#include <chrono>

namespace balcao {

namespace {

constexpr std::int64_t kClockOff_ms = 60'000;

/// What the broken link is called, if it is the connection or beyond.
std::string wordOf(HubLinkStep step) {
    switch (step) {
        case HubLinkStep::identity:
            return "untrusted";
        case HubLinkStep::service:
            return "failing";
        case HubLinkStep::language:
            return "not_a_hub";
        case HubLinkStep::name:
        case HubLinkStep::connection:
        case HubLinkStep::credentials:
        case HubLinkStep::done:
            break;
    }
    return "unreachable";
}

}  // namespace

std::string whereOf(const Origin& origin) {
    return std::string{origin.is_tls ? "https://" : "http://"} + hostHeader(origin);
}

std::string nameOf(const StoreKey& store) {
    return store.site_id + "/" + store.store_id;
}

HealthFinding storeFinding(const StoreKey& store, const StoreOfHub& found) {
    HealthFinding finding{
        .part = "store", .word = "ok", .grade = HealthGrade::good, .about = nameOf(store)};
    switch (found.state) {
        case StoreOfHub::State::known:
            return finding;
        case StoreOfHub::State::refused:
            finding.word = "refused";
            break;
        case StoreOfHub::State::failing:
            finding.word = "failing";
            break;
    }
    finding.grade = HealthGrade::bad;
    finding.facts = {found.why};
    return finding;
}

HealthFinding clockFinding(std::int64_t offset_ms) {
    const std::int64_t size = offset_ms < 0 ? -offset_ms : offset_ms;
    const bool is_off = size > kClockOff_ms;
    return {
        .part = "clock",
        .word = is_off ? "off" : "ok",
        .grade = is_off ? HealthGrade::bad : HealthGrade::good,
        .facts = {spanText(std::chrono::seconds{size / 1000})}};
}

std::vector<HealthFinding> findingsOf(
    const HubWalk& walk,
    const HubPlace& place,
    const std::string& client_id,
    const std::filesystem::path& secret_file
) {
    const Origin& origin = place.address.origin;
    if (walk.broken_at == HubLinkStep::name) {
        return {
            {.part = "dns",
             .word = "not_found",
             .grade = HealthGrade::bad,
             .facts = {origin.host, walk.why}}};
    }
    std::vector<HealthFinding> findings{{.part = "dns", .word = "ok", .facts = {origin.host}}};
    const bool answers =
        walk.broken_at == HubLinkStep::credentials || walk.broken_at == HubLinkStep::done;
    if (!answers) {
        findings.push_back(
            {.part = "tls",
             .word = wordOf(walk.broken_at),
             .grade = HealthGrade::bad,
             .facts = {whereOf(origin), walk.why}}
        );
        return findings;
    }
    findings.push_back({.part = "tls", .word = "ok", .facts = {whereOf(origin)}});
    const bool is_refused = walk.broken_at == HubLinkStep::credentials;
    findings.push_back(
        {.part = "token",
         .word = is_refused ? "refused" : "ok",
         .grade = is_refused ? HealthGrade::bad : HealthGrade::good,
         .facts = {client_id, secret_file.string()}}
    );
    for (const auto& [store, found] : walk.stores) {
        findings.push_back(storeFinding(store, found));
    }
    if (walk.offset_ms) {
        findings.push_back(clockFinding(*walk.offset_ms));
    }
    return findings;
}

}  // namespace balcao
