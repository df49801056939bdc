#pragma once

#include "agent/service/settings.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// One row of the settings table: everything that is known of a key.
struct SettingRow {
    std::string key;
    std::string default_value;  // empty and `is_required`: somebody must choose
    std::string allowed;        // completes "give ..."
    std::string help;           // one or two sentences
    bool is_required{};
    bool is_secret{};  // its value is shown to nobody
    /// Takes the value over; false if it is none of the allowed ones. Throws SettingsError when
    /// the file that it names cannot be used.
    std::function<bool(const std::string& value, Settings& settings)> take;
};

/// The one place where a setting is defined; loading, checking, help and the default file follow.
const std::vector<SettingRow>& settingsTable();

/// Whether there is such a key and it takes the value. Throws SettingsError when the file that the
/// value names cannot be used.
bool isAllowedSetting(const std::string& key, const std::string& value);

}  // namespace balcao
