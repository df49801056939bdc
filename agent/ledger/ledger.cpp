#include "agent/ledger/ledger.h"

#include "agent/ledger/after_desk.h"
#include "agent/ledger/after_sale.h"
#include "agent/ledger/after_store.h"
#include "agent/ledger/codec_parts.h"
#include "agent/ledger/desk.h"
#include "agent/ledger/group_commit.h"
#include "agent/ledger/ledger_file.h"
#include "agent/ledger/replay.h"
#include "agent/ledger/reserve_file.h"
#include "agent/service/disk_space.h"
#include "agent/service/sha256.h"
#include "common/base/mutex.h"

#include <atomic>
#include <type_traits>
#include <utility>

namespace balcao {

namespace {

std::exception_ptr inOurWords(const DatabaseError& error) {
    const std::string what = error.what();
    switch (error.fault()) {
        case DatabaseFault::full:
            return std::make_exception_ptr(DiskFull{
                "write the ledger: the disk is full: nothing was kept. Make room on the disk (" +
                what + ")"});
        case DatabaseFault::io:
        case DatabaseFault::corrupt:
            return std::make_exception_ptr(LedgerBroken{
                "use the ledger: the disk or the file fails: the agent must be started again. "
                "Have the disk examined (" +
                what + ")"});
        case DatabaseFault::foreign:
        case DatabaseFault::newer:
        case DatabaseFault::other:
            break;
    }
    return std::make_exception_ptr(LedgerError{"use the ledger: " + what});
}

/// Runs `work` and lets only LedgerError out.
template <typename Work>
auto guarded(Work work) -> std::invoke_result_t<Work&> {
    try {
        return work();
    } catch (const LedgerError&) {
        throw;
    } catch (const DatabaseError& error) {
        std::rethrow_exception(inOurWords(error));
    } catch (const std::exception& error) {
        throw LedgerError{std::string{"use the ledger: "} + error.what()};
    }
}

/// The questions of the workers, on a connection of their own, so that they wait for no writer.
class Questions {
public:
    explicit Questions(const LedgerFolder& folder)
        : database_{folder.database(), Database::Role::reader}
        , outbox_{database_}
        , prints_{database_}
        , errands_{database_}
        , known_orders_{database_}
        , late_answers_{database_} {}

    OutboxQueue& outbox() { return outbox_; }
    PrintQueue& prints() { return prints_; }

    ErrandQueue& errands() { return errands_; }
    KnownOrders& knownOrders() { return known_orders_; }
    LateAnswers& lateAnswers() { return late_answers_; }

private:
    Database database_;
    OutboxQueue outbox_;
    PrintQueue prints_;
    ErrandQueue errands_;
    KnownOrders known_orders_;
    LateAnswers late_answers_;
};

}  // namespace

class Ledger::Impl {
public:
    Impl(const Options& options, const Clock& clock)
        : options_{options}
        , folder_{options.folder}
        , clock_{clock}
        , reserve_{folder_.reserve(), options.reserve_bytes}
        , file_{openLedgerFile(folder_, clock.now())}
        , desk_{*file_.writer, clock, options.paper_rules, options.answer_policy, options.station_printers}
        , revision_{desk_.lastSeq()}
        , questions_{folder_}
        , commits_{
              *file_.writer,
              {.make_room = [this] { return spendReserve(); },
               .on_failure = [this](const DatabaseError& error) { tellIfBroken(error); },
               .in_our_words = inOurWords,
               .after_commit =
                   [this] {
                       ringBell();
                       emptyWalIfWiped();
                   }}} {
        if (!options_.free_bytes) {
            options_.free_bytes = freeBytes;
        }
        commits_.write([this] {
            desk_.doubtClaimedJobs();
            desk_.bringHome();
            return true;
        });
        hasRoomForNews();
    }

    /// Runs `work` on the writer thread.
    template <typename Work>
    auto write(Work work) -> std::invoke_result_t<Work&> {
        return guarded([&] { return commits_.write(std::move(work)); });
    }

