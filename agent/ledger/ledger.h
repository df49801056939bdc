#pragma once

#include "agent/service/link_status.h"
#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/codes/hub_codes.h"
#include "common/label/print_job.h"
#include "common/order/order_rules.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace balcao {

class AfterSale;
class StaffStore;

/// The ledger cannot be used: what() says what was being done, with which file, why it failed and
/// what a person can do. After it is thrown from a write, nothing of that write is kept.
class LedgerError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// There is no room on the disk for what was asked. Nothing else is wrong; it may be tried again.
class DiskFull : public LedgerError {
public:
    using LedgerError::LedgerError;
};

/// The disk or the file fails. What was not answered is uncertain, and nothing is written any more
/// until the agent is stopped and started anew (the start repairs or restores).
class LedgerBroken : public LedgerError {
public:
    using LedgerError::LedgerError;
};

/// A command for one order, under the id that was made when somebody clicked or resolved to act.
struct OrderSubmission {
    CommandId command_id;
    OrderRef order_ref;
    OrderCommand command;
    Actor actor;
    /// The file that an AttachInvoice brings: kept under its SHA-256, which the command then names.
    std::string attachment{};
    /// A first answer leaves only after this long, so that it can be taken back (UndoDecision).
    std::chrono::milliseconds undo_for{0};
};

/// The command is stored, now or at an earlier try with the same id.
struct Submitted {
    OrderRef order_ref;
    std::int64_t revision{};  // of the ledger, after this command
    OrderState state{OrderState::offered};
    bool is_repeated{false};
};

/// The command changed nothing.
struct Refused {
    enum class Why : std::uint8_t {
        no_such_order,
        by_the_rules,
        id_used_for_another_order,
        bytes_wiped,  // the paper cannot be printed again: Ledger::wipePapers
    };
    Why why{Why::by_the_rules};
    Refusal refusal{Refusal::not_now};  // if by_the_rules
};

/// An order from the hub with the fingerprint of the bytes it came in.
struct HubNews {
    HubOrder order;
    std::uint64_t fingerprint{};
};

/// An order that this store may still lose or must still answer, as the poll needs it.
struct KnownOrder {
    OrderRef order_ref;
    OrderId order_id;
    std::int64_t assignment{};
    std::uint64_t fingerprint{};
};

/// A message for the hub that is due.
struct OutboxMessage {
    CommandId message_id;
    OrderRef order_ref;
    StoreKey store;
    OrderId order_id;
    std::int64_t assignment{};
    std::string etag;         // of the order as last read by its id; may be empty
    std::int64_t attempts{};  // made before this one
    std::optional<Instant> created_at;
    HubMessage message;
    bool may_be_undone{false};     // claim it before it leaves
    std::int64_t codes_version{};  // the table that its words are from
};

/// A label's bytes as the hub gave them.
struct LabelDocument {
    PackageLabel label;
    std::string bytes;
};

/// Whose paper a printer makes: that of a role, of one store or of all.
struct PrintRoute {
    std::string role;  // the printer's name: "label", or "label@Mesa 2" (PrinterName)
    std::optional<StoreKey> store{};

    bool operator==(const PrintRoute&) const = default;
};

/// A print job for its printer.
struct PrintJob {
    std::int64_t job_id{};
    OrderRef order_ref;  // 0: paper of no order
    StoreKey store;
    PaperKind kind{PaperKind::label};
    std::string role;
    std::string format;  // zpl, pdf, png
    std::string document_sha256;
    std::string bytes;
    PackageId package_id;
    std::int64_t copies{1};  // of each page or label
    std::int64_t copy{1};    // from 2 on it is a reprint that a person asked for
    std::optional<Instant> expires_at;
    PrintProgress progress;
};

/// Paper of ours that is wanted: a picking list, a receipt, a test page.
struct PaperRequest {
    /// Made at the click, or derived from what caused it: the same id twice makes one job.
    CommandId command_id{};
    StoreKey store{};
    std::optional<OrderRef> order_ref{};  // nothing: the paper belongs to no order
    PaperKind kind{PaperKind::picking_list};
    std::string role{};    // the printer's name (PrinterName); empty: usualRoleOf(kind)
    std::string format{};  // what the bytes are: zpl, pdf, png, escpos
    std::string bytes{};
    PackageId package_id{};                // empty: of the whole order
    std::optional<std::int64_t> copies{};  // 1 to kMostCopies; nothing: as the store has settled
    std::string dedupe_key{};              // the same wish; empty: the command's id
    std::optional<Instant> expires_at{};   // worth nothing after this
    std::optional<std::int64_t> reprint_of{};  // the bytes carry "2ª via" of that job's paper
    std::string reason{};                      // why it is printed again
    /// A person says that `reprint_of` did not come out: it is answered so with this wish, which
    /// is refused if there is no such question.
    bool denies_original{false};
    Actor actor{};
    /// True if nobody asked for it: the store's rules say whether it is printed, waits for a click
    /// or is not made at all. A person's wish is always printed.
    bool is_automatic{false};
};

