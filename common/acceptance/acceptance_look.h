#pragma once

#include "common/acceptance/acceptance.h"

#include <optional>
#include <span>
#include <utility>

namespace balcao {

// What the findings of the acceptance script share.

/// Where a step looks.
struct AcceptanceLook {
    AcceptanceStep step;
    const AcceptanceEvidence& evidence;
    const AcceptanceOrder& order;  // without a journal: none

    std::span<const JournalEntry> journal() const { return order.journal; }
};

/// The better of two tries; of equal ones the later.
inline void keepBetter(StepResult& best, StepResult other) {
    if (other.state >= best.state) {
        best = std::move(other);
    }
}

inline StepResult passedAt(Instant at) {
    StepResult result;
    result.state = AcceptanceState::passed;
    result.at = at;
    return result;
}

/// Passed then; nothing is found without a time.
inline StepResult ofTime(const std::optional<Instant>& at) {
    return at ? passedAt(*at) : StepResult{};
}

// Steps that are proved without the journal of an order.

StepResult ofLink(const AcceptanceLook& look);
StepResult proofSent(const AcceptanceLook& look);
StepResult returnTold(const AcceptanceLook& look);
StepResult stockTold(const AcceptanceLook& look);
StepResult couponCreated(const AcceptanceLook& look);
StepResult couponFound(const AcceptanceLook& look);
StepResult couponRedeemed(const AcceptanceLook& look);
StepResult couponCancelled(const AcceptanceLook& look);

}  // namespace balcao
