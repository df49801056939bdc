#pragma once

#include "agent/ledger/acceptance_views.h"
#include "agent/ledger/after_views.h"
#include "agent/ledger/report_views.h"
#include "common/returns/hub_counter.h"
#include "common/returns/sale.h"

#include <string>

namespace balcao {

/// What returns and coupons need beside the ledger. Everything outlives the web server.
struct AfterSaleParts {
    const AfterViews* views{nullptr};  // none: this agent takes no returns
    HubCounter* hub{nullptr};          // none: only what this store knows is found
    ReturnPolicy policy{};
};

/// What reports are read from. Everything outlives the web server.
struct ReportParts {
    const ReportViews* views{nullptr};  // none: this agent makes no reports
    bool has_people{false};             // says who gave how many answers
};

/// What the acceptance script is proved by. Everything outlives the web server.
struct AcceptanceParts {
    const AcceptanceViews* views{nullptr};  // none: this agent proves nothing
    std::string hub{};                      // its address, for the paper; without secrets
};

}  // namespace balcao
