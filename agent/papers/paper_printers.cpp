#include "agent/papers/paper_printers.h"

#include <cmath>
#include <optional>
#include <variant>

namespace balcao {

namespace {

/// Any printer of the role: stores with one of their own have the like of it.
std::optional<PrinterAddress> anyAddress(const PrinterSettings& settings) {
    if (settings.address || settings.of_store.empty()) {
        return settings.address;
    }
    return settings.of_store.begin()->second;
}

PrinterFacts factsOf(const PrinterSettings& settings, const PrinterAddress& address) {
    // The default of the setting: no printer of sheets has such a head, so nobody told it.
    constexpr double kUsualLabelHead = 8;
    const bool is_drawn_on = std::holds_alternative<GdiAddress>(address);
    const bool is_queue = std::holds_alternative<CupsAddress>(address);
    const std::string language =
        is_drawn_on || (is_queue && settings.language.empty()) ? "pdf" : settings.language;
    const bool is_for_sheets = language == "pdf" || language == "postscript";
    const bool is_told = !is_for_sheets || std::abs(settings.dots_per_mm - kUsualLabelHead) > 0.01;
    return {
        .language = language,
        .width_mm = settings.width_mm,
        .height_mm = settings.height_mm,
        .dots_per_mm = is_told ? settings.dots_per_mm : 0};
}

}  // namespace

std::map<std::string, PaperPrinter> paperPrintersOf(const Settings& settings) {
    std::map<std::string, PaperPrinter> printers;
    const auto add = [&](const std::string& role, const PrinterSettings& printer) {
        if (const auto address = anyAddress(printer)) {
            printers[role] = paperPrinterFor(role, factsOf(printer, *address));
        }
        for (const auto& [station, address] : printer.of_station) {
            printers[toText(PrinterName{.role = role, .station = station})] =
                paperPrinterFor(role, factsOf(printer, address));
        }
    };
    printers["document"] = paperPrinterFor("document", {});
    add("label", settings.printer.label);
    add("receipt", settings.printer.receipt);
    add("document", settings.printer.document);
    return printers;
}

std::map<StoreKey, StorePaperText> paperTextsOf(const Settings& settings) {
    std::map<StoreKey, StorePaperText> texts;
    for (const StoreKey& store : settings.stores) {
        texts[store] = settings.store.of(store);
    }
    return texts;
}

}  // namespace balcao
