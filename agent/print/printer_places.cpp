#include "agent/print/printer_places.h"

#include "printing/printers/found_printer.h"
#include "printing/printers/languages.h"

#include <cmath>
#include <map>
#include <utility>

namespace balcao {

namespace {

constexpr double kMmOfInch = 25.4;
// A roll of 80 mm has 72 mm that the head reaches, one of 58 mm has 48 mm.
constexpr int kWideRollMm = 76;
constexpr double kWideRollHeadMm = 72;
constexpr double kNarrowRollHeadMm = 48;

struct RoleSettings {
    std::string role;
    const PrinterSettings& settings;
};

std::vector<RoleSettings> rolesOf(const Settings& settings) {
    return {
        {"label", settings.printer.label},
        {"receipt", settings.printer.receipt},
        {"document", settings.printer.document}};
}

ZplTuning tuningOf(const PrinterSettings& settings) {
    const auto dots = [&settings](int mm) {
        return static_cast<int>(std::lround(mm * settings.dots_per_mm));
    };
    return {
        .darkness = settings.darkness,
        .left_dots = dots(settings.left_mm),
        .top_dots = dots(settings.top_mm)};
}

PrintPlace placeFor(const RoleSettings& role, const PrinterAddress& address) {
    PrinterCapability capability = capabilityOf(role.role, role.settings, address);
    auto printer = makePrinter(address, capability);
    auto probe =
        makeStatusProbe(address, capability, {.snmp_community = role.settings.snmp_community});
    return {
        .routes = {},
        .printer = std::move(printer),
        .probe = std::move(probe),
        .capability = std::move(capability),
        .tuning = tuningOf(role.settings)};
}

/// Where the paper of one role goes, and whose.
struct Bound {
    PrintRoute route;
    std::optional<PrinterAddress> address;
};

/// With printers for single stores, every store has a route of its own; the tables' own come on
/// top.
std::vector<Bound> boundTo(const RoleSettings& role, const std::vector<StoreKey>& stores) {
    std::vector<Bound> bound;
    if (role.settings.of_store.empty()) {
        bound.push_back({.route = {.role = role.role}, .address = role.settings.address});
    } else {
        for (const StoreKey& store : stores) {
            const auto own = role.settings.of_store.find(store);
            bound.push_back(
                {.route = {.role = role.role, .store = store},
                 .address =
                     own == role.settings.of_store.end() ? role.settings.address : own->second}
            );
        }
    }
    for (const auto& [station, address] : role.settings.of_station) {
        bound.push_back(
            {.route = {.role = toText(PrinterName{.role = role.role, .station = station})},
             .address = address}
        );
    }
    return bound;
}

}  // namespace

namespace {

PrinterLanguage languageOf(const PrinterSettings& settings, const PrinterAddress& address) {
    if (std::holds_alternative<GdiAddress>(address)) {
        return PrinterLanguage::dots;  // whatever the device itself reads
    }
    // A queue of CUPS is for sheets unless somebody says otherwise; CUPS itself reads PDF.
    if (std::holds_alternative<CupsAddress>(address) && settings.language.empty()) {
        return PrinterLanguage::pdf;
    }
    return printerLanguage(settings.language).value_or(PrinterLanguage::unknown);
}

/// Of a printer that is drawn on 300 dpi, unless somebody has told another number than that of
/// label printers, which is the setting's default.
double dotsPerMmOf(const PrinterSettings& settings, const PrinterAddress& address) {
    constexpr double kUsualLabelHead = 8;
    constexpr double kUsualSheetDpi = 300;
    const bool is_told = std::abs(settings.dots_per_mm - kUsualLabelHead) > 0.01;
    return std::holds_alternative<GdiAddress>(address) && !is_told ? kUsualSheetDpi / kMmOfInch
                                                                   : settings.dots_per_mm;
}

}  // namespace

PrinterCapability capabilityOf(
    const std::string& role, const PrinterSettings& settings, const PrinterAddress& address
) {
    const double dots_per_mm = dotsPerMmOf(settings, address);
    const bool is_roll = role == "receipt" && settings.height_mm == 0 && settings.width_mm > 0;
    const double head_mm =
        !is_roll ? settings.width_mm
                 : (settings.width_mm >= kWideRollMm ? kWideRollHeadMm : kNarrowRollHeadMm);
    const auto* const socket = std::get_if<RawSocketAddress>(&address);
    return {
        .language = languageOf(settings, address),
        .dots_per_mm = dots_per_mm,
        .width_dots = static_cast<int>(std::lround(head_mm * dots_per_mm)),
        .media_width_mm = static_cast<double>(settings.width_mm),
        .media_height_mm = static_cast<double>(settings.height_mm),
        .knows_z64 = settings.knows_z64,
        .has_status = settings.asks_status,
        .closes_after_half_close = socket == nullptr || socket->closes,
        .owner = role + " " + toText(address)};
}

std::vector<PrintPlace> printPlaces(const Settings& settings) {
    std::vector<PrintPlace> places;
    std::map<std::string, std::size_t> place_of_device;
    for (const RoleSettings& role : rolesOf(settings)) {
        for (Bound& bound : boundTo(role, settings.stores)) {
            if (!bound.address) {
                places.emplace_back();
                places.back().routes = {std::move(bound.route)};
                continue;
            }
            const auto [known, is_new] =
                place_of_device.try_emplace(toText(*bound.address), places.size());
            if (is_new) {
                places.push_back(placeFor(role, *bound.address));
            }
            places.at(known->second).routes.push_back(std::move(bound.route));
        }
    }
    return places;
}

PrinterDirectory printerDirectory(const Settings& settings) {
    PrinterDirectory directory;
    for (const RoleSettings& role : rolesOf(settings)) {
        for (const Bound& bound : boundTo(role, settings.stores)) {
            if (!bound.address) {
                continue;
            }
            const auto capability = capabilityOf(role.role, role.settings, *bound.address);
            directory.configured.push_back(
                {.name = linkNameOf(bound.route),
                 .role = bound.route.role,
                 .store = bound.route.store,
                 .address = toText(*bound.address),
                 .language = std::string{toText(capability.language)},
                 .dpi = static_cast<int>(std::lround(capability.dots_per_mm * kMmOfInch)),
                 .width_mm = role.settings.width_mm,
                 .height_mm = role.settings.height_mm}
            );
        }
    }
    directory.find = [] {
        std::vector<PrinterSighting> sightings;
        for (FoundPrinter& found : findPrinters()) {
            sightings.push_back(
                {.address = std::move(found.address),
                 .name = std::move(found.name),
                 .about = std::move(found.about)}
            );
        }
        return sightings;
    };
    return directory;
}

}  // namespace balcao
