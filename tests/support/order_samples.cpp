#include "tests/support/order_samples.h"

#include "tests/support/every.h"
#include "tests/support/orders.h"

#include <limits>
#include <string>

namespace balcao::test {

std::vector<HubOrder> newsOf(const Order& order) {
    std::vector<HubOrder> news;
    for (const HubStatus status : every<HubStatus>()) {
        news.push_back(shownByHub(order, status));
    }
    HubOrder old = order.hub;
    --old.version;
    old.hub_status = HubStatus::cancelled;
    news.push_back(old);
    HubOrder asked = shownByHub(order, order.hub.hub_status);
    asked.cancellation = CancellationAsked{};
    news.push_back(asked);
    HubOrder again = shownByHub(order, HubStatus::assigned);
    ++again.assignment;
    news.push_back(again);
    return news;
}

std::vector<OrderCommand> answersOf(const Order& order) {
    Decide missing = acceptAll(order);
    missing.lines.pop_back();
    Decide unknown = acceptAll(order);
    unknown.lines.back().line_id = LineId{"nobody's"};
    Decide hostile = acceptAll(order);
    hostile.lines.front().accepted = std::numeric_limits<std::int64_t>::min();
    const std::string first = order.hub.lines.front().line_id.value;
    return {
        acceptAll(order),
        acceptOnly(order, {{first, order.hub.lines.front().quantity - 1}}),
        acceptOnly(order, {{first, 0}}),
        refuseAll(order),
        missing,
        unknown,
        hostile};
}

std::vector<OrderCommand> shortagesOf(const Order& order) {
    ReportShort one;
    ReportShort all;
    for (const LineProgress& line : order.lines) {
        if (line.accepted < 1) {
            continue;
        }
        const LineRefusal refusal{
            .quantity = line.accepted, .reason = RefusalReason::not_found, .note = {}};
        all.lines.push_back({.line_id = line.line_id, .accepted = 0, .refusals = {refusal}});
        if (one.lines.empty()) {
            one.lines.push_back(
                {.line_id = line.line_id,
                 .accepted = line.accepted - 1,
                 .refusals = {{.quantity = 1, .reason = RefusalReason::damaged, .note = {}}}}
            );
        }
    }
    return {one, all, ReportShort{}};
}

std::vector<OrderCommand> handoversOf(const Order& order) {
    HandOver part;
    for (const LineProgress& line : order.lines) {
        if (line.accepted > line.delivered && part.lines.empty()) {
            part.lines.push_back({.line_id = line.line_id, .quantity = 1});
        }
    }
    HandOver too_much = part;
    too_much.lines.push_back(
        {.line_id = order.hub.lines.front().line_id,
         .quantity = std::numeric_limits<std::int64_t>::max()}
    );
    return {HandOver{.lines = {}, .received_by = "Zé"}, part, too_much};
}

std::vector<WaitingMessage> repliedTo(const Order& order) {
    std::vector<WaitingMessage> messages = order.waiting;
    messages.push_back(
        {.message_id = CommandId{"nobody's"},
         .kind = MessageKind::status,
         .stale_count = 0,
         .problem = {}}
    );
    return messages;
}

std::vector<OrderCommand> confirmationsOf(const Order& order) {
    std::vector<OrderCommand> commands;
    for (const WaitingMessage& message : repliedTo(order)) {
        ConfirmMessage confirm{.message_id = message.message_id, .kind = message.kind, .order = {}};
        commands.emplace_back(confirm);
        for (const HubOrder& news : newsOf(order)) {
            confirm.order = news;
            commands.emplace_back(confirm);
        }
    }
    return commands;
}

std::vector<OrderCommand> refusalsOf(const Order& order) {
    std::vector<OrderCommand> commands;
    for (const WaitingMessage& message : repliedTo(order)) {
        for (const char* const slug : kSlugs) {
            RefuseMessage refuse{
                .message_id = message.message_id,
                .kind = message.kind,
                .slug = slug,
                .detail = "porque sim",
                .order = {}};
            commands.emplace_back(refuse);
            for (const HubStatus status : {order.hub.hub_status, HubStatus::delivered}) {
                refuse.order = shownByHub(order, status);
                commands.emplace_back(refuse);
            }
        }
        for (const HubOrder& news : newsOf(order)) {
            commands.emplace_back(RefuseMessage{
                .message_id = message.message_id,
                .kind = message.kind,
                .slug = "illegal-transition",
                .detail = {},
                .order = news});
        }
    }
    return commands;
}

std::vector<OrderCommand> updatesOf(const Order& order) {
    std::vector<OrderCommand> commands{HubUpdate{order.hub}};
    for (const HubOrder& news : newsOf(order)) {
        commands.emplace_back(HubUpdate{news});
    }
    return commands;
}

std::vector<OrderCommand> samplesOf(CommandKind kind, const Order& order) {
    const std::string key(44, '7');
    switch (kind) {
        case CommandKind::hub_update:
            return updatesOf(order);
        case CommandKind::hub_withdraw:
            return {HubWithdraw{}};
        case CommandKind::expire_answer:
            return {ExpireAnswer{}};
        case CommandKind::decide:
            return answersOf(order);
        case CommandKind::report_short:
            return shortagesOf(order);
        case CommandKind::start_picking:
            return {StartPicking{}};
        case CommandKind::pause_picking:
            return {PausePicking{}};
        case CommandKind::resume_picking:
            return {ResumePicking{}};
        case CommandKind::finish_picking:
            return {FinishPicking{}};
        case CommandKind::pack:
            return {
                Pack{},
                Pack{.package_count = 99},
                Pack{.package_count = 100},
                Pack{.package_count = 1, .boxes = {{.weight_g = 1250, .lines = {}}}},
                Pack{.package_count = 2, .boxes = {{}}}};
        case CommandKind::attach_invoice:
            return {AttachInvoice{key}, AttachInvoice{"short"}};
        case CommandKind::take_labels:
            return {TakeLabels{{aLabel()}}, TakeLabels{{aLabel("1"), aLabel("2")}}, TakeLabels{}};
        case CommandKind::apply_labels:
            return {ApplyLabels{}};
        case CommandKind::void_labels:
            return {VoidLabels{}};
        case CommandKind::unpack:
            return {Unpack{}};
        case CommandKind::dispatch:
            return {Dispatch{}, Dispatch{.tracking_code = "BR9"}};
        case CommandKind::mark_ready:
            return {MarkReady{.place = "A3"}};
        case CommandKind::hand_over:
            return handoversOf(order);
        case CommandKind::mark_not_collected:
            return {MarkNotCollected{}};
        case CommandKind::mark_delivered:
            return {MarkDelivered{}};
        case CommandKind::report_incident:
            return {ReportIncident{.note = "ausente"}};
        case CommandKind::take_goods_back:
            return {TakeGoodsBack{}};
        case CommandKind::reverse_handover:
            return {ReverseHandover{.note = "pessoa errada"}, ReverseHandover{}};
        case CommandKind::cancel_by_store:
            return {CancelByStore{.reason = RefusalReason::damaged, .note = {}}, CancelByStore{}};
        case CommandKind::answer_cancellation:
            return {
                AnswerCancellation{.is_accepted = true}, AnswerCancellation{.is_accepted = false}};
        case CommandKind::confirm_message:
            return confirmationsOf(order);
        case CommandKind::refuse_message:
            return refusalsOf(order);
        case CommandKind::retry_message:
            return {RetryMessage{}};
        case CommandKind::drop_message:
            return {DropMessage{}};
        case CommandKind::undo_decision:
            return {UndoDecision{order.sync.command_id}, UndoDecision{}};
        case CommandKind::approve_answer:
            return {ApproveAnswer{}};
        case CommandKind::drop_proposal:
            return {DropProposal{}};
    }
    return {};
}

}  // namespace balcao::test
