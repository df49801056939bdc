#pragma once

#include "agent/json/json_writer.h"
#include "agent/service/health.h"

#include <string_view>
#include <vector>

namespace balcao {

/// The member `findings`: each in its words and in a sentence of `language` (pt, en or es).
void writeFindings(
    JsonWriter& json, const std::vector<HealthFinding>& findings, std::string_view language
);

}  // namespace balcao
