#include "printing/printers/cups_printer.h"

#include "printing/printers/cups_queue.h"
#include "printing/printers/languages.h"

#include <charconv>
#include <thread>
#include <utility>

namespace balcao {

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::string_view kOurJobs = "balcao-";
constexpr std::chrono::milliseconds kProbePatience{2'000};

/// "12 balcao-...": what CUPS calls the job, and what we call it.
struct SpoolId {
    int job_id{};
    std::string name;
};

std::string toText(const SpoolId& id) {
    return std::to_string(id.job_id) + " " + id.name;
}

std::optional<SpoolId> readSpoolId(const std::string& text) {
    SpoolId id;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id.job_id);
    if (error != std::errc{} || end == text.data() + text.size() || *end != ' ') {
        return std::nullopt;
    }
    id.name = std::string{end + 1, text.data() + text.size()};
    return id;
}

class CupsPrinter final : public Printer {
public:
    CupsPrinter(CupsAddress address, PrinterLanguage language, CupsLimits limits)
        : address_{std::move(address)}
        , language_{language}
        , limits_{limits} {}

    std::string address() const override { return balcao::toText(PrinterAddress{address_}); }

    std::optional<std::string> whyNot(DocumentKind kind) const override {
        // A queue whose language nobody told is one for sheets, which CUPS filters from PDF.
        const bool is_sheet = language_ == PrinterLanguage::unknown ||
                              language_ == PrinterLanguage::postscript ||
                              language_ == PrinterLanguage::pdf;
        if (is_sheet && kind == DocumentKind::pdf) {
            return std::nullopt;
        }
        return whyNotInLanguage(language_, kind);
    }

    std::optional<RecordSend> send(const PrintPayload& payload, const ClaimCommit& claim) override {
        CupsQueue queue{address_.queue, limits_.connecting};
        if (!queue.isOpen()) {
            return missed("cups_unreachable", queue, "is the service cups running?");
        }
        const auto facts = queue.facts();
        if (!facts) {
            return missed("cups_no_queue", queue, "is the queue's name right?");
        }
        if (!facts->accepts_jobs) {
            return missed("cups_refuses", queue, "run cupsaccept for this queue");
        }
        dropOrphans(queue);
        const auto job_id = queue.createHeld(payload.name);
        if (!job_id) {
            return missed("cups_refuses", queue, "look at the queue in CUPS");
        }
        const SpoolId id{.job_id = *job_id, .name = payload.name};
        const CupsJob held{
            .id = *job_id,
            .name = payload.name,
            .state = CupsJobState::held,
            .printer_message = {}};
        if (!queue.sendDocument(held, formatOf(payload.kind), payload.bytes)) {
            RecordSend miss = missed("cups_refuses", queue, "look at the queue in CUPS");
            queue.cancel(*job_id);  // it is held: nothing of it can print
            return miss;
        }
        return claimAndRelease(queue, id, payload, claim);
    }

    SpoolFinding find(const std::string& spool_id) override { return look(spool_id, false); }

    SpoolFinding takeBack(const std::string& spool_id) override { return look(spool_id, true); }

    std::optional<std::string> complaint() override {
        CupsQueue queue{address_.queue, limits_.connecting};
        const auto facts = queue.isOpen() ? queue.facts() : std::nullopt;
        if (!facts || facts->error_policy == "abort-job") {
            return std::nullopt;
        }
        return "cups_repeats: the queue " + address_.queue + " has the error policy '" +
               facts->error_policy +
               "', with which CUPS sends a broken job again by itself; run lpadmin -p " +
               address_.queue + " -o printer-error-policy=abort-job";
    }

private:
    static std::string formatOf(DocumentKind kind) {
        return kind == DocumentKind::pdf ? "application/pdf" : "application/vnd.cups-raw";
    }

    RecordSend missed(std::string slug, const CupsQueue& queue, const std::string& advice) const {
        return {
            .end = SendEnd::zero_bytes,
            .reason = std::move(slug) + ": printing to " + address() + ": " + queue.lastProblem() +
                      "; " + advice};
    }

    /// Held jobs of an agent that ended before its claim: nobody waits for them. Those that were
    /// claimed are found by find() before anything else is sent.
    static void dropOrphans(CupsQueue& queue) {
        for (const CupsJob& job : queue.unfinished(kOurJobs)) {
            if (job.state == CupsJobState::held) {
                queue.cancel(job.id);
            }
        }
    }

