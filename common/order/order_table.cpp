#include "common/order/order_table.h"

#include <algorithm>
#include <array>

namespace balcao {

namespace {

using enum OrderState;
using Cmd = CommandKind;
using Who = ActorKind;

// Named groups of states.
constexpr States kUndecided{offered, answer_expired};
constexpr States kFreshlyAccepted{accepted, partly_accepted};
constexpr States kShortable = kFreshlyAccepted | States{picking};
constexpr States kProposable = kUndecided | kShortable;
constexpr States kPreparing = kFreshlyAccepted | States{picking, picked, packed};
constexpr States kReadyToLeave{labelled, awaiting_carrier};
constexpr States kInHand = kPreparing | kReadyToLeave | States{ready_for_pickup};
constexpr States kOpen = kUndecided | kInHand;
constexpr States kAway{in_transit, incident};
constexpr States kHandedOver{delivered, partly_delivered};
constexpr States kAfterwards = kHandedOver | States{in_return};
constexpr States kOver{
    refused, denied_by_hub, not_collected, returned, cancelled_by_hub, cancelled_by_store};
constexpr States kAny = kOpen | kAway | kAfterwards | kOver;
constexpr States kAnswered{accepted, partly_accepted, refused};
constexpr States kStays{};

constexpr Actors kStore{Who::clerk, Who::manager};
constexpr Actors kClerkOrRule{Who::clerk, Who::manager, Who::agent};
constexpr Actors kHub{Who::hub};
constexpr Actors kAgent{Who::agent};
constexpr Actors kTimer{Who::timer};

// One command may stand in several rows, but never twice for one state (tested).
constexpr std::array kTransitions = {
    // from, command, by, to
    // -- the hub speaks -------------------------------------------------------------------------
    Transition{kAny, Cmd::hub_update, kHub, kAny},
    Transition{kUndecided, Cmd::hub_withdraw, kHub, {cancelled_by_hub}},
    Transition{kInHand, Cmd::hub_withdraw, kHub, {denied_by_hub, cancelled_by_hub}},
    Transition{kAway | kAfterwards | kOver, Cmd::hub_withdraw, kHub, kStays},
    Transition{kAny, Cmd::confirm_message, kAgent, kAny},
    Transition{kAny, Cmd::refuse_message, kAgent, kAny},

    // -- the answer -----------------------------------------------------------------------------
    Transition{{offered}, Cmd::expire_answer, kTimer, {answer_expired}},
    Transition{kUndecided, Cmd::decide, kClerkOrRule, kAnswered},
    Transition{kShortable, Cmd::report_short, kStore, kAnswered | States{picking}},
    Transition{kAnswered, Cmd::undo_decision, kStore, kUndecided},
    Transition{kProposable, Cmd::approve_answer, {Who::manager}, kAnswered | States{picking}},
    Transition{kProposable, Cmd::drop_proposal, kStore, kStays},

    // -- preparation ----------------------------------------------------------------------------
    Transition{kFreshlyAccepted, Cmd::start_picking, kStore, {picking}},
    Transition{{picking}, Cmd::pause_picking, kStore, kStays},
    Transition{{picking}, Cmd::resume_picking, kStore, kStays},
    Transition{{picking}, Cmd::finish_picking, kClerkOrRule, {picked}},
    Transition{{picked}, Cmd::pack, kStore, {packed, labelled}},
    Transition{kPreparing | kReadyToLeave, Cmd::attach_invoice, kClerkOrRule, kStays},
    Transition{kPreparing, Cmd::take_labels, kAgent, kPreparing | States{labelled}},
    Transition{kReadyToLeave, Cmd::take_labels, kAgent, kStays},
    Transition{{packed, labelled}, Cmd::apply_labels, kStore, {awaiting_carrier}},
    Transition{kReadyToLeave, Cmd::void_labels, kStore, {packed}},
    Transition{States{packed, ready_for_pickup} | kReadyToLeave, Cmd::unpack, kStore, {picked}},

    // -- leaving the store ----------------------------------------------------------------------
    Transition{
        {awaiting_carrier}, Cmd::dispatch, {Who::clerk, Who::manager, Who::carrier}, {in_transit}},
    Transition{{packed}, Cmd::mark_ready, kStore, {ready_for_pickup}},
    Transition{{ready_for_pickup}, Cmd::hand_over, kStore, {delivered, partly_delivered}},
    Transition{
        {ready_for_pickup},
        Cmd::mark_not_collected,
        {Who::timer, Who::clerk, Who::manager},
        {not_collected}},
    Transition{kAway, Cmd::mark_delivered, {Who::clerk, Who::manager, Who::carrier}, {delivered}},
    Transition{
        {in_transit}, Cmd::report_incident, {Who::clerk, Who::manager, Who::carrier}, {incident}},
    Transition{{incident}, Cmd::take_goods_back, kStore, {in_return}},
    Transition{kHandedOver, Cmd::reverse_handover, {Who::manager}, {ready_for_pickup}},

    // -- cancelling -----------------------------------------------------------------------------
    Transition{kInHand, Cmd::cancel_by_store, kStore, {cancelled_by_store}},
    Transition{kOpen, Cmd::answer_cancellation, kStore, kOpen | States{cancelled_by_hub}},

    // -- a message that the hub refused ---------------------------------------------------------
    Transition{kAny, Cmd::retry_message, kStore, kStays},
    Transition{kAny, Cmd::drop_message, kStore, kAny},
};

}  // namespace

std::span<const Transition> transitions() {
    return kTransitions;
}

const Transition* findTransition(OrderState state, CommandKind command) {
    const auto found = std::ranges::find_if(kTransitions, [&](const Transition& row) {
        return row.command == command && row.from.contains(state);
    });
    return found == kTransitions.end() ? nullptr : &*found;
}

bool isOpen(OrderState state) {
    return kOpen.contains(state);
}

bool isInHand(OrderState state) {
    return kInHand.contains(state);
}

bool isPicked(OrderState state) {
    return (kReadyToLeave | States{picking, picked, packed, ready_for_pickup}).contains(state);
}

bool mayBeProposed(OrderState state, bool is_first) {
    return (is_first ? kUndecided : kShortable).contains(state);
}

bool isFinal(OrderState state) {
    return (kHandedOver | kOver).contains(state);
}

}  // namespace balcao
