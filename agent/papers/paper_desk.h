#pragma once

#include "agent/ledger/ledger.h"
#include "agent/ledger/views.h"
#include "common/base/clock.h"
#include "common/base/result.h"
#include "common/label/paper.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// What paper a printer of the store takes.
struct PaperPrinter {
    enum class Format : std::uint8_t { pdf, zpl, png };
    enum class Paper : std::uint8_t { a4, label_100x150, label_100x50, roll_80 };

    Format format{Format::pdf};
    Paper paper{Paper::a4};
    double dots_per_mm{8};

    bool operator==(const PaperPrinter&) const = default;
};

/// What the settings say of a printer; 0 and nothing where they are silent.
struct PrinterFacts {
    std::string language{};  // zpl, epl, escpos, pdf, postscript
    int width_mm{0};         // of its paper
    int height_mm{0};
    double dots_per_mm{0};
};

/// The paper for the printer of a role: by what is known of it, else by what such a printer usually
/// is.
PaperPrinter paperPrinterFor(std::string_view role, const PrinterFacts& facts);

/// A paper of an order that somebody wants to have or to see.
struct PaperWish {
    OrderRef order_ref;
    PaperKind kind{PaperKind::picking_list};
    std::string language{"pt"};  // pt, en or es
    std::string nfe_xml{};       // of the DANFE label only: the file of the authorised NF-e
};

/// Why there is no paper.
struct PaperRefused {
    enum class Why : std::uint8_t { no_such_order, not_for_this_order, ledger_refused };
    Why why{Why::no_such_order};
    std::string reason{};  // "slug: English sentence", if there is more to say
};

/// A picture or file of a paper, to be looked at.
struct PaperPreview {
    std::string content_type;
    std::string bytes;
};

/// Makes the store's own papers of what the ledger knows and hands them to it as print jobs, with
/// their bytes. Thread-safe. Throws LedgerError.
class PaperDesk {
public:
    struct Options {
        /// By role (kPrinterRoles): those that the store has.
        std::map<std::string, PaperPrinter> printers{};
    };

    /// The references outlive this.
    PaperDesk(Ledger& ledger, const LedgerViews& views, const Clock& clock, Options options);

    /// Makes one print job. If the order has had this paper before, the new one is marked as a
    /// reprint with its number, `reason` (jam, lost, damaged, other) and who wanted it. The same
    /// command id again changes nothing. `copies` 0: as the store has settled.
    Result<PaperAdded, PaperRefused> print(
        const CommandId& command_id,
        const PaperWish& wish,
        std::int64_t copies,
        const std::string& reason,
        const Actor& actor
    );

    /// Makes a print job of the page that shows whether the printer of a role is set up well.
    /// Refused if there is no such role.
    Result<PaperAdded, PaperRefused> printTestPage(
        const CommandId& command_id,
        const StoreKey& store,
        const std::string& role,
        const Actor& actor
    );

    enum class PreviewAs : std::uint8_t { png, pdf };

    /// The paper as it would be printed now, without printing it. A PNG shows the pages one below
    /// the other, in the dots of the printer that would get it.
    Result<PaperPreview, PaperRefused> preview(const PaperWish& wish, PreviewAs as) const;

private:
    Ledger& ledger_;
    const LedgerViews& views_;
    const Clock& clock_;
    Options options_;
};

}  // namespace balcao
