#pragma once

#include "agent/ledger/ledger.h"
#include "agent/ledger/statement.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace balcao {

/// A print job without its bytes.
struct StoredPrintJob {
    std::int64_t job_id{};
    StoreKey store;
    OrderRef order_ref;
    std::string role;
    std::string format;
    std::string document_sha256;
    PackageId package_id;
    std::int64_t copy{1};
    std::optional<std::int64_t> reprint_of;
    PrintProgress progress;
    Instant created_at{};
};

/// The columns of print_jobs that make a StoredPrintJob, in the order that jobOf reads.
extern const std::string kPrintJobColumns;
using PrintJobColumns = Columns<
    std::int64_t,
    std::string,
    std::string,
    std::int64_t,
    std::string,
    std::string,
    std::string,
    std::string,
    std::int64_t,
    std::optional<std::int64_t>,
    std::string,
    std::string,
    std::int64_t,
    std::int64_t,
    std::int64_t,
    std::string,
    bool,
    std::int64_t>;
using PrintJobRow = Statement<Params<>, PrintJobColumns>::Row;
StoredPrintJob jobOf(const PrintJobRow& row);

/// Paper to be made and the bytes for it: tables print_jobs and documents.
class PrintStore {
public:
    explicit PrintStore(Database& database);

    /// Keeps the bytes; equal ones once.
    void keep(
        const std::string& sha256, const StoreKey& store, const std::string& bytes, Instant now
    );

    /// Adds the job unless there is one for the same bytes, package and copy.
    void add(const StoredPrintJob& job);

    std::optional<StoredPrintJob> find(std::int64_t job_id);
    void setProgress(std::int64_t job_id, const PrintProgress& progress);

    /// The highest copy of the same bytes for the same package.
    std::int64_t lastCopy(const StoredPrintJob& job);

    std::vector<StoredPrintJob> unsentOf(OrderRef order_ref);
    std::vector<StoredPrintJob> claimed();

private:
    Statement<Params<std::string, std::string, std::string, Blob, std::int64_t>> keep_;
    Statement<Params<
        std::int64_t,
        std::string,
        std::string,
        std::int64_t,
        std::string,
        std::string,
        std::string,
        std::string,
        std::int64_t,
        std::optional<std::int64_t>,
        std::string,
        std::string,
        std::int64_t,
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
        bool,
        bool>>
        set_progress_;
    Statement<Params<std::int64_t, std::string, std::string>, Columns<std::optional<std::int64_t>>>
        last_copy_;
    Statement<Params<std::int64_t>, PrintJobColumns> unsent_of_;
    Statement<Params<>, PrintJobColumns> claimed_;
};

/// The questions of the print step, on a connection that reads.
class PrintQueue {
public:
    explicit PrintQueue(Database& database);

    std::optional<PrintJob> nextDue(const std::string& role, Instant now);
    std::optional<Instant> nextDueAt(const std::string& role);

private:
    Statement<Params<std::string, std::int64_t>, PrintJobColumns> next_due_;
    Statement<Params<std::string>, Columns<std::optional<std::int64_t>>> next_due_at_;
    Statement<Params<std::string>, Columns<Blob>> bytes_;
};

}  // namespace balcao
