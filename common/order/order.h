#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/money.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace balcao {

/// How the goods reach the customer.
enum class Journey : std::uint8_t { ship_from_store, pickup_in_store };

/// What the hub's status code means to us (de-para). The code itself is kept as text beside it, so
/// that an unknown code is shown and never lost.
enum class HubStatus : std::uint8_t {
    unknown,
    assigned,
    accepted,
    in_transit,
    delivered,
    ready_for_pickup,
    returned,
    cancelled,
    refused,
    not_collected,
};

/// Preparation: what this store physically did. The order of the values is the order of the work.
enum class OrderState : std::uint8_t {
    offered,
    accepted,
    partly_accepted,
    refused,
    answer_expired,
    denied_by_hub,
    picking,
    picked,
    packed,
    labelled,
    awaiting_carrier,
    in_transit,
    ready_for_pickup,
    delivered,
    partly_delivered,
    not_collected,
    incident,
    in_return,
    returned,
    cancelled_by_hub,
    cancelled_by_store,
};

/// Why a quantity is not sent. De-para maps each to the hub's own code.
enum class RefusalReason : std::uint8_t {
    out_of_stock,
    not_found,
    damaged,
    display_item,
    mismatch,
    expired,
    reserved_other,
    sold_now,
    price_or_reg,
    no_capacity,
    carrier,
    invalid_address,
    suspect_fraud,
    customer_asked,
    avoid_split,
    other,
};

/// At which grain the hub lets this store refuse a part of the order.
enum class PartialGrain : std::uint8_t { none, line, quantity };

struct Person {
    std::string name;
    std::string document;  // CPF or CNPJ without punctuation; a CNPJ may hold letters
    std::string phone;
    std::string email;

    bool operator==(const Person&) const = default;
};

struct Address {
    std::string street;
    std::string number;
    std::string complement;
    std::string district;
    std::string city;
    std::string state;
    std::string postal_code;
    std::string country;

    bool operator==(const Address&) const = default;
};

struct Carrier {
    std::string code;
    std::string name;
    std::string service;
    std::string service_name{};  // from the de-para; empty: it is called by its code

    bool operator==(const Carrier&) const = default;
};

struct Channel {
    std::string code;
    std::string name;
    bool is_marketplace{false};

    bool operator==(const Channel&) const = default;
};

struct Delivery {
    std::string recipient;
    Address address;
    Carrier carrier;
    std::string tracking_code;
    std::string pickup_code;
    Person authorised_person;

    bool operator==(const Delivery&) const = default;
};

/// A part of a line's quantity that is not sent, and why.
struct LineRefusal {
    std::int64_t quantity{};
    RefusalReason reason{RefusalReason::other};
    std::string note;

    bool operator==(const LineRefusal&) const = default;
};

/// A line as the hub describes it.
struct HubLine {
    LineId line_id;
    std::string sku;
    std::string ean;
    std::string reference;
    std::string description;
    std::vector<std::pair<std::string, std::string>> attributes;  // in the hub's order
    std::string image_url;
    std::int64_t quantity{};
    AmountMinor unit_price_minor{};
    std::optional<std::int64_t> accepted;  // what the hub has on record; absent before a decision

    bool operator==(const HubLine&) const = default;
};

/// A cancellation that waits for somebody's answer.
struct CancellationAsked {
    bool is_asked_by_hub{true};
    std::string reason;
    std::optional<Instant> answer_by;

    bool operator==(const CancellationAsked&) const = default;
};

/// What the hub allows for this order.
struct Capabilities {
    PartialGrain partial{PartialGrain::quantity};
    bool allows_late_refusal{true};

    bool operator==(const Capabilities&) const = default;
};

/// An order as the hub last described it: facts that we keep, not judge.
struct HubOrder {
    StoreKey store;
    OrderId order_id;
    std::string external_order_id;
    std::int64_t assignment{1};  // grows each time the hub assigns the order to this store again
    std::int64_t version{};
    std::string etag;  // empty while we have not read the order by its id
    Channel channel;
    Journey journey{Journey::ship_from_store};
    std::string hub_code;  // the hub's own status code, as text
    HubStatus hub_status{HubStatus::unknown};
    Instant placed_at{};
    Instant assigned_at{};
    Instant updated_at{};
    std::optional<Instant> answer_by;   // later the hub may give the order to another store
    std::optional<Instant> ready_by;    // packed or ready for pickup
    std::optional<Instant> collect_by;  // the carrier's cut-off, or the customer's last day
    Person customer;
    Delivery delivery;
    std::vector<HubLine> lines;
    std::string currency;
    AmountMinor discount_minor{};
    AmountMinor freight_minor{};
    AmountMinor total_minor{};
    std::optional<bool> is_paid;
    std::string invoice_key;  // NF-e access key, 44 characters
    std::optional<CancellationAsked> cancellation;
    std::string notes;
    std::string gift_message;
    Capabilities capabilities;

