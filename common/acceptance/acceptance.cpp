#include "common/acceptance/acceptance.h"

#include "common/acceptance/acceptance_findings.h"

#include <algorithm>
#include <cstdint>
#include <tuple>

namespace balcao {

namespace {

/// What the case's steps are proved by; an order without a journal stands for none.
std::vector<StepResult> stepsOf(
    const ScriptCase& script, const AcceptanceEvidence& evidence, const AcceptanceOrder& order
) {
    std::vector<StepResult> steps;
    for (const ScriptStep& row : script.steps) {
        StepResult result = findingOf(row.step, evidence, order);
        result.step = row.step;
        result.is_required = row.is_required;
        steps.push_back(std::move(result));
    }
    return steps;
}

std::int64_t countOf(const std::vector<StepResult>& steps, AcceptanceState state) {
    return std::ranges::count(steps, state, &StepResult::state);
}

/// The higher proves more; an order that proves nothing is no order of the case.
auto rankOf(const std::vector<StepResult>& steps) {
    return std::tuple{
        countOf(steps, AcceptanceState::passed),
        -countOf(steps, AcceptanceState::failed),
        countOf(steps, AcceptanceState::under_way)};
}

bool isAnythingFound(const std::vector<StepResult>& steps) {
    return countOf(steps, AcceptanceState::waiting) < std::ssize(steps);
}

CaseResult ofBestOrder(const ScriptCase& script, const AcceptanceEvidence& evidence) {
    CaseResult best{.id = script.id, .steps = stepsOf(script, evidence, {})};
    for (const AcceptanceOrder& order : evidence.orders) {
        if (script.journey && order.journey != *script.journey) {
            continue;
        }
        std::vector<StepResult> steps = stepsOf(script, evidence, order);
        const bool is_better = isAnythingFound(steps) &&
                               (best.order_ref.value == 0 || rankOf(steps) >= rankOf(best.steps));
        if (is_better) {
            best.order_ref = order.order_ref;
            best.order_id = order.order_id;
            best.external_order_id = order.external_order_id;
            best.steps = std::move(steps);
        }
    }
    return best;
}

}  // namespace

bool CaseResult::isRequired() const {
    return std::ranges::any_of(steps, &StepResult::is_required);
}

bool CaseResult::isPassed() const {
    const bool has_required = isRequired();
    return std::ranges::all_of(steps, [&](const StepResult& step) {
        return step.state == AcceptanceState::passed || (has_required && !step.is_required);
    });
}

AcceptanceState CaseResult::state() const {
    if (isPassed()) {
        return AcceptanceState::passed;
    }
    for (const auto state : {AcceptanceState::failed, AcceptanceState::under_way}) {
        if (countOf(steps, state) > 0) {
            return state;
        }
    }
    return AcceptanceState::waiting;
}

AcceptanceCount AcceptanceResult::count() const {
    AcceptanceCount count;
    for (const CaseResult& one : cases) {
        count.required += one.isRequired() ? 1U : 0U;
        count.passed += one.isRequired() && one.isPassed() ? 1U : 0U;
    }
    return count;
}

bool AcceptanceResult::isPassed() const {
    const AcceptanceCount of_cases = count();
    return of_cases.passed == of_cases.required;
}

AcceptanceResult acceptanceOf(const AcceptanceEvidence& evidence) {
    AcceptanceResult result{
        .since = evidence.since, .until = evidence.now, .cases = {}, .is_whole = evidence.is_whole};
    for (const ScriptCase& script : acceptanceScript()) {
        result.cases.push_back(
            script.is_of_order ? ofBestOrder(script, evidence)
                               : CaseResult{.id = script.id, .steps = stepsOf(script, evidence, {})}
        );
    }
    return result;
}

}  // namespace balcao
