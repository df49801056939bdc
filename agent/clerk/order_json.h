#pragma once

#include "agent/json/json_writer.h"
#include "agent/ledger/views.h"

#include <string>
#include <vector>

namespace balcao {

// The clerk API's shapes (api.yaml, components/schemas) written from the ledger's views. Pure. Only
// what the page needs of a person leaves (masking.h).

/// Card: an order on the board.
void writeCard(JsonWriter& json, const OrderView& view);

/// OrderDetail: everything about one order.
void writeOrderDetail(
    JsonWriter& json, const OrderView& view, const std::vector<JournalView>& journal
);

/// OrderRow: a line of a search.
void writeOrderRow(JsonWriter& json, const OrderRow& row);

/// `role`, and `station` if the printer is a packing table's own.
void writePrinterName(JsonWriter& json, std::string_view name);

void writePrintJob(JsonWriter& json, const PrintJobView& job);
void writeMessage(JsonWriter& json, const MessageView& message);

/// Task; with its order where it does not stand within one.
enum class TaskForm : unsigned char { within_order, alone };
void writeTask(JsonWriter& json, const TaskView& task, TaskForm form);

/// Milliseconds since 1970, as every time in the API.
std::int64_t inMs(Instant at);

}  // namespace balcao
