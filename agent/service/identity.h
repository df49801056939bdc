#pragma once

#include <filesystem>

namespace balcao {

/// Makes the program, when root runs it, the user to whom `data_folder` belongs, with that user's
/// groups: what an administrator tries by hand then leaves no file that the service cannot open,
/// and sees the settings and secrets as the service does. Nothing changes for anybody else, for a
/// folder that is not there, for one of root's own, and on Windows, whose services share their
/// files with administrators. Throws std::runtime_error if the system refuses.
void becomeOwnerOf(const std::filesystem::path& data_folder);

}  // namespace balcao
