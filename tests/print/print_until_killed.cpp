// Prints what a ledger holds until nothing is due or somebody kills it; the kill test's victim.
//
//     print_until_killed LEDGER_FOLDER PRINTER_ADDRESS
#include "agent/print/print_step.h"
#include "tests/print/labelled_orders.h"

#include <chrono>
#include <exception>
#include <iostream>
#include <span>
#include <thread>

namespace {

class SystemClock final : public balcao::Clock {
public:
    balcao::Instant now() const override {
        return std::chrono::time_point_cast<std::chrono::milliseconds>(
            std::chrono::system_clock::now()
        );
    }
};

void printAll(const std::string& folder, const std::string& address) {
    const SystemClock clock;
    balcao::Ledger ledger{balcao::test::ledgerOptions(folder), clock};
    balcao::LinkStatus links;
    const auto printer = balcao::parsePrinterAddress(address);
    balcao::PrintStep step{"label", balcao::makePrinter(printer.value()), ledger, links, clock};
    std::cout << "ready" << std::endl;
    while (ledger.nextPrintJobAt({.role = "label"})) {
        std::this_thread::sleep_for(step.step());
    }
}

}  // namespace

int main(int argc, char** argv) {
    const std::span arguments{argv, static_cast<std::size_t>(argc)};
    try {
        printAll(arguments[1], arguments[2]);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "print_until_killed: " << error.what() << '\n';
        return 1;
    }
}
