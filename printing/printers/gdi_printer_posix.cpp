#include "printing/printers/gdi_printer.h"
#include "printing/printers/no_such_printer.h"

#include <ostream>

namespace balcao {

int drawGdiPage(const std::filesystem::path& /*folder*/, std::ostream& complaint) {
    complaint << "only Windows draws on printers; use cups:// here\n";
    return static_cast<int>(GdiEnd::not_begun);
}

std::unique_ptr<Printer> makeGdiPrinter(const GdiAddress& address, double /*dots_per_mm*/) {
    return std::make_unique<NoSuchPrinter>(
        toText(PrinterAddress{address}),
        "not_on_this_system: only Windows draws on printers; use cups:// with the queue's name"
    );
}

}  // namespace balcao
