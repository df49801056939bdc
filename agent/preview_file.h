#pragma once

#include <filesystem>
#include <iosfwd>

namespace balcao {

/// `--preview FILE --output PICTURE.png`: draws what a label file will look like, without a printer
/// and without settings. Further labels or pages go beside the first, as PICTURE-2.png and so on.
/// Says on `words` what was drawn and what could not be. Existing files are replaced.
///
/// Throws std::runtime_error with a sentence for the person who typed the command.
void previewFile(
    const std::filesystem::path& document, const std::filesystem::path& picture, std::ostream& words
);

}  // namespace balcao
