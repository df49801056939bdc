#pragma once

#include "agent/clerk/strict_json.h"
#include "common/base/ids.h"
#include "common/order/order_command.h"

#include <string>
#include <string_view>

namespace balcao {

// Bodies of the clerk API (api.yaml) into what the ledger understands. Pure; throw BadRequest.

/// Command: what a clerk wants of an order, under the id made at the click.
struct ClerkCommand {
    CommandId command_id;
    OrderCommand command;
};
ClerkCommand parseClerkCommand(std::string_view body);

/// The answer to "did it come out?", or what shall become of a held job.
enum class PrintAnswer : unsigned char { came_out, did_not, print_now, cancel };
struct PrintJobAnswer {
    CommandId command_id;
    PrintAnswer answer{PrintAnswer::came_out};
};
PrintJobAnswer parsePrintJobAnswer(std::string_view body);

struct ReprintWish {
    CommandId command_id;
    std::string reason;  // jam, lost, damaged or other
};
ReprintWish parseReprintWish(std::string_view body);

/// A body that says nothing but under which id it is sent.
CommandId parseCommandId(std::string_view body);

}  // namespace balcao
