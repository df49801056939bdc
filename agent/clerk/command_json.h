#pragma once

#include "agent/clerk/strict_json.h"
#include "common/base/ids.h"
#include "common/label/paper.h"
#include "common/order/order_command.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace balcao {

// Bodies of the clerk API (api.yaml) into what the ledger understands. Pure; throw BadRequest.

/// Command: what a clerk wants of an order, under the id made at the click.
struct ClerkCommand {
    CommandId command_id;
    OrderCommand command;
    std::string nfe_xml{};  // of attach_invoice: the NF-e's file, whose key the command then has
};
ClerkCommand parseClerkCommand(std::string_view body);

/// The answer to "did it come out?", or what shall become of a held job.
enum class PrintAnswer : unsigned char { came_out, did_not, print_now, print_elsewhere, cancel };
struct PrintJobAnswer {
    CommandId command_id;
    PrintAnswer answer{PrintAnswer::came_out};
    std::string role;      // with print_elsewhere: the other printer's name (PrinterName)
    std::string language;  // of a paper that is made again: pt, en or es
};
PrintJobAnswer parsePrintJobAnswer(std::string_view body);

struct ReprintWish {
    CommandId command_id;
    std::string reason;    // jam, lost, damaged or other
    std::string language;  // of a paper that is made again: pt, en or es
};
ReprintWish parseReprintWish(std::string_view body);

/// A paper of an order to be printed.
struct PaperPrintWish {
    CommandId command_id;
    PaperKind kind{PaperKind::picking_list};
    std::int64_t copies{0};  // 0: as the store has settled
    std::string language;    // pt, en or es
    std::string reason;      // jam, lost, damaged, other; empty: none was given
    std::string nfe_xml;     // of the DANFE label
    std::string driver;      // of the manifest
    std::string plate;       // likewise
};
PaperPrintWish parsePaperPrintWish(std::string_view body);

/// The kind of a paper that is made from an order; nothing for another word.
std::optional<PaperKind> orderPaperKind(std::string_view text);

/// A body that says nothing but under which id it is sent.
CommandId parseCommandId(std::string_view body);

}  // namespace balcao
