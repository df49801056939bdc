#pragma once

#include <filesystem>
#include <string_view>
#include <system_error>

namespace balcao {

// Files that survive a power cut once the call has returned without an error. Each call reports the
// system's error; none throws.

/// Writes `bytes` as a new or replaced file and has the disk confirm them. After an error the file
/// may exist with a part of them.
std::error_code writeSynced(const std::filesystem::path& file, std::string_view bytes);

/// Renames within one folder and never replaces: std::errc::file_exists if `to` is there already.
std::error_code renameToNew(const std::filesystem::path& from, const std::filesystem::path& to);

/// Has the disk confirm the names in `folder`.
std::error_code syncFolder(const std::filesystem::path& folder);

}  // namespace balcao
