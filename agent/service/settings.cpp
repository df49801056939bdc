#include "agent/service/settings.h"

#include "agent/service/files.h"
#include "agent/service/settings_file.h"
#include "agent/service/settings_setup.h"
#include "agent/service/settings_shown.h"
#include "agent/service/settings_table.h"

#include <algorithm>
#include <numeric>
#include <sstream>
#include <string>
#include <system_error>
#include <utility>

namespace balcao {

namespace {

constexpr std::string_view kDataFolderKey = "data.dir";

/// What becomes of a setting that has no default and that nobody has given.
enum class Missing { refused, left_empty };

/// What stands in a sentence: control characters shown, a very long value cut.
std::string shown(std::string_view value) {
    constexpr std::size_t kLongest = 120;
    std::string text;
    for (const char c : value.substr(0, kLongest)) {
        text += static_cast<unsigned char>(c) < ' ' ? '?' : c;
    }
    return "\"" + text + (value.size() > kLongest ? "...\"" : "\"");
}

/// How many letters must be put in, left out or changed to make `right` of `left`.
std::size_t distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= left.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const std::size_t change = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[right.size()];
}

const SettingRow& rowOf(const WrittenSetting& setting) {
    const auto& table = settingsTable();
    const auto found = std::ranges::find(table, setting.key, &SettingRow::key);
    if (found != table.end()) {
        return *found;
    }
    const auto nearest = std::ranges::min_element(table, {}, [&](const SettingRow& row) {
        return distance(row.key, setting.key);
    });
    throw SettingsError{
        setting.key + " = " + shown(setting.value) + " " + setting.place +
        " is not a setting: did you mean " + nearest->key +
        "? (--help-settings lists all of them)"};
}

void take(const SettingRow& row, const WrittenSetting& setting, Settings& settings) {
    if (!row.take(setting.value, settings)) {
        throw SettingsError{
            row.key + " = " + shown(setting.value) + " " + setting.place +
            " is not allowed: give " + row.allowed};
    }
}

/// The file's settings with those of the command line in their place. What must be set and stands
/// there with nothing behind it, as a form that is not filled in yet, is not set.
std::vector<WrittenSetting> handWrittenSettings(const SettingsRequest& request) {
    auto settings = request.file ? readSettingsFile(*request.file) : std::vector<WrittenSetting>{};
    for (const auto& text : request.overrides) {
        auto override_setting = readOverride(text);
        std::erase_if(settings, [&](const WrittenSetting& setting) {
            return setting.key == override_setting.key;
        });
        settings.push_back(std::move(override_setting));
    }
    std::erase_if(settings, [](const WrittenSetting& setting) {
        return setting.value.empty() && rowOf(setting).is_required;
    });
    return settings;
}

/// The folder that this much of the settings names.
std::filesystem::path dataFolderOf(const std::vector<WrittenSetting>& written) {
    const auto& row = *std::ranges::find(settingsTable(), kDataFolderKey, &SettingRow::key);
    const auto found = std::ranges::find(written, kDataFolderKey, &WrittenSetting::key);
    Settings settings;
    take(
        row,
        found != written.end() ? *found
                               : WrittenSetting{row.key, row.default_value, "(the default)"},
        settings
    );
    return settings.data.dir;
}

/// What somebody wrote by hand, and behind it what the set-up wrote where they said nothing.
std::vector<WrittenSetting> writtenSettings(const SettingsRequest& request) {
    auto settings = handWrittenSettings(request);
    const auto file = setupFileIn(dataFolderOf(settings));
    std::error_code unseen;  // of a folder that is not there, or of another user's
    if (!std::filesystem::exists(file, unseen)) {
        return settings;
    }
    for (auto& setting : readSettingsFile(file)) {
        if (setting.key == kDataFolderKey) {
            throw SettingsError{
                setting.key + " = " + shown(setting.value) + " " + setting.place +
                " cannot stand in the folder that it names: write it in the settings file"};
        }
        if (std::ranges::find(settings, setting.key, &WrittenSetting::key) == settings.end()) {
            settings.push_back(std::move(setting));
        }
    }
    return settings;
}

/// What no row can see alone.
void checkTogether(const Settings& settings) {
    if (settings.answers.second_person_over > 0 && !settings.people.is_required) {
        throw SettingsError{
            "answers.second_person_over = " + std::to_string(settings.answers.second_person_over) +
            " needs people who sign in, because two answers without names may be one person's: "
            "give people.required = yes, or answers.second_person_over = 0"};
    }
}

/// Takes every setting over, and the defaults of those that nobody wrote.
Settings load(const std::vector<WrittenSetting>& written, Missing missing) {
    for (const auto& setting : written) {
        rowOf(setting);  // a wrong key is told before a missing one
    }
    Settings settings;
    for (const auto& row : settingsTable()) {
        const auto found = std::ranges::find(written, row.key, &WrittenSetting::key);
        if (found != written.end()) {
            take(row, *found, settings);
        } else if (!row.is_required) {
            take(
                row,
                {.key = row.key, .value = row.default_value, .place = "(the default)"},
                settings
            );
        } else if (missing == Missing::refused) {
            throw SettingsError{row.key + " is not set: give " + row.allowed};
        }
    }
    checkTogether(settings);
    return settings;
}

/// `text` as comment lines of at most 96 characters.
void writeComment(std::ostream& out, const std::string& text) {
    constexpr std::size_t kWidth = 96;
    std::istringstream words{text};
    std::string line = "#";
    std::string word;
    while (words >> word) {
        if (line.size() + 1 + word.size() > kWidth) {
            out << line << '\n';
            line = "#";
        }
        line += " " + word;
    }
    out << line << '\n';
}

/// As readSettingsFile() reads it back.
std::string escaped(std::string_view value) {
    std::string text;
    for (const char letter : value) {
        text.append(letter == '\\' ? 2U : 1U, letter);
    }
    return text;
}

}  // namespace

