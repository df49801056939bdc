#pragma once

#include <string>
#include <vector>

namespace balcao {

/// A printer that this computer knows of, for the settings page.
struct FoundPrinter {
    std::string address;  // what its setting would be: cups://queue, usb:///dev/usb/lp0
    std::string name;     // how people know it
    std::string about;    // make and model, place: whatever the system tells

    bool operator==(const FoundPrinter&) const = default;
};

/// Looks for printers: the queues of CUPS with what it found by DNS-SD, device files of USB
/// printers, the printers of the Windows spooler. Takes up to two seconds; never throws for what
/// is not there.
std::vector<FoundPrinter> findPrinters();

/// The ways to a printer of Windows: with its bytes as they are (winspool://), as labels and
/// receipts go, and drawn on by its driver (gdi://), as sheets on an office printer must.
std::vector<FoundPrinter> waysToWindowsPrinter(const std::string& name, const std::string& driver);

// What each system contributes; empty where there is no such thing.
std::vector<FoundPrinter> findCupsPrinters();
std::vector<FoundPrinter> findUsbPrinters();
std::vector<FoundPrinter> findWinspoolPrinters();

}  // namespace balcao
