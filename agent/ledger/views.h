#pragma once

#include "agent/ledger/ledger.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace balcao {

/// A print job as the page shows it. `order_ref` 0: paper of no order.
struct PrintJobView {
    std::int64_t job_id{};
    OrderRef order_ref;
    PaperKind kind{PaperKind::label};
    PackageId package_id;
    std::string role;
    std::string format;
    std::int64_t copies{1};
    std::int64_t copy{1};
    std::optional<std::int64_t> reprint_of;
    std::string asked_by;  // the person who wanted it (again), if one did
    std::string asked_why;
    std::optional<Instant> expires_at;
    PrintProgress progress;
    Instant created_at{};
};

/// A message that waits for the hub or for a person.
struct MessageView {
    CommandId message_id;
    OrderRef order_ref;
    OrderId order_id;
    MessageKind kind{MessageKind::decide};
    bool is_parked{false};  // waits for a person
    std::int64_t attempts{};
    Instant created_at{};
    Instant next_attempt_at{};
    std::string last_error;
    bool may_be_undone{false};  // until next_attempt_at, unless it leaves before
};

struct TaskView {
    std::int64_t task_id{};
    OrderRef order_ref;
    TaskKind kind{TaskKind::put_away};
    Instant created_at{};
};

/// An order with what the page shows around it.
struct OrderView {
    OrderRef order_ref;
    std::int64_t revision{};  // of its last change
    std::string
        short_code;  // "A7": for shouting and bins; unique among open orders as far as it goes
    Order order;
    std::vector<PrintJobView> print_jobs;
    std::vector<MessageView> messages;
    std::vector<TaskView> tasks;
};

struct JournalView {
    std::int64_t seq{};
    JournalEntry entry;
};

/// What one page of a search or of the history shows of an order.
struct OrderRow {
    OrderRef order_ref;
    StoreKey store;
    OrderId order_id;
    std::string external_order_id;
    OrderState state{OrderState::offered};
    Journey journey{Journey::ship_from_store};
    std::string customer_name;
    std::int64_t unit_count{};
    AmountMinor total_minor{};
    std::string currency;
    Instant assigned_at{};
    Instant changed_at{};
};

struct OrderQuery {
    std::string text;  // number, name, phone, SKU, EAN or code; empty: everything
    bool is_open_only{false};
    std::optional<std::int64_t> before;  // keyset: order_ref of the last row seen, newest first
    std::size_t limit{50};               // 1 to 200
};

/// The print jobs of one role that are not settled.
struct PrintCounts {
    std::int64_t waiting{};
    std::int64_t in_doubt{};
    std::int64_t held{};

    bool operator==(const PrintCounts&) const = default;
};

struct LedgerCounts {
    std::int64_t messages_waiting{};
    std::int64_t messages_parked{};
    std::int64_t jobs_waiting{};
    std::int64_t jobs_in_doubt{};
    std::int64_t jobs_held{};
    std::int64_t tasks_open{};
    std::optional<Instant> oldest_message_at;
    std::int64_t errands_parked{};
    std::int64_t stock_waits{};  // products to be counted, or that the hub does not know
    std::map<std::string, PrintCounts> jobs_of_role;
};

/// A line of the book about people: who was signed in, changed or locked out, by whom.
struct PeopleLogLine {
    std::int64_t seq{};
    std::int64_t person_id{};  // 0: about a browser
    std::string person_name;   // as they are called now; empty: of nobody
    std::string what;          // signed_in, added, changed, pin_changed, badge_changed, ...
    std::string actor_name;    // empty: nobody was signed in
    Instant at{};
};

/// What happened to the board since a revision.
struct BoardChanges {
    std::int64_t revision{};       // ask again from here
    std::vector<OrderView> shown;  // orders on the board that changed
    std::vector<OrderRef> gone;    // orders that left the board
};

/// Read-only questions to the ledger, on connections of their own: they wait for no writer and no
/// writer waits for them. Thread-safe. Throws LedgerError.
class LedgerViews {
public:
    explicit LedgerViews(const std::filesystem::path& folder);
    ~LedgerViews();
    LedgerViews(const LedgerViews&) = delete;
    LedgerViews(LedgerViews&&) = delete;
    LedgerViews& operator=(const LedgerViews&) = delete;
    LedgerViews& operator=(LedgerViews&&) = delete;

    /// The board holds every order that is not final, and final ones while a task, a message or a
    /// print question of theirs is open. `since` 0 gives all of it; `gone` is then empty.
    BoardChanges boardSince(std::int64_t since) const;

    std::optional<OrderView> order(OrderRef order_ref) const;
    std::vector<JournalView> journal(OrderRef order_ref) const;
    std::optional<PrintJobView> printJob(std::int64_t job_id) const;
    std::vector<OrderRow> orders(const OrderQuery& query) const;
    std::vector<MessageView> waitingMessages(std::size_t limit) const;
    std::vector<PrintJobView> openPrintJobs(std::size_t limit) const;
    std::vector<TaskView> openTasks(std::size_t limit) const;
    LedgerCounts counts() const;

    /// The book about people, newest first; `before`: the seq of the last line seen.
    std::vector<PeopleLogLine> peopleLog(std::optional<std::int64_t> before, std::size_t limit)
        const;

    /// A label with its kept bytes; none if they were wiped (Ledger::wipePapers).
    std::optional<LabelDocument> label(OrderRef order_ref, const PackageId& package_id) const;

    /// The kept bytes with this SHA-256; nothing if they were wiped.
    std::optional<std::string> document(const std::string& sha256) const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace balcao
