#include "agent/ledger/books.h"

#include "common/order/order_rules.h"

#include <stdexcept>
#include <utility>

namespace balcao {

namespace {

// So many things may follow from one line of the journal: 99 packages make at most 300.
constexpr std::int64_t kPlacesPerLine = 1000;

/// Writes what follows from one journal line, one overload per kind of effect.
class Follow {
public:
    Follow(Books& books, const Books::Place& place)
        : books_{books}
        , place_{place} {}

    void operator()(const SendToHub& effect) {
        books_.has_outbox_work = true;
        books_.outbox.add(
            {.position = nextNumber(),
             .message_id = effect.message_id,
             .store = place_.store,
             .order_ref = place_.order_ref,
             .created_at = place_.at},
            effect.message
        );
    }

    void operator()(const ForgetMessage& effect) {
        books_.has_outbox_work = true;  // the next one of its order may go
        books_.outbox.forget(effect.message_id);
    }
    void operator()(const ParkMessage& effect) {
        books_.outbox.park(effect.message_id, effect.why);
    }
    void operator()(const ResendMessage& effect) {
        books_.has_outbox_work = true;
        books_.outbox.resend(effect.message_id, place_.at);
    }
    void operator()(const ForgetAllMessages& /*effect*/) {
        books_.outbox.forgetAll(place_.order_ref);
    }

    void operator()(const PrintLabel& effect) {
        books_.has_print_work = true;
        books_.prints.add(
            {.job_id = nextNumber(),
             .store = place_.store,
             .order_ref = place_.order_ref,
             .kind = PaperKind::label,
             .role = std::string{usualRoleOf(PaperKind::label)},
             .format = effect.label.format,
             .document_sha256 = effect.label.document_sha256,
             .package_id = effect.label.package_id,
             .dedupe_key = labelKey(place_.order_ref, effect.label),
             .reprint_of = std::nullopt,
             .asked_by = {},
             .asked_why = {},
             .expires_at = effect.label.expires_at,
             .progress = newPrintJob(place_.at),
             .created_at = place_.at}
        );
    }

    void operator()(const StopLabels& /*effect*/) {
        books_.outbox.forgetLabelRequests(place_.order_ref);
        for (const StoredPrintJob& job : books_.prints.unsentLabelsOf(place_.order_ref)) {
            if (const auto cancelled = decide(job.progress, CancelJob{}, place_.at)) {
                books_.prints.setProgress(job.job_id, *cancelled);
            }
        }
    }

    void operator()(const CreateTask& effect) {
        books_.tasks.add(
            {.task_id = nextNumber(),
             .store = place_.store,
             .order_ref = place_.order_ref,
             .kind = effect.kind,
             .created_at = place_.at}
        );
    }

    void operator()(const PrintMoved& step) {
        books_.has_print_work |= step.progress.state == PrintState::queued;
        books_.prints.setProgress(step.job_id, step.progress);
    }

    void operator()(const PrintCopied& step) {
        auto copy = books_.prints.find(step.job_id);
        if (!copy) {
            throw std::runtime_error{
                "copy print job " + std::to_string(step.job_id) + ": there is no such job"};
        }
        books_.has_print_work = true;
        PrintProgress progress = newPrintJob(place_.at);
        progress.parts_sent = step.parts_sent;
        progress.part_count = step.parts_sent > 0 ? copy->progress.part_count : 0;
        copy->copy = books_.prints.lastCopy(copy->dedupe_key) + 1;
        copy->reprint_of = copy->job_id;
        copy->asked_by = place_.actor.name;
        copy->asked_why = step.reason;
        if (!step.role.empty()) {
            copy->role = step.role;
        }
        copy->job_id = nextNumber();
        copy->progress = progress;
        copy->created_at = place_.at;
        books_.prints.add(*copy);
    }

    void operator()(const PrintWanted& step) {
        books_.has_print_work = true;
        PrintProgress progress = newPrintJob(place_.at);
        progress.state = step.is_asked ? PrintState::asked : PrintState::queued;
        const std::int64_t last = books_.prints.lastCopy(step.dedupe_key);
        books_.prints.add(
            {.job_id = nextNumber(),
             .store = place_.store,
             .order_ref = place_.order_ref,
             .kind = step.kind,
             .role = step.role,
             .format = step.format,
             .document_sha256 = step.document_sha256,
             .package_id = step.package_id,
             .dedupe_key = step.dedupe_key,
             .copies = step.copies,
             .copy = step.reprint_of ? last + 1 : 1,
             .reprint_of = step.reprint_of,
             .asked_by = place_.actor.name,
             .asked_why = step.reason,
             .expires_at = step.expires_at,
             .progress = progress,
             .created_at = place_.at}
        );
    }

    void operator()(const PrintRerouted& step) {
        books_.has_print_work = true;
        books_.prints.setRole(step.job_id, step.role);
    }

    void operator()(const TaskFinished& step) {
        books_.tasks.finish(step.task_id, place_.actor.name, place_.at);
    }

private:
    std::int64_t nextNumber() {
        if (used_ == kPlacesPerLine) {
            throw std::length_error{"too much follows from one line of the journal"};
        }
        return place_.seq * kPlacesPerLine + used_++;
    }

    Books& books_;
    const Books::Place& place_;
    std::int64_t used_{0};
};

}  // namespace

Books::Books(Database& database)
    : orders{database}
    , outbox{database}
    , prints{database}
    , tasks{database}
    , sales{database} {}

void Books::apply(OpenedOrder& opened, const JournalEntry& entry, std::int64_t seq) {
    Order after = balcao::apply(opened.order, entry);
    const std::vector<Effect> effects = consequences(opened.order, after, entry);
    if (after.hub != opened.order.hub) {
        opened.has_new_facts = true;
        opened.hub_json.clear();
    }
    opened.order = std::move(after);
    opened.changed_seq = seq;
    opened.changed_at = entry.at;
    const Place place{
        .seq = seq,
        .store = opened.order.hub.store,
        .order_ref = opened.order_ref,
        .actor = entry.actor,
        .at = entry.at};
    Follow follow{*this, place};
    for (const Effect& effect : effects) {
        std::visit(follow, effect);
    }
}

void Books::apply(const Step& step, const Place& place) {
    std::visit(Follow{*this, place}, step);
    orders.touch(place.order_ref, place.seq, place.at);
}

void Books::apply(const AfterStep& step, const Place& place) {
    has_outbox_work |=
        std::holds_alternative<ErrandAdded>(step) || std::holds_alternative<ErrandEnded>(step) ||
        std::holds_alternative<ErrandResent>(step) || std::holds_alternative<StockMoved>(step);
    sales.apply(
        step,
        {.seq = place.seq,
         .store = place.store,
         .order_ref = place.order_ref,
         .actor_name = place.actor.name,
         .at = place.at}
    );
    orders.touch(place.order_ref, place.seq, place.at);
}

}  // namespace balcao
