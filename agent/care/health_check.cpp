#include "agent/care/health_check.h"

#include "agent/care/hub_findings.h"
#include "agent/hub/rest/hub_walk.h"
#include "agent/ledger/backup.h"
#include "agent/service/disk_space.h"
#include "agent/service/secrets.h"

#include <algorithm>
#include <exception>
#include <iterator>
#include <string>
#include <system_error>
#include <utility>

namespace balcao {

namespace {

using namespace std::chrono_literals;

// A hub that is silent for this long keeps orders from the shop: the longest rest of the inbound
// worker after failures, twice.
constexpr std::chrono::seconds kSilentFor = 4min;
// Messages that wait this long are answers that the hub may decide without.
constexpr auto kOldMessage = 15min;
constexpr auto kOldCopy = std::chrono::hours{49};  // one daily copy may fail

std::string sizeText(std::uint64_t bytes) {
    constexpr std::uint64_t kMega = 1'000'000;
    return bytes < 10'000 * kMega ? std::to_string(bytes / kMega) + " MB"
                                  : std::to_string(bytes / (1000 * kMega)) + " GB";
}

std::string spanSince(Instant then, Instant now) {
    return spanText(std::chrono::duration_cast<std::chrono::seconds>(now - then));
}

HealthFinding printerFinding(const PrinterLink& printer) {
    HealthFinding finding{.part = "printer", .word = "ok"};
    finding.about = printer.role + (printer.store ? " " + nameOf(*printer.store) : std::string{});
    switch (printer.state) {
        case PrinterLinkState::ok:
            return finding;
        case PrinterLinkState::unknown:
            finding.word = "unknown";
            return finding;
        case PrinterLinkState::unreachable:
            finding.word = "unreachable";
            break;
        case PrinterLinkState::stopped:
            finding.word = "stopped";
            break;
    }
    finding.grade = HealthGrade::bad;
    finding.facts = {printer.problem};
    return finding;
}

}  // namespace

HealthReport HealthCheck::look() const {
    HealthReport report{.at = parts_.clock.now(), .version = BALCAO_VERSION, .findings = {}};
    lookAtHub(report);
    lookAtPolls(report);
    lookAtDisk(report);
    lookAtLedger(report);
    lookAtPrinters(report);
    return report;
}

bool HealthCheck::isHubWell() const {
    return parts_.links != nullptr && parts_.links->worstHub().state == HubLinkState::ok;
}

void HealthCheck::lookAtHub(HealthReport& report) const {
    if (!isHubWell()) {
        tellWalk(report);
        return;
    }
    const Origin& origin = parts_.place.address.origin;
    report.findings.push_back({.part = "dns", .word = "ok", .facts = {origin.host}});
    report.findings.push_back({.part = "tls", .word = "ok", .facts = {whereOf(origin)}});
    report.findings.push_back(
        {.part = "token", .word = "ok", .facts = {parts_.credentials.client_id}}
    );
    for (const StoreKey& store : parts_.settings.stores) {
        report.findings.push_back(storeFinding(store, {}));
    }
    report.findings.push_back(clockFinding(parts_.links->hubOffsetMs()));
}

void HealthCheck::tellWalk(HealthReport& report) const {
    try {
        readSecretFile(parts_.settings.hub.client_secret_file);
    } catch (const std::exception& problem) {
        report.findings.push_back(
            {.part = "token",
             .word = "secret_unreadable",
             .grade = HealthGrade::bad,
             .facts = {parts_.settings.hub.client_secret_file.string(), problem.what()}}
        );
        return;  // nothing can be asked without it
    }
    const HubWalk walk = walkToHub(
        parts_.place, parts_.credentials, parts_.settings.stores, parts_.clock, parts_.timeout
    );
    auto found = findingsOf(
        walk, parts_.place, parts_.credentials.client_id, parts_.settings.hub.client_secret_file
    );
    std::ranges::move(found, std::back_inserter(report.findings));
}

void HealthCheck::lookAtPolls(HealthReport& report) const {
    if (parts_.links == nullptr) {
        return;
    }
    const Settings::Hub& hub = parts_.settings.hub;
    const auto silent_for = std::max(kSilentFor, 3 * (hub.poll_interval + hub.long_poll));
    for (const StoreKey& store : parts_.settings.stores) {
        const HubLink link = parts_.links->hub(store);
        HealthFinding finding{.part = "last_poll", .word = "ok", .about = nameOf(store)};
        const auto last = link.last_ok ? link.last_ok : link.since;
        const bool is_late = last && report.at - *last > silent_for;
        if (is_late || link.state == HubLinkState::refused) {
            finding.word = "late";
            finding.grade = HealthGrade::bad;
            finding.facts = {spanSince(last.value_or(report.at), report.at), link.problem};
        } else if (!link.last_ok) {
            finding.word = "starting";
            finding.grade = HealthGrade::attention;
        } else {
            finding.facts = {spanSince(*link.last_ok, report.at)};
        }
        report.findings.push_back(std::move(finding));
    }
}

void HealthCheck::lookAtDisk(HealthReport& report) const {
    HealthFinding finding{.part = "disk", .word = "ok"};
    try {
        finding.facts = {sizeText(freeBytes(parts_.settings.data.dir))};
    } catch (const std::exception& problem) {
        finding.word = "unseen";
        finding.grade = HealthGrade::attention;
        finding.facts = {problem.what()};
    }
    const DiskState state = parts_.links == nullptr ? DiskState::ok : parts_.links->disk();
    if (state != DiskState::ok) {
        finding.word = std::string{toText(state)};
        finding.grade = HealthGrade::bad;
    }
    report.findings.push_back(std::move(finding));
}

void HealthCheck::lookAtLedger(HealthReport& report) const {
    HealthFinding finding{.part = "database", .word = "none"};
    if (parts_.views == nullptr) {
        report.findings.push_back(std::move(finding));
        return;
    }
    try {
        const LedgerCounts counts = parts_.views->counts();
        lookAtQueue(report, counts);
        finding.word = "no_copy";
        const auto copies = backupsNewestFirst(LedgerFolder{parts_.settings.data.dir});
        if (!copies.empty()) {
            const auto age = std::filesystem::file_time_type::clock::now() -
                             std::filesystem::last_write_time(copies.front());
            const bool is_old = age > kOldCopy;
            finding.word = is_old ? "old_copy" : "ok";
            finding.grade = is_old ? HealthGrade::attention : HealthGrade::good;
            finding.facts = {spanText(std::chrono::duration_cast<std::chrono::seconds>(age))};
        }
    } catch (const std::exception& problem) {
        finding.word = "failing";
        finding.grade = HealthGrade::bad;
        finding.facts = {problem.what()};
    }
    report.findings.push_back(std::move(finding));
}

void HealthCheck::lookAtQueue(HealthReport& report, const LedgerCounts& counts) const {
    const std::int64_t parked = counts.messages_parked + counts.errands_parked;
    if (parked > 0) {
        report.findings.push_back(
            {.part = "queue",
             .word = "parked",
             .grade = HealthGrade::bad,
             .about = "parked",
             .facts = {std::to_string(parked)}}
        );
    }
    HealthFinding finding{.part = "queue", .word = "ok"};
    if (counts.messages_waiting > 0) {
        const Instant oldest = counts.oldest_message_at.value_or(report.at);
        const bool is_old = report.at - oldest > kOldMessage;
        finding.word = is_old ? "old" : "waiting";
        finding.grade = is_old ? HealthGrade::bad : HealthGrade::good;
        finding.facts = {std::to_string(counts.messages_waiting), spanSince(oldest, report.at)};
    }
    report.findings.push_back(std::move(finding));
    const std::int64_t asked = counts.jobs_in_doubt + counts.jobs_held;
    if (asked > 0) {
        report.findings.push_back(
            {.part = "papers",
             .word = "in_doubt",
             .grade = HealthGrade::attention,
             .facts = {std::to_string(asked)}}
        );
    }
}

void HealthCheck::lookAtPrinters(HealthReport& report) const {
    const PrinterSettings& label = parts_.settings.printer.label;
    if (!label.address && label.of_store.empty() && label.of_station.empty()) {
        report.findings.push_back(
            {.part = "printer", .word = "none", .grade = HealthGrade::attention, .about = "label"}
        );
    }
    if (parts_.links == nullptr) {
        return;
    }
    for (const PrinterLink& printer : parts_.links->printers()) {
        if (printer.is_configured) {
            report.findings.push_back(printerFinding(printer));
        }
    }
}

}  // namespace balcao
