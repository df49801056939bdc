#pragma once

#include "agent/service/settings.h"
#include "agent/service/setup_answers.h"

#include <Poco/Util/Option.h>
#include <Poco/Util/OptionCallback.h>
#include <Poco/Util/OptionSet.h>

#include <filesystem>
#include <string>

namespace balcao {

/// `--setup` and its answers on the command line.
class SetupCommand {
public:
    static void addOptions(
        Poco::Util::OptionSet& options, const Poco::Util::AbstractOptionCallback& callback
    );

    /// What the callback is given.
    void take(const std::string& name, const std::string& value);

    /// Whether --setup stands on the command line, or an answer for it.
    bool isAskedFor() const { return is_wanted_ || has_answers_; }

    /// Sets up: without a question if an answer stands on the command line. The secret is read as
    /// whoever asks, all else is done as the agent's user. Gives the program's exit code. Throws
    /// SettingsError.
    int run(const SettingsRequest& request, const std::string& language);

private:
    SetupAnswers answers_;
    std::filesystem::path secret_file_;
    bool has_answers_{false};
    bool is_wanted_{false};
};

}  // namespace balcao
