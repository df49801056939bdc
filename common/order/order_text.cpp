#include "common/order/order_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <type_traits>

namespace balcao {

namespace {

using namespace std::string_view_literals;

// One table per enumeration, in the order of its values. Reading and writing share it.
template <typename Enum>
constexpr auto kNames = std::array<std::string_view, 0>{};

template <>
constexpr std::array kNames<Journey> = {"ship_from_store"sv, "pickup_in_store"sv};

template <>
constexpr std::array kNames<HubStatus> = {
    "unknown"sv,
    "assigned"sv,
    "accepted"sv,
    "in_transit"sv,
    "delivered"sv,
    "ready_for_pickup"sv,
    "returned"sv,
    "cancelled"sv,
    "refused"sv,
    "not_collected"sv};

template <>
constexpr std::array kNames<OrderState> = {
    "offered"sv,          "accepted"sv,         "partly_accepted"sv,
    "refused"sv,          "answer_expired"sv,   "denied_by_hub"sv,
    "picking"sv,          "picked"sv,           "packed"sv,
    "labelled"sv,         "awaiting_carrier"sv, "in_transit"sv,
    "ready_for_pickup"sv, "delivered"sv,        "partly_delivered"sv,
    "not_collected"sv,    "incident"sv,         "in_return"sv,
    "returned"sv,         "cancelled_by_hub"sv, "cancelled_by_store"sv};

template <>
constexpr std::array kNames<RefusalReason> = {
    "out_of_stock"sv,
    "not_found"sv,
    "damaged"sv,
    "display_item"sv,
    "mismatch"sv,
    "expired"sv,
    "reserved_other"sv,
    "sold_now"sv,
    "price_or_reg"sv,
    "no_capacity"sv,
    "carrier"sv,
    "invalid_address"sv,
    "suspect_fraud"sv,
    "customer_asked"sv,
    "avoid_split"sv,
    "other"sv};

template <>
constexpr std::array kNames<PartialGrain> = {"none"sv, "line"sv, "quantity"sv};

template <>
constexpr std::array kNames<SyncState> = {
    "none"sv, "queued"sv, "hub_received"sv, "hub_confirmed"sv, "needs_person"sv};

template <>
constexpr std::array kNames<ActorKind> = {
    "hub"sv, "clerk"sv, "manager"sv, "agent"sv, "carrier"sv, "timer"sv};

template <>
constexpr std::array kNames<CommandKind> = {
    "hub_update"sv,
    "hub_withdraw"sv,
    "expire_answer"sv,
    "decide"sv,
    "report_short"sv,
    "start_picking"sv,
    "pause_picking"sv,
    "resume_picking"sv,
    "finish_picking"sv,
    "pack"sv,
    "attach_invoice"sv,
    "take_labels"sv,
    "apply_labels"sv,
    "void_labels"sv,
    "unpack"sv,
    "dispatch"sv,
    "mark_ready"sv,
    "hand_over"sv,
    "mark_not_collected"sv,
    "mark_delivered"sv,
    "report_incident"sv,
    "take_goods_back"sv,
    "reverse_handover"sv,
    "cancel_by_store"sv,
    "answer_cancellation"sv,
    "confirm_message"sv,
    "refuse_message"sv,
    "retry_message"sv,
    "drop_message"sv,
    "undo_decision"sv,
    "approve_answer"sv,
    "drop_proposal"sv};
static_assert(kNames<CommandKind>.size() == std::variant_size_v<OrderCommand>);

template <>
constexpr std::array kNames<MessageKind> = {
    "decide"sv,
    "status"sv,
    "answer_cancellation"sv,
    "void_label"sv,
    "fetch_labels"sv,
    "declare_packages"sv};
static_assert(kNames<MessageKind>.size() == std::variant_size_v<HubMessage>);

template <>
constexpr std::array kNames<StatusPurpose> = {
    "in_transit"sv, "delivered"sv, "ready_for_pickup"sv, "not_collected"sv, "handover_reversed"sv};

template <>
constexpr std::array kNames<CancellationAnswer> = {"accept"sv, "deny"sv, "request"sv};

template <>
constexpr std::array kNames<Refusal> = {
    "not_now"sv,
    "not_for_you"sv,
    "already_decided"sv,
    "cancelled"sv,
    "on_hold"sv,
    "not_yet_due"sv,
    "wrong_journey"sv,
    "line_missing"sv,
    "line_unknown"sv,
    "quantity_mismatch"sv,
    "reason_note_missing"sv,
    "partial_not_allowed"sv,
    "late_refusal_not_allowed"sv,
    "nothing_lowered"sv,
    "invalid_value"sv,
    "labels_missing"sv,
    "no_problem"sv,
    "paused"sv,
    "already_sent"sv,
    "second_person_waits"sv,
    "same_person"sv,
    "nothing_proposed"sv,
    "goods_returned"sv};

template <>
constexpr std::array kNames<TaskKind> = {"put_away"sv};

struct EventName {
    std::string_view operator()(const Offered&) const { return "offered"; }
    std::string_view operator()(const FactsChanged&) const { return "facts_changed"; }
    std::string_view operator()(const Moved& event) const { return toText(event.because); }
    std::string_view operator()(const Adopted&) const { return "adopted"; }
    std::string_view operator()(const Decided& event) const {
        return event.is_first ? "decided" : "short_reported";
    }
    std::string_view operator()(const PauseChanged& event) const {
        return event.is_paused ? "pause_picking" : "resume_picking";
    }
    std::string_view operator()(const Packed&) const { return "packed"; }
    std::string_view operator()(const Invoiced&) const { return "invoiced"; }
    std::string_view operator()(const LabelsTaken&) const { return "labels_taken"; }
    std::string_view operator()(const LabelsVoided&) const { return "labels_voided"; }
    std::string_view operator()(const Dispatched&) const { return "dispatched"; }
    std::string_view operator()(const HandedOver&) const { return "handed_over"; }
    std::string_view operator()(const CancelledByStore&) const { return "cancelled_by_store"; }
    std::string_view operator()(const CancellationAnswered&) const {
        return "cancellation_answered";
    }
    std::string_view operator()(const MessageTaken&) const { return "message_taken"; }
    std::string_view operator()(const MessageClosed&) const { return "message_closed"; }
    std::string_view operator()(const MessageRequeued&) const { return "message_requeued"; }
    std::string_view operator()(const MessageRefused&) const { return "message_refused"; }
    std::string_view operator()(const MessageRetried&) const { return "message_retried"; }
    std::string_view operator()(const MessageDropped&) const { return "message_dropped"; }
    std::string_view operator()(const DecisionUndone&) const { return "decision_undone"; }
    std::string_view operator()(const AnswerProposed&) const { return "answer_proposed"; }
    std::string_view operator()(const ProposalDropped&) const { return "proposal_dropped"; }
};

}  // namespace

// NOLINTBEGIN(bugprone-macro-parentheses): a type name takes no parentheses
#define BALCAO_TEXT_OF(Enum)                                    \
    std::string_view toText(Enum value) {                       \
        return wordOf(kNames<Enum>, value);                     \
    }                                                           \
    template <>                                                 \
    std::optional<Enum> fromText<Enum>(std::string_view text) { \
        return valueOf<Enum>(kNames<Enum>, text);               \
    }
// NOLINTEND(bugprone-macro-parentheses)

BALCAO_TEXT_OF(Journey)
BALCAO_TEXT_OF(HubStatus)
BALCAO_TEXT_OF(OrderState)
BALCAO_TEXT_OF(RefusalReason)
BALCAO_TEXT_OF(PartialGrain)
BALCAO_TEXT_OF(SyncState)
BALCAO_TEXT_OF(ActorKind)
BALCAO_TEXT_OF(CommandKind)
BALCAO_TEXT_OF(MessageKind)
BALCAO_TEXT_OF(StatusPurpose)
BALCAO_TEXT_OF(CancellationAnswer)
BALCAO_TEXT_OF(Refusal)
BALCAO_TEXT_OF(TaskKind)

#undef BALCAO_TEXT_OF

std::string_view nameOf(const OrderEvent& event) {
    return std::visit(EventName{}, event);
}

}  // namespace balcao
