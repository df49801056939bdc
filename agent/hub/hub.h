#pragma once

#include "agent/ledger/ledger.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace balcao {

/// When a hub can give the label of an order.
enum class LabelTiming : std::uint8_t { after_accept, after_invoice, never };

/// What a hub can do at all; an order may allow less (its own Capabilities).
struct HubCapabilities {
    PartialGrain partial{PartialGrain::quantity};
    bool takes_late_refusals{true};
    bool decides_in_one_call{true};  // accepting and refusing parts are one operation
    bool takes_proofs{false};
    bool has_coupons{false};
    bool holds_list_requests{false};  // long poll
    LabelTiming label_timing{LabelTiming::after_accept};
};

// --- Answers that every operation may get. -----------------------------------------------------

/// Not now: ask again. Nothing was stored and nothing may be concluded.
struct Later {
    enum class Cause : std::uint8_t {
        link,        // the hub was not reached, or what answered was not the hub (portal, proxy)
        hub_busy,    // 429, 503: meant for this whole client
        hub_fails,   // other 5xx
        bad_answer,  // the hub answered, but not as agreed
        not_ready,   // this one thing is not ready (label, a call in progress); the hub is well
    };
    Cause cause{Cause::link};
    std::optional<std::chrono::milliseconds> retry_after;  // as the hub asked for, not bounded yet
    std::string why;                                       // English, without personal data
};

/// The hub does not accept this store (any more): its credential was withdrawn, is wrong, or is for
/// another store. Keep everything, stop calling, ask for a new enrolment.
struct NotAllowed {
    std::string why;
};

// --- The list of open orders. ------------------------------------------------------------------

/// One page of the list as it was taken, to recognise it when it comes again.
struct PageMark {
    std::uint64_t fingerprint{};  // of the page's bytes
    std::string next_cursor;      // empty on the last page
    std::vector<OrderId> order_ids;
};

/// What is remembered of a list that was taken whole. Keep it only once its orders are stored: the
/// hub then says "nothing changed" to whoever shows it.
struct ListMark {
    std::string etag;
    std::vector<std::shared_ptr<const PageMark>> pages;  // shared by the lists that have it
};

struct ListRequest {
    StoreKey store;
    ListMark seen;                // of the last list that was stored
    std::chrono::seconds wait{};  // how long the hub may hold the request; 0 asks and goes
};

/// Takes a list page by page, so that memory does not grow with the list. May throw: the exception
/// passes through listOpen.
class ListReader {
public:
    ListReader() = default;
    virtual ~ListReader() = default;
    ListReader(const ListReader&) = delete;
    ListReader(ListReader&&) = delete;
    ListReader& operator=(const ListReader&) = delete;
    ListReader& operator=(ListReader&&) = delete;

    /// The order that is stored as bytes with this fingerprint made it, if any: when it is the same
    /// order, it is not read again.
    virtual std::optional<OrderId> storedAs(std::uint64_t fingerprint) = 0;

    /// The orders of one page that are new or changed, in the hub's order.
    virtual void takePage(const std::vector<HubNews>& news) = 0;
};

/// Nothing changed since `ListRequest::seen`.
struct Unchanged {};

/// The whole list was read. `defects` names, in words, the orders in it that broke the contract and
/// were left out: the hub must go on offering them, so the mark may not be kept.
struct Listed {
    ListMark mark;
    std::vector<std::string> defects;
};

struct ListAnswer {
    std::variant<Unchanged, Listed, Later, NotAllowed> outcome;
    std::optional<Instant> hub_time;  // the hub's clock when the answer arrived, to the second
};

// --- One order. --------------------------------------------------------------------------------

/// The order is no longer this store's (410), or the hub does not know it (404).
struct Gone {
    std::string slug;
};

struct OrderAnswer {
    std::variant<Unchanged, HubNews, Gone, Later, NotAllowed> outcome;
};

// --- Messages. ---------------------------------------------------------------------------------

/// The hub has it. `order` is what it answered with, if anything.
struct Taken {
    std::optional<HubOrder> order;
};

struct LabelsArrived {
    std::vector<LabelDocument> labels;
};

/// The hub said no and will say no again.
struct RefusedByHub {
    std::string slug;    // last path segment of the problem's type
    int status{};        // HTTP; 0 if the adapter itself judged
    std::string detail;  // the hub's sentence
    std::optional<HubOrder> order;
};

using DeliverOutcome = std::variant<Taken, LabelsArrived, RefusedByHub, Later, NotAllowed>;

/// A hub, as the workers see it. Every call is one attempt, bounded in time, and says what happened
/// as a value; nothing is retried inside and nothing thrown (but what a ListReader throws). Not
/// thread-safe except for interrupt(): each worker has a Hub of its own.
class Hub {
public:
    Hub() = default;
    virtual ~Hub() = default;
    Hub(const Hub&) = delete;
    Hub(Hub&&) = delete;
    Hub& operator=(const Hub&) = delete;
    Hub& operator=(Hub&&) = delete;

    virtual HubCapabilities capabilities() const = 0;

    /// Reads the store's open orders. An answer that is not whole and right stores nothing: pages
    /// are given to `reader` only after all of a page was checked.
    virtual ListAnswer listOpen(const ListRequest& request, ListReader& reader) = 0;

    /// Reads one order of `store`; `etag` (may be empty) is the version that is known.
    virtual OrderAnswer readOrder(
        const StoreKey& store, const OrderId& order_id, const std::string& etag
    ) = 0;

    /// Sends one message under its id. Safe to repeat: the hub keeps the first (hub store API,
    /// "Idempotency-Key"), and from the second attempt on the order is read before.
    virtual DeliverOutcome deliver(
        const OutboxMessage& message, std::chrono::milliseconds timeout
    ) = 0;

    /// Requests made so far, for keeping to a rate.
    virtual std::uint64_t requestsMade() const = 0;

    /// Ends what is being waited for, and every call after it, as Later. For stopping; thread-safe.
    virtual void interrupt() = 0;
};

}  // namespace balcao
