#pragma once

#include "agent/json/json_reader.h"
#include "common/order/hub_message.h"
#include "common/order/order.h"
#include "common/order/order_event.h"

#include <string>
#include <string_view>

namespace balcao {

// What the ledger keeps as text. These forms live for years on disks: members are added, never
// renamed (golden tests). Keys are our field names, times are UTC milliseconds (..._ms), what is
// empty is left out, and unknown members are passed over, so that an older agent reads what a newer
// one wrote. Reading throws JsonError.

/// The hub's part of an order.
std::string encodeHubOrder(const HubOrder& hub);
HubOrder decodeHubOrder(JsonReader& reader, std::string_view text);

/// What the store did: an Order without its `hub`.
std::string encodeProgress(const Order& order);
/// Fills everything of an Order but its `hub`.
Order decodeProgress(JsonReader& reader, std::string_view text);

/// The payload of a journal line.
std::string encodeEvent(const OrderEvent& event);
OrderEvent decodeEvent(JsonReader& reader, std::string_view text);

/// As encodeEvent(Offered{...}) or encodeEvent(FactsChanged{...}) for an order that is encoded
/// already.
std::string encodeOffered(std::string_view hub_json);
std::string encodeFactsChanged(std::string_view hub_json);

std::string encodeMessage(const HubMessage& message);
HubMessage decodeMessage(JsonReader& reader, std::string_view text);

}  // namespace balcao
