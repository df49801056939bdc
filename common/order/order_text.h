#pragma once

#include "common/base/enum_text.h"
#include "common/order/order_rules.h"

#include <optional>
#include <string_view>

namespace balcao {

/// The one spelling of each value in SQL, JSON, logs and tests. A value outside the enumeration
/// reads "corrupt".
std::string_view toText(Journey value);
std::string_view toText(HubStatus value);
std::string_view toText(OrderState value);
std::string_view toText(RefusalReason value);
std::string_view toText(PartialGrain value);
std::string_view toText(SyncState value);
std::string_view toText(ActorKind value);
std::string_view toText(CommandKind value);
std::string_view toText(MessageKind value);
std::string_view toText(StatusPurpose value);
std::string_view toText(CancellationAnswer value);
std::string_view toText(Refusal value);
std::string_view toText(TaskKind value);

/// The name of an event in the journal: of a Moved it is the command that caused it.
std::string_view nameOf(const OrderEvent& event);

template <>
std::optional<Journey> fromText(std::string_view text);
template <>
std::optional<HubStatus> fromText(std::string_view text);
template <>
std::optional<OrderState> fromText(std::string_view text);
template <>
std::optional<RefusalReason> fromText(std::string_view text);
template <>
std::optional<PartialGrain> fromText(std::string_view text);
template <>
std::optional<SyncState> fromText(std::string_view text);
template <>
std::optional<ActorKind> fromText(std::string_view text);
template <>
std::optional<CommandKind> fromText(std::string_view text);
template <>
std::optional<MessageKind> fromText(std::string_view text);
template <>
std::optional<StatusPurpose> fromText(std::string_view text);
template <>
std::optional<CancellationAnswer> fromText(std::string_view text);
template <>
std::optional<TaskKind> fromText(std::string_view text);
template <>
std::optional<Refusal> fromText(std::string_view text);

}  // namespace balcao
