#include "common/label/paper.h"

#include <algorithm>
#include <optional>

namespace balcao {

namespace {

using namespace std::chrono_literals;

constexpr char kAtStation = '@';
constexpr std::size_t kLongestStation = 24;

constexpr bool mayStandInStation(char letter) {
    const bool is_in_utf8 = static_cast<unsigned char>(letter) >= 0x80;
    const bool is_plain = (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z') ||
                          (letter >= 'a' && letter <= 'z');
    return is_in_utf8 || is_plain || letter == ' ' || letter == '-' || letter == '_' ||
           letter == '.';
}

constexpr bool beginsLetter(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

constexpr std::array kModes = {PrintMode::automatic, PrintMode::ask, PrintMode::never};

}  // namespace

std::chrono::minutes lifeOf(PaperKind kind) {
    switch (kind) {
        case PaperKind::label:
        case PaperKind::pickup_label:
        case PaperKind::package_label:
        case PaperKind::danfe_label:
            return 2h;
        case PaperKind::picking_list:
        case PaperKind::content_list:
        case PaperKind::manifest:
            return 12h;
        case PaperKind::voucher:
        case PaperKind::receipt:
        case PaperKind::return_receipt:
        case PaperKind::test_page:
            return 10min;
    }
    return 10min;
}

std::string_view usualRoleOf(PaperKind kind) {
    switch (kind) {
        case PaperKind::label:
        case PaperKind::pickup_label:
        case PaperKind::package_label:
        case PaperKind::danfe_label:
            return "label";
        case PaperKind::voucher:
        case PaperKind::receipt:
        case PaperKind::return_receipt:
            return "receipt";
        case PaperKind::picking_list:
        case PaperKind::content_list:
        case PaperKind::manifest:
        case PaperKind::test_page:
            return "document";
    }
    return "document";
}

PrinterName printerNameIn(std::string_view name) {
    const std::size_t at = name.find(kAtStation);
    return at == std::string_view::npos
               ? PrinterName{.role = name}
               : PrinterName{.role = name.substr(0, at), .station = name.substr(at + 1)};
}

std::string toText(const PrinterName& name) {
    std::string text{name.role};
    if (!name.station.empty()) {
        text.append(1, kAtStation).append(name.station);
    }
    return text;
}

bool isStationName(std::string_view station) {
    return !station.empty() &&
           static_cast<std::size_t>(std::ranges::count_if(station, beginsLetter)) <=
               kLongestStation &&
           std::ranges::all_of(station, mayStandInStation) && station.front() != ' ' &&
           station.back() != ' ';
}

bool isPrinterName(std::string_view name) {
    const auto [role, station] = printerNameIn(name);
    const bool is_of_station = role.size() < name.size();
    return std::ranges::find(kPrinterRoles, role) != kPrinterRoles.end() &&
           (!is_of_station || isStationName(station));
}

std::string_view toText(PaperKind value) {
    switch (value) {
        case PaperKind::label:
            return "label";
        case PaperKind::picking_list:
            return "picking_list";
        case PaperKind::content_list:
            return "content_list";
        case PaperKind::pickup_label:
            return "pickup_label";
        case PaperKind::package_label:
            return "package_label";
        case PaperKind::manifest:
            return "manifest";
        case PaperKind::voucher:
            return "voucher";
        case PaperKind::receipt:
            return "receipt";
        case PaperKind::return_receipt:
            return "return_receipt";
        case PaperKind::danfe_label:
            return "danfe_label";
        case PaperKind::test_page:
            return "test_page";
    }
    return "corrupt";
}

std::string_view toText(PrintMode value) {
    switch (value) {
        case PrintMode::automatic:
            return "auto";
        case PrintMode::ask:
            return "ask";
        case PrintMode::never:
            return "never";
    }
    return "corrupt";
}

template <>
std::optional<PaperKind> fromText(std::string_view text) {
    const auto* const found =
        std::find_if(kPaperKinds.begin(), kPaperKinds.end(), [text](PaperKind kind) {
            return toText(kind) == text;
        });
    return found == kPaperKinds.end() ? std::nullopt : std::optional{*found};
}

template <>
std::optional<PrintMode> fromText(std::string_view text) {
    const auto* const found = std::find_if(kModes.begin(), kModes.end(), [text](PrintMode mode) {
        return toText(mode) == text;
    });
    return found == kModes.end() ? std::nullopt : std::optional{*found};
}

}  // namespace balcao
