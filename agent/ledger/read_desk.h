#pragma once

#include "agent/json/json_reader.h"
#include "agent/ledger/journal_store.h"
#include "agent/ledger/print_store.h"
#include "agent/ledger/views.h"

#include <map>

namespace balcao {

/// Answers the questions of LedgerViews on one connection, each within one read transaction. Not
/// thread-safe.
class ReadDesk {
public:
    explicit ReadDesk(const std::filesystem::path& database);

    BoardChanges boardSince(std::int64_t since);
    std::optional<OrderView> order(OrderRef order_ref);
    std::vector<JournalView> journal(OrderRef order_ref);
    std::vector<OrderRow> orders(const OrderQuery& query);
    std::vector<MessageView> waitingMessages(std::size_t limit);
    std::vector<PrintJobView> openPrintJobs(std::size_t limit);
    std::vector<TaskView> openTasks(std::size_t limit);
    LedgerCounts counts();
    std::vector<PeopleLogLine> peopleLog(std::optional<std::int64_t> before, std::size_t limit);
    std::optional<LabelDocument> label(OrderRef order_ref, const PackageId& package_id);
    std::optional<std::string> document(const std::string& sha256);
    std::optional<PrintJobView> printJob(std::int64_t job_id);

    Database& database() { return database_; }

private:
    using OrderColumns = Columns<std::int64_t, std::int64_t, std::string, std::string, std::string>;
    using MessageColumns = Columns<
        std::string,
        std::int64_t,
        std::string,
        std::string,
        bool,
        std::int64_t,
        std::int64_t,
        std::int64_t,
        std::string,
        bool>;
    using TaskColumns = Columns<std::int64_t, std::int64_t, std::string, std::int64_t>;
    using RowColumns = Columns<
        std::int64_t,
        std::string,
        std::string,
        std::string,
        std::string,
        std::string,
        std::string,
        std::string,
        std::int64_t,
        std::int64_t,
        std::string,
        std::int64_t,
        std::int64_t>;
    using Since = Params<std::int64_t>;
    using Limited = Params<std::int64_t>;
    using Page = Params<std::int64_t, std::int64_t>;

    OrderView viewOf(const Statement<Since, OrderColumns>::Row& row);

    Database database_;
    JsonReader reader_;
    JournalStore journal_;
    Statement<Params<>> begin_;
    Statement<Since, OrderColumns> board_orders_;
    Statement<Since, PrintJobColumns> board_jobs_;
    Statement<Since, MessageColumns> board_messages_;
    Statement<Since, TaskColumns> board_tasks_;
    Statement<Since, Columns<std::int64_t>> board_gone_;
    Statement<Since, OrderColumns> order_;
    Statement<Since, PrintJobColumns> order_jobs_;
    Statement<Since, MessageColumns> order_messages_;
    Statement<Since, TaskColumns> order_tasks_;
    Statement<Page, RowColumns> newest_;
    Statement<Page, RowColumns> newest_open_;
    Statement<Params<std::string, std::int64_t, std::int64_t>, RowColumns> found_;
    Statement<Params<std::string, std::int64_t, std::int64_t>, RowColumns> found_open_;
    Statement<Limited, MessageColumns> messages_;
    Statement<Params<std::int64_t>, PrintJobColumns> job_;
    Statement<Limited, PrintJobColumns> jobs_;
    Statement<Limited, TaskColumns> tasks_;
    Statement<
        Params<>,
        Columns<
            std::int64_t,
            std::int64_t,
            std::int64_t,
            std::int64_t,
            std::int64_t,
            std::int64_t,
            std::optional<std::int64_t>,
            std::int64_t,
            std::int64_t>>
        counts_;
    Statement<Params<>, Columns<std::string, std::int64_t, std::int64_t, std::int64_t>>
        counts_of_role_;
    Statement<Params<std::string>, Columns<Blob>> bytes_;
    Statement<
        Page,
        Columns<std::int64_t, std::int64_t, std::string, std::string, std::string, std::int64_t>>
        people_log_;
};

}  // namespace balcao
