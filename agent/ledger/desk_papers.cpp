#include "agent/ledger/desk.h"
#include "agent/service/random_ids.h"

#include <algorithm>
#include <utility>

// What the desk does with print jobs and tasks.

namespace balcao {

namespace {

const Actor kAgent{.kind = ActorKind::agent, .name = {}};

Failure<Refused> noSuchOrder() {
    return Failure{Refused{.why = Refused::Why::no_such_order}};
}

Failure<Refused> byTheRules(Refusal refusal) {
    return Failure{Refused{.why = Refused::Why::by_the_rules, .refusal = refusal}};
}

Failure<Refused> bytesWiped() {
    return Failure{Refused{.why = Refused::Why::bytes_wiped}};
}

ExpireJob expiryOf(const StoredPrintJob& job) {
    return {.life = lifeOf(job.kind), .expires_at = job.expires_at};
}

/// A doubt is about the next part only; of a job that was sent in order all of it is denied.
std::int64_t partsKnownToBeOut(const StoredPrintJob& job) {
    return job.progress.state == PrintState::in_doubt ? job.progress.parts_sent : 0;
}

}  // namespace

void Desk::record(const Step& step, const StoreKey& store, OrderRef order_ref, const Doing& doing) {
    Books::Place place{
        .seq = 0, .store = store, .order_ref = order_ref, .actor = doing.actor, .at = clock_.now()};
    place.seq = journal_.append(
        {.seq = 0,
         .store = store,
         .order_ref = order_ref,
         .command_id = doing.command_id,
         .kind = kindOf(step),
         .payload = encodeStep(step),
         .actor = doing.actor,
         .at = place.at}
    );
    books_.apply(step, place);
}

void Desk::move(const StoredPrintJob& job, const PrintProgress& progress, const Doing& doing) {
    record(PrintMoved{.job_id = job.job_id, .progress = progress}, job.store, job.order_ref, doing);
}

bool Desk::expire(const StoredPrintJob& job) {
    const auto expired = decide(job.progress, expiryOf(job), clock_.now());
    if (expired) {
        move(job, *expired, {.command_id = {newUuid()}, .actor = kAgent});
    }
    return expired.has_value();
}

bool Desk::claimPrintJob(std::int64_t job_id, const ClaimJob& claim) {
    const auto job = books_.prints.find(job_id);
    if (!job || expire(*job)) {
        return false;
    }
    const auto claimed = decide(job->progress, claim, clock_.now());
    if (!claimed) {
        return false;
    }
    move(*job, *claimed, {.command_id = {newUuid()}, .actor = kAgent});
    return true;
}

bool Desk::notePrintJob(std::int64_t job_id, const PrintCommand& finding) {
    const auto job = books_.prints.find(job_id);
    const bool is_for_workers = std::holds_alternative<HoldJob>(finding) ||
                                std::holds_alternative<AdoptSpoolJob>(finding) ||
                                std::holds_alternative<ProveUnsent>(finding);
    if (!job || !is_for_workers || expire(*job)) {
        return false;
    }
    const auto next = decide(job->progress, finding, clock_.now());
    if (next) {
        move(*job, *next, {.command_id = {newUuid()}, .actor = kAgent});
    }
    return next.has_value();
}

void Desk::recordSend(std::int64_t job_id, const RecordSend& outcome) {
    const auto job = books_.prints.find(job_id);
    if (!job) {
        return;
    }
    const auto sent = decide(job->progress, outcome, clock_.now());
    if (!sent) {
        return;  // cancelled between the look and the attempt, which sent nothing
    }
    const Doing doing{.command_id = {newUuid()}, .actor = kAgent};
    // A job that never reached its printer gets old here; one that comes to a claim, there.
    const auto expired = decide(*sent, expiryOf(*job), clock_.now());
    move(*job, expired ? *expired : *sent, doing);
}

void Desk::doubtClaimedJobs() {
    for (const StoredPrintJob& job : books_.prints.claimed()) {
        if (const auto doubted = decide(job.progress, FindAfterCrash{}, clock_.now())) {
            move(job, *doubted, {.command_id = {newUuid()}, .actor = kAgent});
        }
    }
}

std::string Desk::standing(const std::string& printer) const {
    const auto [role, station] = printerNameIn(printer);
    return station.empty() || station_printers_.contains(printer) ? printer : std::string{role};
}

void Desk::bringHome() {
    for (const StoredPrintJob& job : books_.prints.unbegunAtStations()) {
        if (standing(job.role) != job.role) {
            record(
                PrintRerouted{.job_id = job.job_id, .role = standing(job.role)},
                job.store,
                job.order_ref,
                {.command_id = {newUuid()}, .actor = kAgent}
            );
        }
    }
}

Result<Submitted, Refused> Desk::answerPrintJob(
    const CommandId& command_id, std::int64_t job_id, const PrintCommand& answer, const Actor& actor
) {
    const auto job = books_.prints.find(job_id);
    if (!job) {
        return noSuchOrder();
    }
    if (auto before = repeated(command_id, job->order_ref)) {
        return *std::move(before);
    }
    const bool is_for_people = std::holds_alternative<AnswerDoubt>(answer) ||
                               std::holds_alternative<ReleaseJob>(answer) ||
                               std::holds_alternative<CancelJob>(answer);
    const auto next = decide(job->progress, answer, clock_.now());
    if (!is_for_people || !next) {
        return byTheRules(Refusal::not_now);
    }
    const bool needs_bytes = next->wants_new_job || next->state == PrintState::queued;
    if (needs_bytes && !books_.prints.hasBytes(job->document_sha256)) {
        return bytesWiped();
    }
    const Doing doing{.command_id = command_id, .actor = actor};
    move(*job, *next, doing);
    if (next->wants_new_job) {
        record(
            PrintCopied{
                .job_id = job_id,
                .reason = "not_printed",
                .parts_sent = partsKnownToBeOut(*job),
                .role = standing(job->role)},
            job->store,
            job->order_ref,
            doing
        );
    }
    return submitted(job->order_ref);
}

PaperRule Desk::ruleFor(PaperKind kind) const {
    const auto found = paper_rules_.find(kind);
    return found == paper_rules_.end() ? PaperRule{} : found->second;
}

void Desk::followLabelRule(OrderRef order_ref, const Doing& doing) {
    const PrintMode mode = ruleFor(PaperKind::label).mode;
    if (mode == PrintMode::automatic) {
        return;
    }
    for (const StoredPrintJob& job : books_.prints.unsentLabelsOf(order_ref)) {
        const PrintCommand wish =
            mode == PrintMode::ask ? PrintCommand{AskFirst{}} : PrintCommand{CancelJob{}};
        if (const auto next = decide(job.progress, wish, clock_.now())) {
            move(job, *next, doing);
        }
    }
}

PaperAdded Desk::added(const StoredPrintJob& job) {
    return {
        .job_id = job.job_id,
        .copy = job.copy,
        .is_repeated = false,
        .revision = journal_.lastSeq()};
}

bool Desk::deny(const PaperRequest& request) {
    const auto original = books_.prints.find(request.reprint_of.value_or(0));
    if (!original) {
        return false;
    }
    const auto denied = decide(original->progress, AnswerDoubt{.came_out = false}, clock_.now());
    if (denied) {
        move(*original, *denied, {.command_id = request.command_id, .actor = request.actor});
    }
    return denied.has_value();
}

Result<PaperAdded, Refused> Desk::addPaper(const PaperRequest& request, const std::string& sha256) {
    const OrderRef order_ref = request.order_ref.value_or(OrderRef{});
    const PaperRule rule = ruleFor(request.kind);
    const std::string role =
        standing(request.role.empty() ? std::string{usualRoleOf(request.kind)} : request.role);
    const std::int64_t copies = request.copies.value_or(rule.copies);
    const bool is_sound =
        isPrinterName(role) && !request.bytes.empty() && copies >= 1 && copies <= kMostCopies;
    if (!is_sound) {
        return byTheRules(Refusal::not_now);
    }
    if (request.order_ref && !state_of_.first(order_ref.value)) {
        return noSuchOrder();
    }
    if (request.is_automatic && rule.mode == PrintMode::never) {
        return PaperAdded{.job_id = std::nullopt, .revision = journal_.lastSeq()};
    }
    std::string key = std::string{toText(request.kind)} + "/" +
                      (request.dedupe_key.empty() ? request.command_id.value : request.dedupe_key);
    if (request.reprint_of) {
        const auto original = books_.prints.find(*request.reprint_of);
        if (!original) {
            return byTheRules(Refusal::not_now);
        }
        key = original->dedupe_key;
    }
    const auto before = books_.prints.findByKey(key);
    const bool is_repeated =
        journal_.orderOfCommand(request.command_id).has_value() || !request.reprint_of;
    if (before && is_repeated) {
        PaperAdded answer = added(*before);
        answer.is_repeated = true;
        return answer;
    }
    if (request.denies_original && !deny(request)) {
        return byTheRules(Refusal::not_now);
    }
    books_.prints.keep(
        sha256, request.bytes, {.store = request.store, .order_ref = order_ref, .now = clock_.now()}
    );
    record(
        PrintWanted{
            .kind = request.kind,
            .role = role,
            .format = request.format,
            .document_sha256 = sha256,
            .package_id = request.package_id,
            .dedupe_key = key,
            .copies = copies,
            .expires_at = request.expires_at,
            .reprint_of = request.reprint_of,
            .reason = request.reason,
            .is_asked = request.is_automatic && rule.mode == PrintMode::ask},
        request.store,
        order_ref,
        {.command_id = request.command_id, .actor = request.actor}
    );
    return added(books_.prints.findByKey(key).value());
}

Result<Submitted, Refused> Desk::reroutePrintJob(
    const CommandId& command_id, std::int64_t job_id, const std::string& role, const Actor& actor
) {
    const auto job = books_.prints.find(job_id);
    if (!job) {
        return noSuchOrder();
    }
    if (auto before = repeated(command_id, job->order_ref)) {
        return *std::move(before);
    }
    // With parts sent already nobody could say which of them the other printer's next one is.
    const auto released = decide(job->progress, ReleaseJob{}, clock_.now());
    if (!isPrinterName(role) || !released || job->progress.parts_sent > 0) {
        return byTheRules(Refusal::not_now);
    }
    if (!books_.prints.hasBytes(job->document_sha256)) {
        return bytesWiped();
    }
    const Doing doing{.command_id = command_id, .actor = actor};
    record(
        PrintRerouted{.job_id = job_id, .role = standing(role)}, job->store, job->order_ref, doing
    );
    PrintProgress fresh = *released;
    fresh.attempts = 0;  // of the other printer
    fresh.part_count = 0;
    move(*job, fresh, doing);
    return submitted(job->order_ref);
}

Result<Submitted, Refused> Desk::reprint(
    const CommandId& command_id,
    std::int64_t job_id,
    const std::string& reason,
    const Actor& actor,
    const std::string& role
) {
    const auto job = books_.prints.find(job_id);
    if (!job) {
        return noSuchOrder();
    }
    if (auto before = repeated(command_id, job->order_ref)) {
        return *std::move(before);
    }
    // Otherwise it may still come out by itself, a question about it is open, or nobody wants it.
    const PrintState state = job->progress.state;
    const bool is_over = state == PrintState::submitted || state == PrintState::confirmed ||
                         state == PrintState::not_printed || state == PrintState::rejected;
    if (!is_over || (!role.empty() && !isPrinterName(role))) {
        return byTheRules(Refusal::not_now);
    }
    if (!books_.prints.hasBytes(job->document_sha256)) {
        return bytesWiped();
    }
    record(
        PrintCopied{
            .job_id = job_id, .reason = reason, .role = standing(role.empty() ? job->role : role)},
        job->store,
        job->order_ref,
        {.command_id = command_id, .actor = actor}
    );
    return submitted(job->order_ref);
}

std::size_t Desk::wipePapers(std::span<const std::string> hashes, Instant untouched_since) {
    return static_cast<std::size_t>(std::ranges::count_if(hashes, [&](const std::string& hash) {
        return books_.prints.wipe(hash, untouched_since, clock_.now());
    }));
}

Result<Submitted, Refused> Desk::finishTask(
    const CommandId& command_id, std::int64_t task_id, const Actor& actor
) {
    const auto task = books_.tasks.find(task_id);
    if (!task) {
        return noSuchOrder();
    }
    if (auto before = repeated(command_id, task->order_ref)) {
        return *std::move(before);
    }
    if (task->is_finished) {
        return byTheRules(Refusal::not_now);
    }
    record(
        TaskFinished{task_id},
        task->store,
        task->order_ref,
        {.command_id = command_id, .actor = actor}
    );
    return submitted(task->order_ref);
}

}  // namespace balcao
