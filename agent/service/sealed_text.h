#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace balcao {

/// `text` locked with a key that only this computer has (DPAPI of Windows, for all its users: who
/// may read the file is decided by the file's rights), as one line of ASCII. A copy of the disk or
/// of a backup gives nothing away. Nothing where the system has no such key: elsewhere systemd's
/// encrypted credentials do it before the agent sees the file.
std::optional<std::string> sealForThisComputer(std::string_view text);

/// Whether `line` is what sealForThisComputer makes, on any system.
bool isSealed(std::string_view line);

/// What was sealed. Throws std::runtime_error with a sentence when another computer sealed it, or
/// it was changed.
std::string openSealed(std::string_view line);

}  // namespace balcao
