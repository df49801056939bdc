#pragma once

#include "agent/json/json_writer.h"
#include "agent/ledger/views.h"

namespace balcao {

/// TimelineEntry (api.yaml): one line of an order's journal as the page tells it.
void writeTimelineEntry(JsonWriter& json, const JournalView& line);

}  // namespace balcao
