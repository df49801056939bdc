#pragma once

#include "agent/print/print_step.h"
#include "agent/service/printer_directory.h"
#include "agent/service/settings.h"

#include <string>
#include <vector>

namespace balcao {

/// The printers that the settings name, one place for each device: two roles at the same address
/// share it, because one worker must own a device. A role without a printer has a place whose jobs
/// wait.
std::vector<PrintPlace> printPlaces(const Settings& settings);

/// The same printers as a list for people, and the way to look for others.
PrinterDirectory printerDirectory(const Settings& settings);

/// What the settings of a role say about its printer.
PrinterCapability capabilityOf(
    const std::string& role, const PrinterSettings& settings, const PrinterAddress& address
);

}  // namespace balcao
