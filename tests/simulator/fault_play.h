#pragma once

#include "tests/simulator/fault.h"
#include "tests/simulator/hub.h"

#include <optional>
#include <string>

namespace balcao::simulator {

/// Faults that keep a request from having an effect: their answer (or refusal). Nothing for the
/// others.
std::optional<Reply> playBeforeEffect(
    const Fault& fault, const std::string& order_json, Instant now
);

/// Faults on the answer and on the wire.
void playOnAnswer(
    const Fault& fault, const Request& request, Operation operation, Delivery& delivery
);

}  // namespace balcao::simulator
