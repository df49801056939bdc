#pragma once

#include "printing/printers/printer.h"
#include "printing/status/status_probe.h"

#include <chrono>
#include <memory>

namespace balcao {

/// The longest waits for CUPS; one attempt lasts no longer than their sum.
struct CupsLimits {
    std::chrono::milliseconds connecting{5'000};
    /// After the release: how long the job is watched before it counts as waiting for its device.
    std::chrono::milliseconds watching{10'000};
    std::chrono::milliseconds looking_again{100};
};

/// A queue of this computer's CUPS, for sheets and where nothing better reaches the printer.
///
/// In two phases (RFC 8011, Create-Job, Send-Document, Release-Job): the job is made held and gets
/// all its bytes, the claim is committed with its id and name, then it is released. "completed"
/// means that CUPS handed the bytes on (E1), never paper. What a crash left is found by id and name
/// together, because CUPS uses ids again after a crash of its own. A PDF goes as it is, everything
/// else raw.
///
/// On Windows there is no CUPS: jobs wait and say so.
std::unique_ptr<Printer> makeCupsPrinter(
    const CupsAddress& address, PrinterLanguage language, CupsLimits limits = {}
);

/// Asks the queue for printer-state and printer-state-reasons.
std::unique_ptr<StatusProbe> makeCupsProbe(const CupsAddress& address);

}  // namespace balcao
