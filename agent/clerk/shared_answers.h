#pragma once

#include "agent/clerk/http/response.h"
#include "agent/clerk/wall.h"
#include "agent/service/printer_directory.h"
#include "common/base/ids.h"

#include <string>
#include <vector>

// What the page at work and the set-up's page hear alike.
namespace balcao {

/// The first thing that a page hears: its token.
Response sessionAnswer(
    const Wall& wall, const std::string& version, const std::vector<StoreKey>& stores
);

Response foundPrintersAnswer(const std::vector<PrinterSighting>& found);

}  // namespace balcao
