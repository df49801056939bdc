#include "common/order/order_messages.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace balcao {

namespace {

using Messages = std::vector<SendToHub>;

// Places among the ids that one command can give to its messages. Voided labels take 0 to 98.
constexpr unsigned kLabelsPlace = 0x80;
constexpr unsigned kPackagesPlace = 0x81;

/// One overload per event that the hub is told of.
struct MessagesOfEvent {
    const JournalEntry& entry;
    const Order& after;

    template <typename Event>
    Messages operator()(const Event&) const {
        return {};
    }

    Messages operator()(const Decided& event) const {
        return one(DecideMessage{
            .lines = event.decision,
            .decided_version = after.hub.version,
            .decided_at = entry.at,
            .decided_by = event.proposed_by.empty() ? entry.actor.name : event.proposed_by});
    }

    Messages operator()(const Moved& event) const {
        switch (event.because) {
            case CommandKind::mark_ready:
                return one(status(StatusPurpose::ready_for_pickup));
            case CommandKind::mark_not_collected:
                return one(status(StatusPurpose::not_collected));
            case CommandKind::mark_delivered:
                return one(status(StatusPurpose::delivered));
            case CommandKind::reverse_handover: {
                StatusMessage correction = status(StatusPurpose::handover_reversed);
                correction.note = event.note;
                return one(std::move(correction));
            }
            default:  // the other steps are this store's own
                return {};
        }
    }

    Messages operator()(const Dispatched& event) const {
        StatusMessage message = status(StatusPurpose::in_transit);
        message.tracking_code = event.tracking_code;
        return one(std::move(message));
    }

    Messages operator()(const HandedOver& event) const {
        StatusMessage message = status(StatusPurpose::delivered);
        message.received_by = event.received_by;
        if (event.to == OrderState::partly_delivered) {
            message.lines = event.lines;
        }
        return one(std::move(message));
    }

    Messages operator()(const CancelledByStore& event) const {
        return one(AnswerCancellationMessage{
            .answer = CancellationAnswer::request, .reason = event.reason, .note = event.note});
    }

    Messages operator()(const CancellationAnswered& event) const {
        return one(AnswerCancellationMessage{
            .answer = event.is_accepted ? CancellationAnswer::accept : CancellationAnswer::deny,
            .reason = {},
            .note = {}});
    }

    Messages operator()(const LabelsVoided& event) const {
        Messages messages;
        for (const PackageId& package_id : event.packages) {
            const auto place = static_cast<unsigned>(messages.size());
            messages.push_back(
                {.message_id = derivedId(entry.command_id, place),
                 .message = VoidLabelMessage{package_id}}
            );
        }
        return messages;
    }

private:
    Messages one(HubMessage message) const {
        return {{.message_id = entry.command_id, .message = std::move(message)}};
    }

    StatusMessage status(StatusPurpose purpose) const {
        return {
            .purpose = purpose,
            .occurred_at = entry.at,
            .by = entry.actor.name,
            .tracking_code = {},
            .invoice_key = after.hub.invoice_key,
            .received_by = {},
            .lines = {},
            .note = {}};
    }
};

}  // namespace

std::vector<SendToHub> messagesOf(const JournalEntry& entry, const Order& after) {
    return std::visit(MessagesOfEvent{entry, after}, entry.event);
}

CommandId labelsRequestId(const JournalEntry& entry) {
    return derivedId(entry.command_id, kLabelsPlace);
}

CommandId declarationId(const JournalEntry& entry) {
    return derivedId(entry.command_id, kPackagesPlace);
}

std::vector<PackageId> packagesOf(const Order& order) {
    std::vector<PackageId> packages;
    for (std::int64_t i = 1; i <= std::min(order.package_count, kMostPackages); ++i) {
        packages.push_back({std::to_string(i)});
    }
    return packages;
}

DeclarePackagesMessage declarationOf(const Order& order) {
    DeclarePackagesMessage message{order.boxes};
    message.boxes.resize(packagesOf(order).size());
    return message;
}

CommandId derivedId(const CommandId& command_id, unsigned n) {
    constexpr std::string_view kHex = "0123456789abcdef";
    constexpr std::string_view kCapitalHex = "0123456789ABCDEF";
    CommandId derived = command_id;
    for (auto digit = derived.value.rbegin(); digit != derived.value.rend() && n != 0; ++digit) {
        const auto value = std::min(kHex.find(*digit), kCapitalHex.find(*digit));
        if (value == std::string_view::npos) {
            continue;  // a dash between the groups
        }
        *digit = kHex[value ^ (n & 0xFU)];
        n >>= 4U;
    }
    for (; n != 0; n >>= 4U) {
        derived.value += kHex[n & 0xFU];  // an id of few digits, which the hub never sees
    }
    return derived;
}

}  // namespace balcao
