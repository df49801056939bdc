#include "agent/clerk/command_json.h"
#include "agent/clerk/operations.h"
#include "agent/clerk/order_answers.h"
#include "agent/clerk/paper_answers.h"
#include "agent/clerk/stations.h"

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace balcao {

namespace {

/// Gives an invoice that comes as a file the access key in it, or says why that cannot be.
std::optional<Response> takeKeyOfFile(
    const ClerkParts& parts, OrderRef order_ref, ClerkCommand& wish
) {
    auto* const invoice = std::get_if<AttachInvoice>(&wish.command);
    if (invoice == nullptr || wish.nfe_xml.empty()) {
        return std::nullopt;
    }
    const auto key = PaperDesk::invoiceKeyIn(wish.nfe_xml);
    if (!key) {
        return answerOf(key.error());
    }
    const auto view = parts.views.order(order_ref);
    const std::string known = view ? view->order.hub.invoice_key : std::string{};
    const bool is_typed_key = invoice->invoice_key.empty() || invoice->invoice_key == *key;
    if (!is_typed_key || (!known.empty() && known != *key)) {
        return answerOf(PaperRefused{
            .why = PaperRefused::Why::not_for_this_order,
            .reason = "nfe_of_another_order: the access key of the file is not that of this "
                      "order's invoice"});
    }
    invoice->invoice_key = *key;
    return std::nullopt;
}

/// Where people sign in, who hands goods over says how the customer was checked.
std::optional<Response> refuseUnchecked(const ClerkParts& parts, const OrderCommand& command) {
    const auto* const handed = std::get_if<HandOver>(&command);
    if (handed == nullptr || !handed->checked_by.empty() || !parts.staff.isRequired()) {
        return std::nullopt;
    }
    return problem(409, "check-missing", "Say how the customer was checked.");
}

/// Who acts. What only a manager may, the door has let pass: where nobody signs in, everybody may.
Actor actorFor(const ClerkParts& parts, const Request& request, StaffAction action) {
    Actor actor = parts.staff.actorOf(request);
    if (action == StaffAction::reverse_handover) {
        actor.kind = ActorKind::manager;
    }
    return actor;
}

Response commandOrder(const ClerkParts& parts, const Call& call) {
    const auto number = call.number(0);
    if (!number) {
        return noSuchOrder();
    }
    const OrderRef order_ref{*number};
    ClerkCommand wish = parseClerkCommand(call.request.body);
    // Every command of the page is some person's (tested), so the weakest right never applies.
    const StaffAction action = actionOf(kindOf(wish.command)).value_or(StaffAction::manage_people);
    if (auto refused = parts.staff.refuse(call.request, action)) {
        return std::move(*refused);
    }
    if (auto refused = refuseUnchecked(parts, wish.command)) {
        return *std::move(refused);
    }
    if (auto problem = takeKeyOfFile(parts, order_ref, wish)) {
        return *std::move(problem);
    }
    const auto result = parts.ledger.submit(
        {.command_id = std::move(wish.command_id),
         .order_ref = order_ref,
         .command = std::move(wish.command),
         .actor = actorFor(parts, call.request, action),
         .attachment = std::move(wish.nfe_xml),
         .undo_for = parts.undo_for}
    );
    return answerOf(result, parts.views, order_ref);
}

PrintCommand printCommandFor(PrintAnswer answer) {
    switch (answer) {
        case PrintAnswer::came_out:
            return AnswerDoubt{.came_out = true};
        case PrintAnswer::did_not:
            return AnswerDoubt{.came_out = false};
        case PrintAnswer::print_now:
            return ReleaseJob{};
        case PrintAnswer::print_elsewhere:
        case PrintAnswer::cancel:
            break;
    }
    return CancelJob{};
}

Response noSuchJob() {
    return notFound("no-such-job", "There is no such print job.");
}

bool isUnknown(const Result<Submitted, Refused>& result) {
    return !result && result.error().why == Refused::Why::no_such_order;
}

/// What the handlers of jobs answer for a paper that was made again.
Response answerOf(const PaperAdded& added, const PrintJobView& job, const LedgerViews& views) {
    return answerOf(
        Submitted{
            .order_ref = job.order_ref,
            .revision = added.revision,
            .is_repeated = added.is_repeated},
        views,
        std::nullopt
    );
}

/// "It did not come out", of a paper that the desk makes anew. Nothing if the ledger's own way is
/// to be gone: the same bytes again.
std::optional<Response> printInstead(
    const ClerkParts& parts, std::int64_t job_id, const PrintJobAnswer& wish, const Actor& actor
) {
    const auto job = parts.views.printJob(job_id);
    if (wish.answer != PrintAnswer::did_not || parts.papers == nullptr || !job ||
        !PaperDesk::isMadeAnew(*job)) {
        return std::nullopt;
    }
    try {
        const auto added = parts.papers->printInstead(
            wish.command_id, *job, {.reason = {}, .language = wish.language, .actor = actor}
        );
        if (added) {
            return answerOf(*added, *job, parts.views);
        }
        const bool cannot_be_made = added.error().why == PaperRefused::Why::not_for_this_order;
        return cannot_be_made ? std::nullopt : std::optional{answerOf(added.error())};
    } catch (const DiskFull&) {
        return std::nullopt;  // an answer is taken also when there is no room for a new paper
    }
}

/// Sends the job on, to another printer if it is wanted elsewhere: somebody names one, or stands at
/// a packing table that has its own.
Result<Submitted, Refused> answerJob(
    const ClerkParts& parts, std::int64_t job_id, const PrintJobAnswer& wish, const Call& call
) {
    const Actor actor = parts.staff.actorOf(call.request);
    if (wish.answer == PrintAnswer::print_elsewhere) {
        return parts.ledger.reroutePrintJob(wish.command_id, job_id, wish.role, actor);
    }
    const auto job = parts.views.printJob(job_id);
    if (wish.answer == PrintAnswer::print_now && job && job->progress.parts_sent == 0) {
        const auto [role, table_before] = printerNameIn(job->role);
        const std::string table = stationOf(call.request);
        const std::string printer =
            printerAt(parts, role, table.empty() ? std::string{table_before} : table);
        if (printer != job->role) {
            return parts.ledger.reroutePrintJob(wish.command_id, job_id, printer, actor);
        }
    }
    return parts.ledger.answerPrintJob(
        wish.command_id, job_id, printCommandFor(wish.answer), actor
    );
}

Response answerPrintJob(const ClerkParts& parts, const Call& call) {
    const auto job_id = call.number(0);
    if (!job_id) {
        return noSuchJob();
    }
    const PrintJobAnswer wish = parsePrintJobAnswer(call.request.body);
    if (auto answer = printInstead(parts, *job_id, wish, parts.staff.actorOf(call.request))) {
        return *std::move(answer);
    }
    if (wish.answer == PrintAnswer::print_elsewhere && !printerNameIn(wish.role).station.empty() &&
        !hasPrinter(parts, wish.role)) {
        return notFound("no-such-printer", "There is no printer of this name.");
    }
    const auto result = answerJob(parts, *job_id, wish, call);
    return isUnknown(result) ? noSuchJob() : answerOf(result, parts.views, std::nullopt);
}

Response reprint(const ClerkParts& parts, const Call& call) {
    const auto job_id = call.number(0);
    if (!job_id) {
        return noSuchJob();
    }
    const ReprintWish wish = parseReprintWish(call.request.body);
    const auto job = parts.views.printJob(*job_id);
    if (job && job->kind == PaperKind::voucher) {
        return problem(
            409,
            "voucher-asks-hub",
            "A voucher is printed again from the order, where the hub tells its balance."
        );
    }
    if (job && job->kind == PaperKind::return_receipt) {
        return problem(
            409, "receipt-of-return", "A return's receipt is printed again from the return."
        );
    }
    if (job && parts.papers != nullptr && PaperDesk::isMadeAnew(*job)) {
        const auto added = parts.papers->printAgain(
            wish.command_id,
            *job,
            {.reason = wish.reason,
             .language = wish.language,
             .actor = parts.staff.actorOf(call.request),
             .station = stationOf(call.request)}
        );
        return added ? answerOf(*added, *job, parts.views) : answerOf(added.error());
    }
    const std::string table = stationOf(call.request);
    const std::string printer = !job || table.empty()
                                    ? std::string{}
                                    : printerAt(parts, printerNameIn(job->role).role, table);
    const auto result = parts.ledger.reprint(
        wish.command_id, *job_id, wish.reason, parts.staff.actorOf(call.request), printer
    );
    return isUnknown(result) ? noSuchJob() : answerOf(result, parts.views, std::nullopt);
}

Response finishTask(const ClerkParts& parts, const Call& call) {
    const auto task_id = call.number(0);
    if (!task_id) {
        return notFound("no-such-task", "There is no such task.");
    }
    const CommandId command_id = parseCommandId(call.request.body);
    const auto result =
        parts.ledger.finishTask(command_id, *task_id, parts.staff.actorOf(call.request));
    return isUnknown(result) ? notFound("no-such-task", "There is no such task.")
                             : answerOf(result, parts.views, std::nullopt);
}

/// Repeating it does no harm, so the click's id is only checked for its form.
Response sendWaitingNow(const ClerkParts& parts, const Call& call) {
    parseCommandId(call.request.body);
    parts.ledger.sendWaitingNow();
    return storedAnswer(parts.ledger);
}

constexpr std::array kOperations = {
    // The command says which action it is: its handler asks.
    writing("commandOrder", "/api/v1/orders/{order_ref}/commands", commandOrder, {}),
    writing(
        "answerPrintJob",
        "/api/v1/print-jobs/{job_id}/answer",
        answerPrintJob,
        StaffAction::print_papers
    ),
    writing("reprint", "/api/v1/print-jobs/{job_id}/reprint", reprint, StaffAction::print_papers),
    writing("finishTask", "/api/v1/tasks/{task_id}/done", finishTask, StaffAction::finish_tasks),
    writing(
        "sendWaitingNow", "/api/v1/outbox/send-now", sendWaitingNow, StaffAction::settle_messages
    ),
};

}  // namespace

void addCommandRoutes(Router& router, ClerkParts& parts) {
    addOperations(router, parts, kOperations);
}

}  // namespace balcao
