#include "agent/clerk/card.h"

#include "common/order/order_rules.h"
#include "common/order/order_table.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

namespace balcao {

namespace {

using enum OrderState;

constexpr auto kSampleNote = "a note";

/// How a clerk would say it if everything about the command were right: what is then still refused
/// is not offered as a button. Nothing if there is no such way.
std::optional<OrderCommand> sampleOf(const Order& order, CommandKind kind) {
    switch (kind) {
        case CommandKind::report_short: {
            const auto line =
                std::find_if(order.lines.begin(), order.lines.end(), [](const LineProgress& one) {
                    return one.accepted > 0;
                });
            if (line == order.lines.end()) {
                return std::nullopt;
            }
            const bool is_whole = order.hub.capabilities.partial != PartialGrain::quantity;
            const std::int64_t lowered = is_whole ? line->accepted : 1;
            return ReportShort{
                {{.line_id = line->line_id,
                  .accepted = line->accepted - lowered,
                  .refusals = {
                      {.quantity = lowered, .reason = RefusalReason::not_found, .note = {}}}}}};
        }
        case CommandKind::start_picking:
            return StartPicking{};
        case CommandKind::pause_picking:
            return PausePicking{};
        case CommandKind::resume_picking:
            return ResumePicking{};
        case CommandKind::finish_picking:
            return FinishPicking{};
        case CommandKind::pack:
            return Pack{};
        case CommandKind::attach_invoice:
            return AttachInvoice{
                std::string(44, order.hub.invoice_key == std::string(44, '0') ? '1' : '0')};
        case CommandKind::apply_labels:
            return ApplyLabels{};
        case CommandKind::void_labels:
            return VoidLabels{};
        case CommandKind::unpack:
            return Unpack{};
        case CommandKind::dispatch:
            return Dispatch{};
        case CommandKind::mark_ready:
            return MarkReady{};
        case CommandKind::hand_over:
            return HandOver{};
        case CommandKind::mark_not_collected:
            return MarkNotCollected{};
        case CommandKind::mark_delivered:
            return MarkDelivered{};
        case CommandKind::report_incident:
            return ReportIncident{.note = kSampleNote};
        case CommandKind::take_goods_back:
            return TakeGoodsBack{};
        case CommandKind::reverse_handover:
            return ReverseHandover{.note = kSampleNote};
        case CommandKind::cancel_by_store:
            return CancelByStore{.reason = RefusalReason::damaged, .note = {}};
        case CommandKind::answer_cancellation:
            return AnswerCancellation{};
        case CommandKind::retry_message:
            return RetryMessage{};
        case CommandKind::drop_message:
            return DropMessage{};
        default:
            return std::nullopt;  // not a clerk's, or not to be judged by a sample
    }
}

/// What only a manager may is offered too: who may is the page's and the door's to say.
Actor whoeverMay(CommandKind kind) {
    const bool is_managers = kind == CommandKind::reverse_handover;
    return {.kind = is_managers ? ActorKind::manager : ActorKind::clerk, .name = {}};
}

bool isAllowed(const Order& order, CommandKind kind) {
    if (kind == CommandKind::decide) {
        // An answer that refuses is always possible, so the table alone decides.
        return findTransition(order.state, kind) != nullptr && !order.proposed;
    }
    if (kind == CommandKind::approve_answer || kind == CommandKind::drop_proposal) {
        return order.proposed.has_value();
    }
    const auto command = sampleOf(order, kind);
    if (!command) {
        return false;
    }
    const auto events = decide(order, *command, whoeverMay(kind), Instant{});
    return events && !events->empty();
}

/// From what needs no person to what needs one; the gravest package speaks for the order.
LabelState labelStateOf(PrintState state) {
    switch (state) {
        case PrintState::submitted:
        case PrintState::confirmed:
            return LabelState::printed;
        case PrintState::asked:
            return LabelState::ready;
        case PrintState::queued:
            return LabelState::waiting;
        case PrintState::submitting:
        case PrintState::waiting_device:
            return LabelState::printing;
        case PrintState::held:
        case PrintState::expired:
            return LabelState::held;
        case PrintState::in_doubt:
            return LabelState::ask;
        case PrintState::rejected:
            return LabelState::failed;
        case PrintState::cancelled:
        case PrintState::not_printed:
            break;
    }
    return LabelState::none;
}

int urgencyOf(LabelState state) {
    switch (state) {
        case LabelState::none:
        case LabelState::requested:
        case LabelState::ready:
            return 0;
        case LabelState::printed:
            return 1;
        case LabelState::waiting:
            return 2;
        case LabelState::printing:
            return 3;
        case LabelState::held:
            return 4;
        case LabelState::failed:
            return 5;
        case LabelState::ask:
            return 6;
    }
    return 0;
}

BoardStage stageOfWork(const Order& order) {
    const bool is_shipped = order.hub.journey == Journey::ship_from_store;
    switch (order.state) {
        case offered:
            return BoardStage::new_order;
        case accepted:
        case partly_accepted:
            return BoardStage::to_pick;
        case picking:
            return BoardStage::picking;
        case picked:
            return BoardStage::to_pack;
        case packed:
            return is_shipped ? BoardStage::carrier : BoardStage::pickup;
        case labelled:
        case awaiting_carrier:
            return BoardStage::carrier;
        case ready_for_pickup:
            return BoardStage::pickup;
        case in_transit:
            return BoardStage::on_the_way;
        case in_return:
            return BoardStage::on_the_way;
        case answer_expired:
        case incident:
            return BoardStage::problem;
        case refused:
        case denied_by_hub:
        case delivered:
        case partly_delivered:
        case not_collected:
        case returned:
        case cancelled_by_hub:
        case cancelled_by_store:
            return BoardStage::done;
    }
    return BoardStage::problem;
}

bool needsPerson(const OrderView& view) {
    const LabelState label = labelStateOf(view);
    const bool is_label_a_question =
        label == LabelState::ask || label == LabelState::held || label == LabelState::failed;
    const bool is_cancellation_asked =
        view.order.hub.cancellation && view.order.hub.cancellation->is_asked_by_hub;
    return view.order.sync.state == SyncState::needs_person || !view.tasks.empty() ||
           (is_label_a_question && !isFinal(view.order.state)) || label == LabelState::ask ||
           (is_cancellation_asked && isOpen(view.order.state));
}

std::optional<Deadline> deadlineAt(DeadlineKind kind, const std::optional<Instant>& at) {
    if (!at) {
        return std::nullopt;
    }
    return Deadline{.kind = kind, .at = *at};
}

}  // namespace

std::string_view toText(BoardStage value) {
    switch (value) {
        case BoardStage::new_order:
            return "new";
        case BoardStage::to_pick:
            return "to_pick";
        case BoardStage::picking:
            return "picking";
        case BoardStage::to_pack:
            return "to_pack";
        case BoardStage::carrier:
            return "carrier";
        case BoardStage::pickup:
            return "pickup";
        case BoardStage::on_the_way:
            return "on_the_way";
        case BoardStage::problem:
            return "problem";
        case BoardStage::done:
            return "done";
    }
    return "corrupt";
}

std::string_view toText(DeadlineKind value) {
    switch (value) {
        case DeadlineKind::answer_by:
            return "answer_by";
        case DeadlineKind::ready_by:
            return "ready_by";
        case DeadlineKind::collect_by:
            return "collect_by";
    }
    return "corrupt";
}

std::string_view toText(LabelState value) {
    switch (value) {
        case LabelState::none:
            return "none";
        case LabelState::requested:
            return "requested";
        case LabelState::ready:
            return "ready";
        case LabelState::waiting:
            return "waiting";
        case LabelState::printing:
            return "printing";
        case LabelState::printed:
            return "printed";
        case LabelState::ask:
            return "ask";
        case LabelState::held:
            return "held";
        case LabelState::failed:
            return "failed";
    }
    return "corrupt";
}

LabelState labelStateOf(const OrderView& view) {
    std::map<PackageId, const PrintJobView*> newest;
    for (const PrintJobView& job : view.print_jobs) {
        if (job.kind != PaperKind::label || labelStateOf(job.progress.state) == LabelState::none) {
            continue;
        }
        const PrintJobView*& known = newest[job.package_id];
        if (known == nullptr || known->job_id < job.job_id) {
            known = &job;
        }
    }
    LabelState gravest = view.order.labels.empty() ? LabelState::none : LabelState::ready;
    if (gravest == LabelState::none && view.order.are_labels_asked) {
        gravest = LabelState::requested;
    }
    for (const auto& [package_id, job] : newest) {
        const LabelState state = labelStateOf(job->progress.state);
        if (urgencyOf(state) > urgencyOf(gravest)) {
            gravest = state;
        }
    }
    return gravest;
}

BoardStage stageOf(const OrderView& view) {
    return needsPerson(view) ? BoardStage::problem : stageOfWork(view.order);
}

std::optional<Deadline> deadlineOf(const OrderView& view) {
    const HubOrder& hub = view.order.hub;
    switch (view.order.state) {
        case offered:
        case answer_expired:
            return deadlineAt(DeadlineKind::answer_by, hub.answer_by);
        case accepted:
        case partly_accepted:
        case picking:
        case picked:
        case packed:
            return deadlineAt(DeadlineKind::ready_by, hub.ready_by);
        case labelled:
        case awaiting_carrier:
        case ready_for_pickup:
            return deadlineAt(DeadlineKind::collect_by, hub.collect_by);
        default:
            return std::nullopt;  // nothing that this store could be late with
    }
}

namespace {

/// The steps that bring an order on, in the order in which they are proposed.
constexpr std::array kNextSteps{
    CommandKind::retry_message,
    CommandKind::answer_cancellation,
    CommandKind::approve_answer,
    CommandKind::decide,
    CommandKind::start_picking,
    CommandKind::resume_picking,
    CommandKind::finish_picking,
    CommandKind::pack,
    CommandKind::apply_labels,
    CommandKind::mark_ready,
    CommandKind::dispatch,
    CommandKind::hand_over,
    CommandKind::mark_delivered};

/// What else a clerk may do on the way.
constexpr std::array kOtherSteps{
    CommandKind::pause_picking,
    CommandKind::report_short,
    CommandKind::attach_invoice,
    CommandKind::void_labels,
    CommandKind::unpack,
    CommandKind::mark_not_collected,
    CommandKind::report_incident,
    CommandKind::take_goods_back,
    CommandKind::reverse_handover,
    CommandKind::undo_decision,
    CommandKind::drop_proposal,
    CommandKind::drop_message,
    CommandKind::cancel_by_store};

}  // namespace

const std::vector<CommandKind>& clerkCommands() {
    static const std::vector<CommandKind> commands = [] {
        std::vector<CommandKind> all{kNextSteps.begin(), kNextSteps.end()};
        std::ranges::copy(kOtherSteps, std::back_inserter(all));
        return all;
    }();
    return commands;
}

std::vector<CommandKind> actionsOf(const Order& order) {
    std::vector<CommandKind> actions;
    for (const CommandKind kind : clerkCommands()) {
        if (isAllowed(order, kind)) {
            actions.push_back(kind);
        }
    }
    return actions;
}

std::optional<CommandKind> nextActionOf(const Order& order) {
    const auto next =
        std::ranges::find_if(kNextSteps, [&](CommandKind kind) { return isAllowed(order, kind); });
    return next == kNextSteps.end() ? std::nullopt : std::optional{*next};
}

std::int64_t unitCountOf(const Order& order) {
    std::int64_t count = 0;
    if (!order.lines.empty()) {
        for (const LineProgress& line : order.lines) {
            count += line.accepted;
        }
        return count;
    }
    for (const HubLine& line : order.hub.lines) {
        count += line.quantity;
    }
    return count;
}

}  // namespace balcao