    /// Runs `work` with the reading connection.
    template <typename Work>
    auto ask(Work work) -> std::invoke_result_t<Work&, Questions&> {
        return guarded([&] {
            const Lock lock{questions_mutex_};
            return work(questions_);
        });
    }

    void refuseWithoutRoom(const char* doing) {
        if (!hasRoomForNews()) {
            throw DiskFull{
                std::string{doing} + ": less than " +
                std::to_string(options_.news_floor_bytes / 1'000'000) +
                " MB are free on the disk of " + utf8(folder_.folder) +
                ": nothing was kept. Make room on the disk"};
        }
    }

    Wiped wipePapers(Instant untouched_since, std::size_t most) {
        const auto hashes = ask([&](Questions& questions) {
            return questions.prints().wipeable(untouched_since, most);
        });
        if (hashes.empty() && !wal_may_hold_wiped_) {
            return {.count = 0, .is_off_disk = true};
        }
        const std::size_t count = write([&] {
            wal_may_hold_wiped_ = true;
            is_wal_to_be_emptied_ = true;
            return desk_.wipePapers(hashes, untouched_since);
        });
        return {.count = count, .is_off_disk = !wal_may_hold_wiped_};
    }

    DiskState checkDisk() {
        if (is_broken_) {
            return DiskState::broken;
        }
        const Lock lock{reserve_mutex_};
        if (hasRoomAndReserve()) {
            return DiskState::ok;
        }
        return reserve_.isKept() ? DiskState::low : DiskState::full;
    }

    Desk& desk() { return desk_; }
    AfterSale& afterSale() { return after_sale_; }
    const LedgerFolder& folder() const { return folder_; }
    const Clock& clock() const { return clock_; }
    const std::vector<std::string>& notes() const { return file_.notes; }
    std::int64_t revision() const { return revision_; }

    void onCommit(std::function<void(const CommitNotice&)> listener) {
        const Lock lock{listener_mutex_};
        listener_ = std::move(listener);
    }

private:
    void tellIfBroken(const DatabaseError& error) {
        const bool is_broken =
            error.fault() == DatabaseFault::io || error.fault() == DatabaseFault::corrupt;
        if (is_broken) {
            is_broken_ = true;
            if (options_.on_broken) {
                options_.on_broken(error.what());
            }
        }
    }

    bool spendReserve() {
        const Lock lock{reserve_mutex_};
        return reserve_.spend();
    }

    /// Enough is free and the reserve is (again) kept.
    bool hasRoomForNews() {
        const Lock lock{reserve_mutex_};
        return hasRoomAndReserve();
    }

    bool hasRoomAndReserve() BALCAO_REQUIRES(reserve_mutex_) {
        const std::uint64_t free = options_.free_bytes(folder_.folder);
        if (free / 2 >= static_cast<std::uint64_t>(options_.reserve_bytes)) {
            reserve_.keep();
        }
        return free >= options_.news_floor_bytes && reserve_.isKept();
    }

    /// On the writer thread, after a commit. What fails here concerns no caller: their commit is on
    /// the disk.
    void emptyWalIfWiped() {
        if (!std::exchange(is_wal_to_be_emptied_, false)) {
            return;
        }
        try {
            wal_may_hold_wiped_ = !file_.writer->emptyWal();
        } catch (const DatabaseError& error) {
            tellIfBroken(error);
        }
    }

    void ringBell() {
        const CommitNotice notice = desk_.takeNotice();
        revision_ = notice.revision;
        const Lock lock{listener_mutex_};
        if (listener_) {
            listener_(notice);
        }
    }