constexpr std::int64_t kMostCopies = 20;

/// What became of the wish for paper.
struct PaperAdded {
    std::optional<std::int64_t> job_id;  // nothing: the store never prints this by itself
    std::int64_t copy{1};
    bool is_repeated{false};  // the job was there already
    std::int64_t revision{};  // of the ledger, after this
};

/// What one call of Ledger::wipePapers did.
struct Wiped {
    std::size_t count{};
    bool is_off_disk{false};  // nothing of all that was ever wiped is left in the files

    bool operator==(const Wiped&) const = default;
};

/// What a commit touched, for those who wait. A hint: whoever misses it finds the work by asking.
struct CommitNotice {
    std::int64_t revision{};
    bool has_outbox_work{false};
    bool has_print_work{false};
};

/// The one door through which orders change.
///
/// Every write reads the order, asks the pure rules and stores the journal line, the new state and
/// what follows (outbox, print jobs, tasks) in one transaction of the one writer thread, which
/// takes all waiting writes into one commit. When a call returns, its effect has been synced to the
/// disk. Thread-safe; throws LedgerError when the disk or the file fails.
class Ledger {
public:
    struct Options {
        std::filesystem::path folder;  // holds ledger.db, its WAL, reserve.bin and backups/
        std::int64_t reserve_bytes{std::int64_t{16} * 1024 * 1024};
        /// News are refused while less than this is free: they can come again, decisions cannot.
        std::uint64_t news_floor_bytes{200'000'000};
        /// Free bytes on the disk of a folder; tests own it. Empty: asks the system.
        std::function<std::uint64_t(const std::filesystem::path&)> free_bytes{};
        /// Which paper is printed by itself, and how often.
        PaperRules paper_rules{};
        /// The packing tables' own printers that there are (PrinterName). What waits for one that
        /// is gone, and was not begun, goes to the store's printer of its role at the start.
        std::set<std::string> station_printers{};
        /// Which answers wait for a second person.
        AnswerPolicy answer_policy{};
        /// Told why, on the writer thread, when the disk or the file fails: the agent must stop.
        /// May be empty.
        std::function<void(const std::string& why)> on_broken{};
    };

    /// Opens or creates the ledger, migrates it, checks every setting that durability rests on, and
    /// puts claimed print jobs in doubt.
    ///
    /// After an unclean stop the file is checked. A damaged one is set aside, with its WAL, and the
    /// newest good backup takes its place; openingNotes() says so. Throws LedgerError if the file
    /// is another program's or a newer Balcão's (it is left as it is), or cannot be used.
    Ledger(const Options& options, const Clock& clock);
    ~Ledger();
    Ledger(const Ledger&) = delete;
    Ledger(Ledger&&) = delete;
    Ledger& operator=(const Ledger&) = delete;
    Ledger& operator=(Ledger&&) = delete;

    /// What a person should know of the opening, in sentences; empty if all was well.
    const std::vector<std::string>& openingNotes() const;

    /// Calls `listener` on the writer thread after each commit; it must return at once and must not
    /// call the ledger. Set before the parts start; setting an empty one waits for a call in
    /// progress and ends them.
    void onCommit(std::function<void(const CommitNotice&)> listener);

    /// Number of the last journal line; grows with every change that a page could show.
    std::int64_t revision() const;

    // --- orders ---

    Result<Submitted, Refused> submit(const OrderSubmission& submission);

    /// Takes a page of the hub's list: new orders are offered (a new assignment withdraws the one
    /// before it), known ones updated. One transaction; returns how many orders changed. Throws
    /// DiskFull while the reserve is spent or little room is left: the page is then not to be
    /// acknowledged.
    std::size_t takeNews(std::span<const HubNews> news);

    /// The orders of a store that the hub may still list as open.
    std::vector<KnownOrder> knownOrders(const StoreKey& store) const;

    /// Orders whose answer time is over at `now` (hub time) and who do not know it yet. Returns how
    /// many expired.
    std::size_t expireAnswers(Instant now);

    // --- outbox ---

    /// The oldest message that may go now: per order in sequence, later orders overtake.
    std::optional<OutboxMessage> nextMessage(Instant now) const;

    /// When the next message becomes due, if any waits.
    std::optional<Instant> nextMessageAt() const;

    /// Not now: says when to try again and why it failed this time.
    void postponeMessage(
        const CommandId& message_id, Instant next_attempt_at, const std::string& why
    );

    /// From now on this message cannot be taken back: call it before a message that may be undone
    /// leaves. False if it was taken back already.
    bool claimMessage(const CommandId& message_id);

    /// Lets every message that was put off go at once, because a person asks for it. Repeating it
    /// changes nothing; order and attempts stay as they are.
    void sendWaitingNow();

