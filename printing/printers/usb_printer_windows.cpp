#include "printing/printers/found_printer.h"
#include "printing/printers/no_such_printer.h"
#include "printing/printers/usb_printer.h"

namespace balcao {

std::unique_ptr<Printer> makeUsbPrinter(
    const UsbAddress& address, PrinterLanguage /*language*/, UsbLimits /*limits*/
) {
    return std::make_unique<NoSuchPrinter>(
        toText(PrinterAddress{address}),
        "not_on_this_system: the Windows spooler owns USB printers; use winspool:// with the "
        "printer's name"
    );
}

std::unique_ptr<StatusProbe> makeUsbProbe(const UsbAddress& /*address*/) {
    return nullptr;
}

std::vector<FoundPrinter> findUsbPrinters() {
    return {};
}

}  // namespace balcao
