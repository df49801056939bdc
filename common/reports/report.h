#pragma once

#include "common/order/order.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace balcao {

/// What a report needs to know of one order, out of its journal.
struct ReportedOrder {
    OrderRef order_ref{};
    OrderId order_id{};
    std::string external_order_id{};
    std::string customer_name{};
    OrderState state{OrderState::offered};
    Journey journey{Journey::ship_from_store};
    std::int64_t unit_count{};
    AmountMinor total_minor{};
    std::string currency{};
    Instant assigned_at{};
    std::optional<Instant> answer_by{};
    std::optional<Instant> ready_by{};
    std::optional<Instant> answered_at{};  // the first answer that was not taken back
    std::optional<Instant> picking_at{};
    std::optional<Instant> picked_at{};
    std::optional<Instant> packed_at{};
    std::chrono::milliseconds paused{0};  // while it was picked
    std::string answered_by{};            // the user name; empty where nobody signs in

    bool operator==(const ReportedOrder&) const = default;
};

/// Units of a line that the store did not send, and why.
struct ReportedRefusal {
    OrderRef order_ref{};
    RefusalReason reason{RefusalReason::other};
    std::int64_t quantity{};
    std::string sku{};
    std::string description{};

    bool operator==(const ReportedRefusal&) const = default;
};

/// How long one step took: the usual time and that of the slowest tenth. Zero orders: no time.
struct ReportTime {
    std::int64_t orders{};
    std::chrono::milliseconds median{0};
    std::chrono::milliseconds slow{0};  // nine of ten were at least as quick

    bool operator==(const ReportTime&) const = default;
};

/// Orders with a deadline: those that kept it and those that did not.
struct ReportShare {
    std::int64_t in_time{};
    std::int64_t late{};

    bool operator==(const ReportShare&) const = default;
};

struct ReportedState {
    OrderState state{OrderState::offered};
    std::string currency{};
    std::int64_t orders{};
    std::int64_t units{};
    AmountMinor total_minor{};

    bool operator==(const ReportedState&) const = default;
};

/// A day by the store's clock; days without orders are left out.
struct ReportedDay {
    Instant begins{};
    std::int64_t orders{};
    std::int64_t units{};
    std::int64_t refused_units{};
    std::int64_t late{};  // answered or packed too late

    bool operator==(const ReportedDay&) const = default;
};

struct ReportedReason {
    RefusalReason reason{RefusalReason::other};
    std::int64_t orders{};
    std::int64_t units{};

    bool operator==(const ReportedReason&) const = default;
};

struct ReportedProduct {
    std::string sku{};
    std::string description{};
    std::int64_t orders{};
    std::int64_t units{};  // refused

    bool operator==(const ReportedProduct&) const = default;
};

struct ReportedPerson {
    std::string name{};
    std::int64_t answers{};

    bool operator==(const ReportedPerson&) const = default;
};

/// Figures of some orders.
struct Report {
    std::int64_t orders{};
    std::int64_t units{};
    std::vector<ReportedState> states{};      // most orders first
    std::vector<ReportedDay> days{};          // oldest first
    ReportTime answer{};                      // from the assignment to the first answer
    ReportTime pick{};                        // without pauses
    ReportTime pack{};                        // from picked to packed
    ReportShare answers{};                    // by the hub's deadline
    ReportShare preparations{};               // packed by the time that the hub asked for
    std::vector<ReportedReason> reasons{};    // most units first
    std::vector<ReportedProduct> products{};  // refused most, at most kMostReportedProducts
    std::vector<ReportedPerson> people{};     // most answers first

    bool operator==(const Report&) const = default;
};

constexpr std::size_t kMostReportedProducts = 20;

/// When the report is made, and how far the store's clock is ahead of UTC.
struct ReportFrame {
    Instant now{};
    std::chrono::minutes utc_offset{0};
};

/// Whether the order's answer or its packing came after its deadline, or did not come by it.
bool isAnswerLate(const ReportedOrder& order, Instant now);
bool isPackingLate(const ReportedOrder& order, Instant now);

/// Sums up. Pure. Refusals that only keep an order whole (avoid_split) say nothing of the goods and
/// are left out (domain.md, section 4, P2).
Report reportOn(
    std::span<const ReportedOrder> orders,
    std::span<const ReportedRefusal> refusals,
    const ReportFrame& frame
);

}  // namespace balcao
