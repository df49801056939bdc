#pragma once

#include "agent/ledger/views.h"
#include "tests/support/orders.h"

#include <cstdint>
#include <string>
#include <utility>

namespace balcao::test {

/// What the ledger would show of an order.
inline OrderView viewOf(Order order, std::int64_t order_ref = 1, std::int64_t revision = 1) {
    OrderView view;
    view.order_ref = OrderRef{order_ref};
    view.revision = revision;
    view.short_code = "A" + std::to_string(order_ref);
    view.order = std::move(order);
    return view;
}

/// A label's print job in a state.
inline PrintJobView aJob(
    PrintState state, std::int64_t job_id = 1, const std::string& package_id = "1"
) {
    PrintJobView job;
    job.job_id = job_id;
    job.order_ref = OrderRef{1};
    job.package_id = PackageId{package_id};
    job.role = "label";
    job.format = "zpl";
    job.progress.state = state;
    job.progress.due_at = kOrderDay;
    job.created_at = kOrderDay;
    return job;
}

}  // namespace balcao::test
