#pragma once

#include "common/order/order.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace balcao {

/// Who acts. Roles within the store (clerk, manager) are told apart from what the world does.
enum class ActorKind : std::uint8_t { hub, clerk, manager, agent, carrier, timer };

struct Actor {
    ActorKind kind{ActorKind::agent};
    std::string name;  // the person's user name; empty for machines

    bool operator==(const Actor&) const = default;
};

// --- Commands: what somebody wants. ----------------------------------------------------------

/// The hub describes the order anew (poll, or the answer to a message).
struct HubUpdate {
    HubOrder order;
};

/// The order is no longer this store's: it left the list and reading it says "withdrawn" (410), or
/// the hub assigned it again.
struct HubWithdraw {};

/// The answer time is over.
struct ExpireAnswer {};

/// The first answer: names every line once.
struct Decide {
    std::vector<LineDecision> lines;
};

/// Stock ran out later: names only the lines whose `accepted` becomes lower; `refusals` holds the
/// added ones.
struct ReportShort {
    std::vector<LineDecision> lines;
};

struct StartPicking {};
struct PausePicking {};
struct ResumePicking {};
struct FinishPicking {};

struct Pack {
    std::int64_t package_count{1};   // 1 to 99
    std::vector<PackedBox> boxes{};  // none, or one for each
};

struct AttachInvoice {
    std::string invoice_key;        // 44 digits and capital letters
    std::string document_sha256{};  // of the NF-e's file, if it came with the key
};

/// The carrier's labels arrived and their bytes are kept.
struct TakeLabels {
    std::vector<PackageLabel> labels;
};

struct ApplyLabels {};  // stuck on the boxes
struct VoidLabels {};   // barred; new ones are fetched
struct Unpack {};

/// What the carrier takes. Driver and plate are kept in the journal as evidence, not told to the
/// hub.
struct Dispatch {
    std::string tracking_code;  // all of them may be empty
    std::string driver{};
    std::string plate{};
};

struct MarkReady {
    std::string place;  // where the box waits; may be empty
};

struct HandedLine {
    LineId line_id;
    std::int64_t quantity{};

    bool operator==(const HandedLine&) const = default;
};

/// Hands the goods to the customer at the counter. No lines means everything that was accepted.
struct HandOver {
    std::vector<HandedLine> lines;
    std::string received_by;
    /// How the person was checked: pickup_code, document or known; empty if nobody said so. Kept in
    /// the journal as evidence, not told to the hub.
    std::string checked_by{};
};

struct MarkNotCollected {};
struct MarkDelivered {};

struct ReportIncident {
    std::string note;
};

struct TakeGoodsBack {};

struct ReverseHandover {
    std::string note;  // obligatory
};

struct CancelByStore {
    RefusalReason reason{RefusalReason::other};
    std::string note;
};

/// The answer to a cancellation that the hub asks for.
struct AnswerCancellation {
    bool is_accepted{true};
};

/// The hub took a message (2xx). `order` is what it answered with, if anything.
struct ConfirmMessage {
    CommandId message_id;
    MessageKind kind{MessageKind::decide};
    std::optional<HubOrder> order;
    std::int64_t attempts_before{0};  // that failed; also one that may have left before a restart
};

/// The hub said no to a message and will say no again.
struct RefuseMessage {
    CommandId message_id;
    MessageKind kind{MessageKind::decide};
    std::string slug;    // last path segment of the problem's type, e.g. already-decided
    std::string detail;  // the hub's sentence
    std::optional<HubOrder> order;
};

struct RetryMessage {};  // "Tentar de novo"
struct DropMessage {};   // "Desfazer aqui": the hub's view becomes ours

/// The first answer is taken back before it leaves. The ledger names the message that it still
/// holds back, and holds back nothing but first answers; empty: it holds back none.
struct UndoDecision {
    CommandId message_id;
};

/// A second person says yes to the answer that waits for one (AnswerPolicy).
struct ApproveAnswer {};

/// The answer that waits for a second person is given up: by that person, or by the first one, who
/// takes it back.
struct DropProposal {};

using OrderCommand = std::variant<
    HubUpdate,
    HubWithdraw,
    ExpireAnswer,
    Decide,
    ReportShort,
    StartPicking,
    PausePicking,
    ResumePicking,
    FinishPicking,
    Pack,
    AttachInvoice,
    TakeLabels,
    ApplyLabels,
    VoidLabels,
    Unpack,
    Dispatch,
    MarkReady,
    HandOver,
    MarkNotCollected,
    MarkDelivered,
    ReportIncident,
    TakeGoodsBack,
    ReverseHandover,
    CancelByStore,
    AnswerCancellation,
    ConfirmMessage,
    RefuseMessage,
    RetryMessage,
    DropMessage,
    UndoDecision,
    ApproveAnswer,
    DropProposal>;

/// The alternatives of OrderCommand by name, in the same order (checked at compile time).
enum class CommandKind : std::uint8_t {
    hub_update,
    hub_withdraw,
    expire_answer,
    decide,
    report_short,
    start_picking,
    pause_picking,
    resume_picking,
    finish_picking,
    pack,
    attach_invoice,
    take_labels,
    apply_labels,
    void_labels,
    unpack,
    dispatch,
    mark_ready,
    hand_over,
    mark_not_collected,
    mark_delivered,
    report_incident,
    take_goods_back,
    reverse_handover,
    cancel_by_store,
    answer_cancellation,
    confirm_message,
    refuse_message,
    retry_message,
    drop_message,
    undo_decision,
    approve_answer,
    drop_proposal,
};

inline CommandKind kindOf(const OrderCommand& command) {
    return static_cast<CommandKind>(command.index());
}

}  // namespace balcao
