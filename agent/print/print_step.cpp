#include "agent/print/print_step.h"

#include "agent/service/log.h"
#include "agent/service/random_ids.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace balcao {

namespace {

using namespace std::chrono_literals;

constexpr std::string_view kPart = "print";
constexpr std::chrono::milliseconds kAtOnce = 0ms;
constexpr std::chrono::milliseconds kLongestRest = 30s;  // a lost wake-up costs no more than this
// No pause of the rules is so long: a job due later got its time from a clock that was wrong.
constexpr std::chrono::milliseconds kImpossiblePause = 2min;
constexpr std::chrono::milliseconds kRestUnclaimed = 100ms;
constexpr std::chrono::milliseconds kRestAfterMiss = 2s;  // the next job would meet the same
constexpr std::chrono::milliseconds kRestInTrouble = 5s;
constexpr std::chrono::milliseconds kRestWhileWaiting = 1s;  // for paper, for a cover

std::string nameOf(std::int64_t job_id) {
    return "print job " + std::to_string(job_id);
}

}  // namespace

std::string linkNameOf(const PrintRoute& route) {
    return route.store ? route.role + " " + route.store->site_id + "/" + route.store->store_id
                       : route.role;
}

PrintStep::PrintStep(PrintPlace place, const Parts& parts)
    : routes_{std::move(place.routes)}
    , printer_{std::move(place.printer)}
    , ledger_{parts.ledger}
    , links_{parts.links}
    , clock_{parts.clock}
    , watch_{std::move(place.probe), parts.clock}
    , part_maker_{std::move(place.capability), place.tuning, parts.rasterizer} {
    show(
        PrinterLinkState::unknown,
        printer_ != nullptr ? ""
                            : "no printer is configured for this role: choose one on the page "
                              "(Configuração, Impressoras), or set printer." +
                                  routes_.front().role
    );
}

std::chrono::milliseconds PrintStep::step() {
    try {
        return work();
    } catch (const std::exception& error) {
        // The door of this thread: the ledger words its own failures, and a job whose claim it
        // could not keep has sent nothing.
        log::error(kPart, "printing for role " + linkNameOf(routes_.front()) + ": " + error.what());
        return kRestInTrouble;
    }
}

std::chrono::milliseconds PrintStep::work() {
    if (unrecorded_) {
        const Unrecorded open = *unrecorded_;
        record(open.job_id, open.outcome);
    }
    if (printer_ == nullptr) {
        return kLongestRest;
    }
    complainOnce();
    const bool is_occupied = settleAtDevice();
    const auto due = nextDue();
    watch_.look(is_occupied || due.has_value());
    showDevice();
    if (is_occupied) {
        return kRestWhileWaiting;
    }
    if (!due) {
        return kLongestRest;
    }
    const Instant now = clock_.now();
    const bool is_due = due->at <= now || due->at - now > kImpossiblePause;
    if (!is_due) {
        return restUntil(due->at, now);
    }
    const auto job = ledger_.nextPrintJob(due->route, due->at);
    if (!job) {
        return kRestUnclaimed;
    }
    if (const auto reason = blockingReason(watch_.status())) {
        holdFor(*job, *reason);
        return kRestWhileWaiting;
    }
    return attempt(*job);
}

std::optional<PrintStep::Due> PrintStep::nextDue() const {
    std::optional<Due> soonest;
    for (const PrintRoute& route : routes_) {
        const auto at = ledger_.nextPrintJobAt(route);
        if (at && (!soonest || *at < soonest->at)) {
            soonest = Due{.route = route, .at = *at};
        }
    }
    return soonest;
}

std::chrono::milliseconds PrintStep::restUntil(Instant due, Instant now) const {
    const auto longest = watch_.canAsk() ? kRestWhileWaiting : kLongestRest;
    return std::min<std::chrono::milliseconds>(due - now, longest);
}

std::chrono::milliseconds PrintStep::attempt(const PrintJob& job) {
    const auto parts = part_maker_.partsOf(job, *printer_);
    if (!parts) {
        record(job.job_id, {.end = SendEnd::impossible, .reason = parts.error()});
        return kAtOnce;
    }
    const PrintProgress& progress = job.progress;
    if (progress.parts_sent > 0 && progress.part_count != (*parts)->count()) {
        record(
            job.job_id,
            {.end = SendEnd::impossible,
             .reason = "parts_changed: " + std::to_string(progress.parts_sent) +
                       " parts were sent before the printer's settings changed; print the rest "
                       "again by hand"}
        );
        return kAtOnce;
    }
    const auto outcome = sendPart(job, **parts);
    if (!outcome) {
        log::information(
            kPart, nameOf(job.job_id) + " is no longer wanted or too old; nothing was sent"
        );
        return kRestUnclaimed;
    }
    record(job.job_id, *outcome);
    return outcome->end == SendEnd::zero_bytes ? kRestAfterMiss : kAtOnce;
}

