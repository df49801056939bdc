#pragma once

#include "common/base/result.h"
#include "common/order/order_rules.h"

#include <optional>
#include <vector>

namespace balcao {

/// How every line stands after a first answer, or why the answer cannot be taken: it must name each
/// line once, add up to the ordered quantities, and keep to what the hub allows.
Result<std::vector<LineProgress>, Refusal> answerLines(const Order& order, const Decide& answer);

/// How every line stands after a late refusal, which only lowers.
Result<std::vector<LineProgress>, Refusal> lowerLines(
    const Order& order, const ReportShort& report
);

/// How every line stands after the customer took `handed`; no lines means all that is left.
Result<std::vector<LineProgress>, Refusal> handLines(const Order& order, const HandOver& handed);

/// Why the boxes cannot be as they are said: one for each or none, of sound weight, and no more in
/// them than was accepted. What is left out nobody said.
std::optional<Refusal> faultOfBoxes(const Order& order, const Pack& pack);

/// accepted, partly_accepted or refused, by the quantities.
OrderState stateOfAnswer(const std::vector<LineProgress>& lines);

}  // namespace balcao
