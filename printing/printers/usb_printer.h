#pragma once

#include "printing/printers/printer.h"
#include "printing/status/status_probe.h"

#include <chrono>
#include <memory>

namespace balcao {

struct UsbLimits {
    std::chrono::milliseconds without_progress{10'000};  // no byte taken for so long
    std::chrono::milliseconds sending{60'000};           // all bytes
};

/// A label or receipt printer on a USB port, through the kernel's own driver (usblp). Nobody else
/// may hold the device: one owner per printer, so its CUPS queue is removed first. When the kernel
/// has taken all bytes that is E1: what the printer does with them, only its status says.
///
/// On Windows the spooler owns USB printers: jobs wait and say so.
std::unique_ptr<Printer> makeUsbPrinter(
    const UsbAddress& address, PrinterLanguage language, UsbLimits limits = {}
);

/// The three status bits of the port: paper, selected, no error.
std::unique_ptr<StatusProbe> makeUsbProbe(const UsbAddress& address);

}  // namespace balcao
