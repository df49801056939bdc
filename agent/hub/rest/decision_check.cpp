#include "agent/hub/rest/decision_check.h"

#include <algorithm>
#include <numeric>

namespace balcao {

namespace {

const HubLine* findLine(const HubOrder& order, const LineId& line_id) {
    const auto found =
        std::find_if(order.lines.begin(), order.lines.end(), [&](const HubLine& line) {
            return line.line_id == line_id;
        });
    return found == order.lines.end() ? nullptr : &*found;
}

std::int64_t refusedQuantity(const LineDecision& line) {
    return std::accumulate(
        line.refusals.begin(),
        line.refusals.end(),
        std::int64_t{0},
        [](std::int64_t sum, const LineRefusal& refusal) { return sum + refusal.quantity; }
    );
}

/// What the line can be accepted up to before this decision.
std::int64_t quantityBefore(const HubLine& line) {
    return line.accepted.value_or(line.quantity);
}

}  // namespace

DecisionCheck checkDecision(const DecideMessage& decision, const HubOrder& now) {
    if (now.hub_status == HubStatus::cancelled) {
        return DecisionCheck::cancelled;
    }
    bool is_undecided = true;
    bool is_same = true;
    bool adds_up = true;
    bool only_lowers = true;
    for (const LineDecision& decided : decision.lines) {
        const HubLine* const line = findLine(now, decided.line_id);
        if (line == nullptr) {
            return DecisionCheck::lines_changed;
        }
        is_undecided = is_undecided && !line->accepted;
        is_same = is_same && line->accepted == decided.accepted;
        only_lowers = only_lowers && decided.accepted <= quantityBefore(*line);
        adds_up = adds_up && decided.accepted + refusedQuantity(decided) == quantityBefore(*line);
    }
    if (is_same) {
        return DecisionCheck::done;
    }
    if (is_undecided) {
        const bool names_all = decision.lines.size() == now.lines.size();
        return adds_up && names_all ? DecisionCheck::send : DecisionCheck::lines_changed;
    }
    return adds_up && only_lowers ? DecisionCheck::send : DecisionCheck::decided_other;
}

}  // namespace balcao
