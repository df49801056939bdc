#pragma once

#include "agent/ledger/views.h"
#include "agent/service/health.h"
#include "agent/service/link_status.h"

#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// The agent's figures in Prometheus' text format 0.0.4: counts, times and states, nothing of any
/// order or person. Times are seconds since 1970, as Prometheus wants them.
std::string metricsText(
    std::string_view version,
    const LinkStatus& links,
    const std::vector<StoreKey>& stores,
    const LedgerCounts& counts,
    const HealthReport& health
);

inline constexpr std::string_view kMetricsType = "text/plain; version=0.0.4; charset=utf-8";

}  // namespace balcao
