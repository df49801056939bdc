#include "agent/print/print_by_hand.h"

#include "agent/print/printer_places.h"
#include "agent/service/random_ids.h"
#include "agent/service/system_clock.h"
#include "printing/intake/intake.h"

#include <Poco/SHA2Engine.h>

#include <algorithm>
#include <fstream>
#include <ostream>
#include <sstream>
#include <utility>

namespace balcao {

namespace {

/// At most one byte more than is taken, so that a large file is refused without being read.
std::optional<std::string> bytesOf(const std::filesystem::path& file) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    std::ifstream stream{file, std::ios::binary};
    std::ostringstream content;
    if (error || size > kLargestDocumentBytes || !stream || !(content << stream.rdbuf())) {
        return std::nullopt;
    }
    return content.str();
}

std::string sha256Of(const std::string& bytes) {
    Poco::SHA2Engine engine{Poco::SHA2Engine::SHA_256};
    engine.update(bytes);
    return Poco::DigestEngine::digestToHex(engine.digest());
}

/// The place of a role, of any store.
std::optional<PrintPlace> placeOf(const Settings& settings, const std::string& role) {
    for (PrintPlace& place : printPlaces(settings)) {
        const bool is_it = std::ranges::any_of(place.routes, [&](const PrintRoute& route) {
            return route.role == role;
        });
        if (is_it && place.printer != nullptr) {
            return std::move(place);
        }
    }
    return std::nullopt;
}

HandPrint sendPart(PrintPlace& place, const JobParts& parts, std::int64_t part, std::ostream& out) {
    const SystemClock clock;
    const PrintPayload payload{
        .job_id = 0,
        .part = part + 1,
        .name = "balcao-" + newUuid(),
        .at = clock.now(),
        .kind = parts.sent_as,
        .bytes = parts.at(part)};
    const auto outcome = place.printer->send(payload, [](const std::string&) { return true; });
    out << "part " << part + 1 << " of " << parts.count() << ": ";
    if (!outcome || outcome->end == SendEnd::zero_bytes) {
        out << "nothing was sent: " << (outcome ? outcome->reason : "") << '\n';
        return HandPrint::not_sent;
    }
    if (outcome->end != SendEnd::all_accepted || outcome->device_waits) {
        out << "it may have come out, look at the printer: " << outcome->reason << '\n';
        return HandPrint::in_doubt;
    }
    out << outcome->bytes_sent << " bytes taken, evidence " << toText(outcome->evidence) << '\n';
    return HandPrint::taken;
}

void writeStatus(std::ostream& out, PrintPlace& place) {
    const DeviceStatus status = place.probe != nullptr ? place.probe->read() : DeviceStatus{};
    if (!status.is_known) {
        out << "  does not say how it is\n";
    } else if (status.reasons.empty()) {
        out << "  ready, as it says by " << status.source << '\n';
    }
    for (const DeviceReason reason : status.reasons) {
        out << "  " << reasonText(reason) << '\n';
    }
    if (const auto complaint = place.printer->complaint()) {
        out << "  " << *complaint << '\n';
    }
}

}  // namespace

HandPrint printFile(
    const Settings& settings,
    const std::filesystem::path& file,
    const std::string& role,
    std::ostream& out
) {
    auto bytes = bytesOf(file);
    if (!bytes) {
        out << "reading " << file.string() << ": it cannot be read, or is larger than "
            << kLargestDocumentBytes / 1'000'000 << " MB\n";
        return HandPrint::not_sent;
    }
    return printBytes(settings, *std::move(bytes), role, out);
}

HandPrint printBytes(
    const Settings& settings, std::string bytes, const std::string& role, std::ostream& out
) {
    auto place = placeOf(settings, role);
    if (!place) {
        const auto [of_role, station] = printerNameIn(role);
        out << "no printer is configured as \"" << role << "\": set printer." << of_role
            << (station.empty() ? "" : ".stations") << " (label, receipt or document)\n";
        return HandPrint::not_sent;
    }
    const CommandRasterizer rasterizer{settings.printer.pdf_program};
    PartMaker maker{place->capability, place->tuning, rasterizer};
    PrintJob job;
    job.document_sha256 = sha256Of(bytes);
    job.bytes = std::move(bytes);
    const auto parts = maker.partsOf(job, *place->printer);
    if (!parts) {
        out << "nothing was sent: " << parts.error() << '\n';
        return HandPrint::not_sent;
    }
    for (std::int64_t part = 0; part < (*parts)->count(); ++part) {
        const HandPrint end = sendPart(*place, **parts, part, out);
        if (end != HandPrint::taken) {
            return part == 0 ? end : HandPrint::in_doubt;
        }
    }
    return HandPrint::taken;
}

void listPrinters(const Settings& settings, std::ostream& out) {
    const PrinterDirectory directory = printerDirectory(settings);
    out << "In the settings:\n";
    for (PrintPlace& place : printPlaces(settings)) {
        for (const PrintRoute& route : place.routes) {
            out << linkNameOf(route) << ": "
                << (place.printer != nullptr ? place.printer->address() : "no printer") << '\n';
        }
        if (place.printer != nullptr) {
            writeStatus(out, place);
        }
    }
    out << "Known to this computer:\n";
    for (const PrinterSighting& one : directory.find()) {
        out << one.address << "  " << one.name << "  " << one.about << '\n';
    }
}

}  // namespace balcao
