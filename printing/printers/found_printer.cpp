#include "printing/printers/found_printer.h"

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

}  // namespace balcao
