#pragma once

#include "printing/status/device_status.h"

#include <cstdint>

namespace balcao {

/// Reads the status byte of a printer port (IEEE 1284, as Linux' LPGETSTATUS gives it): paper,
/// selected, no error. An old printer that answers all ones or all zeros says nothing.
DeviceStatus readPortStatus(std::uint8_t byte);

/// Reads the bits of a printer of the Windows spooler (PRINTER_STATUS_... of PRINTER_INFO_2). A
/// hint only: no bit at all is what a printer without paper often says too.
DeviceStatus readWinspoolStatus(std::uint32_t bits);

}  // namespace balcao
