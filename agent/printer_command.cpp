#include "agent/printer_command.h"

#include "agent/print/print_by_hand.h"
#include "agent/service/system_clock.h"
#include "agent/setup/test_page.h"

#include <Poco/Util/Application.h>
#include <Poco/Util/Option.h>

#include <iostream>

namespace balcao {

namespace {

using Poco::Util::Application;

int exitCodeOf(HandPrint end) {
    switch (end) {
        case HandPrint::taken:
            return Application::EXIT_OK;
        case HandPrint::not_sent:
            return Application::EXIT_UNAVAILABLE;
        case HandPrint::in_doubt:
            break;
    }
    return Application::EXIT_IOERR;
}

}  // namespace

void PrinterCommand::addOptions(
    Poco::Util::OptionSet& options, const Poco::Util::AbstractOptionCallback& callback
) {
    using Poco::Util::Option;
    options.addOption(Option{"print", "", "print a file on the printer named by --printer"}
                          .argument("file")
                          .callback(callback));
    options.addOption(Option{
        "printer", "", "the printer's role for --print: label, receipt or document"}
                          .argument("role")
                          .callback(callback));
    options.addOption(Option{
        "test-page", "", "print the page with ruler, bars and darkness on a role's printer"}
                          .argument("role")
                          .callback(callback));
    options.addOption(
        Option{"printers", "", "list the printers of the settings and of this computer"}.callback(
            callback
        )
    );
}

void PrinterCommand::take(const std::string& name, const std::string& value) {
    if (name == "print") {
        file_ = value;
    } else if (name == "printer") {
        role_ = value;
    } else if (name == "test-page") {
        test_page_role_ = value;
    } else {
        is_list_ = true;
    }
}

bool PrinterCommand::isAskedFor() const {
    return is_list_ || !file_.empty() || !role_.empty() || !test_page_role_.empty();
}

int PrinterCommand::run(const Settings& settings) const {
    if (is_list_) {
        listPrinters(settings, std::cout);
        return Application::EXIT_OK;
    }
    if (!test_page_role_.empty()) {
        if (!isPrinterName(test_page_role_)) {
            std::cerr << "balcao-agent: --test-page takes a role: label, receipt or document, with "
                         "@ and the packing table behind it for its own printer\n";
            return Application::EXIT_USAGE;
        }
        return exitCodeOf(printTestPage(settings, test_page_role_, SystemClock{}.now(), std::cout));
    }
    if (file_.empty()) {
        std::cerr << "balcao-agent: --printer says where --print prints: give --print, too\n";
        return Application::EXIT_USAGE;
    }
    return exitCodeOf(printFile(settings, file_, role_.empty() ? "label" : role_, std::cout));
}

}  // namespace balcao
