#pragma once

#include "common/acceptance/acceptance.h"

namespace balcao {

/// How one step stands by what was written down of `order` (without a journal: of none), and of the
/// store as a whole for the steps that belong to no order. Pure. Leaves `step` and `is_required`
/// alone.
StepResult findingOf(
    AcceptanceStep step, const AcceptanceEvidence& evidence, const AcceptanceOrder& order
);

}  // namespace balcao
