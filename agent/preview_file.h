#pragma once

#include "agent/service/settings.h"

#include <filesystem>
#include <iosfwd>
#include <string>

namespace balcao {

/// `--preview FILE --output PICTURE.png`: draws what a label file will look like, without a printer
/// and without settings; of the XML file of an NF-e its DANFE label. Further labels or pages go
/// beside the first, as PICTURE-2.png and so on. Says on `words` what was drawn and what could not
/// be. Existing files are replaced.
///
/// Throws std::runtime_error with a sentence for the person who typed the command.
void previewFile(
    const std::filesystem::path& document, const std::filesystem::path& picture, std::ostream& words
);

/// `--example PAPER --output FILE`: draws one of the store's own papers with invented values, as
/// its printer would get it. A file whose name ends in .pdf becomes a PDF, any other a PNG. `paper`
/// is a PaperKind, `language` pt, en or es. It is for the store's printers and with its texts if
/// the request names settings, else for those that are usual. Says on `words` what was written, and
/// throws as previewFile; SettingsError.
void exampleFile(
    const std::string& paper,
    const std::string& language,
    const SettingsRequest& request,
    const std::filesystem::path& file,
    std::ostream& words
);

}  // namespace balcao
