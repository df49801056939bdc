#pragma once

#include "agent/clerk/presence.h"
#include "agent/json/json_writer.h"
#include "agent/ledger/views.h"
#include "agent/service/link_status.h"
#include "common/base/clock.h"

#include <cstdint>
#include <string>

namespace balcao {

/// What the connection line rests on besides the time.
std::string statusFacts(const LinkStatus& links, const LedgerCounts& counts, Presence& presence);

/// Status (api.yaml): `facts` as made by statusFacts, with the revision and the time put in.
std::string statusJson(const std::string& facts, std::int64_t revision, Instant now);

/// Members of one printer: role, state, what it says, what waits for it.
void writePrinterFacts(JsonWriter& json, const PrinterLink& printer, const LedgerCounts& counts);

}  // namespace balcao