std::optional<RecordSend> PrintStep::sendPart(const PrintJob& job, const JobParts& parts) {
    const PrintPayload payload{
        .job_id = job.job_id,
        .part = job.progress.parts_sent + 1,
        .name = "balcao-" + newUuid(),
        .at = clock_.now(),
        .kind = parts.sent_as,
        .bytes = parts.at(job.progress.parts_sent)};
    const auto pages_before = watch_.status().pages_made;
    auto outcome = printer_->send(payload, [&](const std::string& spool_id) {
        return ledger_.claimPrintJob(
            job.job_id, {.part_count = parts.count(), .spool_id = spool_id}
        );
    });
    if (outcome && outcome->end == SendEnd::all_accepted && !outcome->device_waits) {
        askDeviceAfter(*outcome, pages_before);
    }
    return outcome;
}

void PrintStep::askDeviceAfter(RecordSend& sent, std::optional<std::int64_t> pages_before) {
    if (!watch_.canAsk()) {
        return;
    }
    const DeviceStatus& status = watch_.lookNow();
    if (const auto reason = blockingReason(status)) {
        sent.device_waits = true;
        sent.reason = reasonText(*reason);
        return;
    }
    if (status.is_known && status.is_idle) {
        sent.evidence = std::max(sent.evidence, PrintEvidence::e3);
    }
    if (pages_before && status.pages_made && *status.pages_made > *pages_before) {
        sent.evidence = std::max(sent.evidence, PrintEvidence::e4);
    }
}

void PrintStep::holdFor(const PrintJob& job, DeviceReason reason) {
    const std::string text = reasonText(reason);
    if (ledger_.notePrintJob(job.job_id, HoldJob{.reason = text})) {
        log::warning(
            kPart,
            nameOf(job.job_id) + " waits for " + printer_->address() + ": " + text +
                "; it goes on by itself"
        );
    }
}

void PrintStep::record(std::int64_t job_id, const RecordSend& outcome) {
    unrecorded_ = Unrecorded{.job_id = job_id, .outcome = outcome};
    ledger_.recordSend(job_id, outcome);
    unrecorded_.reset();
    report(job_id, outcome);
}

void PrintStep::report(std::int64_t job_id, const RecordSend& outcome) {
    const std::string text = nameOf(job_id) + " to " + printer_->address() + ": ";
    switch (outcome.end) {
        case SendEnd::all_accepted:
            if (outcome.device_waits) {
                show(PrinterLinkState::stopped, outcome.reason);
                log::warning(kPart, text + "taken, but not printed yet: " + outcome.reason);
                return;
            }
            show(PrinterLinkState::ok, "");
            log::information(
                kPart,
                text + std::to_string(outcome.bytes_sent) + " bytes taken, evidence " +
                    std::string{toText(outcome.evidence)}
            );
            return;
        case SendEnd::zero_bytes:
            show(PrinterLinkState::unreachable, outcome.reason);
            log::warning(kPart, text + outcome.reason + "; nothing was sent, it is tried again");
            return;
        case SendEnd::unknown:
            show(PrinterLinkState::unknown, outcome.reason);
            log::error(
                kPart, text + outcome.reason + "; somebody must say on the page whether it came out"
            );
            return;
        case SendEnd::impossible:
            log::error(kPart, text + "rejected: " + outcome.reason);  // says nothing of the printer
            return;
    }
}

void PrintStep::complainOnce() {
    if (has_complained_) {
        return;
    }
    has_complained_ = true;
    if (auto complaint = printer_->complaint()) {
        complaint_ = *std::move(complaint);
        log::warning(kPart, complaint_);
        show(PrinterLinkState::unknown, "");
    }
}

void PrintStep::show(PrinterLinkState state, const std::string& problem) {
    PrinterLink link{
        .is_configured = printer_ != nullptr,
        .state = state,
        .problem = problem,
        .reasons = {},
        .complaint = complaint_,
        .role = {},
        .store = {}};
    for (const DeviceReason reason : watch_.status().reasons) {
        link.reasons.emplace_back(toText(reason));
    }
    for (const PrintRoute& route : routes_) {
        link.role = route.role;
        link.store = route.store;
        links_.setPrinter(linkNameOf(route), link);
    }
}

void PrintStep::showDevice() {
    if (!watch_.canAsk()) {
        return;
    }
    if (watch_.isGone()) {
        show(PrinterLinkState::unreachable, reasonText(DeviceReason::timed_out));
        return;
    }
    if (!watch_.status().is_known) {
        return;  // as the last send showed it
    }
    const auto reason = blockingReason(watch_.status());
    show(
        reason ? PrinterLinkState::stopped : PrinterLinkState::ok, reason ? reasonText(*reason) : ""
    );
}

}  // namespace balcao
