#pragma once

#include "common/base/enum_text.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace balcao {

/// What a piece of paper is for the store. It decides how long it may wait, which printer it goes
/// to and whether it is printed unasked.
enum class PaperKind : std::uint8_t {
    label,           // the carrier's, as it came from the hub
    picking_list,    // lista de separação
    content_list,    // lista de conteúdo of a package
    pickup_label,    // etiqueta de retirada
    package_label,   // etiqueta de volume
    manifest,        // romaneio de coleta
    voucher,         // vale-troca
    receipt,         // comprovante de retirada
    return_receipt,  // comprovante de devolução
    danfe_label,     // DANFE Simplificado - Etiqueta
    test_page,
};

inline constexpr std::array kPaperKinds = {
    PaperKind::label,
    PaperKind::picking_list,
    PaperKind::content_list,
    PaperKind::pickup_label,
    PaperKind::package_label,
    PaperKind::manifest,
    PaperKind::voucher,
    PaperKind::receipt,
    PaperKind::return_receipt,
    PaperKind::danfe_label,
    PaperKind::test_page,
};

/// The roles that printers play. A job names a printer by its role (PrinterName); the store's
/// settings bind it to a device.
inline constexpr std::array<std::string_view, 3> kPrinterRoles = {"label", "receipt", "document"};

/// A printer as jobs and settings name it: that of a role ("label"), or the one that a packing
/// table (station) has of its own for this role ("label@Mesa 2"). Views into the name.
struct PrinterName {
    std::string_view role;
    std::string_view station{};  // empty: the store's printer of this role
};

PrinterName printerNameIn(std::string_view name);
std::string toText(const PrinterName& name);

/// True if the role is one of kPrinterRoles and the station's name can be one.
bool isPrinterName(std::string_view name);

/// What a packing table may be called: 1 to 24 letters, digits, blanks, '-', '_' or '.', in UTF-8
/// with a blank neither first nor last.
bool isStationName(std::string_view station);

/// Whether a kind of paper is printed by itself when its time comes.
enum class PrintMode : std::uint8_t {
    automatic,
    ask,    // it is made ready and waits for a person's click
    never,  // only when a person asks for it
};

/// What the store has settled for one kind of paper.
struct PaperRule {
    PrintMode mode{PrintMode::automatic};
    std::int64_t copies{1};

    bool operator==(const PaperRule&) const = default;
};

/// A kind that is not named has the default rule.
using PaperRules = std::map<PaperKind, PaperRule>;

/// How long paper of this kind may wait for its printer before nobody prints it unasked: what is
/// handed to somebody at the counter gets stale at once, a list for the day does not.
std::chrono::minutes lifeOf(PaperKind kind);

/// The role that prints this kind unless something else is said.
std::string_view usualRoleOf(PaperKind kind);

/// The one spelling of each value in SQL, JSON, settings and logs.
std::string_view toText(PaperKind value);
std::string_view toText(PrintMode value);

template <>
std::optional<PaperKind> fromText(std::string_view text);
template <>
std::optional<PrintMode> fromText(std::string_view text);

}  // namespace balcao
