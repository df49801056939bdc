#pragma once

#include "printing/status/device_status.h"

#include <cstddef>
#include <string_view>

namespace balcao {

/// What ZPL printers are asked for: ~HS (host status).
constexpr std::string_view kZplStatusQuestion = "~HS\r\n";

/// The answer ends with the third line; false while more is to come.
bool isWholeZplStatus(std::string_view answer);

/// Reads the answer to ~HS: three lines between STX and ETX with values between commas (ZPL II
/// programming guide, "~HS"). From line 1: paper out, pause, formats that wait, buffer full, head
/// too hot; from line 2: head open, ribbon out, labels left. Not known unless all of it is there.
DeviceStatus readZplStatus(std::string_view answer);

/// Reads the answer to ~HQES (host query, errors and warnings): hexadecimal words after "ERRORS:"
/// and "WARNINGS:". Not known if there is none.
DeviceStatus readZplErrors(std::string_view answer);

}  // namespace balcao
