#pragma once

#include "agent/ledger/after_store.h"
#include "agent/ledger/order_store.h"
#include "agent/ledger/outbox_store.h"
#include "agent/ledger/print_store.h"
#include "agent/ledger/step_codec.h"
#include "agent/ledger/task_store.h"
#include "common/order/order_rules.h"

#include <cstdint>

namespace balcao {

/// The state tables and the one way in which they change: line by line of the journal, live and in
/// a replay alike.
///
/// Numbers of messages' places, jobs and tasks follow from the line that makes them, so that a
/// replay gives the same ones.
struct Books {
    /// Where a line stands in the journal.
    struct Place {
        std::int64_t seq{};
        StoreKey store;
        OrderRef order_ref;
        Actor actor;
        Instant at{};
    };

    explicit Books(Database& database);

    /// Folds an event into the order and writes what must follow from it. The order itself is
    /// written by orders.save, once after all its events.
    void apply(OpenedOrder& opened, const JournalEntry& entry, std::int64_t seq);

    /// Writes what a line about a print job or a task says, and marks its order as changed.
    void apply(const Step& step, const Place& place);

    /// The same for a line about a return, a coupon or an errand.
    void apply(const AfterStep& step, const Place& place);

    /// Something may be due now that was not before; whoever tells the workers resets them.
    bool has_outbox_work{false};
    bool has_print_work{false};

    OrderStore orders;
    OutboxStore outbox;
    PrintStore prints;
    TaskStore tasks;
    AfterStore sales;
};

}  // namespace balcao