    std::optional<RecordSend> claimAndRelease(
        CupsQueue& queue, const SpoolId& id, const PrintPayload& payload, const ClaimCommit& claim
    ) const {
        bool is_claimed = false;
        try {
            is_claimed = claim(toText(id));
        } catch (...) {
            queue.cancel(id.job_id);
            throw;
        }
        if (!is_claimed) {
            queue.cancel(id.job_id);
            return std::nullopt;
        }
        if (!queue.release(id.job_id)) {
            const std::string problem = queue.lastProblem();
            if (isTakenBack(queue, id)) {
                return RecordSend{
                    .end = SendEnd::zero_bytes,
                    .reason = "cups_refuses: CUPS did not release the job: " + problem};
            }
        }
        return watch(queue, id, static_cast<std::int64_t>(payload.bytes.size()));
    }

    /// Follows the released job for a while.
    RecordSend watch(CupsQueue& queue, const SpoolId& id, std::int64_t size) const {
        const auto deadline = SteadyClock::now() + limits_.watching;
        SpoolFinding finding = fateOf(queue, id);
        while (finding.fate == SpoolFate::waiting && SteadyClock::now() < deadline) {
            std::this_thread::sleep_for(limits_.looking_again);
            finding = fateOf(queue, id);
        }
        RecordSend sent{
            .end = SendEnd::unknown, .bytes_sent = size, .reason = std::move(finding.reason)};
        if (finding.fate == SpoolFate::done || finding.fate == SpoolFate::waiting) {
            sent.end = SendEnd::all_accepted;
            sent.evidence = PrintEvidence::e1;
            sent.device_waits = finding.fate == SpoolFate::waiting;
        }
        return sent;
    }

    SpoolFinding look(const std::string& spool_id, bool takes_back) const {
        const auto id = readSpoolId(spool_id);
        CupsQueue queue{address_.queue, limits_.connecting};
        if (!id || !queue.isOpen()) {
            return {};
        }
        if (isTakenBack(queue, *id)) {
            return {
                .fate = SpoolFate::never_released,
                .reason = "interrupted: the job was held in CUPS and has been taken back"};
        }
        SpoolFinding finding = fateOf(queue, *id);
        if (takes_back && finding.fate == SpoolFate::waiting && queue.cancel(id->job_id)) {
            finding = {
                .fate = SpoolFate::stopped,
                .reason =
                    "device_waited: the printer did not take the job in time, and CUPS was "
                    "told to stop it"};
        }
        return finding;
    }

    /// True if the job is, or was until now, held: proof that nothing of it was printed.
    static bool isTakenBack(CupsQueue& queue, const SpoolId& id) {
        const auto job = queue.job(id.job_id);
        if (!job || job->name != id.name || job->state != CupsJobState::held) {
            return false;
        }
        if (!queue.cancel(id.job_id)) {
            return false;
        }
        const auto after = queue.job(id.job_id);
        return after && after->name == id.name && after->state == CupsJobState::canceled;
    }

    static SpoolFinding fateOf(CupsQueue& queue, const SpoolId& id) {
        const auto job = queue.job(id.job_id);
        if (!job || job->name != id.name) {
            return {
                .fate = SpoolFate::cannot_tell,
                .reason = "spooler_lost: CUPS does not know the job any more"};
        }
        switch (job->state) {
            case CupsJobState::completed:
                return {.fate = SpoolFate::done, .reason = ""};
            case CupsJobState::held:
            case CupsJobState::waiting:
            case CupsJobState::processing:
            case CupsJobState::stopped:
                return {.fate = SpoolFate::waiting, .reason = waitingFor(queue, *job)};
            case CupsJobState::canceled:
            case CupsJobState::aborted:
                break;
        }
        return {
            .fate = SpoolFate::stopped,
            .reason =
                "spooler_stopped: CUPS ended the job before its end: " + job->printer_message};
    }

    static std::string waitingFor(CupsQueue& queue, const CupsJob& job) {
        const auto facts = queue.facts();
        const auto reason = facts ? blockingReason(facts->status) : std::nullopt;
        return reason ? reasonText(*reason)
                      : "device_waits: CUPS has not handed the job to the printer yet: " +
                            job.printer_message;
    }

    CupsAddress address_;
    PrinterLanguage language_;
    CupsLimits limits_;
};

class CupsProbe final : public StatusProbe {
public:
    explicit CupsProbe(CupsAddress address)
        : address_{std::move(address)} {}

    DeviceStatus read() override {
        CupsQueue queue{address_.queue, kProbePatience};
        const auto facts = queue.isOpen() ? queue.facts() : std::nullopt;
        return facts ? facts->status : DeviceStatus{};
    }

private:
    CupsAddress address_;
};

}  // namespace

std::unique_ptr<Printer> makeCupsPrinter(
    const CupsAddress& address, PrinterLanguage language, CupsLimits limits
) {
    return std::make_unique<CupsPrinter>(address, language, limits);
}

std::unique_ptr<StatusProbe> makeCupsProbe(const CupsAddress& address) {
    return std::make_unique<CupsProbe>(address);
}

}  // namespace balcao
