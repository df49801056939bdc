#include "tests/support/model_hub.h"

#include <algorithm>
#include <array>
#include <optional>
#include <variant>

namespace balcao::test {

OrderCommand ModelHub::judge(const SendToHub& sent, const HubOrder& known) {
    const MessageKind kind = kindOf(sent.message);
    const std::string slug =
        done_.contains(sent.message_id) ? std::string{} : refusalOf(sent.message, known);
    if (slug.empty()) {
        done_.insert(sent.message_id);
        const bool has_order = isStatement(kind);
        return ConfirmMessage{
            .message_id = sent.message_id,
            .kind = kind,
            .order = has_order ? std::optional{order_} : std::nullopt};
    }
    contradictions_ += slug == "already-decided" ? 1 : 0;
    const bool has_order = slug != "withdrawn" && slug != "no-label";
    return RefuseMessage{
        .message_id = sent.message_id,
        .kind = kind,
        .slug = slug,
        .detail = {},
        .order = has_order ? std::optional{order_} : std::nullopt};
}

void ModelHub::cancel() {
    if (!is_withdrawn_) {
        become(HubStatus::cancelled);
    }
}

void ModelHub::askToCancel() {
    if (order_.hub_status == HubStatus::assigned || order_.hub_status == HubStatus::accepted) {
        order_.cancellation = CancellationAsked{};
        ++order_.version;
    }
}

void ModelHub::note() {
    order_.notes += ".";
    ++order_.version;
}

void ModelHub::carrierDelivers() {
    if (order_.hub_status == HubStatus::in_transit) {
        become(HubStatus::delivered);
    }
}

std::string ModelHub::refusalOf(const HubMessage& message, const HubOrder& known) {
    if (is_withdrawn_) {
        return "withdrawn";
    }
    if (order_.hub_status == HubStatus::cancelled &&
        !std::holds_alternative<VoidLabelMessage>(message)) {
        return "cancelled";
    }
    return std::visit([&](const auto& one) { return take(one, known); }, message);
}

std::string ModelHub::take(const DecideMessage& decision, const HubOrder& known) {
    if (known.version != order_.version) {
        return "stale";
    }
    const bool is_first = order_.hub_status == HubStatus::assigned;
    for (const LineDecision& line : decision.lines) {
        const auto ours = std::ranges::find(order_.lines, line.line_id, &HubLine::line_id);
        const bool is_lower = ours->accepted && line.accepted < *ours->accepted;
        if (is_first == ours->accepted.has_value() || (!is_first && !is_lower)) {
            return "already-decided";
        }
    }
    bool is_any_left = false;
    for (HubLine& line : order_.lines) {
        const auto said = std::ranges::find(decision.lines, line.line_id, &LineDecision::line_id);
        line.accepted = said == decision.lines.end() ? line.accepted : said->accepted;
        is_any_left = is_any_left || line.accepted.value_or(0) > 0;
    }
    become(is_any_left ? HubStatus::accepted : HubStatus::refused);
    return {};
}

std::string ModelHub::take(const StatusMessage& status, const HubOrder&) {
    using Step = std::pair<HubStatus, HubStatus>;
    const HubStatus to = codeOf(status.purpose);
    const std::array<Step, 7> steps{
        Step{HubStatus::accepted, HubStatus::in_transit},
        Step{HubStatus::accepted, HubStatus::ready_for_pickup},
        Step{HubStatus::accepted, HubStatus::delivered},
        Step{HubStatus::ready_for_pickup, HubStatus::delivered},
        Step{HubStatus::ready_for_pickup, HubStatus::not_collected},
        Step{HubStatus::in_transit, HubStatus::delivered},
        Step{HubStatus::delivered, HubStatus::ready_for_pickup}};
    const bool is_correction = status.purpose == StatusPurpose::handover_reversed;
    const bool is_backwards = order_.hub_status == HubStatus::delivered;
    const bool is_there = order_.hub_status == to || (is_backwards && !is_correction);
    if (is_there) {
        return {};
    }
    if (std::ranges::find(steps, Step{order_.hub_status, to}) == steps.end()) {
        return "illegal-transition";
    }
    become(to);
    return {};
}

std::string ModelHub::take(const AnswerCancellationMessage& answer, const HubOrder&) {
    if (answer.answer == CancellationAnswer::request) {
        if (order_.hub_status != HubStatus::accepted &&
            order_.hub_status != HubStatus::ready_for_pickup) {
            return "already-collected";
        }
        become(HubStatus::cancelled);
        return {};
    }
    if (!order_.cancellation) {
        return "not-asked";
    }
    order_.cancellation.reset();
    become(answer.answer == CancellationAnswer::accept ? HubStatus::cancelled : order_.hub_status);
    return {};
}

HubStatus ModelHub::codeOf(StatusPurpose purpose) {
    switch (purpose) {
        case StatusPurpose::in_transit:
            return HubStatus::in_transit;
        case StatusPurpose::delivered:
            return HubStatus::delivered;
        case StatusPurpose::ready_for_pickup:
        case StatusPurpose::handover_reversed:
            return HubStatus::ready_for_pickup;
        case StatusPurpose::not_collected:
            return HubStatus::not_collected;
    }
    return HubStatus::unknown;
}

void ModelHub::become(HubStatus status) {
    order_.hub_status = status;
    ++order_.version;
}

}  // namespace balcao::test
