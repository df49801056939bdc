#pragma once

#include "agent/json/json_reader.h"
#include "agent/ledger/after_sale.h"
#include "agent/ledger/statement.h"

#include <cstdint>
#include <optional>
#include <string>

namespace balcao {

/// Writes what the hub said of parcels: table tracking.
class TrackingStore {
public:
    explicit TrackingStore(Database& database);

    /// False if there is no such order.
    bool keep(OrderRef order_ref, const KeptTracking& kept, Instant next_at);
    /// Nothing was told now; what was told before stays.
    void postpone(OrderRef order_ref, Instant next_at);

private:
    Statement<Params<std::int64_t, std::int64_t, std::int64_t, std::string>> keep_;
    Statement<Params<std::int64_t, std::int64_t>> postpone_;
};

/// The questions about it, on a connection that reads.
class TrackingQueue {
public:
    explicit TrackingQueue(Database& database);

    /// A shipped order on its way whose turn it is, the one that waits longest first.
    std::optional<TrackedOrder> nextDue(Instant now);
    /// When the next one is due; nothing if no order is on its way.
    std::optional<Instant> nextDueAt();
    std::optional<KeptTracking> find(OrderRef order_ref);

private:
    JsonReader reader_;
    Statement<Params<std::int64_t>, Columns<std::int64_t, std::string, std::string>> next_;
    Statement<Params<>, Columns<std::optional<std::int64_t>>> next_at_;
    Statement<Params<std::int64_t>, Columns<std::string, std::int64_t>> find_;
};

}  // namespace balcao
