#include "agent/clerk/clerk_parts.h"
#include "agent/clerk/command_json.h"
#include "agent/clerk/order_answers.h"

namespace balcao {

namespace {

/// Until people log in, every page acts for the store's clerks.
Actor theClerk() {
    return {.kind = ActorKind::clerk, .name = {}};
}

Response commandOrder(const ClerkParts& parts, const Call& call) {
    const auto number = call.number(0);
    if (!number) {
        return noSuchOrder();
    }
    const OrderRef order_ref{*number};
    ClerkCommand wish = parseClerkCommand(call.request.body);
    const auto result = parts.ledger.submit(
        {.command_id = std::move(wish.command_id),
         .order_ref = order_ref,
         .command = std::move(wish.command),
         .actor = theClerk()}
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

Response answerPrintJob(const ClerkParts& parts, const Call& call) {
    const auto job_id = call.number(0);
    if (!job_id) {
        return noSuchJob();
    }
    const PrintJobAnswer wish = parsePrintJobAnswer(call.request.body);
    const auto result =
        wish.answer == PrintAnswer::print_elsewhere
            ? parts.ledger.reroutePrintJob(wish.command_id, *job_id, wish.role, theClerk())
            : parts.ledger.answerPrintJob(
                  wish.command_id, *job_id, printCommandFor(wish.answer), theClerk()
              );
    return isUnknown(result) ? noSuchJob() : answerOf(result, parts.views, std::nullopt);
}

Response reprint(const ClerkParts& parts, const Call& call) {
    const auto job_id = call.number(0);
    if (!job_id) {
        return noSuchJob();
    }
    const ReprintWish wish = parseReprintWish(call.request.body);
    const auto result = parts.ledger.reprint(wish.command_id, *job_id, wish.reason, theClerk());
    return isUnknown(result) ? noSuchJob() : answerOf(result, parts.views, std::nullopt);
}

Response finishTask(const ClerkParts& parts, const Call& call) {
    const auto task_id = call.number(0);
    if (!task_id) {
        return notFound("no-such-task", "There is no such task.");
    }
    const CommandId command_id = parseCommandId(call.request.body);
    const auto result = parts.ledger.finishTask(command_id, *task_id, theClerk());
    return isUnknown(result) ? notFound("no-such-task", "There is no such task.")
                             : answerOf(result, parts.views, std::nullopt);
}

using Write = Response (*)(const ClerkParts&, const Call&);

std::function<Reply(const Call&)> writing(const ClerkParts& parts, Write write) {
    return [&parts, write](const Call& call) -> Reply {
        return inLane(LaneKind::writes, call, [&parts, write](const Call& later) {
            return write(parts, later);
        });
    };
}

}  // namespace

void addCommandRoutes(Router& router, ClerkParts& parts) {
    router.add(
        {.operation_id = "commandOrder",
         .method = "POST",
         .path = "/api/v1/orders/{order_ref}/commands",
         .access = Access::write,
         .handle = writing(parts, commandOrder)}
    );
    router.add(
        {.operation_id = "answerPrintJob",
         .method = "POST",
         .path = "/api/v1/print-jobs/{job_id}/answer",
         .access = Access::write,
         .handle = writing(parts, answerPrintJob)}
    );
    router.add(
        {.operation_id = "reprint",
         .method = "POST",
         .path = "/api/v1/print-jobs/{job_id}/reprint",
         .access = Access::write,
         .handle = writing(parts, reprint)}
    );
    router.add(
        {.operation_id = "finishTask",
         .method = "POST",
         .path = "/api/v1/tasks/{task_id}/done",
         .access = Access::write,
         .handle = writing(parts, finishTask)}
    );
}

}  // namespace balcao
