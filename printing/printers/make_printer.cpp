#include "printing/printers/cups_printer.h"
#include "printing/printers/folder_printer.h"
#include "printing/printers/gdi_printer.h"
#include "printing/printers/printer.h"
#include "printing/printers/raw_socket_printer.h"
#include "printing/printers/usb_printer.h"
#include "printing/printers/winspool_printer.h"

namespace balcao {

namespace {

using Made = std::unique_ptr<Printer>;

Made make(const RawSocketAddress& address, const PrinterCapability& capability) {
    return std::make_unique<RawSocketPrinter>(address, RawSocketLimits{}, capability.language);
}

Made make(const FolderAddress& address, const PrinterCapability& /*capability*/) {
    return std::make_unique<FolderPrinter>(address);
}

Made make(const CupsAddress& address, const PrinterCapability& capability) {
    return makeCupsPrinter(address, capability.language);
}

Made make(const WinspoolAddress& address, const PrinterCapability& capability) {
    return makeWinspoolPrinter(address, capability.language);
}

Made make(const GdiAddress& address, const PrinterCapability& capability) {
    return makeGdiPrinter(address, capability.dots_per_mm);
}

Made make(const UsbAddress& address, const PrinterCapability& capability) {
    return makeUsbPrinter(address, capability.language);
}

}  // namespace

std::unique_ptr<Printer> makePrinter(
    const PrinterAddress& address, const PrinterCapability& capability
) {
    return std::visit([&](const auto& one) { return make(one, capability); }, address);
}

}  // namespace balcao
