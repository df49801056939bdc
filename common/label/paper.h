#pragma once

#include "common/base/enum_text.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <string_view>

namespace balcao {

/// What a piece of paper is for the store. It decides how long it may wait, which printer it goes
/// to and whether it is printed unasked.
enum class PaperKind : std::uint8_t {
    label,          // the carrier's, as it came from the hub
    picking_list,   // lista de separação
    content_list,   // lista de conteúdo of a package
    pickup_label,   // etiqueta de retirada
    package_label,  // etiqueta de volume
    manifest,       // romaneio de coleta
    voucher,        // vale-troca
    receipt,        // comprovante de retirada
    danfe_label,    // DANFE Simplificado - Etiqueta
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
    PaperKind::danfe_label,
    PaperKind::test_page,
};

/// The roles that printers play. A job names a role; the store's settings bind it to a printer.
inline constexpr std::array<std::string_view, 3> kPrinterRoles = {"label", "receipt", "document"};

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
