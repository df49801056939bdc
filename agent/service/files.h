#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace balcao {

/// Replaces `file` by `content` so that after any cut of power it has either its old content or
/// the new one, whole; when this returns, the new one. Only the agent's user can read it (0600).
///
/// Throws std::runtime_error that names the file and the system's reason; the old content stays.
void writeFileDurably(const std::filesystem::path& file, std::string_view content);

/// Makes `folder`, and those above it that are missing, for the agent's user alone (0700), and
/// durable. A folder that is there already stays as it is. Throws std::runtime_error.
void makePrivateFolder(const std::filesystem::path& folder);

/// Whether users of this computer other than the agent's, the system's and those of the file's
/// group can read or write `path`; for a folder also the group counts, as it would be its owner.
bool isOpenToOthers(const std::filesystem::path& path);

/// The command with which an administrator takes `path` away from other users.
std::string howToClose(const std::filesystem::path& path);

/// Whether `folder`, which exists, lies on another computer's disk.
bool isOnNetworkDrive(const std::filesystem::path& folder);

}  // namespace balcao
