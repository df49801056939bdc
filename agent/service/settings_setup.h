#pragma once

#include "agent/service/settings.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

// The settings of an agent that is not set up yet. What the set-up finds out is kept in a file of
// its own in the data folder, because the settings file is the administrator's: the service may
// only read it, and what stands in it counts above what the set-up wrote.
namespace balcao {

/// As loadSettings(), but what must be set and is not stays empty. Throws SettingsError.
Settings loadSettingsForSetup(const SettingsRequest& request);

/// The keys that must be set and that nobody has given, in the order of the table; with any of
/// them the agent cannot work, and sets up instead. Throws SettingsError.
std::vector<std::string> missingSettings(const SettingsRequest& request);

/// What the settings file and the command line say, without what a set-up wrote: a set-up cannot
/// change these. Throws SettingsError.
std::map<std::string, std::string> settingsWrittenByHand(const SettingsRequest& request);

/// A setting as it counts now.
struct SettingInForce {
    std::string key;
    std::string value;
    bool is_by_hand{};  // written in the settings file or on the command line
};

/// Every setting of the table, in its order: what was written by hand, else by a set-up, else the
/// default. Throws SettingsError.
std::vector<SettingInForce> settingsInForce(const SettingsRequest& request);

/// Where a set-up writes.
inline std::filesystem::path setupFileIn(const std::filesystem::path& data_dir) {
    return data_dir / "setup.properties";
}

/// Writes `changes` (values by their keys, checked by whoever calls) over what an earlier set-up
/// wrote, each with its meaning as a comment, durably and for the agent's user alone; a value that
/// is the default is left out. Makes the folder if it is not there. Throws SettingsError if the
/// file that is there cannot be read, std::runtime_error if it cannot be written.
void writeSetupFile(
    const std::filesystem::path& data_dir, const std::map<std::string, std::string>& changes
);

}  // namespace balcao
