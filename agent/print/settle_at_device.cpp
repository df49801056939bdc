#include "agent/print/print_step.h"
#include "agent/service/log.h"

// What the print step does about jobs whose bytes a device or spooler has already.

namespace balcao {

namespace {

using namespace std::chrono_literals;

constexpr std::string_view kPart = "print";
constexpr auto kLongestWait = 10min;  // for paper, before a person is asked what came out
constexpr auto kDoubtPause = 30s;     // between two questions to a spooler about the same job

}  // namespace

bool PrintStep::settleAtDevice() {
    bool is_occupied = false;
    for (const PrintRoute& route : routes_) {
        for (const PrintJob& job : ledger_.printJobsAtDevice(route)) {
            if (job.progress.state == PrintState::waiting_device) {
                is_occupied |= settleWaiting(job);
            } else if (!job.progress.spool_id.empty()) {
                settleDoubt(job);
            }
        }
    }
    return is_occupied;
}

bool PrintStep::settleWaiting(const PrintJob& job) {
    if (job.progress.spool_id.empty()) {
        watch_.look(true);
        const DeviceStatus& status = watch_.status();
        const auto reason = blockingReason(status);
        if (!status.is_known || reason || !status.is_idle) {
            return waitOn(job, reason ? reasonText(*reason) : job.progress.reason);
        }
        record(
            job.job_id, {.end = SendEnd::all_accepted, .evidence = PrintEvidence::e3, .reason = ""}
        );
        return false;
    }
    const SpoolFinding finding = printer_->find(job.progress.spool_id);
    switch (finding.fate) {
        case SpoolFate::done:
            record(
                job.job_id,
                {.end = SendEnd::all_accepted, .evidence = PrintEvidence::e1, .reason = ""}
            );
            return false;
        case SpoolFate::stopped:
            record(job.job_id, {.end = SendEnd::unknown, .reason = finding.reason});
            return false;
        case SpoolFate::never_released:
            // Somebody held it in the spooler, and it has been taken back: proof after a doubt.
            record(job.job_id, {.end = SendEnd::unknown, .reason = finding.reason});
            ledger_.notePrintJob(job.job_id, ProveUnsent{.reason = finding.reason});
            return false;
        case SpoolFate::waiting:
        case SpoolFate::cannot_tell:
            break;
    }
    return waitOn(job, finding.reason);
}

bool PrintStep::waitOn(const PrintJob& job, const std::string& reason) {
    const auto waited = clock_.now() - job.progress.due_at;
    if (waited < kLongestWait) {
        return true;
    }
    // After the question it must not come out by itself any more, as far as we can help it.
    const SpoolFinding last = printer_->takeBack(job.progress.spool_id);
    if (last.fate == SpoolFate::done) {
        record(
            job.job_id, {.end = SendEnd::all_accepted, .evidence = PrintEvidence::e1, .reason = ""}
        );
        return false;
    }
    record(
        job.job_id,
        {.end = SendEnd::unknown,
         .reason = last.reason.empty() ? "device_waited: " + reason : last.reason}
    );
    return false;
}

void PrintStep::settleDoubt(const PrintJob& job) {
    const Instant now = clock_.now();
    const auto asked = doubts_asked_at_.find(job.job_id);
    if (asked != doubts_asked_at_.end() && now - asked->second < kDoubtPause &&
        now >= asked->second) {
        return;
    }
    doubts_asked_at_[job.job_id] = now;
    const SpoolFinding finding = printer_->find(job.progress.spool_id);
    std::optional<PrintCommand> settled;
    switch (finding.fate) {
        case SpoolFate::done:
            settled = AdoptSpoolJob{.is_done = true, .reason = finding.reason};
            break;
        case SpoolFate::waiting:
            settled = AdoptSpoolJob{.is_done = false, .reason = finding.reason};
            break;
        case SpoolFate::never_released:
            settled = ProveUnsent{.reason = finding.reason};
            break;
        case SpoolFate::stopped:
        case SpoolFate::cannot_tell:
            return;  // the person's answer is all that is left
    }
    if (ledger_.notePrintJob(job.job_id, *settled)) {
        doubts_asked_at_.erase(job.job_id);
        log::information(
            kPart,
            "print job " + std::to_string(job.job_id) +
                ": the spooler still knows it, nobody need "
                "be asked"
        );
    }
}

}  // namespace balcao