    bool operator==(const HubOrder&) const = default;
};

/// What the store can send of one line: `accepted` plus the refused quantities is the ordered one.
struct LineDecision {
    LineId line_id;
    std::int64_t accepted{};
    std::vector<LineRefusal> refusals;

    bool operator==(const LineDecision&) const = default;
};

/// An answer that waits for a second person's yes: nobody else has heard of it, and nothing of it
/// has happened yet.
struct ProposedAnswer {
    std::vector<LineDecision> lines;
    bool is_first{true};  // the first answer; false: stock ran out later
    std::string by;       // the user name of who gave it
    Instant proposed_at{};

    bool operator==(const ProposedAnswer&) const = default;
};

/// What this store did with one line. `accepted` plus the refused quantities is the ordered
/// quantity once the line is decided.
struct LineProgress {
    LineId line_id;
    std::int64_t accepted{};
    std::vector<LineRefusal> refusals;
    std::int64_t delivered{};

    bool operator==(const LineProgress&) const = default;
};

/// So many units of a line in a box.
struct BoxLine {
    LineId line_id;
    std::int64_t quantity{};

    bool operator==(const BoxLine&) const = default;
};

/// Outer measures of a box.
struct BoxSize {
    std::int64_t length_mm{};
    std::int64_t width_mm{};
    std::int64_t height_mm{};

    bool operator==(const BoxSize&) const = default;
};

/// A box as it was packed: what lies in it, and what it weighs.
struct PackedBox {
    std::int64_t weight_g{};        // 0: nobody weighed it
    std::vector<BoxLine> lines;     // empty: nobody said
    std::optional<BoxSize> size{};  // nothing: nobody said

    bool operator==(const PackedBox&) const = default;
};

/// The carrier's label of one box. `document_sha256` names the kept bytes.
struct PackageLabel {
    PackageId package_id;
    std::string format;  // zpl, pdf or png
    std::string document_sha256;
    std::string tracking_code;
    std::optional<Instant> expires_at;

    bool operator==(const PackageLabel&) const = default;
};

/// What goes to the hub, by its purpose; the adapter chooses the call and the code.
enum class MessageKind : std::uint8_t {
    decide,
    status,
    answer_cancellation,
    void_label,
    fetch_labels,      // a read: it never holds back the messages behind it
    declare_packages,  // how the order was packed, told before labels are asked for
};

/// Where the last command to the hub stands, as the clerk sees it.
enum class SyncState : std::uint8_t {
    none,           // nothing was sent yet
    queued,         // kept here, leaves as soon as the hub can be reached
    hub_received,   // the hub took it
    hub_confirmed,  // the hub's own order shows it
    needs_person,   // the hub said no for good: try again or undo here
};

struct Sync {
    SyncState state{SyncState::none};
    CommandId command_id;                   // the message this speaks of
    MessageKind kind{MessageKind::decide};  // and what it says
    std::string problem;                    // the hub's slug and sentence while a person is needed

    bool operator==(const Sync&) const = default;
};

/// A message to the hub that has no final answer yet.
struct WaitingMessage {
    CommandId message_id;
    MessageKind kind{MessageKind::decide};
    std::int64_t stale_count{};  // how often the hub called it stale
    std::string problem;         // the hub's slug and sentence; not empty: a person must decide

    bool operator==(const WaitingMessage&) const = default;
};

/// An order as this store sees it now: the fold of all its events.
struct Order {
    HubOrder hub;
    OrderState state{OrderState::offered};
    std::vector<LineProgress> lines;  // same order as hub.lines; filled by the first decision
    std::vector<PackageLabel> labels;
    bool are_labels_asked{false};  // the hub is being asked for them
    std::int64_t package_count{1};
    std::vector<PackedBox> boxes{};  // the first box first; empty: nobody said more than how many
    /// Of how many packages the hub was told last; it assumes one. 0: nobody knows what it has.
    std::int64_t packages_told{1};
    bool is_only_measured{false};  // the hub knew how many, and was told what they weigh or measure
    bool is_told_anew{false};  // a label stood in the way, was taken back, and they were told again
    bool is_paused{false};
    bool is_invoiced{false};
    std::string invoice_sha256{};              // of the NF-e's kept file; empty: there is none
    std::optional<ProposedAnswer> proposed{};  // waits for a second person
    std::vector<WaitingMessage> waiting;       // oldest first; exactly what the outbox holds
    Sync sync;

    bool operator==(const Order&) const = default;
};

}  // namespace balcao
