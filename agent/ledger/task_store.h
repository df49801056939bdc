#pragma once

#include "agent/ledger/statement.h"
#include "common/order/order_rules.h"

#include <cstdint>
#include <optional>
#include <string>

namespace balcao {

struct StoredTask {
    std::int64_t task_id{};
    StoreKey store;
    OrderRef order_ref;
    TaskKind kind{TaskKind::put_away};
    Instant created_at{};
    bool is_finished{false};
};

/// Work in the shop that an order left behind: table tasks.
class TaskStore {
public:
    explicit TaskStore(Database& database);

    void add(const StoredTask& task);
    std::optional<StoredTask> find(std::int64_t task_id);
    void finish(std::int64_t task_id, const std::string& by, Instant at);

private:
    Statement<
        Params<std::int64_t, std::string, std::string, std::int64_t, std::string, std::int64_t>>
        add_;
    Statement<
        Params<std::int64_t>,
        Columns<std::string, std::string, std::int64_t, std::string, std::int64_t, bool>>
        find_;
    Statement<Params<std::int64_t, std::int64_t, std::string>> finish_;
};

}  // namespace balcao
