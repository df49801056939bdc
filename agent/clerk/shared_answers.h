#pragma once

#include "agent/clerk/http/response.h"
#include "agent/clerk/wall.h"
#include "agent/service/health.h"
#include "agent/service/printer_directory.h"
#include "common/base/ids.h"
#include "common/order/box_kind.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

// What the page at work and the set-up's page hear alike.
namespace balcao {

/// The first thing that a page hears: its token, and what holds as long as the agent runs.
Response sessionAnswer(
    const Wall& wall,
    const std::string& version,
    const std::vector<StoreKey>& stores,
    const std::vector<BoxKind>& box_kinds
);

Response foundPrintersAnswer(const std::vector<PrinterSighting>& found);

/// What `answer` gives; 503 with the sentence if the settings file cannot be read meanwhile.
Response orSettingsWrong(const std::function<Response()>& answer);

/// What was found of answers in a set-up, and whether one may go on with them.
Response setupAnswer(const std::vector<HealthFinding>& findings, std::string_view language);

}  // namespace balcao
