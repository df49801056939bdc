#pragma once

#include "agent/ledger/views.h"
#include "agent/papers/order_papers.h"
#include "agent/papers/paper_desk.h"

#include <vector>

namespace balcao {

/// The day's close of what a report says and of the orders that stand open on the board. Pure.
DayClose dayCloseOf(
    const DayCloseWish& wish,
    const std::vector<OrderView>& board,
    const PaperHead& head,
    Instant now,
    ToLocal to_local
);

}  // namespace balcao
