#pragma once

#include "common/base/enum_text.h"
#include "common/coupons/coupon.h"
#include "common/order/order_event.h"
#include "common/returns/errand.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

// The acceptance script of an integration (roteiro de homologação): what a store and its hub must
// have done together before they go live. Nothing of it is ticked by hand where the program knows:
// every step is read out of what was written down anyway, above all that the hub took a message.

/// The cases, in their order. What a case is proved by: acceptanceScript().
enum class AcceptanceCase : std::uint8_t {
    connection,
    delivery,
    boxes,
    invoice_replaced,
    pickup,
    part_handed_over,
    not_collected,
    refused_whole,
    refused_line,
    refused_quantity,
    refused_later,
    cancelled_before,
    cancelled_after,
    cancel_asked,
    cancelled_by_store,
    recovered,
    reread,
    goods_returned,
    coupon,
    stock,
};

/// The steps. "told": the hub took the message that says so.
enum class AcceptanceStep : std::uint8_t {
    hub_answers,
    token_taken,
    store_known,
    clock_right,
    arrived,
    facts_whole,  // nothing is missing without which a store cannot fulfil an order
    accept_told,
    invoiced,
    label_fetched,
    label_printed,
    in_transit_told,
    invoice_told,
    tracking_seen,
    delivered_told,
    proof_sent,
    boxes_told,
    box_labels_fetched,
    second_invoice,
    second_invoice_told,
    ready_told,
    handover_told,
    part_handover_told,
    not_collected_told,
    refusal_told,
    line_refusal_told,
    quantity_refusal_told,
    late_refusal_told,
    cancel_before_seen,
    cancel_after_seen,
    cancel_answer_told,
    store_cancel_told,
    taken_after_failure,
    taken_in_order,
    taken_after_rereading,
    return_told,
    coupon_created,
    coupon_found,
    coupon_redeemed,
    coupon_cancelled,
    stock_told,
};

/// The order of the values is from nothing to done: of two tries of one step the higher counts.
enum class AcceptanceState : std::uint8_t {
    waiting,    // nobody has done it yet
    failed,     // the hub said no, or something is missing
    under_way,  // done here; the hub has yet to take it
    passed,
};

/// A step of a case. What is not required depends on what the hub offers.
struct ScriptStep {
    AcceptanceStep step{AcceptanceStep::arrived};
    bool is_required{true};
};

struct ScriptCase {
    AcceptanceCase id{AcceptanceCase::connection};
    bool is_of_order{true};            // false: of the store as a whole
    std::optional<Journey> journey{};  // of its order; nothing: of any
    std::span<const ScriptStep> steps{};
};

/// The whole script.
std::span<const ScriptCase> acceptanceScript();

// --- Evidence: what was written down since a run began. -----------------------------------------

/// One link of the way to the hub, as the look at the agent's health found it.
struct AcceptanceLink {
    AcceptanceStep step{AcceptanceStep::hub_answers};
    bool is_good{false};
    std::string said{};  // the look's sentence, without secrets
};

/// A message that the hub has yet to take.
struct AcceptanceMessage {
    CommandId message_id{};
    std::string last_error{};  // of the last attempt; empty before the first
};

/// What became of an errand (proof, return, stock).
struct AcceptanceErrand {
    CommandId errand_id{};
    ErrandKind kind{ErrandKind::tell_return};
    OrderId order_id{};  // that it is about; empty: of none
    Instant at{};
    std::optional<Instant> ended_at{};
    std::string problem{};  // why the hub did not take it; empty: it did, or has yet to say
};

/// A coupon's movement as it stands since it was last written down.
struct AcceptanceMovement {
    CommandId movement_id{};
    MovementKind kind{MovementKind::issue};
    MovementState state{MovementState::asked};
    std::string problem{};  // why the hub refused it
    Instant at{};
};

/// An order of which something was written down since.
struct AcceptanceOrder {
    OrderRef order_ref{};
    OrderId order_id{};
    std::string external_order_id{};
    Journey journey{Journey::ship_from_store};
    std::vector<JournalEntry> journal{};        // of the run only, oldest first
    std::vector<AcceptanceMessage> messages{};  // that wait
    std::optional<Instant> label_printed_at{};  // the carrier's
    std::optional<Instant> tracked_at{};        // the hub last told of its parcel
};

struct AcceptanceEvidence {
    Instant since{};
    Instant now{};
    std::optional<Instant> links_seen_at{};
    std::vector<AcceptanceLink> links{};
    std::vector<AcceptanceOrder> orders{};  // oldest first
    std::vector<AcceptanceErrand> errands{};
    std::vector<AcceptanceMovement> movements{};  // of coupons
    std::optional<Instant> foreign_coupon_at{};   // found at the hub, made elsewhere
    bool is_whole{true};  // false: more was written down than is read at once; the newest was read
};

// --- The result. --------------------------------------------------------------------------------

struct StepResult {
    AcceptanceStep step{AcceptanceStep::arrived};
    bool is_required{true};
    AcceptanceState state{AcceptanceState::waiting};
    std::optional<Instant> at{};  // when it was proved, or last tried
    CommandId message_id{};       // the Idempotency-Key that the hub saw; empty: no message
    std::string problem{};        // the hub's words, or what is missing; while not passed

    bool operator==(const StepResult&) const = default;
};

struct CaseResult {
    AcceptanceCase id{AcceptanceCase::connection};
    OrderRef order_ref{};  // the order that proves it best; 0: none does yet, or it needs none
    OrderId order_id{};
    std::string external_order_id{};
    std::vector<StepResult> steps{};

    /// Every required step passed; of a case without one, every step.
    bool isPassed() const;

    /// False if it stands for nothing without which the whole would not pass.
    bool isRequired() const;

    /// Passed as isPassed() says; else the worst that was found: failed, under way, waiting.
    AcceptanceState state() const;

    bool operator==(const CaseResult&) const = default;
};

/// Of the required cases.
struct AcceptanceCount {
    std::size_t passed{};
    std::size_t required{};
};

struct AcceptanceResult {
    Instant since{};
    Instant until{};
    std::vector<CaseResult> cases{};
    bool is_whole{true};

    AcceptanceCount count() const;

    /// Every required case passed.
    bool isPassed() const;

    bool operator==(const AcceptanceResult&) const = default;
};

/// What the evidence proves, case by case. Pure. For each case the order counts that passes most of
/// its steps; among equal ones that with fewer failed, then with more under way, then the newest.
AcceptanceResult acceptanceOf(const AcceptanceEvidence& evidence);

/// Which facts of an order are missing without which a store cannot fulfil it, by our own names
/// ("customer.name, lines.2.sku"), without their values; empty: none.
std::string missingFacts(const HubOrder& order);

std::string_view toText(AcceptanceCase value);
std::string_view toText(AcceptanceStep value);
std::string_view toText(AcceptanceState value);

}  // namespace balcao
