#pragma once

#include "agent/json/json_writer.h"
#include "common/order/order.h"

#include <vector>

// Boxes in the clerk API (api.yaml, Box and BoxSize). Pure.
namespace balcao {

void writeSize(JsonWriter& json, const BoxSize& size);

/// What each box holds, weighs and measures, as far as whoever packed it said so.
void writeBoxes(JsonWriter& json, const std::vector<PackedBox>& boxes);

}  // namespace balcao
