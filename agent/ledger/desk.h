#pragma once

#include "agent/ledger/after_desk.h"
#include "agent/ledger/books.h"
#include "agent/ledger/codes_store.h"
#include "agent/ledger/journal_store.h"
#include "agent/ledger/ledger.h"
#include "agent/ledger/staff_store.h"

#include <span>
#include <vector>

namespace balcao {

/// What the ledger's writes do, each inside the transaction that its caller has open: ask the
/// rules, write the journal, let the books follow. Runs on the writer thread only.
class Desk {
public:
    Desk(
        Database& database,
        const Clock& clock,
        PaperRules paper_rules = {},
        AnswerPolicy answer_policy = {},
        std::set<std::string> station_printers = {}
    );

    Result<Submitted, Refused> submit(const OrderSubmission& submission);
    std::size_t takeNews(std::span<const HubNews> news);
    std::size_t expireAnswers(Instant now);
    /// `labels` carry the SHA-256 of their bytes already.
    Result<Submitted, Refused> takeLabels(
        const OutboxMessage& message, std::span<const LabelDocument> labels
    );

    /// `sha256` is that of the request's bytes.
    Result<PaperAdded, Refused> addPaper(const PaperRequest& request, const std::string& sha256);
    bool claimPrintJob(std::int64_t job_id, const ClaimJob& claim);
    void recordSend(std::int64_t job_id, const RecordSend& outcome);
    bool notePrintJob(std::int64_t job_id, const PrintCommand& finding);
    /// Claimed jobs that nobody sends any more: the agent starts.
    void doubtClaimedJobs();
    /// What waits for the printer of a packing table that has none any more, and was not begun,
    /// goes to the store's.
    void bringHome();
    Result<Submitted, Refused> answerPrintJob(
        const CommandId& command_id,
        std::int64_t job_id,
        const PrintCommand& answer,
        const Actor& actor
    );
    Result<Submitted, Refused> reroutePrintJob(
        const CommandId& command_id,
        std::int64_t job_id,
        const std::string& role,
        const Actor& actor
    );
    Result<Submitted, Refused> reprint(
        const CommandId& command_id,
        std::int64_t job_id,
        const std::string& reason,
        const Actor& actor,
        const std::string& role
    );
    /// Wipes those of the kept bytes that nobody needs; returns how many.
    std::size_t wipePapers(std::span<const std::string> hashes, Instant untouched_since);
    Result<Submitted, Refused> finishTask(
        const CommandId& command_id, std::int64_t task_id, const Actor& actor
    );

    void postponeMessage(
        const CommandId& message_id, Instant next_attempt_at, const std::string& why
    );
    bool claimMessage(const CommandId& message_id);
    void sendWaitingNow();

    /// Nothing if another table was kept since `based_on`.
    std::optional<std::int64_t> keepHubCodes(
        const HubCodes& codes, std::int64_t based_on, const StoreKey& store, const std::string& by
    );

    /// Returns, coupons and errands.
    AfterDesk& after() { return after_; }

    /// What the commits since the last call brought. Their roll-backs may leave a hint too many.
    CommitNotice takeNotice();
    std::int64_t lastSeq() { return journal_.lastSeq(); }
    StaffStore& staff() { return staff_; }

private:
    /// Who acts, by which command.
    struct Doing {
        CommandId command_id;
        Actor actor;
    };

    bool takeOne(const HubNews& news);
    void offer(const HubNews& news);
    /// The events that `command` causes are written; false if there are none or it is refused.
    bool tell(OpenedOrder& opened, const OrderCommand& command, const Doing& doing, Instant now);
    /// Whether goods of the order came back, or are being looked at.
    bool hasReturn(const Order& order);
    /// Writes events and the order after them.
    void record(OpenedOrder& opened, std::vector<OrderEvent> events, const Doing& doing);
    void record(const Step& step, const StoreKey& store, OrderRef order_ref, const Doing& doing);
    void move(const StoredPrintJob& job, const PrintProgress& progress, const Doing& doing);
    /// Moves a job that grew too old to `expired`; false if it did not.
    bool expire(const StoredPrintJob& job);
    /// Does with the labels that a line has just brought what the store settled for labels.
    void followLabelRule(OrderRef order_ref, const Doing& doing);
    PaperRule ruleFor(PaperKind kind) const;
    /// The printer's name, or that of the store's if the table has none (any more).
    std::string standing(const std::string& printer) const;
    PaperAdded added(const StoredPrintJob& job);
    /// Answers the question about the job that the wish stands for with "no".
    bool deny(const PaperRequest& request);

    /// The answer to a command that was executed before, for this order or for another.
    std::optional<Result<Submitted, Refused>> repeated(
        const CommandId& command_id, OrderRef order_ref
    );
    Submitted submitted(OrderRef order_ref);

    const Clock& clock_;
    PaperRules paper_rules_;
    AnswerPolicy answer_policy_;
    std::set<std::string> station_printers_;
    JournalStore journal_;
    Books books_;
    StaffStore staff_;
    CodesStore codes_;
    AfterDesk after_;
    Statement<Params<std::int64_t>, Columns<std::string>> state_of_;
};

}  // namespace balcao
