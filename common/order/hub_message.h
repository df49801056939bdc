#pragma once

#include "common/order/order_command.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace balcao {

/// What a status message says; de-para gives the hub's code for each.
enum class StatusPurpose : std::uint8_t {
    in_transit,
    delivered,
    ready_for_pickup,
    not_collected,
    handover_reversed,  // back to ready for pickup, sent as a correction
};

/// `decided_version` is the version of the order that the person saw.
struct DecideMessage {
    std::vector<LineDecision> lines;
    std::int64_t decided_version{};
    Instant decided_at{};
    std::string decided_by;

    bool operator==(const DecideMessage&) const = default;
};

struct StatusMessage {
    StatusPurpose purpose{StatusPurpose::in_transit};
    Instant occurred_at{};
    std::string by;
    std::string tracking_code;
    std::string invoice_key;
    std::string received_by;
    std::vector<HandedLine> lines;  // only for a part handed over
    std::string note;

    bool operator==(const StatusMessage&) const = default;
};

enum class CancellationAnswer : std::uint8_t { accept, deny, request };

struct AnswerCancellationMessage {
    CancellationAnswer answer{CancellationAnswer::accept};
    std::optional<RefusalReason> reason;
    std::string note;

    bool operator==(const AnswerCancellationMessage&) const = default;
};

struct VoidLabelMessage {
    PackageId package_id;

    bool operator==(const VoidLabelMessage&) const = default;
};

struct FetchLabelsMessage {
    bool operator==(const FetchLabelsMessage&) const = default;
};

/// One box for each package, the first first; the hub knows them as 1, 2, 3.
struct DeclarePackagesMessage {
    std::vector<PackedBox> boxes;

    bool operator==(const DeclarePackagesMessage&) const = default;
};

/// The alternatives stand in the order of MessageKind.
using HubMessage = std::variant<
    DecideMessage,
    StatusMessage,
    AnswerCancellationMessage,
    VoidLabelMessage,
    FetchLabelsMessage,
    DeclarePackagesMessage>;

inline MessageKind kindOf(const HubMessage& message) {
    return static_cast<MessageKind>(message.index());
}

}  // namespace balcao
