#pragma once

#include <filesystem>
#include <string>

namespace balcao {

/// The one line of a secret file, without the line end.
///
/// Refuses, with the reason as the text of std::runtime_error, a file that is missing, that other
/// users can read, that is empty, longer than 4 kB or more than one line.
std::string readSecretFile(const std::filesystem::path& file);

}  // namespace balcao
