#include "agent/setup/test_page.h"

#include "agent/papers/paper_file.h"
#include "agent/papers/paper_printers.h"
#include "agent/print/printer_places.h"
#include "agent/setup/wrong_answer.h"

#include <algorithm>
#include <sstream>
#include <utility>

namespace balcao {

namespace {

std::string reasonIn(std::string text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '.')) {
        text.pop_back();
    }
    return text;
}

}  // namespace

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

HealthFinding tryTestPage(const Settings& settings, const std::string& role, Instant now) {
    const auto places = printerDirectory(settings).configured;
    const auto place = std::ranges::find(places, role, &PrinterEntry::role);
    if (place == places.end()) {
        return wrongAnswer("printer_wrong", {""});
    }
    std::ostringstream said;
    switch (printTestPage(settings, role, now, said)) {
        case HandPrint::taken:
            return {.part = "setup", .word = "page_sent", .facts = {place->address}};
        case HandPrint::not_sent:
            return wrongAnswer("page_not_sent", {place->address, reasonIn(said.str())});
        case HandPrint::in_doubt:
            break;
    }
    HealthFinding doubt = wrongAnswer("page_in_doubt", {place->address, reasonIn(said.str())});
    doubt.grade = HealthGrade::attention;
    return doubt;
}

}  // namespace balcao
