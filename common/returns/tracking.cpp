#include "common/returns/tracking.h"

#include <algorithm>
#include <string_view>

namespace balcao {

namespace {

bool isIn(const std::vector<std::string>& codes, std::string_view code) {
    return !code.empty() && std::ranges::find(codes, code) != codes.end();
}

}  // namespace

std::optional<OrderCommand> commandAfter(
    const Tracking& tracking, OrderState state, const TrackingCodes& codes
) {
    const bool is_on_its_way = state == OrderState::in_transit || state == OrderState::incident;
    if (!is_on_its_way) {
        return std::nullopt;
    }
    for (auto event = tracking.events.rbegin(); event != tracking.events.rend(); ++event) {
        if (isIn(codes.delivered, event->code)) {
            return MarkDelivered{};
        }
        if (isIn(codes.incident, event->code)) {
            return state == OrderState::in_transit
                       ? std::optional<OrderCommand>{ReportIncident{.note = event->description}}
                       : std::nullopt;
        }
    }
    return std::nullopt;
}

}  // namespace balcao
