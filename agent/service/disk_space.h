#pragma once

#include <cstdint>
#include <filesystem>

namespace balcao {

/// Bytes that this process may still write to the disk of `folder`. Throws
/// std::filesystem::filesystem_error when the folder cannot be asked.
std::uint64_t freeBytes(const std::filesystem::path& folder);

}  // namespace balcao
