#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// One `key = value` as somebody wrote it.
struct WrittenSetting {
    std::string key;
    std::string value;
    std::string place;  // "in /etc/x.properties, line 3" or "in --set"
};

/// Reads a settings file: `key = value` a line, comments begin with # or !.
///
/// What it takes means the same to Poco::Util::PropertyFileConfiguration; it is stricter where
/// that would guess: a key written twice, a line without '=', a single backslash, text that is not
/// UTF-8. Behind a line "[balcao-agent]" it is the INI file that the installer of Windows writes: a
/// backslash is a backslash there, and ; begins a comment too. Throws SettingsError.
std::vector<WrittenSetting> readSettingsFile(const std::filesystem::path& file);

/// Reads `key=value` as it comes from --set. Throws SettingsError.
WrittenSetting readOverride(std::string_view text);

}  // namespace balcao
