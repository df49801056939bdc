#pragma once

#include "common/order/order_command.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace balcao {

// Events: what has happened. Never edited, never deleted. Where an event moves the order, `to` is
// the state after it, so that reading the journal needs no rules of the day it was written.

/// The order came to this store: the first line of its journal.
struct Offered {
    HubOrder order;

    bool operator==(const Offered&) const = default;
};

struct FactsChanged {
    HubOrder order;

    bool operator==(const FactsChanged&) const = default;
};

/// A step that changes nothing but the state.
struct Moved {
    CommandKind because{CommandKind::hub_update};
    OrderState to{OrderState::offered};
    std::string note;

    bool operator==(const Moved&) const = default;
};

/// The state and quantities are now those that the hub has on record.
struct Adopted {
    OrderState to{OrderState::offered};
    std::vector<LineProgress> lines;

    bool operator==(const Adopted&) const = default;
};

/// The store answered, first or later; `lines` is the whole result.
struct Decided {
    std::vector<LineDecision> decision;  // what was said now, as the hub will be told
    std::vector<LineProgress> lines;     // how every line stands after it
    OrderState to{OrderState::accepted};
    bool is_first{true};
    /// Who gave the answer that the line's actor said yes to; empty: it needed no second person.
    std::string proposed_by{};

    bool operator==(const Decided&) const = default;
};

struct PauseChanged {
    bool is_paused{true};

    bool operator==(const PauseChanged&) const = default;
};

struct Packed {
    std::int64_t package_count{1};
    std::vector<PackedBox> boxes{};  // as in Pack
    bool is_hub_told{false};         // that there are so many; false in journals of before it was

    bool operator==(const Packed&) const = default;
};

struct Invoiced {
    std::string invoice_key;
    std::string document_sha256{};  // of the NF-e's file; empty: none was given

    bool operator==(const Invoiced&) const = default;
};

struct LabelsTaken {
    std::vector<PackageLabel> labels;
    OrderState to{OrderState::labelled};

    bool operator==(const LabelsTaken&) const = default;
};

struct LabelsVoided {
    std::vector<PackageId> packages;
    bool are_wanted_again{true};  // new labels are fetched at once
    OrderState to{OrderState::packed};
    bool is_hub_told{false};  // of the packages, before it is asked for new labels

    bool operator==(const LabelsVoided&) const = default;
};

struct Dispatched {
    std::string tracking_code;
    std::string driver{};  // who took the boxes
    std::string plate{};   // and in which vehicle

    bool operator==(const Dispatched&) const = default;
};

struct HandedOver {
    std::vector<HandedLine> lines;  // what the customer took now
    std::string received_by;
    OrderState to{OrderState::delivered};
    std::string checked_by{};  // as in HandOver; empty in journals of before it was asked

    bool operator==(const HandedOver&) const = default;
};

struct CancelledByStore {
    RefusalReason reason{RefusalReason::other};
    std::string note;

    bool operator==(const CancelledByStore&) const = default;
};

struct CancellationAnswered {
    bool is_accepted{true};
    OrderState to{OrderState::cancelled_by_hub};

    bool operator==(const CancellationAnswered&) const = default;
};

/// The hub has the message. `is_confirmed`: its own order shows the effect.
struct MessageTaken {
    CommandId message_id;
    bool is_confirmed{false};
    /// As in ConfirmMessage: evidence, nothing follows from it; 0 in journals of before it was
    /// kept.
    std::int64_t attempts_before{0};

    bool operator==(const MessageTaken&) const = default;
};

/// The message is pointless now (the order is gone) and leaves the outbox.
struct MessageClosed {
    CommandId message_id;
    std::string slug;

    bool operator==(const MessageClosed&) const = default;
};

/// The hub's order had changed; the same message still makes sense and goes again.
struct MessageRequeued {
    CommandId message_id;
    std::string slug;

    bool operator==(const MessageRequeued&) const = default;
};

/// The hub will not take the message; a person decides.
struct MessageRefused {
    CommandId message_id;
    MessageKind kind{MessageKind::decide};
    std::string slug;
    std::string detail;

    bool operator==(const MessageRefused&) const = default;
};

struct MessageRetried {
    CommandId message_id;

    bool operator==(const MessageRetried&) const = default;
};

struct MessageDropped {
    CommandId message_id;

    bool operator==(const MessageDropped&) const = default;
};

/// A person took the first answer back before the hub could hear it: its message never leaves.
struct DecisionUndone {
    CommandId message_id;
    OrderState to{OrderState::offered};

    bool operator==(const DecisionUndone&) const = default;
};

/// The store answered an order over its limit: a second person must say yes before it counts.
struct AnswerProposed {
    ProposedAnswer answer;

    bool operator==(const AnswerProposed&) const = default;
};

/// The answer that waited for a second person is not given.
struct ProposalDropped {
    std::string proposed_by;

    bool operator==(const ProposalDropped&) const = default;
};

using OrderEvent = std::variant<
    Offered,
    FactsChanged,
    Moved,
    Adopted,
    Decided,
    PauseChanged,
    Packed,
    Invoiced,
    LabelsTaken,
    LabelsVoided,
    Dispatched,
    HandedOver,
    CancelledByStore,
    CancellationAnswered,
    MessageTaken,
    MessageClosed,
    MessageRequeued,
    MessageRefused,
    MessageRetried,
    MessageDropped,
    DecisionUndone,
    AnswerProposed,
    ProposalDropped>;

/// One line of the journal: what happened, by whom, when, and because of which command.
struct JournalEntry {
    OrderEvent event;
    CommandId command_id;
    Actor actor;
    Instant at{};

    bool operator==(const JournalEntry&) const = default;
};

}  // namespace balcao
