#pragma once

#include "agent/ledger/books.h"
#include "agent/ledger/journal_store.h"
#include "agent/ledger/ledger.h"

#include <span>
#include <vector>

namespace balcao {

/// What the ledger's writes do, each inside the transaction that its caller has open: ask the
/// rules, write the journal, let the books follow. Runs on the writer thread only.
class Desk {
public:
    Desk(Database& database, const Clock& clock);

    Result<Submitted, Refused> submit(const OrderSubmission& submission);
    std::size_t takeNews(std::span<const HubNews> news);
    std::size_t expireAnswers(Instant now);
    /// `labels` carry the SHA-256 of their bytes already.
    Result<Submitted, Refused> takeLabels(
        const OutboxMessage& message, std::span<const LabelDocument> labels
    );

    bool claimPrintJob(std::int64_t job_id);
    void recordSend(std::int64_t job_id, const RecordSend& outcome);
    /// Claimed jobs that nobody sends any more: the agent starts.
    void doubtClaimedJobs();
    Result<Submitted, Refused> answerPrintJob(
        const CommandId& command_id,
        std::int64_t job_id,
        const PrintCommand& answer,
        const Actor& actor
    );
    Result<Submitted, Refused> reprint(
        const CommandId& command_id,
        std::int64_t job_id,
        const std::string& reason,
        const Actor& actor
    );
    Result<Submitted, Refused> finishTask(
        const CommandId& command_id, std::int64_t task_id, const Actor& actor
    );

    void postponeMessage(
        const CommandId& message_id, Instant next_attempt_at, const std::string& why
    );

    /// What the commits since the last call brought. Their roll-backs may leave a hint too many.
    CommitNotice takeNotice();
    std::int64_t lastSeq() { return journal_.lastSeq(); }

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
    /// Writes events and the order after them.
    void record(OpenedOrder& opened, const std::vector<OrderEvent>& events, const Doing& doing);
    void record(const Step& step, const StoreKey& store, OrderRef order_ref, const Doing& doing);
    void move(const StoredPrintJob& job, const PrintProgress& progress, const Doing& doing);

    /// The answer to a command that was executed before, for this order or for another.
    std::optional<Result<Submitted, Refused>> repeated(
        const CommandId& command_id, OrderRef order_ref
    );
    Submitted submitted(OrderRef order_ref);

    const Clock& clock_;
    JournalStore journal_;
    Books books_;
    Statement<Params<std::int64_t>, Columns<std::string>> state_of_;
};

}  // namespace balcao
