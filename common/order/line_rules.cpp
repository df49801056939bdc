#include "common/order/line_rules.h"

#include "common/order/box_kind.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace balcao {

namespace {

using Lines = Result<std::vector<LineProgress>, Refusal>;

/// The sum of the refused quantities, or why the refusals are not valid. Bounded by `most`, so that
/// no sum of hostile numbers leaves the range.
Result<std::int64_t, Refusal> refusedUnits(
    const std::vector<LineRefusal>& refusals, std::int64_t most
) {
    std::int64_t sum = 0;
    for (const LineRefusal& refusal : refusals) {
        if (refusal.quantity < 1 || refusal.quantity > most - sum) {
            return Failure{Refusal::quantity_mismatch};
        }
        if (refusal.reason == RefusalReason::other && refusal.note.empty()) {
            return Failure{Refusal::reason_note_missing};
        }
        sum += refusal.quantity;
    }
    return sum;
}

bool namesEachOnce(const std::vector<LineDecision>& lines) {
    std::set<LineId> seen;
    return std::ranges::all_of(lines, [&](const LineDecision& line) {
        return seen.insert(line.line_id).second;
    });
}

std::optional<std::size_t> indexOf(const HubOrder& hub, const LineId& line_id) {
    const auto found = std::ranges::find(hub.lines, line_id, &HubLine::line_id);
    if (found == hub.lines.end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - hub.lines.begin());
}

/// What was refused of a line; with `accepted` it is the ordered quantity as it was decided on,
/// which the hub's present description need not be.
bool isAnyRefused(const LineProgress& line) {
    return !line.refusals.empty();
}

bool isSize(const BoxSize& size) {
    return std::ranges::all_of(
        std::array{size.length_mm, size.width_mm, size.height_mm},
        [](std::int64_t side) { return side >= 1 && side <= kLongestSide; }
    );
}

/// Whether the hub takes these quantities, given the grain at which it lets an order be split.
bool isGrainKept(PartialGrain grain, const std::vector<LineProgress>& lines) {
    switch (grain) {
        case PartialGrain::quantity:
            return true;
        case PartialGrain::line:
            return std::ranges::none_of(lines, [](const LineProgress& line) {
                return line.accepted > 0 && isAnyRefused(line);
            });
        case PartialGrain::none:
            return stateOfAnswer(lines) != OrderState::partly_accepted;
    }
    return false;
}

}  // namespace

OrderState stateOfAnswer(const std::vector<LineProgress>& lines) {
    const bool is_any_accepted =
        std::ranges::any_of(lines, [](const LineProgress& line) { return line.accepted > 0; });
    if (!is_any_accepted) {
        return OrderState::refused;
    }
    return std::ranges::any_of(lines, isAnyRefused) ? OrderState::partly_accepted
                                                    : OrderState::accepted;
}

Lines answerLines(const Order& order, const Decide& answer) {
    if (!namesEachOnce(answer.lines)) {
        return Failure{Refusal::line_unknown};
    }
    std::vector<LineProgress> lines(order.hub.lines.size());
    for (const LineDecision& decision : answer.lines) {
        const auto index = indexOf(order.hub, decision.line_id);
        if (!index) {
            return Failure{Refusal::line_unknown};
        }
        const std::int64_t ordered = order.hub.lines[*index].quantity;
        if (decision.accepted < 0 || decision.accepted > ordered) {
            return Failure{Refusal::quantity_mismatch};
        }
        const auto refused = refusedUnits(decision.refusals, ordered);
        if (!refused) {
            return Failure{refused.error()};
        }
        if (*refused != ordered - decision.accepted) {
            return Failure{Refusal::quantity_mismatch};
        }
        lines[*index] = {
            .line_id = decision.line_id,
            .accepted = decision.accepted,
            .refusals = decision.refusals,
            .delivered = 0};
    }
    if (answer.lines.size() != order.hub.lines.size()) {
        return Failure{Refusal::line_missing};
    }
    if (!isGrainKept(order.hub.capabilities.partial, lines)) {
        return Failure{Refusal::partial_not_allowed};
    }
    return lines;
}

Lines lowerLines(const Order& order, const ReportShort& report) {
    if (!order.hub.capabilities.allows_late_refusal) {
        return Failure{Refusal::late_refusal_not_allowed};
    }
    if (report.lines.empty()) {
        return Failure{Refusal::nothing_lowered};
    }
    if (!namesEachOnce(report.lines)) {
        return Failure{Refusal::line_unknown};
    }
    std::vector<LineProgress> lines = order.lines;
    for (const LineDecision& decision : report.lines) {
        const auto line = std::ranges::find(lines, decision.line_id, &LineProgress::line_id);
        if (line == lines.end()) {
            return Failure{Refusal::line_unknown};
        }
        if (decision.accepted < 0) {
            return Failure{Refusal::quantity_mismatch};
        }
        if (decision.accepted >= line->accepted) {
            return Failure{Refusal::nothing_lowered};
        }
        const std::int64_t lowered_by = line->accepted - decision.accepted;
        const auto refused = refusedUnits(decision.refusals, lowered_by);
        if (!refused) {
            return Failure{refused.error()};
        }
        if (*refused != lowered_by) {
            return Failure{Refusal::quantity_mismatch};
        }
        line->accepted = decision.accepted;
        line->refusals.insert(
            line->refusals.end(), decision.refusals.begin(), decision.refusals.end()
        );
    }
    if (!isGrainKept(order.hub.capabilities.partial, lines)) {
        return Failure{Refusal::partial_not_allowed};
    }
    return lines;
}

Lines handLines(const Order& order, const HandOver& handed) {
    std::vector<LineProgress> lines = order.lines;
    if (handed.lines.empty()) {
        for (LineProgress& line : lines) {
            line.delivered = line.accepted;
        }
        return lines;
    }
    for (const HandedLine& taken : handed.lines) {
        const auto line = std::ranges::find(lines, taken.line_id, &LineProgress::line_id);
        if (line == lines.end()) {
            return Failure{Refusal::line_unknown};
        }
        if (taken.quantity < 1 || taken.quantity > line->accepted - line->delivered) {
            return Failure{Refusal::quantity_mismatch};
        }
        line->delivered += taken.quantity;
    }
    return lines;
}

std::optional<Refusal> faultOfBoxes(const Order& order, const Pack& pack) {
    constexpr std::int64_t kHeaviest = 1'000'000;  // grams
    if (!pack.boxes.empty() && std::cmp_not_equal(pack.boxes.size(), pack.package_count)) {
        return Refusal::invalid_value;
    }
    std::map<LineId, std::int64_t> left;
    for (const LineProgress& line : order.lines) {
        left[line.line_id] = line.accepted;
    }
    for (const PackedBox& box : pack.boxes) {
        if (box.weight_g < 0 || box.weight_g > kHeaviest || (box.size && !isSize(*box.size))) {
            return Refusal::invalid_value;
        }
        std::set<LineId> seen;
        for (const BoxLine& line : box.lines) {
            const auto known = left.find(line.line_id);
            if (known == left.end() || !seen.insert(line.line_id).second) {
                return Refusal::line_unknown;
            }
            if (line.quantity < 1 || line.quantity > known->second) {
                return Refusal::quantity_mismatch;
            }
            known->second -= line.quantity;
        }
    }
    return std::nullopt;
}

}  // namespace balcao