    /// Stores the labels of an order (bytes under their SHA-256 first) and finishes the message
    /// that asked for them.
    Result<Submitted, Refused> takeLabels(
        const OutboxMessage& message, std::span<const LabelDocument> labels
    );

    // --- print jobs ---

    std::optional<PrintJob> nextPrintJob(const PrintRoute& route, Instant now) const;
    std::optional<Instant> nextPrintJobAt(const PrintRoute& route) const;

    /// Jobs whose bytes are at a device or spooler that may still say what became of them: those
    /// that wait for the device and those in doubt. Without their bytes.
    std::vector<PrintJob> printJobsAtDevice(const PrintRoute& route) const;

    /// Keeps the bytes and makes a print job of them. The same wish again (command id or dedupe
    /// key) gives the job that is there. Refused with no_such_order, or by the rules if the role is
    /// unknown, the bytes are empty or the copies out of range. Throws DiskFull as takeNews does.
    Result<PaperAdded, Refused> addPaper(const PaperRequest& request);

    /// Commits the claim of a job's next part; its first byte may leave after it. False if the job
    /// is no longer there to be claimed (cancelled meanwhile, too old), or was prepared as another
    /// number of parts before.
    bool claimPrintJob(std::int64_t job_id, const ClaimJob& claim = {});
    void recordSend(std::int64_t job_id, const RecordSend& outcome);

    /// What a printer's worker found out about a job: HoldJob, AdoptSpoolJob or ProveUnsent. False
    /// if the job has moved on. A job that grew too old expires here, too.
    bool notePrintJob(std::int64_t job_id, const PrintCommand& finding);

    /// A person's answer to "did it come out?", or wish to print a held or expired job now. A "no"
    /// makes a new job that points at this one. Repeating the same command id changes nothing.
    Result<Submitted, Refused> answerPrintJob(
        const CommandId& command_id,
        std::int64_t job_id,
        const PrintCommand& answer,
        const Actor& actor
    );

    /// A person sends a job of which nothing was sent yet to another printer (its PrinterName), and
    /// wants it printed now.
    Result<Submitted, Refused> reroutePrintJob(
        const CommandId& command_id,
        std::int64_t job_id,
        const std::string& role,
        const Actor& actor
    );

    /// A new job with the same bytes, because a person wants it; `reason` is kept. `role`: the
    /// printer's name (PrinterName); empty: the same as before.
    Result<Submitted, Refused> reprint(
        const CommandId& command_id,
        std::int64_t job_id,
        const std::string& reason,
        const Actor& actor,
        const std::string& role = {}
    );

    /// Wipes the bytes of papers that nobody needs any more, at most `most` of them: those that
    /// came before `untouched_since`, if their order has ended and nothing has happened with it
    /// since, and no job of theirs is at a device, in question or wanted since. Labels, the store's
    /// own papers and the files of NF-es alike.
    ///
    /// Their hash, kind, size and history stay; to print them again is refused with bytes_wiped.
    /// The bytes are overwritten in the file, and its WAL is emptied; while somebody reads that
    /// waits for a later call. Backups made before keep them until they are replaced.
    Wiped wipePapers(Instant untouched_since, std::size_t most);

    // --- tasks ---

    Result<Submitted, Refused> finishTask(
        const CommandId& command_id, std::int64_t task_id, const Actor& actor
    );

    // --- people ---

    /// Runs `work` with the books of people, devices and sessions, on the writer thread and in one
    /// transaction. Must not call the ledger; what it throws is thrown here, and nothing is kept.
    void withStaff(const std::function<void(StaffStore&)>& work);

    // --- after the sale ---

    /// Returns and coupons (after_sale.h), as long as this lives.
    AfterSale& afterSale();

    // --- the de-para ---

    /// Keeps another table of codes, which counts from now on: the orders of the board are read
    /// anew with it, and what may have left already goes on in the words of the one before (the
    /// same key must bring the same bytes) until the hub or a person has settled it. Returns its
    /// version; nothing if somebody has kept another one since `based_on`. `store`: at which it was
    /// kept; `by`: a person's name.
    std::optional<std::int64_t> keepHubCodes(
        const HubCodes& codes, std::int64_t based_on, const StoreKey& store, const std::string& by
    );

    // --- upkeep ---

    /// Asks how the disk is now. Puts the reserve back when there is room for it again.
    DiskState checkDisk();

    /// Writes a checked copy into backups/ and keeps the newest `keep`. Returns its path. Takes as
    /// long as the file is large, on the calling thread; nobody waits for it. Throws DiskFull if
    /// there is no room for one.
    std::filesystem::path backup(std::size_t keep);

    /// Rebuilds orders, outbox, print jobs and tasks from the journal beside the present ones and
    /// returns the differences in words (the first hundred); empty if the books agree. On the
    /// calling thread; nobody waits for it.
    std::vector<std::string> auditByReplay();

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace balcao
