#pragma once

#include <string>

namespace balcao {

/// What kind of line it is, as Windows shows it.
enum class SystemEvent { information, warning, error };

/// Writes a line to the log of this computer, where an administrator looks first: the event log
/// of Windows ("Application", source balcao-agent). Elsewhere the console's output is kept by what
/// started the program, and this does nothing. Thread-safe; what cannot be written is left out.
void tellSystemLog(SystemEvent kind, const std::string& message) noexcept;

}  // namespace balcao
