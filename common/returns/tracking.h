#pragma once

#include "common/order/order_command.h"

#include <optional>
#include <string>
#include <vector>

namespace balcao {

/// What the carrier said of a parcel, and when.
struct TrackingEvent {
    Instant at{};
    std::string code{};
    std::string description{};
    std::string location{};

    bool operator==(const TrackingEvent&) const = default;
};

/// The way of an order's parcels, as far as the hub knows it.
struct Tracking {
    std::string carrier_name{};
    std::string tracking_code{};
    std::optional<Instant> estimated_delivery{};
    std::vector<TrackingEvent> events{};  // newest last; empty: nothing yet

    bool operator==(const Tracking&) const = default;
};

/// The way of a parcel as the hub last told it.
struct KeptTracking {
    Tracking tracking{};
    Instant told_at{};
};

/// What the carriers' codes mean for an order: de-para of the store. What is in neither list moves
/// nothing.
struct TrackingCodes {
    std::vector<std::string> delivered{};
    std::vector<std::string> incident{};

    bool operator==(const TrackingCodes&) const = default;
};

/// What the newest event with a known code does to an order in `state`, as a carrier's command;
/// nothing if it moves nothing. Pure.
std::optional<OrderCommand> commandAfter(
    const Tracking& tracking, OrderState state, const TrackingCodes& codes
);

}  // namespace balcao
