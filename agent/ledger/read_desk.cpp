#include "agent/ledger/read_desk.h"

#include "agent/ledger/after_codec.h"
#include "agent/ledger/codec_parts.h"
#include "agent/ledger/order_codec.h"
#include "agent/ledger/reading.h"
#include "agent/ledger/search_terms.h"
#include "agent/ledger/step_codec.h"

#include <algorithm>
#include <limits>
#include <string_view>

namespace balcao {

namespace {

constexpr std::int64_t kLongestPage = 200;

const std::string kOrder =
    "SELECT order_ref, changed_seq, short_code, progress_json, hub_json"
    " FROM orders JOIN order_facts USING (order_ref) WHERE ";
const std::string kJob = "SELECT " + kPrintJobColumns + " FROM print_jobs ";
const std::string kMessage =
    "SELECT message_id, outbox.order_ref, orders.order_id, kind, is_parked, attempts,"
    " created_at_ms, next_attempt_at_ms, last_error, may_undo FROM outbox JOIN orders USING "
    "(order_ref) ";
const std::string kTask = "SELECT task_id, order_ref, kind, created_at_ms FROM tasks ";
const std::string kRow =
    "SELECT orders.order_ref, site_id, store_id, order_id, external_order_id, state, journey,"
    " customer_name, unit_count, total_minor, currency, assigned_at_ms, changed_at_ms FROM ";

// An order on the board that changed; the orders come first in the plan.
const std::string kBoardOrders = "is_on_board = 1 AND changed_seq > ?";
const std::string kOnBoard =
    "WHERE order_ref IN (SELECT order_ref FROM orders WHERE is_on_board = 1 AND changed_seq > ?) "
    "AND ";

PrintJobView jobViewOf(const PrintJobRow& row) {
    StoredPrintJob job = jobOf(row);
    return {
        .job_id = job.job_id,
        .order_ref = job.order_ref,
        .kind = job.kind,
        .package_id = std::move(job.package_id),
        .role = std::move(job.role),
        .format = std::move(job.format),
        .copies = job.copies,
        .copy = job.copy,
        .reprint_of = job.reprint_of,
        .asked_by = std::move(job.asked_by),
        .asked_why = std::move(job.asked_why),
        .expires_at = job.expires_at,
        .progress = std::move(job.progress),
        .created_at = job.created_at};
}

template <typename Row>
MessageView messageViewOf(const Row& row) {
    const auto& [message_id, order_ref, order_id, kind, is_parked, attempts, created_at_ms, next_attempt_at_ms, last_error, may_undo] =
        row;
    return {
        .message_id = {message_id},
        .order_ref = {order_ref},
        .order_id = {order_id},
        .kind = known<MessageKind>(kind, "order", order_ref),
        .is_parked = is_parked,
        .attempts = attempts,
        .created_at = fromMs(created_at_ms),
        .next_attempt_at = fromMs(next_attempt_at_ms),
        .last_error = last_error,
        .may_be_undone = may_undo};
}

template <typename Row>
TaskView taskViewOf(const Row& row) {
    const auto& [task_id, order_ref, kind, created_at_ms] = row;
    return {
        .task_id = task_id,
        .order_ref = {order_ref},
        .kind = known<TaskKind>(kind, "order", order_ref),
        .created_at = fromMs(created_at_ms)};
}

template <typename Row>
OrderRow orderRowOf(const Row& row) {
    const auto& [order_ref, site_id, store_id, order_id, external_order_id, state, journey, customer_name, unit_count, total_minor, currency, assigned_at_ms, changed_at_ms] =
        row;
    return {
        .order_ref = {order_ref},
        .store = {.site_id = site_id, .store_id = store_id},
        .order_id = {order_id},
        .external_order_id = external_order_id,
        .state = known<OrderState>(state, "order", order_ref),
        .journey = known<Journey>(journey, "order", order_ref),
        .customer_name = customer_name,
        .unit_count = unit_count,
        .total_minor = total_minor,
        .currency = currency,
        .assigned_at = fromMs(assigned_at_ms),
        .changed_at = fromMs(changed_at_ms)};
}

template <typename View, typename Rows, typename ViewOf>
std::vector<View> viewsOf(const Rows& rows, ViewOf view_of) {
    std::vector<View> views;
    views.reserve(rows.size());
    for (const auto& row : rows) {
        views.push_back(view_of(row));
    }
    return views;
}

std::int64_t asLimit(std::size_t limit) {
    return static_cast<std::int64_t>(std::min<std::size_t>(limit, 1'000'000));
}

}  // namespace

ReadDesk::ReadDesk(const std::filesystem::path& database)
    : database_{database, Database::Role::reader}
    , journal_{database_}
    , begin_{database_, "BEGIN"}
    , board_orders_{database_, kOrder + kBoardOrders + " ORDER BY changed_seq"}
    , board_jobs_{database_, kJob + kOnBoard + "job_id > 0 ORDER BY job_id"}
    , board_messages_{
          database_,
          kMessage + "WHERE outbox.order_ref IN (SELECT order_ref FROM orders"
                     " WHERE is_on_board = 1 AND changed_seq > ?) ORDER BY position"}
    , board_tasks_{database_, kTask + kOnBoard + "finished_at_ms IS NULL ORDER BY task_id"}
    , board_gone_{
          database_,
          "SELECT order_ref FROM orders WHERE is_on_board = 0 AND changed_seq > ?"}
    , order_{database_, kOrder + "order_ref = ?"}
    , order_jobs_{database_, kJob + "WHERE order_ref = ? ORDER BY job_id"}
    , order_messages_{database_, kMessage + "WHERE outbox.order_ref = ? ORDER BY position"}
    , order_tasks_{
          database_,
          kTask + "WHERE order_ref = ? AND finished_at_ms IS NULL ORDER BY task_id"}
    , newest_{database_, kRow + "orders WHERE order_ref < ? ORDER BY order_ref DESC LIMIT ?"}
    , newest_open_{
          database_,
          kRow + "orders WHERE is_open = 1 AND order_ref < ? ORDER BY order_ref DESC LIMIT ?"}
    , found_{
          database_,
          kRow + "order_search CROSS JOIN orders ON orders.order_ref = order_search.rowid"
                 " WHERE order_search MATCH ? AND order_search.rowid < ?"
                 " ORDER BY order_search.rowid DESC LIMIT ?"}
    , found_open_{
          database_,
          kRow + "order_search CROSS JOIN orders ON orders.order_ref = order_search.rowid"
                 " WHERE order_search MATCH ? AND order_search.rowid < ? AND is_open = 1"
                 " ORDER BY order_search.rowid DESC LIMIT ?"}
    , messages_{database_, kMessage + "ORDER BY position LIMIT ?"}
    , job_{database_, kJob + "WHERE job_id = ?"}
    , jobs_{
          database_,
          kJob + "WHERE is_unsettled = 1 ORDER BY job_id LIMIT ?"}
    , tasks_{database_, kTask + "WHERE finished_at_ms IS NULL ORDER BY task_id LIMIT ?"}
    , counts_{
          database_,
          "SELECT (SELECT count(*) FROM outbox WHERE is_parked = 0),"
          " (SELECT count(*) FROM outbox WHERE is_parked = 1),"
          " (SELECT count(*) FROM print_jobs WHERE is_unsettled = 1"
          " AND state IN ('queued', 'submitting', 'waiting_device')),"
          " (SELECT count(*) FROM print_jobs WHERE is_unsettled = 1 AND state = 'in_doubt'),"
          " (SELECT count(*) FROM print_jobs WHERE is_unsettled = 1 AND state = 'held'),"
          " (SELECT count(*) FROM tasks WHERE finished_at_ms IS NULL),"
          " (SELECT min(created_at_ms) FROM outbox),"
          " (SELECT count(*) FROM errands WHERE is_parked = 1),"
          " (SELECT count(*) FROM stock WHERE is_unknown = 1 OR wants_count = 1)"}
    , counts_of_role_{
          database_,
          "SELECT role, count(*) FILTER (WHERE state IN ('queued', 'submitting', 'waiting_device')),"
          " count(*) FILTER (WHERE state = 'in_doubt'), count(*) FILTER (WHERE state = 'held')"
          " FROM print_jobs WHERE is_unsettled = 1 GROUP BY role"}
    , bytes_{database_, kBytesOfDocument}
    , people_log_{
          database_,
          "SELECT seq, people_log.person_id, ifnull(people.name, ''), what, actor_name, at_ms"
          " FROM people_log LEFT JOIN people USING (person_id) WHERE seq < ?"
          " ORDER BY seq DESC LIMIT ?"} {}

std::vector<PeopleLogLine> ReadDesk::peopleLog(
    std::optional<std::int64_t> before, std::size_t limit
) {
    const std::int64_t end = before.value_or(std::numeric_limits<std::int64_t>::max());
    const std::int64_t count = std::min(static_cast<std::int64_t>(limit), kLongestPage);
    std::vector<PeopleLogLine> lines;
    for (const auto& [seq, person_id, person_name, what, actor_name, at_ms] :
         people_log_.all(end, count)) {
        lines.push_back(
            {.seq = seq,
             .person_id = person_id,
             .person_name = person_name,
             .what = what,
             .actor_name = actor_name,
             .at = fromMs(at_ms)}
        );
    }
    return lines;
}

OrderView ReadDesk::viewOf(const Statement<Since, OrderColumns>::Row& row) {
    const auto& [order_ref, changed_seq, short_code, progress_json, hub_json] = row;
    OrderView view{
        .order_ref = {order_ref},
        .revision = changed_seq,
        .short_code = short_code,
        .order = decodeProgress(reader_, progress_json),
        .print_jobs = {},
        .messages = {},
        .tasks = {}};
    view.order.hub = decodeHubOrder(reader_, hub_json);
    return view;
}

BoardChanges ReadDesk::boardSince(std::int64_t since) {
    const OneView one_view{database_, begin_};
    BoardChanges changes{.revision = journal_.lastSeq(), .shown = {}, .gone = {}};
    std::map<std::int64_t, OrderView*> by_ref;
    for (const auto& row : board_orders_.all(since)) {
        changes.shown.push_back(viewOf(row));
    }
    for (OrderView& view : changes.shown) {
        by_ref.emplace(view.order_ref.value, &view);
    }
    for (const auto& row : board_jobs_.all(since)) {
        PrintJobView job = jobViewOf(row);
        by_ref.at(job.order_ref.value)->print_jobs.push_back(std::move(job));
    }
    for (const auto& row : board_messages_.all(since)) {
        MessageView message = messageViewOf(row);
        by_ref.at(message.order_ref.value)->messages.push_back(std::move(message));
    }
    for (const auto& row : board_tasks_.all(since)) {
        const TaskView task = taskViewOf(row);
        by_ref.at(task.order_ref.value)->tasks.push_back(task);
    }
    if (since > 0) {
        for (const auto& row : board_gone_.all(since)) {
            changes.gone.push_back({std::get<0>(row)});
        }
    }
    return changes;
}

std::optional<OrderView> ReadDesk::order(OrderRef order_ref) {
    const OneView one_view{database_, begin_};
    const auto row = order_.first(order_ref.value);
    if (!row) {
        return std::nullopt;
    }
    OrderView view = viewOf(*row);
    view.print_jobs = viewsOf<PrintJobView>(order_jobs_.all(order_ref.value), jobViewOf);
    view.messages = viewsOf<MessageView>(order_messages_.all(order_ref.value), [](const auto& one) {
        return messageViewOf(one);
    });
    view.tasks = viewsOf<TaskView>(order_tasks_.all(order_ref.value), [](const auto& one) {
        return taskViewOf(one);
    });
    return view;
}

std::vector<JournalView> ReadDesk::journal(OrderRef order_ref) {
    std::vector<JournalView> views;
    for (JournalLine& line : journal_.ofOrder(order_ref)) {
        if (isStepKind(line.kind) || isAfterStepKind(line.kind)) {
            continue;
        }
        views.push_back(
            {.seq = line.seq,
             .entry =
                 {.event = decodeEvent(reader_, line.payload),
                  .command_id = std::move(line.command_id),
                  .actor = std::move(line.actor),
                  .at = line.at}}
        );
    }
    return views;
}

std::vector<OrderRow> ReadDesk::orders(const OrderQuery& query) {
    const std::int64_t before = query.before.value_or(std::numeric_limits<std::int64_t>::max());
    const std::int64_t limit = std::clamp<std::int64_t>(asLimit(query.limit), 1, kLongestPage);
    const auto view_of = [](const auto& row) {
        return orderRowOf(row);
    };
    const std::string words = searchQuery(query.text);
    const bool is_for_all = std::ranges::all_of(query.text, [](char c) {
        return std::string_view{" \t\r\n"}.find(c) != std::string_view::npos;
    });
    if (is_for_all) {
        return viewsOf<OrderRow>(
            (query.is_open_only ? newest_open_ : newest_).all(before, limit), view_of
        );
    }
    if (words.empty()) {
        return {};  // nothing but punctuation: no order has that
    }
    return viewsOf<OrderRow>(
        (query.is_open_only ? found_open_ : found_).all(words, before, limit), view_of
    );
}

std::vector<MessageView> ReadDesk::waitingMessages(std::size_t limit) {
    return viewsOf<MessageView>(messages_.all(asLimit(limit)), [](const auto& row) {
        return messageViewOf(row);
    });
}

std::vector<PrintJobView> ReadDesk::openPrintJobs(std::size_t limit) {
    return viewsOf<PrintJobView>(jobs_.all(asLimit(limit)), jobViewOf);
}

std::vector<TaskView> ReadDesk::openTasks(std::size_t limit) {
    return viewsOf<TaskView>(tasks_.all(asLimit(limit)), [](const auto& row) {
        return taskViewOf(row);
    });
}

LedgerCounts ReadDesk::counts() {
    const auto row = counts_.first();
    const auto& [waiting, parked, jobs, in_doubt, held, tasks, oldest_ms, errands, stock] =
        row.value();
    LedgerCounts counts{
        .messages_waiting = waiting,
        .messages_parked = parked,
        .jobs_waiting = jobs,
        .jobs_in_doubt = in_doubt,
        .jobs_held = held,
        .tasks_open = tasks,
        .oldest_message_at = oldest_ms ? std::optional{fromMs(*oldest_ms)} : std::nullopt,
        .errands_parked = errands,
        .stock_waits = stock,
        .jobs_of_role = {}};
    for (const auto& [role, of_role, doubts, held_ones] : counts_of_role_.all()) {
        counts.jobs_of_role[role] = {.waiting = of_role, .in_doubt = doubts, .held = held_ones};
    }
    return counts;
}

std::optional<LabelDocument> ReadDesk::label(OrderRef order_ref, const PackageId& package_id) {
    const OneView one_view{database_, begin_};
    const auto row = order_.first(order_ref.value);
    if (!row) {
        return std::nullopt;
    }
    const OrderView view = viewOf(*row);
    const auto label = std::ranges::find(view.order.labels, package_id, &PackageLabel::package_id);
    if (label == view.order.labels.end()) {
        return std::nullopt;
    }
    const auto bytes = bytes_.first(label->document_sha256);
    return LabelDocument{
        .label = *label, .bytes = bytes ? std::get<0>(*bytes).bytes : std::string{}};
}

std::optional<std::string> ReadDesk::document(const std::string& sha256) {
    const auto row = bytes_.first(sha256);
    return row ? std::optional{std::get<0>(*row).bytes} : std::nullopt;
}

std::optional<PrintJobView> ReadDesk::printJob(std::int64_t job_id) {
    const auto row = job_.first(job_id);
    return row ? std::optional{jobViewOf(*row)} : std::nullopt;
}

}  // namespace balcao
