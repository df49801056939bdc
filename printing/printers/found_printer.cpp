#include "printing/printers/found_printer.h"

#include "common/label/printer_address.h"

#include <algorithm>
#include <iterator>

namespace balcao {

std::vector<FoundPrinter> findPrinters() {
    std::vector<FoundPrinter> all;
    for (auto* const find : {findCupsPrinters, findUsbPrinters, findWinspoolPrinters}) {
        std::ranges::move(find(), std::back_inserter(all));
    }
    return all;
}

std::vector<FoundPrinter> waysToWindowsPrinter(const std::string& name, const std::string& driver) {
    return {
        {.address = toText(PrinterAddress{WinspoolAddress{name}}), .name = name, .about = driver},
        {.address = toText(PrinterAddress{GdiAddress{name}}), .name = name, .about = driver}};
}

}  // namespace balcao
