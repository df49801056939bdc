#pragma once

#include "agent/print/print_by_hand.h"
#include "agent/service/health.h"
#include "agent/service/settings.h"
#include "common/base/clock.h"

#include <iosfwd>
#include <string>

namespace balcao {

/// Prints the page with ruler, bars and darkness on the printer that the settings give a role (one
/// of kPrinterRoles), without the ledger. What happened goes to `out`, as printBytes() says it.
HandPrint printTestPage(
    const Settings& settings, const std::string& role, Instant now, std::ostream& out
);

/// The same, as a finding. No printer for the role is one, too.
HealthFinding tryTestPage(const Settings& settings, const std::string& role, Instant now);

}  // namespace balcao
