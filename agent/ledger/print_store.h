#pragma once

#include "agent/ledger/ledger.h"
#include "agent/ledger/statement.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace balcao {

/// A print job without its bytes. `order_ref` 0: paper of no order.
struct StoredPrintJob {
    std::int64_t job_id{};
    StoreKey store;
    OrderRef order_ref;
    PaperKind kind{PaperKind::label};
    std::string role;
    std::string format;
    std::string document_sha256;
    PackageId package_id;
    std::string dedupe_key;
    std::int64_t copies{1};
    std::int64_t copy{1};
    std::optional<std::int64_t> reprint_of;
    std::string asked_by;
    std::string asked_why;
    std::optional<Instant> expires_at;
    PrintProgress progress;
    Instant created_at{};
};

/// What makes two wishes for a carrier's label the same wish.
std::string labelKey(OrderRef order_ref, const PackageLabel& label);

/// The columns of print_jobs that make a StoredPrintJob, in the order that jobOf reads. Inline,
/// because texts of other files are made of it before main(), in an order that nobody promises.
inline const std::string kPrintJobColumns =
    "job_id, site_id, store_id, coalesce(order_ref, 0), kind, role, format, document_sha256,"
    " package_id, dedupe_key, copies, copy, reprint_of, asked_by, asked_why, expires_at_ms, state,"
    " evidence, attempts, part_count, parts_sent, spool_id, wanted_at_ms, due_at_ms, reason,"
    " wants_new_job, created_at_ms";
using PrintJobColumns = Columns<
    std::int64_t,                 // job_id
    std::string,                  // site_id
    std::string,                  // store_id
    std::int64_t,                 // order_ref
    std::string,                  // kind
    std::string,                  // role
    std::string,                  // format
    std::string,                  // document_sha256
    std::string,                  // package_id
    std::string,                  // dedupe_key
    std::int64_t,                 // copies
    std::int64_t,                 // copy
    std::optional<std::int64_t>,  // reprint_of
    std::string,                  // asked_by
    std::string,                  // asked_why
    std::optional<std::int64_t>,  // expires_at_ms
    std::string,                  // state
    std::string,                  // evidence
    std::int64_t,                 // attempts
    std::int64_t,                 // part_count
    std::int64_t,                 // parts_sent
    std::string,                  // spool_id
    std::int64_t,                 // wanted_at_ms
    std::int64_t,                 // due_at_ms
    std::string,                  // reason
    bool,                         // wants_new_job
    std::int64_t>;                // created_at_ms
using PrintJobRow = Statement<Params<>, PrintJobColumns>::Row;
StoredPrintJob jobOf(const PrintJobRow& row);

/// The kept bytes by their hash; no row for those that were wiped.
inline const std::string kBytesOfDocument =
    "SELECT bytes FROM documents WHERE document_sha256 = ? AND wiped_at_ms IS NULL";

/// Paper to be made and the bytes for it: tables print_jobs and documents.
class PrintStore {
public:
    explicit PrintStore(Database& database);

    /// Bytes that are to be kept, and whose: `order_ref` 0, paper of no order.
    struct Keeping {
        const StoreKey& store;
        OrderRef order_ref;
        Instant now;
    };

    /// Keeps the bytes; equal ones once. Wiped ones are there again.
    void keep(const std::string& sha256, const std::string& bytes, const Keeping& keeping);

    /// False for bytes that were wiped.
    bool hasBytes(const std::string& sha256);

    /// Wipes the bytes if nobody needs them, as Ledger::wipePapers says it; false if they stay.
    /// Their hash, their number and whose they were remain.
    bool wipe(const std::string& sha256, Instant untouched_since, Instant now);

    /// Adds the job unless there is one for the same wish and copy.
    void add(const StoredPrintJob& job);

    std::optional<StoredPrintJob> find(std::int64_t job_id);
    void setProgress(std::int64_t job_id, const PrintProgress& progress);

    void setRole(std::int64_t job_id, const std::string& role);

    /// The highest copy of the same wish.
    std::int64_t lastCopy(const std::string& dedupe_key);

    /// The newest job of a wish, unless it was cancelled before anything was sent.
    std::optional<StoredPrintJob> findByKey(const std::string& dedupe_key);

    /// The carrier's labels of an order that still may be stopped.
    std::vector<StoredPrintJob> unsentLabelsOf(OrderRef order_ref);
    std::vector<StoredPrintJob> claimed();

    /// What waits for a packing table's own printer and was not begun.
    std::vector<StoredPrintJob> unbegunAtStations();

private:
    Statement<Params<std::string, std::string, std::string, Blob, std::int64_t>> keep_;
    Statement<Params<std::string, std::int64_t, std::string, std::string>> keep_for_order_;
    Statement<Params<std::string>, Columns<std::int64_t>> has_bytes_;
    Statement<Params<std::int64_t, std::string, std::int64_t>> wipe_;
    Statement<Params<
        std::int64_t,
        std::string,
        std::string,
        std::optional<std::int64_t>,
        std::string,
        std::string,
        std::string,
        std::string,
        std::string,
        std::string,
        std::int64_t,
        std::int64_t,
        std::optional<std::int64_t>,
        std::string,
        std::string,
        std::optional<std::int64_t>,
        std::string,
        std::string,
        std::int64_t,
        std::int64_t,
        std::int64_t,
        std::string,
        std::int64_t,
        std::int64_t,
        std::string,
        bool,
        std::int64_t,
        bool>>
        add_;
    Statement<Params<std::int64_t>, PrintJobColumns> find_;
    Statement<Params<
        std::int64_t,
        std::string,
        std::string,
        std::int64_t,
        std::int64_t,
        std::int64_t,
        std::string,
        std::int64_t,
        std::int64_t,
        std::string,
        bool,
        bool>>
        set_progress_;
    Statement<Params<std::int64_t, std::string>> set_role_;
    Statement<Params<std::string>, Columns<std::optional<std::int64_t>>> last_copy_;
    Statement<Params<std::string>, PrintJobColumns> by_key_;
    Statement<Params<std::int64_t>, PrintJobColumns> unsent_labels_of_;
    Statement<Params<>, PrintJobColumns> claimed_;
    Statement<Params<>, PrintJobColumns> unbegun_at_stations_;
};

/// The questions of the print step, on a connection that reads.
class PrintQueue {
public:
    explicit PrintQueue(Database& database);

    std::optional<PrintJob> nextDue(const PrintRoute& route, Instant now);
    std::optional<Instant> nextDueAt(const PrintRoute& route);
    std::vector<PrintJob> atDevice(const PrintRoute& route);

    /// The hashes of bytes that may be wiped, oldest first.
    std::vector<std::string> wipeable(Instant untouched_since, std::size_t most);

private:
    using OfRoute = Params<std::string, std::string, std::string>;

    Statement<Params<std::string, std::string, std::string, std::int64_t>, PrintJobColumns>
        next_due_;
    Statement<OfRoute, Columns<std::optional<std::int64_t>>> next_due_at_;
    Statement<OfRoute, PrintJobColumns> at_device_;
    Statement<Params<std::string>, Columns<Blob>> bytes_;
    Statement<Params<std::int64_t, std::int64_t>, Columns<std::string>> wipeable_;
};

}  // namespace balcao
