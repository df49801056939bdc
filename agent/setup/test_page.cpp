#include "agent/setup/test_page.h"

#include "agent/papers/paper_file.h"
#include "agent/papers/paper_printers.h"

#include <utility>

namespace balcao {

HandPrint printTestPage(
    const Settings& settings, const std::string& role, Instant now, std::ostream& out
) {
    const auto printers = paperPrintersOf(settings);
    const auto known = printers.find(role);
    const PaperPrinter printer =
        known != printers.end() ? known->second : paperPrinterFor(role, {});
    PaperFile page = testPageFor(printer, role, now);
    return printBytes(settings, std::move(page.bytes), role, out);
}

}  // namespace balcao
