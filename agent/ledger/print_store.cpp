#include "agent/ledger/print_store.h"

#include "agent/ledger/codec_parts.h"
#include "agent/ledger/reading.h"

namespace balcao {

namespace {

// A route without a store serves all of them.
const std::string kOfRoute = "role = ?1 AND (?2 = '' OR (site_id = ?2 AND store_id = ?3))";

std::string siteOf(const PrintRoute& route) {
    return route.store ? route.store->site_id : std::string{};
}

std::string storeOf(const PrintRoute& route) {
    return route.store ? route.store->store_id : std::string{};
}

std::optional<std::int64_t> nullIfNone(OrderRef order_ref) {
    return order_ref.value == 0 ? std::nullopt : std::optional{order_ref.value};
}

bool isUnsettled(PrintState state) {
    switch (state) {
        case PrintState::queued:
        case PrintState::held:
        case PrintState::submitting:
        case PrintState::waiting_device:
        case PrintState::in_doubt:
        case PrintState::rejected:
        case PrintState::expired:
            return true;
        case PrintState::asked:  // nobody has to do anything about it
        case PrintState::submitted:
        case PrintState::confirmed:
        case PrintState::not_printed:
        case PrintState::cancelled:
            return false;
    }
    return true;
}

// Nobody needs these bytes: they came before ?1, no job of them is at a device or in question, none
// was wanted since (an older one is past any life), and their orders have ended and rest.
const std::string kNeededByNobody =
    " wiped_at_ms IS NULL AND documents.created_at_ms < ?1"
    " AND NOT EXISTS (SELECT 1 FROM print_jobs"
    " WHERE print_jobs.document_sha256 = documents.document_sha256"
    " AND (wanted_at_ms >= ?1 OR state IN ('submitting', 'waiting_device', 'in_doubt')))"
    " AND NOT EXISTS (SELECT 1 FROM order_documents CROSS JOIN orders"
    " ON orders.order_ref = order_documents.order_ref"
    " WHERE order_documents.document_sha256 = documents.document_sha256"
    " AND (is_final = 0 OR changed_at_ms >= ?1))";

std::vector<StoredPrintJob> jobsOf(const std::vector<PrintJobRow>& rows) {
    std::vector<StoredPrintJob> jobs;
    std::ranges::transform(rows, std::back_inserter(jobs), jobOf);
    return jobs;
}

}  // namespace

std::string labelKey(OrderRef order_ref, const PackageLabel& label) {
    return std::to_string(order_ref.value) + "/" + label.package_id.value + "/" +
           label.document_sha256;
}

StoredPrintJob jobOf(const PrintJobRow& row) {
    const auto& [job_id, site_id, store_id, order_ref, kind, role, format, document_sha256, package_id, dedupe_key, copies, copy, reprint_of, asked_by, asked_why, expires_at_ms, state, evidence, attempts, part_count, parts_sent, spool_id, wanted_at_ms, due_at_ms, reason, wants_new_job, created_at_ms] =
        row;
    return {
        .job_id = job_id,
        .store = {.site_id = site_id, .store_id = store_id},
        .order_ref = {order_ref},
        .kind = known<PaperKind>(kind, "print job", job_id),
        .role = role,
        .format = format,
        .document_sha256 = document_sha256,
        .package_id = {package_id},
        .dedupe_key = dedupe_key,
        .copies = copies,
        .copy = copy,
        .reprint_of = reprint_of,
        .asked_by = asked_by,
        .asked_why = asked_why,
        .expires_at = expires_at_ms ? std::optional{fromMs(*expires_at_ms)} : std::nullopt,
        .progress =
            {.state = known<PrintState>(state, "print job", job_id),
             .evidence = known<PrintEvidence>(evidence, "print job", job_id),
             .attempts = attempts,
             .part_count = part_count,
             .parts_sent = parts_sent,
             .spool_id = spool_id,
             .wanted_at = fromMs(wanted_at_ms),
             .due_at = fromMs(due_at_ms),
             .reason = reason,
             .wants_new_job = wants_new_job},
        .created_at = fromMs(created_at_ms)};
}

PrintStore::PrintStore(Database& database)
    : keep_{database,
            "INSERT INTO documents (document_sha256, site_id, store_id, bytes, created_at_ms)"
            " VALUES (?, ?, ?, ?, ?) ON CONFLICT (document_sha256) DO UPDATE SET"
            " bytes = excluded.bytes, created_at_ms = excluded.created_at_ms, byte_count = NULL,"
            " wiped_at_ms = NULL WHERE wiped_at_ms IS NOT NULL"}
    , keep_for_order_{database,
                      "INSERT INTO order_documents (document_sha256, order_ref, site_id, store_id)"
                      " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"}
    , has_bytes_{database,
                 "SELECT 1 FROM documents WHERE document_sha256 = ? AND wiped_at_ms IS NULL"}
    , wipe_{database,
            "UPDATE documents SET bytes = zeroblob(0), byte_count = length(bytes),"
            " wiped_at_ms = ?3 WHERE document_sha256 = ?2 AND" +
                kNeededByNobody}
    , add_{database,
           "INSERT INTO print_jobs (job_id, site_id, store_id, order_ref, kind, role, format,"
           " document_sha256, package_id, dedupe_key, copies, copy, reprint_of, asked_by, asked_why,"
           " expires_at_ms, state, evidence, attempts, part_count, parts_sent, spool_id,"
           " wanted_at_ms, due_at_ms, reason, wants_new_job, created_at_ms, is_unsettled)"
           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
           " ?, ?) ON CONFLICT DO NOTHING"}
    , find_{database, "SELECT " + kPrintJobColumns + " FROM print_jobs WHERE job_id = ?"}
    , set_progress_{database,
                    "UPDATE print_jobs SET state = ?2, evidence = ?3, attempts = ?4,"
                    " part_count = ?5, parts_sent = ?6, spool_id = ?7, wanted_at_ms = ?8,"
                    " due_at_ms = ?9, reason = ?10, wants_new_job = ?11, is_unsettled = ?12"
                    " WHERE job_id = ?1"}
    , set_role_{database, "UPDATE print_jobs SET role = ?2 WHERE job_id = ?1"}
    , last_copy_{database, "SELECT max(copy) FROM print_jobs WHERE dedupe_key = ?"}
    , by_key_{database,
              "SELECT " + kPrintJobColumns +
                  " FROM print_jobs WHERE dedupe_key = ?"
                  " AND (state <> 'cancelled' OR parts_sent > 0) ORDER BY copy DESC LIMIT 1"}
    , unsent_labels_of_{database,
                        "SELECT " + kPrintJobColumns +
                            " FROM print_jobs WHERE order_ref = ? AND kind = 'label'"
                            " AND state IN ('asked', 'queued', 'held', 'expired')"
                            " ORDER BY job_id"}
    , claimed_{database,
               "SELECT " + kPrintJobColumns +
                   " FROM print_jobs WHERE is_unsettled = 1 AND state = 'submitting' ORDER BY job_id"}
    , unbegun_at_stations_{
          database,
          "SELECT " + kPrintJobColumns +
              " FROM print_jobs WHERE is_unsettled = 1 AND instr(role, '@') > 0"
              " AND state IN ('queued', 'held') AND parts_sent = 0 ORDER BY job_id"} {}

void PrintStore::keep(const std::string& sha256, const std::string& bytes, const Keeping& keeping) {
    const StoreKey& store = keeping.store;
    keep_.run(sha256, store.site_id, store.store_id, Blob{bytes}, toMs(keeping.now));
    if (keeping.order_ref.value != 0) {
        keep_for_order_.run(sha256, keeping.order_ref.value, store.site_id, store.store_id);
    }
}

bool PrintStore::hasBytes(const std::string& sha256) {
    return has_bytes_.first(sha256).has_value();
}

bool PrintStore::wipe(const std::string& sha256, Instant untouched_since, Instant now) {
    return wipe_.run(toMs(untouched_since), sha256, toMs(now)) > 0;
}

void PrintStore::add(const StoredPrintJob& job) {
    add_.run(
        job.job_id,
        job.store.site_id,
        job.store.store_id,
        nullIfNone(job.order_ref),
        std::string{toText(job.kind)},
        job.role,
        job.format,
        job.document_sha256,
        job.package_id.value,
        job.dedupe_key,
        job.copies,
        job.copy,
        job.reprint_of,
        job.asked_by,
        job.asked_why,
        job.expires_at ? std::optional{toMs(*job.expires_at)} : std::nullopt,
        std::string{toText(job.progress.state)},
        std::string{toText(job.progress.evidence)},
        job.progress.attempts,
        job.progress.part_count,
        job.progress.parts_sent,
        job.progress.spool_id,
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
        progress.part_count,
        progress.parts_sent,
        progress.spool_id,
        toMs(progress.wanted_at),
        toMs(progress.due_at),
        progress.reason,
        progress.wants_new_job,
        isUnsettled(progress.state)
    );
}

void PrintStore::setRole(std::int64_t job_id, const std::string& role) {
    set_role_.run(job_id, role);
}

std::int64_t PrintStore::lastCopy(const std::string& dedupe_key) {
    const auto row = last_copy_.first(dedupe_key);
    return row ? std::get<0>(*row).value_or(0) : 0;
}

std::optional<StoredPrintJob> PrintStore::findByKey(const std::string& dedupe_key) {
    const auto row = by_key_.first(dedupe_key);
    return row ? std::optional{jobOf(*row)} : std::nullopt;
}

std::vector<StoredPrintJob> PrintStore::unsentLabelsOf(OrderRef order_ref) {
    return jobsOf(unsent_labels_of_.all(order_ref.value));
}

std::vector<StoredPrintJob> PrintStore::claimed() {
    return jobsOf(claimed_.all());
}

std::vector<StoredPrintJob> PrintStore::unbegunAtStations() {
    return jobsOf(unbegun_at_stations_.all());
}

namespace {

PrintJob withBytes(StoredPrintJob stored, std::string bytes) {
    return {
        .job_id = stored.job_id,
        .order_ref = stored.order_ref,
        .store = std::move(stored.store),
        .kind = stored.kind,
        .role = std::move(stored.role),
        .format = std::move(stored.format),
        .document_sha256 = std::move(stored.document_sha256),
        .bytes = std::move(bytes),
        .package_id = std::move(stored.package_id),
        .copies = stored.copies,
        .copy = stored.copy,
        .expires_at = stored.expires_at,
        .progress = std::move(stored.progress)};
}

}  // namespace

PrintQueue::PrintQueue(Database& database)
    : next_due_{database,
                "SELECT " + kPrintJobColumns + " FROM print_jobs WHERE " + kOfRoute +
                    " AND state IN ('queued', 'held')"
                    " AND due_at_ms <= ?4 ORDER BY due_at_ms, job_id LIMIT 1"}
    , next_due_at_{database,
                   "SELECT min(due_at_ms) FROM print_jobs WHERE " + kOfRoute +
                       " AND state IN ('queued', 'held')"}
    , at_device_{database,
                 "SELECT " + kPrintJobColumns +
                     " FROM print_jobs WHERE is_unsettled = 1 AND " + kOfRoute +
                     " AND state IN ('waiting_device', 'in_doubt') ORDER BY job_id"}
    , bytes_{database, kBytesOfDocument}
    , wipeable_{database,
                "SELECT document_sha256 FROM documents WHERE" + kNeededByNobody +
                    " ORDER BY documents.created_at_ms LIMIT ?2"} {}

std::optional<PrintJob> PrintQueue::nextDue(const PrintRoute& route, Instant now) {
    const auto row = next_due_.first(route.role, siteOf(route), storeOf(route), toMs(now));
    if (!row) {
        return std::nullopt;
    }
    StoredPrintJob stored = jobOf(*row);
    const auto bytes = bytes_.first(stored.document_sha256);
    return withBytes(std::move(stored), bytes ? std::get<0>(*bytes).bytes : std::string{});
}

std::optional<Instant> PrintQueue::nextDueAt(const PrintRoute& route) {
    const auto row = next_due_at_.first(route.role, siteOf(route), storeOf(route));
    return row && std::get<0>(*row) ? std::optional{fromMs(*std::get<0>(*row))} : std::nullopt;
}

std::vector<PrintJob> PrintQueue::atDevice(const PrintRoute& route) {
    std::vector<PrintJob> jobs;
    for (const auto& row : at_device_.all(route.role, siteOf(route), storeOf(route))) {
        jobs.push_back(withBytes(jobOf(row), {}));
    }
    return jobs;
}

std::vector<std::string> PrintQueue::wipeable(Instant untouched_since, std::size_t most) {
    std::vector<std::string> hashes;
    for (auto& row : wipeable_.all(toMs(untouched_since), static_cast<std::int64_t>(most))) {
        hashes.push_back(std::move(std::get<0>(row)));
    }
    return hashes;
}

}  // namespace balcao
