#pragma once

#include "agent/json/json_writer.h"
#include "common/reports/report.h"

#include <span>
#include <string>

namespace balcao {

/// A report as the page reads it (api.yaml, Report). `has_people`: says who gave how many answers.
std::string reportJson(const Report& report, bool is_whole, bool has_people);

/// Its orders, one row each (api.yaml, ReportOrders). Names are short, as on the cards.
std::string reportOrdersJson(
    std::span<const ReportedOrder> orders, std::span<const ReportedRefusal> refusals, bool is_whole
);

}  // namespace balcao
