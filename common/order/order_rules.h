#pragma once

#include "common/base/result.h"
#include "common/order/hub_message.h"
#include "common/order/order_event.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace balcao {

/// Why a command was refused. The words for the clerk live in the page, not here.
enum class Refusal : std::uint8_t {
    not_now,                   // the order's state does not allow it
    not_for_you,               // this actor may not
    already_decided,           // somebody answered before
    cancelled,                 // the order is cancelled or no longer this store's
    on_hold,                   // not paid, or held by the hub
    not_yet_due,               // the answer time is not over
    wrong_journey,             // pickup orders are not dispatched, shipped ones not handed over
    line_missing,              // a first answer must name every line
    line_unknown,              // no such line, or named twice
    quantity_mismatch,         // accepted plus refused is not the ordered quantity, or out of range
    reason_note_missing,       // "other" needs a note
    partial_not_allowed,       // the hub takes this order whole, or by whole lines only
    late_refusal_not_allowed,  // the hub takes no refusal after the acceptance
    nothing_lowered,           // a late refusal must lower something
    invalid_value,             // a key, count or code is malformed
    labels_missing,            // labels are needed first
    no_problem,                // nothing waits for a person
    paused,                    // resume first
    already_sent,              // the answer has left, or something builds on it
    second_person_waits,       // an answer waits for a second person's yes or no
    same_person,               // whoever gave the answer cannot be its second person
    nothing_proposed,          // no answer waits for a second person
    goods_returned,  // the customer brought some of it back: what was handed over stays so
};

/// What the store has settled about its answers.
struct AnswerPolicy {
    /// The answer to an order whose total is over this waits for a second person; 0: none does.
    AmountMinor second_person_over{0};
};

/// True if an answer to `order` needs a second person's yes.
bool needsSecondPerson(const HubOrder& order, const AnswerPolicy& policy);

/// A message for the outbox, under the id that the hub will see.
struct SendToHub {
    CommandId message_id;
    HubMessage message;

    bool operator==(const SendToHub&) const = default;
};

/// A message leaves the outbox: the hub has it, or it is pointless.
struct ForgetMessage {
    CommandId message_id;

    bool operator==(const ForgetMessage&) const = default;
};

/// A message waits for a person.
struct ParkMessage {
    CommandId message_id;
    std::string why;  // the hub's slug and sentence, as in WaitingMessage::problem

    bool operator==(const ParkMessage&) const = default;
};

/// A parked or refused message goes again as soon as the hub can be reached.
struct ResendMessage {
    CommandId message_id;

    bool operator==(const ResendMessage&) const = default;
};

/// All that still waits to be sent for this order is dropped, because a person undid it here. What
/// the same command sends after it stays.
struct ForgetAllMessages {
    bool operator==(const ForgetAllMessages&) const = default;
};

/// One print job for one label of a package. Repeating it is harmless: the same bytes for the same
/// package are one job.
struct PrintLabel {
    PackageLabel label;

    bool operator==(const PrintLabel&) const = default;
};

/// Labels are no longer wanted: fetching stops, jobs that have not started are cancelled.
struct StopLabels {
    bool operator==(const StopLabels&) const = default;
};

enum class TaskKind : std::uint8_t { put_away };

struct CreateTask {
    TaskKind kind{TaskKind::put_away};

    bool operator==(const CreateTask&) const = default;
};

using Effect = std::variant<
    SendToHub,
    ForgetMessage,
    ParkMessage,
    ResendMessage,
    ForgetAllMessages,
    PrintLabel,
    StopLabels,
    CreateTask>;

/// Says what happens if `command` meets `order` at `now`. Pure: no I/O, no clock, no globals.
///
/// TakeLabels is submitted under the id of the message that asked for the labels, so that taking
/// them finishes it. An empty list means that there is nothing to do, which is not a refusal: news
/// that we knew, an answer to a message that was settled before. A refused command changes nothing.
/// Under `policy` an answer may come to no more than a proposal.
Result<std::vector<OrderEvent>, Refusal> decide(
    const Order& order,
    const OrderCommand& command,
    const Actor& actor,
    Instant now,
    const AnswerPolicy& policy = {}
);

/// The order as its first event makes it. A hub that already knows it as decided (this store's
/// computer was replaced) is believed: `firstEvents` then adds an Adopted.
std::vector<OrderEvent> firstEvents(const HubOrder& offered);

/// Folds one line of the journal into an order. Total: what the journal holds always applies.
Order apply(Order order, const JournalEntry& entry);

/// What must follow from `entry`, given the order before and after it: written in the same
/// transaction. Pure, so that replaying the journal gives the same outbox, jobs and tasks.
std::vector<Effect> consequences(
    const Order& before, const Order& after, const JournalEntry& entry
);

/// The n-th message id made from one command's id; n = 0 is the id itself, two different n never
/// make the same. Of a UUID it is a UUID again, because it goes to the hub as Idempotency-Key.
CommandId derivedId(const CommandId& command_id, unsigned n);

/// True if two orders differ in nothing that a decision rests on: lines, quantities, and that the
/// hub still waits for this store.
bool isSameForDecision(const HubOrder& seen, const HubOrder& now);

}  // namespace balcao
