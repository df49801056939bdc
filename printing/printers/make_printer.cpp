#include "printing/printers/folder_printer.h"
#include "printing/printers/printer.h"
#include "printing/printers/raw_socket_printer.h"

namespace balcao {

namespace {

std::unique_ptr<Printer> make(const RawSocketAddress& address) {
    return std::make_unique<RawSocketPrinter>(address);
}

std::unique_ptr<Printer> make(const FolderAddress& address) {
    return std::make_unique<FolderPrinter>(address);
}

}  // namespace

std::unique_ptr<Printer> makePrinter(const PrinterAddress& address) {
    return std::visit([](const auto& one) { return make(one); }, address);
}

}  // namespace balcao
