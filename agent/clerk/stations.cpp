#include "agent/clerk/stations.h"

#include "agent/clerk/http/request_parser.h"
#include "common/label/paper.h"

#include <algorithm>

namespace balcao {

std::string stationOf(const Request& request) {
    auto station = decodePercent(request.header("balcao-station"), TargetPart::path);
    return station && isStationName(*station) ? *std::move(station) : std::string{};
}

bool hasPrinter(const ClerkParts& parts, std::string_view name) {
    return std::ranges::any_of(parts.printers.configured, [name](const PrinterEntry& printer) {
        return printer.role == name;
    });
}

std::string printerAt(const ClerkParts& parts, std::string_view role, const std::string& station) {
    std::string at_table = toText(PrinterName{.role = role, .station = station});
    return hasPrinter(parts, at_table) ? at_table : std::string{role};
}

}  // namespace balcao
