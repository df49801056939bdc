#pragma once

#include "printing/printers/printer.h"
#include "printing/status/status_probe.h"

#include <memory>

namespace balcao {

/// A printer of the Windows spooler that takes bytes as they are: datatype RAW, or XPS_PASS where
/// the driver is one of XPS, which would otherwise swallow raw bytes.
///
/// The spooler gives the job its id before any byte (StartDocPrinter); the claim is committed with
/// it, then the bytes are written. A job that the spooler has taken whole is E1: "printed" there
/// means handed to the port.
///
/// Elsewhere there is no such spooler: jobs wait and say so.
std::unique_ptr<Printer> makeWinspoolPrinter(
    const WinspoolAddress& address, PrinterLanguage language
);

/// The status bits of the printer and its queue: a hint only, "ready" is said with no paper in it.
std::unique_ptr<StatusProbe> makeWinspoolProbe(const WinspoolAddress& address);

}  // namespace balcao