    Options options_;
    LedgerFolder folder_;
    const Clock& clock_;
    Mutex reserve_mutex_;
    ReserveFile reserve_ BALCAO_GUARDED_BY(reserve_mutex_);
    LedgerFile file_;  // the writer closes last
    Desk desk_;        // used on the writer thread only
    std::atomic<std::int64_t> revision_;
    std::atomic<bool> is_broken_{false};
    std::atomic<bool> wal_may_hold_wiped_{true};  // nobody knows what a crash left
    bool is_wal_to_be_emptied_{false};            // used on the writer thread only
    Mutex listener_mutex_;
    std::function<void(const CommitNotice&)> listener_ BALCAO_GUARDED_BY(listener_mutex_);
    Mutex questions_mutex_;
    Questions questions_ BALCAO_GUARDED_BY(questions_mutex_);
    AfterSale after_sale_{
        {.write =
             [this](const std::function<void(AfterDesk&)>& work) {
                 write([&] {
                     work(desk_.after());
                     return true;
                 });
             },
         .ask = [this](const std::function<void(ErrandQueue&)>& work
                ) { ask([&](Questions& questions) { work(questions.errands()); }); },
         .refuse_without_room =
             [this](const char* doing) {
                 refuseWithoutRoom(doing);
             }}};
    GroupCommit commits_;  // last member: its thread ends before what it uses
};

Ledger::Ledger(const Options& options, const Clock& clock)
    : impl_{guarded([&] { return std::make_unique<Impl>(options, clock); })} {}

Ledger::~Ledger() = default;

const std::vector<std::string>& Ledger::openingNotes() const {
    return impl_->notes();
}

void Ledger::onCommit(std::function<void(const CommitNotice&)> listener) {
    impl_->onCommit(std::move(listener));
}

std::int64_t Ledger::revision() const {
    return impl_->revision();
}

AfterSale& Ledger::afterSale() {
    return impl_->afterSale();
}

Result<Submitted, Refused> Ledger::submit(const OrderSubmission& submission) {
    if (submission.attachment.empty()) {
        return impl_->write([&] { return impl_->desk().submit(submission); });
    }
    impl_->refuseWithoutRoom("keep a file of an order");
    OrderSubmission named = submission;
    auto* const invoice = std::get_if<AttachInvoice>(&named.command);
    if (invoice == nullptr) {
        return Failure{
            Refused{.why = Refused::Why::by_the_rules, .refusal = Refusal::invalid_value}};
    }
    invoice->document_sha256 = sha256Of(named.attachment);
    return impl_->write([&] { return impl_->desk().submit(named); });
}

std::size_t Ledger::takeNews(std::span<const HubNews> news) {
    impl_->refuseWithoutRoom("take orders from the hub");
    return impl_->write([&] { return impl_->desk().takeNews(news); });
}

std::vector<KnownOrder> Ledger::knownOrders(const StoreKey& store) const {
    return impl_->ask([&](Questions& questions) { return questions.knownOrders().openOf(store); });
}

std::size_t Ledger::expireAnswers(Instant now) {
    // Asked at every poll, and nearly always there is nothing to write.
    if (!impl_->ask([&](Questions& questions) { return questions.lateAnswers().exist(now); })) {
        return 0;
    }
    return impl_->write([&] { return impl_->desk().expireAnswers(now); });
}

std::optional<OutboxMessage> Ledger::nextMessage(Instant now) const {
    return impl_->ask([&](Questions& questions) { return questions.outbox().nextDue(now); });
}

std::optional<Instant> Ledger::nextMessageAt() const {
    return impl_->ask([](Questions& questions) { return questions.outbox().nextDueAt(); });
}

void Ledger::postponeMessage(
    const CommandId& message_id, Instant next_attempt_at, const std::string& why
) {
    impl_->write([&] {
        impl_->desk().postponeMessage(message_id, next_attempt_at, why);
        return true;
    });
}

bool Ledger::claimMessage(const CommandId& message_id) {
    return impl_->write([&] { return impl_->desk().claimMessage(message_id); });
}

void Ledger::sendWaitingNow() {
    impl_->write([&] {
        impl_->desk().sendWaitingNow();
        return true;
    });
}

Result<Submitted, Refused> Ledger::takeLabels(
    const OutboxMessage& message, std::span<const LabelDocument> labels
) {
    impl_->refuseWithoutRoom("keep labels");
    std::vector<LabelDocument> documents{labels.begin(), labels.end()};
    for (LabelDocument& document : documents) {
        document.label.document_sha256 = sha256Of(document.bytes);
    }
    return impl_->write([&] { return impl_->desk().takeLabels(message, documents); });
}

std::optional<PrintJob> Ledger::nextPrintJob(const PrintRoute& route, Instant now) const {
    return impl_->ask([&](Questions& questions) { return questions.prints().nextDue(route, now); });
}

std::optional<Instant> Ledger::nextPrintJobAt(const PrintRoute& route) const {
    return impl_->ask([&](Questions& questions) { return questions.prints().nextDueAt(route); });
}

std::vector<PrintJob> Ledger::printJobsAtDevice(const PrintRoute& route) const {
    return impl_->ask([&](Questions& questions) { return questions.prints().atDevice(route); });
}

Result<PaperAdded, Refused> Ledger::addPaper(const PaperRequest& request) {
    impl_->refuseWithoutRoom("keep paper to be printed");
    const std::string sha256 = sha256Of(request.bytes);
    return impl_->write([&] { return impl_->desk().addPaper(request, sha256); });
}

bool Ledger::claimPrintJob(std::int64_t job_id, const ClaimJob& claim) {
    return impl_->write([&] { return impl_->desk().claimPrintJob(job_id, claim); });
}

bool Ledger::notePrintJob(std::int64_t job_id, const PrintCommand& finding) {
    return impl_->write([&] { return impl_->desk().notePrintJob(job_id, finding); });
}

void Ledger::recordSend(std::int64_t job_id, const RecordSend& outcome) {
    impl_->write([&] {
        impl_->desk().recordSend(job_id, outcome);
        return true;
    });
}

Result<Submitted, Refused> Ledger::answerPrintJob(
    const CommandId& command_id, std::int64_t job_id, const PrintCommand& answer, const Actor& actor
) {
    return impl_->write([&] {
        return impl_->desk().answerPrintJob(command_id, job_id, answer, actor);
    });
}

Result<Submitted, Refused> Ledger::reroutePrintJob(
    const CommandId& command_id, std::int64_t job_id, const std::string& role, const Actor& actor
) {
    return impl_->write([&] {
        return impl_->desk().reroutePrintJob(command_id, job_id, role, actor);
    });
}

Result<Submitted, Refused> Ledger::reprint(
    const CommandId& command_id,
    std::int64_t job_id,
    const std::string& reason,
    const Actor& actor,
    const std::string& role
) {
    return impl_->write([&] {
        return impl_->desk().reprint(command_id, job_id, reason, actor, role);
    });
}

Wiped Ledger::wipePapers(Instant untouched_since, std::size_t most) {
    return impl_->wipePapers(untouched_since, most);
}

Result<Submitted, Refused> Ledger::finishTask(
    const CommandId& command_id, std::int64_t task_id, const Actor& actor
) {
    return impl_->write([&] { return impl_->desk().finishTask(command_id, task_id, actor); });
}

void Ledger::withStaff(const std::function<void(StaffStore&)>& work) {
    impl_->write([&] {
        work(impl_->desk().staff());
        return true;
    });
}

std::optional<std::int64_t> Ledger::keepHubCodes(
    const HubCodes& codes, std::int64_t based_on, const StoreKey& store, const std::string& by
) {
    return impl_->write([&] { return impl_->desk().keepHubCodes(codes, based_on, store, by); });
}

DiskState Ledger::checkDisk() {
    return guarded([&] { return impl_->checkDisk(); });
}

std::filesystem::path Ledger::backup(std::size_t keep) {
    impl_->refuseWithoutRoom("back up the ledger");
    return guarded([&] { return writeBackup(impl_->folder(), keep, impl_->clock().now()); });
}

std::vector<std::string> Ledger::auditByReplay() {
    return guarded([&] { return differencesToReplay(impl_->folder()); });
}

}  // namespace balcao
