#pragma once

#include "agent/clerk/clerk_parts.h"

#include <string>
#include <string_view>

namespace balcao {

/// The packing table at which the asking browser stands, as it says in `Balcao-Station`; empty if
/// it says nothing, or what cannot be a table's name: its paper comes out where it always does.
std::string stationOf(const Request& request);

/// True if the settings have this printer (PrinterName).
bool hasPrinter(const ClerkParts& parts, std::string_view name);

/// The name of the printer of a role for somebody at a packing table: the table's own if it has
/// one, else the store's. `station` may be empty.
std::string printerAt(const ClerkParts& parts, std::string_view role, const std::string& station);

}  // namespace balcao
