#pragma once

#include <filesystem>
#include <string>

namespace balcao {

/// The one line of a secret file, without the line end; one that sealSecretFile has locked is
/// opened.
///
/// Refuses, with the reason as the text of std::runtime_error, a file that is missing, that other
/// users can read, that is empty, longer than 4 kB or more than one line.
std::string readSecretFile(const std::filesystem::path& file);

/// Locks the secret in `file` so that only this computer can open it (sealed_text.h), where the
/// system can and the file may be written; else, and when it is locked already, it stays as it is.
/// Whether it was locked now.
bool sealSecretFile(const std::filesystem::path& file);

}  // namespace balcao
