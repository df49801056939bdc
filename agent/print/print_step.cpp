#include "agent/print/print_step.h"

#include "agent/service/log.h"
#include "printing/intake/intake.h"

#include <Poco/SHA2Engine.h>

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

std::string sha256Of(std::string_view bytes) {
    Poco::SHA2Engine engine{Poco::SHA2Engine::SHA_256};
    engine.update(bytes.data(), bytes.size());
    return Poco::DigestEngine::digestToHex(engine.digest());
}

std::string nameOf(std::int64_t job_id) {
    return "print job " + std::to_string(job_id);
}

}  // namespace

PrintStep::PrintStep(
    std::string role,
    std::unique_ptr<Printer> printer,
    Ledger& ledger,
    LinkStatus& links,
    const Clock& clock
)
    : role_{std::move(role)}
    , printer_{std::move(printer)}
    , ledger_{ledger}
    , links_{links}
    , clock_{clock} {
    const bool is_configured = printer_ != nullptr;
    links_.setPrinter(
        role_,
        {.is_configured = is_configured,
         .state = PrinterLinkState::unknown,
         .problem = is_configured ? ""
                                  : "no printer is configured for this role; set printer." + role_ +
                                        " and start the agent again"}
    );
}

std::chrono::milliseconds PrintStep::step() {
    try {
        return work();
    } catch (const std::exception& error) {
        // The door of this thread: the ledger words its own failures, and a job whose claim it
        // could not keep has sent nothing.
        log::error(kPart, "printing for role " + role_ + ": " + error.what());
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
    const auto next_at = ledger_.nextPrintJobAt({.role = role_});
    if (!next_at) {
        return kLongestRest;
    }
    const Instant now = clock_.now();
    const bool is_due = *next_at <= now || *next_at - now > kImpossiblePause;
    const auto job = is_due ? ledger_.nextPrintJob({.role = role_}, *next_at) : std::nullopt;
    if (!job) {
        return is_due ? kRestUnclaimed
                      : std::min<std::chrono::milliseconds>(*next_at - now, kLongestRest);
    }
    return attempt(*job);
}

std::chrono::milliseconds PrintStep::attempt(const PrintJob& job) {
    if (auto why = whyNever(job)) {
        record(job.job_id, {.end = SendEnd::impossible, .reason = *std::move(why)});
        return kAtOnce;
    }
    const PrintPayload payload{
        .job_id = job.job_id, .at = clock_.now(), .kind = sniff(job.bytes), .bytes = job.bytes};
    const auto outcome = printer_->send(payload, [&] { return ledger_.claimPrintJob(job.job_id); });
    if (!outcome) {
        log::information(
            kPart, nameOf(job.job_id) + " is no longer wanted or too old; nothing was sent"
        );
        return kRestUnclaimed;
    }
    record(job.job_id, *outcome);
    return outcome->end == SendEnd::zero_bytes ? kRestAfterMiss : kAtOnce;
}

std::optional<std::string> PrintStep::whyNever(const PrintJob& job) const {
    if (sha256Of(job.bytes) != job.document_sha256) {
        return "document_damaged: the kept label is not the one that came from the hub; fetch it "
               "again";
    }
    const auto kind = inspect(job.bytes);
    if (!kind) {
        return kind.error();
    }
    return printer_->whyNot(*kind);
}

void PrintStep::record(std::int64_t job_id, const RecordSend& outcome) {
    unrecorded_ = Unrecorded{.job_id = job_id, .outcome = outcome};
    ledger_.recordSend(job_id, outcome);
    unrecorded_.reset();
    report(job_id, outcome);
}

void PrintStep::report(std::int64_t job_id, const RecordSend& outcome) {
    const std::string text = nameOf(job_id) + " to " + printer_->address() + ": ";
    const auto show = [this, &outcome](PrinterLinkState state) {
        links_.setPrinter(
            role_, {.is_configured = true, .state = state, .problem = outcome.reason}
        );
    };
    switch (outcome.end) {
        case SendEnd::all_accepted:
            links_.setPrinter(
                role_, {.is_configured = true, .state = PrinterLinkState::ok, .problem = ""}
            );
            log::information(
                kPart,
                text + std::to_string(outcome.bytes_sent) + " bytes taken, evidence " +
                    std::string{toText(outcome.evidence)}
            );
            return;
        case SendEnd::zero_bytes:
            show(PrinterLinkState::unreachable);
            log::warning(kPart, text + outcome.reason + "; nothing was sent, it is tried again");
            return;
        case SendEnd::unknown:
            show(PrinterLinkState::unknown);
            log::error(
                kPart, text + outcome.reason + "; somebody must say on the page whether it came out"
            );
            return;
        case SendEnd::impossible:
            log::error(kPart, text + "rejected: " + outcome.reason);  // says nothing of the printer
            return;
    }
}

}  // namespace balcao
