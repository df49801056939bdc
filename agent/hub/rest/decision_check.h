#pragma once

#include "common/order/hub_message.h"
#include "common/order/order.h"

#include <cstdint>

namespace balcao {

/// What a decision that may have been sent before means for the order as the hub has it now.
enum class DecisionCheck : std::uint8_t {
    send,           // it still rests on the same lines and can go
    done,           // the hub has it already, just so
    cancelled,      // there is nothing left to decide
    decided_other,  // the hub has another answer that this one cannot follow
    lines_changed,  // the lines are not those that the person saw
};

/// Compares `decision` with the order as just read. Pure.
///
/// The version may have grown since the person decided: what counts is whether the lines named are
/// still there with the quantities that were decided on.
DecisionCheck checkDecision(const DecideMessage& decision, const HubOrder& now);

}  // namespace balcao
