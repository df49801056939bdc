#include "tests/support/order_promises.h"

#include "common/order/order_messages.h"
#include "common/order/order_table.h"

#include <algorithm>
#include <variant>

namespace balcao::test {

namespace {

std::string brokenLine(const Order& order) {
    for (const LineProgress& line : order.lines) {
        if (line.delivered < 0 || line.delivered > line.accepted) {
            return "delivered is not between 0 and accepted of line " + line.line_id.value;
        }
        if (isInHand(order.state) && line.delivered != 0) {
            return "goods in hand are called delivered";
        }
        if (order.state == OrderState::delivered && line.delivered != line.accepted) {
            return "a delivered order lacks units";
        }
        if (order.state == OrderState::refused && line.accepted != 0) {
            return "a refused order has accepted units";
        }
        if (std::ranges::any_of(line.refusals, [](const LineRefusal& refusal) {
                return refusal.quantity < 1;
            })) {
            return "a refusal of nothing";
        }
    }
    const bool is_any_accepted = std::ranges::any_of(order.lines, [](const LineProgress& line) {
        return line.accepted > 0;
    });
    if (isInHand(order.state) && !is_any_accepted) {
        return "nothing is accepted of an order in hand";
    }
    if (isOpen(order.state) && !isInHand(order.state) && !order.lines.empty()) {
        return "an undecided order has decided lines";
    }
    return {};
}

std::string brokenLabels(const Order& order) {
    const auto requests =
        std::ranges::count(order.waiting, MessageKind::fetch_labels, &WaitingMessage::kind);
    if (requests != (order.are_labels_asked ? 1 : 0)) {
        return "the requests for labels are not one exactly while labels are asked for";
    }
    if (order.are_labels_asked && (!isInHand(order.state) || !order.labels.empty())) {
        return "labels are asked for that nobody needs";
    }
    if (order.state == OrderState::labelled && order.labels.empty()) {
        return "labelled without a label";
    }
    return {};
}

std::string brokenSync(const Order& order) {
    std::set<CommandId> ids;
    bool is_problem = false;
    bool is_statement = false;
    for (const WaitingMessage& message : order.waiting) {
        ids.insert(message.message_id);
        is_problem = is_problem || !message.problem.empty();
        is_statement = is_statement || isStatement(message.kind);
    }
    if (ids.size() != order.waiting.size()) {
        return "two waiting messages have one id";
    }
    const SyncState state = order.sync.state;
    if (is_problem != (state == SyncState::needs_person)) {
        return "a problem is hidden or invented";
    }
    if (is_statement && state != SyncState::queued && state != SyncState::needs_person) {
        return "something waits and the badge does not say so";
    }
    if (state == SyncState::queued && !ids.contains(order.sync.command_id)) {
        return "the badge speaks of a message that does not wait";
    }
    return {};
}

}  // namespace

std::string brokenPromise(const Order& order) {
    if (order.is_paused && order.state != OrderState::picking) {
        return "paused while nobody picks";
    }
    if (order.proposed && !mayBeProposed(order.state, order.proposed->is_first)) {
        return "an answer waits for a second person where none can be given";
    }
    if (order.is_invoiced != !order.hub.invoice_key.empty()) {
        return "invoiced without a key, or the other way round";
    }
    for (const std::string& broken : {brokenLine(order), brokenLabels(order), brokenSync(order)}) {
        if (!broken.empty()) {
            return broken;
        }
    }
    return {};
}

void Outbox::take(const std::vector<Effect>& effects) {
    for (const Effect& effect : effects) {
        std::visit([&](const auto& one) { carryOut(one); }, effect);
    }
}

std::string Outbox::differenceTo(const Order& order) const {
    if (sent_twice_) {
        return "an id was sent twice";
    }
    const bool is_same = std::ranges::equal(
        messages_,
        order.waiting,
        [](const Message& message, const WaitingMessage& waiting) {
            return message.sent.message_id == waiting.message_id &&
                   kindOf(message.sent.message) == waiting.kind &&
                   message.is_parked == !waiting.problem.empty();
        }
    );
    return is_same ? std::string{} : "the outbox does not hold what the order says waits";
}

void Outbox::carryOut(const SendToHub& effect) {
    sent_twice_ = sent_twice_ || !ids_.insert(effect.message_id).second;
    messages_.push_back({.sent = effect, .is_parked = false});
}

void Outbox::carryOut(const ForgetMessage& effect) {
    std::erase_if(messages_, [&](const Message& message) {
        return message.sent.message_id == effect.message_id;
    });
}

void Outbox::carryOut(const StopLabels&) {
    std::erase_if(messages_, [](const Message& message) {
        return kindOf(message.sent.message) == MessageKind::fetch_labels;
    });
}

void Outbox::park(const CommandId& message_id, bool is_parked) {
    for (Message& message : messages_) {
        if (message.sent.message_id == message_id) {
            message.is_parked = is_parked;
        }
    }
}

}  // namespace balcao::test
