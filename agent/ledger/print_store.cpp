#include "agent/ledger/print_store.h"

#include "agent/ledger/codec_parts.h"

namespace balcao {

const std::string kPrintJobColumns =
    "job_id, site_id, store_id, order_ref, role, format, document_sha256, package_id, copy,"
    " reprint_of, state, evidence, attempts, wanted_at_ms, due_at_ms, reason, wants_new_job,"
    " created_at_ms";

namespace {

template <typename Enum>
Enum known(const std::string& text, std::int64_t job_id) {
    const auto value = fromText<Enum>(text);
    if (!value) {
        throw DatabaseError{
            DatabaseFault::corrupt,
            "read print job " + std::to_string(job_id) + ": '" + text + "' is no value we know"};
    }
    return *value;
}

bool isUnsettled(PrintState state) {
    switch (state) {
        case PrintState::queued:
        case PrintState::held:
        case PrintState::submitting:
        case PrintState::in_doubt:
        case PrintState::rejected:
        case PrintState::expired:
            return true;
        case PrintState::submitted:
        case PrintState::confirmed:
        case PrintState::not_printed:
        case PrintState::cancelled:
            return false;
    }
    return true;
}

}  // namespace

StoredPrintJob jobOf(const PrintJobRow& row) {
    const auto& [job_id, site_id, store_id, order_ref, role, format, document_sha256, package_id, copy, reprint_of, state, evidence, attempts, wanted_at_ms, due_at_ms, reason, wants_new_job, created_at_ms] =
        row;
    return {
        .job_id = job_id,
        .store = {.site_id = site_id, .store_id = store_id},
        .order_ref = {order_ref},
        .role = role,
        .format = format,
        .document_sha256 = document_sha256,
        .package_id = {package_id},
        .copy = copy,
        .reprint_of = reprint_of,
        .progress =
            {.state = known<PrintState>(state, job_id),
             .evidence = known<PrintEvidence>(evidence, job_id),
             .attempts = attempts,
             .wanted_at = fromMs(wanted_at_ms),
             .due_at = fromMs(due_at_ms),
             .reason = reason,
             .wants_new_job = wants_new_job},
        .created_at = fromMs(created_at_ms)};
}

PrintStore::PrintStore(Database& database)
    : keep_{database,
            "INSERT INTO documents (document_sha256, site_id, store_id, bytes, created_at_ms)"
            " VALUES (?, ?, ?, ?, ?) ON CONFLICT (document_sha256) DO NOTHING"}
    , add_{database,
           "INSERT INTO print_jobs (" + kPrintJobColumns +
               ", is_unsettled) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
               " ON CONFLICT DO NOTHING"}
    , find_{database, "SELECT " + kPrintJobColumns + " FROM print_jobs WHERE job_id = ?"}
    , set_progress_{database,
                    "UPDATE print_jobs SET state = ?2, evidence = ?3, attempts = ?4,"
                    " wanted_at_ms = ?5, due_at_ms = ?6, reason = ?7, wants_new_job = ?8, is_unsettled = ?9"
                    " WHERE job_id = ?1"}
    , last_copy_{database,
                 "SELECT max(copy) FROM print_jobs"
                 " WHERE order_ref = ? AND package_id = ? AND document_sha256 = ?"}
    , unsent_of_{database,
                 "SELECT " + kPrintJobColumns +
                     " FROM print_jobs WHERE order_ref = ?"
                     " AND state IN ('queued', 'held', 'expired') ORDER BY job_id"}
    , claimed_{database,
               "SELECT " + kPrintJobColumns +
                   " FROM print_jobs WHERE is_unsettled = 1 AND state = 'submitting' ORDER BY job_id"} {}

void PrintStore::keep(
    const std::string& sha256, const StoreKey& store, const std::string& bytes, Instant now
) {
    keep_.run(sha256, store.site_id, store.store_id, Blob{bytes}, toMs(now));
}

void PrintStore::add(const StoredPrintJob& job) {
    add_.run(
        job.job_id,
        job.store.site_id,
        job.store.store_id,
        job.order_ref.value,
        job.role,
        job.format,
        job.document_sha256,
        job.package_id.value,
        job.copy,
        job.reprint_of,
        std::string{toText(job.progress.state)},
        std::string{toText(job.progress.evidence)},
        job.progress.attempts,
        toMs(job.progress.wanted_at),
        toMs(job.progress.due_at),
        job.progress.reason,
        job.progress.wants_new_job,
        toMs(job.created_at),
        isUnsettled(job.progress.state)
    );
}

std::optional<StoredPrintJob> PrintStore::find(std::int64_t job_id) {
    const auto row = find_.first(job_id);
    return row ? std::optional{jobOf(*row)} : std::nullopt;
}

void PrintStore::setProgress(std::int64_t job_id, const PrintProgress& progress) {
    set_progress_.run(
        job_id,
        std::string{toText(progress.state)},
        std::string{toText(progress.evidence)},
        progress.attempts,
        toMs(progress.wanted_at),
        toMs(progress.due_at),
        progress.reason,
        progress.wants_new_job,
        isUnsettled(progress.state)
    );
}

std::int64_t PrintStore::lastCopy(const StoredPrintJob& job) {
    const auto row =
        last_copy_.first(job.order_ref.value, job.package_id.value, job.document_sha256);
    return row ? std::get<0>(*row).value_or(0) : 0;
}

std::vector<StoredPrintJob> PrintStore::unsentOf(OrderRef order_ref) {
    std::vector<StoredPrintJob> jobs;
    for (const auto& row : unsent_of_.all(order_ref.value)) {
        jobs.push_back(jobOf(row));
    }
    return jobs;
}

std::vector<StoredPrintJob> PrintStore::claimed() {
    std::vector<StoredPrintJob> jobs;
    for (const auto& row : claimed_.all()) {
        jobs.push_back(jobOf(row));
    }
    return jobs;
}

PrintQueue::PrintQueue(Database& database)
    : next_due_{database,
                "SELECT " + kPrintJobColumns +
                    " FROM print_jobs WHERE role = ? AND state IN ('queued', 'held')"
                    " AND due_at_ms <= ? ORDER BY due_at_ms, job_id LIMIT 1"}
    , next_due_at_{database,
                   "SELECT min(due_at_ms) FROM print_jobs"
                   " WHERE role = ? AND state IN ('queued', 'held')"}
    , bytes_{database, "SELECT bytes FROM documents WHERE document_sha256 = ?"} {}

std::optional<PrintJob> PrintQueue::nextDue(const std::string& role, Instant now) {
    const auto row = next_due_.first(role, toMs(now));
    if (!row) {
        return std::nullopt;
    }
    StoredPrintJob stored = jobOf(*row);
    const auto bytes = bytes_.first(stored.document_sha256);
    return PrintJob{
        .job_id = stored.job_id,
        .order_ref = stored.order_ref,
        .store = std::move(stored.store),
        .role = std::move(stored.role),
        .format = std::move(stored.format),
        .document_sha256 = std::move(stored.document_sha256),
        .bytes = bytes ? std::get<0>(*bytes).bytes : std::string{},
        .package_id = std::move(stored.package_id),
        .copy = stored.copy,
        .progress = std::move(stored.progress)};
}

std::optional<Instant> PrintQueue::nextDueAt(const std::string& role) {
    const auto row = next_due_at_.first(role);
    return row && std::get<0>(*row) ? std::optional{fromMs(*std::get<0>(*row))} : std::nullopt;
}

}  // namespace balcao
