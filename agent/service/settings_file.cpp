#include "agent/service/settings_file.h"

#include "agent/service/settings.h"
#include "agent/service/settings_values.h"

#include <Poco/UTF8Encoding.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <sstream>

namespace balcao {

namespace {

constexpr std::size_t kMaxFileBytes = std::size_t{256} * 1024;
constexpr std::string_view kSection = "[balcao-agent]";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";  // Windows editors write one

bool isUtf8(std::string_view text) {
    const Poco::UTF8Encoding encoding;
    while (!text.empty()) {
        const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
        int length = 1;
        // queryConvert answers -n while it needs n bytes in all, -1 for what is never UTF-8.
        int answer = encoding.queryConvert(bytes, length);
        while (answer < -1) {
            length = -answer;
            if (static_cast<std::size_t>(length) > text.size()) {
                return false;
            }
            answer = encoding.queryConvert(bytes, length);
        }
        if (answer < 0) {
            return false;
        }
        text.remove_prefix(static_cast<std::size_t>(length));
    }
    return true;
}

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    std::ostringstream content;
    if (!std::filesystem::is_regular_file(file) || !stream || !(content << stream.rdbuf())) {
        throw SettingsError{
            "the settings file " + file.string() +
            " cannot be read: give --config the path of a file that this user may read"};
    }
    std::string text = content.str();
    if (text.size() > kMaxFileBytes) {
        throw SettingsError{
            "the settings file " + file.string() + " is larger than " +
            std::to_string(kMaxFileBytes / 1024) + " kB: is it the right file?"};
    }
    if (!isUtf8(text)) {
        throw SettingsError{
            "the settings file " + file.string() + " is not UTF-8 text: save it again as UTF-8"};
    }
    if (text.starts_with(kByteOrderMark)) {
        text.erase(0, kByteOrderMark.size());
    }
    return text;
}

/// How a file spells a backslash: a settings file of ours writes it double; behind the line of a
/// section it is an INI file of Windows, whose values stand as they are.
enum class Spelling { properties, ini };

/// Two backslashes are one; a single one means different things to different readers.
std::optional<std::string> unescaped(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
            if (i == text.size() || text[i] != '\\') {
                return std::nullopt;
            }
        }
        plain += text[i];
    }
    return plain;
}

bool isComment(std::string_view line, Spelling spelling) {
    return line.empty() || line.front() == '#' || line.front() == '!' ||
           (line.front() == ';' && spelling == Spelling::ini);
}

WrittenSetting readLine(std::string_view line, const std::string& place, Spelling spelling) {
    const auto equals = line.find_first_of("=:");
    const std::string_view key = trimmed(line.substr(0, equals));
    if (equals == std::string_view::npos || key.empty()) {
        throw SettingsError{
            "\"" + std::string{line} + "\" " + place +
            " is not a setting: write key = value, or # before a comment"};
    }
    const std::string_view written = trimmed(line.substr(equals + 1));
    const auto value =
        spelling == Spelling::ini ? std::optional<std::string>{written} : unescaped(written);
    if (!value) {
        throw SettingsError{
            std::string{key} + " = \"" + std::string{written} + "\" " + place +
            " has a single backslash: write / or \\\\ instead"};
    }
    return WrittenSetting{.key = std::string{key}, .value = *value, .place = place};
}

}  // namespace

std::vector<WrittenSetting> readSettingsFile(const std::filesystem::path& file) {
    std::vector<WrittenSetting> settings;
    std::istringstream lines{contentOf(file)};
    Spelling spelling = Spelling::properties;
    std::string text;
    for (int number = 1; std::getline(lines, text); ++number) {
        const std::string_view line = trimmed(text);
        if (isComment(line, spelling)) {
            continue;
        }
        if (line == kSection) {
            spelling = Spelling::ini;
            continue;
        }
        auto setting = readLine(
            line, "in " + file.string() + ", line " + std::to_string(number) + ",", spelling
        );
        const auto twin = std::ranges::find(settings, setting.key, &WrittenSetting::key);
        if (twin != settings.end()) {
            throw SettingsError{
                setting.key + " = \"" + setting.value + "\" " + setting.place +
                " stands there a second time (the first is \"" + twin->value +
                "\"): keep one of the two"};
        }
        settings.push_back(std::move(setting));
    }
    return settings;
}

WrittenSetting readOverride(std::string_view text) {
    const auto equals = text.find('=');
    const std::string_view key = trimmed(text.substr(0, equals));
    if (equals == std::string_view::npos || key.empty()) {
        throw SettingsError{
            "--set \"" + std::string{text} + "\" is not a setting: write --set key=value"};
    }
    return WrittenSetting{
        .key = std::string{key},
        .value = std::string{trimmed(text.substr(equals + 1))},
        .place = "in --set"};
}

}  // namespace balcao
