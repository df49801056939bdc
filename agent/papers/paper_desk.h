#pragma once

#include "agent/ledger/ledger.h"
#include "agent/ledger/views.h"
#include "agent/service/settings.h"
#include "common/acceptance/acceptance.h"
#include "common/base/clock.h"
#include "common/base/money.h"
#include "common/base/result.h"
#include "common/label/paper.h"
#include "common/reports/report.h"
#include "common/returns/return.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

struct PaperForm;
struct PaperHead;
struct Page;

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
    std::string nfe_xml{};       // of the DANFE label: the NF-e's file; empty: the order's kept one
    std::string driver{};        // of the manifest; empty: a line to fill in by hand
    std::string plate{};         // likewise
    std::string station{};       // the packing table where it is wanted, if it is wanted at one
};

struct VoucherLine {
    std::int64_t quantity{1};
    std::string description;
};

/// A voucher (vale-troca) as the hub has just told it. The paper is not the value: the hub redeems
/// the code once, and whoever prints one again has asked it for the balance before.
struct Voucher {
    StoreKey store{};
    std::optional<OrderRef> order_ref{};  // whose goods came back, if this store has the order
    std::string order_code{};             // the number that the customer knows
    std::string code{};
    AmountMinor amount_minor{};
    AmountMinor balance_minor{};
    std::string currency{};
    std::optional<Instant> valid_until{};
    std::string customer{};
    std::string document{};  // CPF; printed masked
    std::vector<VoucherLine> returned{};
    std::string language{"pt"};  // pt, en or es
    std::string station{};       // the packing table where it is wanted, if it is wanted at one
};

/// The receipt of a return that was settled.
struct ReturnPaper {
    Return about{};
    std::string coupon_code{};   // of the coupon that stands for it; may be empty
    std::string language{"pt"};  // pt, en or es
    std::string station{};       // the packing table where it is wanted, if it is wanted at one
};

/// The close of a day, or of some.
struct DayCloseWish {
    StoreKey store{};
    Instant from{};
    Instant to{};
    Report report{};
    bool is_whole{true};         // false: the report read the newest orders only
    std::string language{"pt"};  // pt, en or es
};

/// The result of the acceptance script, for store and hub to sign.
struct AcceptanceWish {
    StoreKey store{};
    AcceptanceResult result{};
    std::string hub{};  // its address, without secrets
    std::string version{};
    std::string language{"pt"};  // pt, en or es
};

/// Why, in which language and for whom a paper is made again.
struct Reprint {
    std::string reason;          // jam, lost, damaged, other; empty for other
    std::string language{"pt"};  // pt, en or es
    Actor actor{};
    std::string station{};  // the packing table where it is wanted; empty: where it came out before
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
        /// By name (PrinterName): those that the store has.
        std::map<std::string, PaperPrinter> printers{};
        /// What stands on the papers of each store; its id, if nothing is said of it.
        std::map<StoreKey, StorePaperText> stores{};
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

    /// Makes a paper of an order that was printed before once more, as print() does: always marked
    /// as a reprint, never the same bytes. Refused while `job` may still come out by itself or a
    /// question about it is open. Of the store's own papers of an order only (isMadeAnew).
    Result<PaperAdded, PaperRefused> printAgain(
        const CommandId& command_id, const PrintJobView& job, const Reprint& reprint
    );

    /// A person says that `job` did not come out: answers so and makes the marked reprint in one
    /// step.
    Result<PaperAdded, PaperRefused> printInstead(
        const CommandId& command_id, const PrintJobView& job, const Reprint& reprint
    );

    /// Whether a second copy of this job is made anew. The carrier's labels and test pages are
    /// sent again byte for byte; vouchers are asked for at the hub first. Of a job that stopped
    /// half-way the rest is still the first copy.
    static bool isMadeAnew(const PrintJobView& job);

    /// The access key of an authorised NF-e, out of its file.
    static Result<std::string, PaperRefused> invoiceKeyIn(std::string_view nfe_xml);

    /// Makes one print job of a voucher. Once its code is on paper, every further one is marked as
    /// a reprint, as print() does it. The same command id again changes nothing.
    Result<PaperAdded, PaperRefused> printVoucher(
        const CommandId& command_id,
        const Voucher& voucher,
        const std::string& reason,
        const Actor& actor
    );

    /// The same of a return's receipt. Refused before the return is settled.
    Result<PaperAdded, PaperRefused> printReturn(
        const CommandId& command_id,
        const ReturnPaper& paper,
        const std::string& reason,
        const Actor& actor
    );

    /// Makes a print job of the page that shows whether a printer (its PrinterName) is set up well.
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
    Result<PaperPreview, PaperRefused> previewVoucher(const Voucher& voucher, PreviewAs as) const;

    /// The day's close as a PDF on A4, with what stands open on the board now.
    PaperPreview dayClose(const DayCloseWish& wish, const Actor& actor) const;

    /// The result of the acceptance script as a PDF on A4. Nothing of customers stands on it.
    PaperPreview acceptance(const AcceptanceWish& wish, const Actor& actor) const;

private:
    struct Making;
    Result<PaperAdded, PaperRefused> make(const CommandId& command_id, const Making& making);

    /// The first copy of a paper of no order's own, or a marked one once it is on paper. `lay`
    /// makes its pages.
    using LayOut =
        std::function<Result<std::vector<Page>, PaperRefused>(const PaperHead&, const PaperForm&)>;
    struct Slip;
    Result<PaperAdded, PaperRefused> makeSlip(
        PaperRequest request, const Slip& slip, const LayOut& lay
    );

    PaperHead headOf(const StoreKey& store, const std::string& clerk) const;
    PaperHead headOf(const OrderView& view, const std::string& clerk) const;

    Ledger& ledger_;
    const LedgerViews& views_;
    const Clock& clock_;
    Options options_;
};

}  // namespace balcao