Settings loadSettings(const SettingsRequest& request) {
    return load(writtenSettings(request), Missing::refused);
}

Settings loadSettingsForSetup(const SettingsRequest& request) {
    return load(writtenSettings(request), Missing::left_empty);
}

std::vector<std::string> missingSettings(const SettingsRequest& request) {
    const auto written = writtenSettings(request);
    std::vector<std::string> missing;
    for (const auto& row : settingsTable()) {
        if (row.is_required &&
            std::ranges::find(written, row.key, &WrittenSetting::key) == written.end()) {
            missing.push_back(row.key);
        }
    }
    return missing;
}

std::map<std::string, std::string> settingsWrittenByHand(const SettingsRequest& request) {
    std::map<std::string, std::string> values;
    for (const auto& setting : handWrittenSettings(request)) {
        values[setting.key] = setting.value;
    }
    return values;
}

std::vector<SettingInForce> settingsInForce(const SettingsRequest& request) {
    const auto by_hand = settingsWrittenByHand(request);
    const auto written = writtenSettings(request);
    std::vector<SettingInForce> settings;
    for (const auto& row : settingsTable()) {
        const auto found = std::ranges::find(written, row.key, &WrittenSetting::key);
        settings.push_back(
            {.key = row.key,
             .value = found != written.end() ? found->value : row.default_value,
             .is_by_hand = by_hand.contains(row.key)}
        );
    }
    return settings;
}

std::string shownSettings(const SettingsRequest& request) {
    std::string text;
    for (const auto& setting : writtenSettings(request)) {
        const bool is_secret = rowOf(setting).is_secret && !setting.value.empty();
        text += setting.key + " = " + (is_secret ? "(set, not shown)" : setting.value) + "\n";
    }
    return text;
}

std::string settingsHelp() {
    std::ostringstream out;
    out << "Settings of balcao-agent, for the settings file (key = value) or --set key=value:\n";
    for (const auto& row : settingsTable()) {
        out << "\n  " << row.key << "\n      " << row.help << "\n      Allowed: " << row.allowed
            << ".\n      "
            << (row.is_required             ? "Must be set."
                : row.default_value.empty() ? "Default: nothing."
                                            : "Default: " + row.default_value)
            << '\n';
    }
    return out.str();
}

std::string defaultSettingsFile() {
    std::ostringstream out;
    writeComment(
        out,
        "Settings of balcao-agent. Every key is here with its default; take the # away to change "
        "it. A backslash is written double. balcao-agent --help-settings prints the same."
    );
    for (const auto& row : settingsTable()) {
        out << '\n';
        writeComment(out, row.help);
        writeComment(
            out, "Allowed: " + row.allowed + "." + (row.is_required ? " It must be set." : "")
        );
        out << '#' << row.key << " =" << (row.default_value.empty() ? "" : " ") << row.default_value
            << '\n';
    }
    return out.str();
}

void writeSetupFile(
    const std::filesystem::path& data_dir, const std::map<std::string, std::string>& changes
) {
    const auto file = setupFileIn(data_dir);
    auto values = changes;
    if (std::filesystem::exists(file)) {
        for (auto& setting : readSettingsFile(file)) {
            values.try_emplace(setting.key, std::move(setting.value));
        }
    }
    std::ostringstream out;
    writeComment(
        out,
        "Written by the set-up of balcao-agent (its page, or --setup). The settings file and --set "
        "stand above it: what they name counts, whatever stands here."
    );
    for (const auto& row : settingsTable()) {
        const auto found = values.find(row.key);
        if (found == values.end() || found->second == row.default_value) {
            continue;
        }
        out << '\n';
        writeComment(out, row.help);
        out << row.key << " = " << escaped(found->second) << '\n';
    }
    makePrivateFolder(data_dir);
    writeFileDurably(file, out.str());
}

}  // namespace balcao
