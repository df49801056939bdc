#include "common/order/message_rules.h"

#include "common/order/hub_news.h"
#include "common/order/order_messages.h"
#include "common/order/order_table.h"

#include <algorithm>
#include <string>
#include <utility>

namespace balcao {

namespace {

using enum OrderState;

using Events = std::vector<OrderEvent>;

/// The same message is called stale by a hub that changes under our hands, but not for ever.
constexpr std::int64_t kMostStale = 3;

constexpr States kPacked{packed, labelled, awaiting_carrier};

/// The state in which `events` leave an order of `state`.
OrderState stateAfter(OrderState state, const Events& events) {
    for (const OrderEvent& event : events) {
        if (const auto* const moved = std::get_if<Moved>(&event)) {
            state = moved->to;
        } else if (const auto* const adopted = std::get_if<Adopted>(&event)) {
            state = adopted->to;
        }
    }
    return state;
}

/// Where an open order goes when it is taken away: denied if the hub never had our acceptance.
OrderState stateWithdrawn(const Order& order) {
    const bool is_acceptance_on_record =
        order.hub.hub_status != HubStatus::assigned && order.hub.hub_status != HubStatus::unknown;
    const bool is_never_heard =
        isInHand(order.state) && !is_acceptance_on_record && isWaiting(order, MessageKind::decide);
    return is_never_heard ? denied_by_hub : cancelled_by_hub;
}

/// True if the refusal says that the order is no longer this store's.
bool isWithdrawn(const Order& order, const RefuseMessage& refused) {
    return refused.slug == "withdrawn" ||
           (refused.order && !isSameAssignment(order.hub, *refused.order));
}

bool isCancelled(const RefuseMessage& refused) {
    return refused.slug == "cancelled" ||
           (refused.order && refused.order->hub_status == HubStatus::cancelled);
}

/// True if the hub's refusal means that it has what we wanted to say.
bool isSettled(const Order& order, const RefuseMessage& refused) {
    const bool is_of_decision = refused.kind == MessageKind::decide &&
                                (refused.slug == "already-decided" || refused.slug == "stale");
    const bool is_of_status =
        refused.kind == MessageKind::status && refused.slug == "illegal-transition";
    return (is_of_decision || is_of_status) && refused.order &&
           isShownByHub(order, *refused.order, refused.kind);
}

/// True if the message has lost its object, the order now being in `state`: nothing of it is left
/// to be told.
bool isPointless(const Order& order, OrderState state, const RefuseMessage& refused) {
    constexpr States kCancelled{cancelled_by_hub, cancelled_by_store};
    switch (refused.kind) {
        case MessageKind::decide:
        case MessageKind::status:
            return state == denied_by_hub || state == cancelled_by_hub;
        case MessageKind::answer_cancellation:  // to go on with an order that goes on
            return refused.slug == "not-asked" && !kCancelled.contains(state);
        case MessageKind::void_label:
            // Not every hub can; and it may know fewer packages than there are boxes.
            return refused.slug == "not-supported" || refused.slug == "unknown-package";
        case MessageKind::fetch_labels:
            return refused.slug == "no-label";
        case MessageKind::declare_packages:
            // Opened again: they are told when it is packed. A label that is there for as many
            // stands, whatever they weigh.
            return !kPacked.contains(state) ||
                   (refused.slug == "label-exists" && order.is_only_measured);
    }
    return false;
}

/// A label was made before the hub heard how the order was packed: it is taken back, and the
/// packages are told once more. A second time is a person's business.
bool isToldTooLate(const Order& order, OrderState state, const RefuseMessage& refused) {
    return refused.kind == MessageKind::declare_packages && refused.slug == "label-exists" &&
           state == packed && order.are_labels_asked && !order.is_told_anew &&
           !order.is_only_measured;
}

/// The goods are with the customer or on their way, so that a cancelled order is somebody's
/// business.
bool isOut(OrderState state) {
    constexpr States kOut{in_transit, incident, delivered, partly_delivered};
    return kOut.contains(state);
}

OrderEvent verdictOn(
    const Order& order,
    OrderState state,
    const WaitingMessage& message,
    const RefuseMessage& refused
) {
    const MessageClosed closed{.message_id = refused.message_id, .slug = refused.slug};
    const MessageRefused kept{
        .message_id = refused.message_id,
        .kind = refused.kind,
        .slug = refused.slug,
        .detail = refused.detail};
    if (isWithdrawn(order, refused) || isCancelled(refused)) {
        return isOut(state) ? OrderEvent{kept} : closed;
    }
    if (isSettled(order, refused)) {
        return MessageTaken{.message_id = refused.message_id, .is_confirmed = true};
    }
    if (isPointless(order, state, refused)) {
        return closed;
    }
    const bool makes_sense_still = refused.slug == "stale" && refused.order &&
                                   isSameForDecision(order.hub, *refused.order) &&
                                   message.stale_count < kMostStale;
    if (makes_sense_still) {
        return MessageRequeued{.message_id = refused.message_id, .slug = refused.slug};
    }
    return kept;
}

}  // namespace

Events eventsOfUpdate(const Order& order, const HubUpdate& update) {
    Events events = eventsOfNews(order, update.order);
    const Sync& sync = order.sync;
    if (sync.state != SyncState::hub_received || update.order.version < order.hub.version ||
        !isSameAssignment(order.hub, update.order)) {
        return events;
    }
    Order moved = order;
    moved.state = stateAfter(order.state, events);
    if (isShownByHub(moved, update.order, sync.kind)) {
        events.emplace_back(MessageTaken{.message_id = sync.command_id, .is_confirmed = true});
    }
    return events;
}

Events eventsOfWithdrawal(const Order& order) {
    if (!isOpen(order.state)) {
        return {};  // what left the store or is over is not given to another
    }
    return {Moved{.because = CommandKind::hub_withdraw, .to = stateWithdrawn(order), .note = {}}};
}

Events eventsOfConfirmation(const Order& order, const ConfirmMessage& confirm) {
    Order heard = order;  // the hub's order speaks as of this message
    std::erase_if(heard.waiting, [&](const WaitingMessage& message) {
        return message.message_id == confirm.message_id;
    });
    Events events;
    bool is_confirmed = confirm.kind == MessageKind::void_label ||  // the reply is all there is
                        confirm.kind == MessageKind::declare_packages;
    if (confirm.order) {
        events = eventsOfNews(heard, *confirm.order);
        heard.state = stateAfter(order.state, events);
        is_confirmed = is_confirmed || isShownByHub(heard, *confirm.order, confirm.kind);
    }
    if (findWaiting(order, confirm.message_id) != nullptr) {
        events.emplace_back(MessageTaken{
            .message_id = confirm.message_id,
            .is_confirmed = is_confirmed,
            .attempts_before = confirm.attempts_before});
    }
    return events;
}

Events eventsOfRefusal(const Order& order, const RefuseMessage& refused) {
    const WaitingMessage* const message = findWaiting(order, refused.message_id);
    Order unanswered = order;  // a refused message no longer hides what the hub asks
    for (WaitingMessage& waiting : unanswered.waiting) {
        if (waiting.message_id == refused.message_id) {
            waiting.problem = refused.slug;
        }
    }
    Events events;
    if (refused.order) {
        events = eventsOfNews(unanswered, *refused.order);
    }
    const bool is_gone = isWithdrawn(order, refused) || isCancelled(refused);
    if (is_gone && isOpen(stateAfter(order.state, events))) {
        events.emplace_back(Moved{
            .because = CommandKind::refuse_message,
            .to = isCancelled(refused) ? cancelled_by_hub : stateWithdrawn(order),
            .note = refused.slug});
    }
    if (message != nullptr) {
        const OrderState state = stateAfter(order.state, events);
        if (isToldTooLate(order, state, refused)) {
            events.emplace_back(MessageClosed{
                .message_id = refused.message_id, .slug = refused.slug});
            // This store has not seen those labels, but it gives the packages their names.
            events.emplace_back(LabelsVoided{
                .packages = packagesOf(order),
                .are_wanted_again = true,
                .to = packed,
                .is_hub_told = true});
        } else {
            events.push_back(verdictOn(order, state, *message, refused));
        }
    }
    return events;
}

}  // namespace balcao
