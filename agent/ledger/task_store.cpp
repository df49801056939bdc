#include "agent/ledger/task_store.h"

#include "agent/ledger/codec_parts.h"

namespace balcao {

TaskStore::TaskStore(Database& database)
    : add_{database,
           "INSERT INTO tasks (task_id, site_id, store_id, order_ref, kind, created_at_ms,"
           " finished_by) VALUES (?, ?, ?, ?, ?, ?, '')"}
    , find_{database,
            "SELECT site_id, store_id, order_ref, kind, created_at_ms,"
            " finished_at_ms IS NOT NULL FROM tasks WHERE task_id = ?"}
    , finish_{database,
              "UPDATE tasks SET finished_at_ms = ?2, finished_by = ?3 WHERE task_id = ?1"} {}

void TaskStore::add(const StoredTask& task) {
    add_.run(
        task.task_id,
        task.store.site_id,
        task.store.store_id,
        task.order_ref.value,
        std::string{toText(task.kind)},
        toMs(task.created_at)
    );
}

std::optional<StoredTask> TaskStore::find(std::int64_t task_id) {
    const auto row = find_.first(task_id);
    if (!row) {
        return std::nullopt;
    }
    const auto& [site_id, store_id, order_ref, kind, created_at_ms, is_finished] = *row;
    return StoredTask{
        .task_id = task_id,
        .store = {.site_id = site_id, .store_id = store_id},
        .order_ref = {order_ref},
        .kind = fromText<TaskKind>(kind).value_or(TaskKind::put_away),
        .created_at = fromMs(created_at_ms),
        .is_finished = is_finished};
}

void TaskStore::finish(std::int64_t task_id, const std::string& by, Instant at) {
    finish_.run(task_id, toMs(at), by);
}

}  // namespace balcao
