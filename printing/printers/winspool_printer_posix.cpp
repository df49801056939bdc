#include "printing/printers/found_printer.h"
#include "printing/printers/no_such_printer.h"
#include "printing/printers/winspool_printer.h"

namespace balcao {

std::unique_ptr<Printer> makeWinspoolPrinter(
    const WinspoolAddress& address, PrinterLanguage /*language*/
) {
    return std::make_unique<NoSuchPrinter>(
        toText(PrinterAddress{address}),
        "not_on_this_system: only Windows has this spooler; use cups:// or socket://"
    );
}

std::unique_ptr<StatusProbe> makeWinspoolProbe(const WinspoolAddress& /*address*/) {
    return nullptr;
}

std::vector<FoundPrinter> findWinspoolPrinters() {
    return {};
}

}  // namespace balcao
