#pragma once

#include "agent/service/settings.h"

#include <Poco/Util/OptionCallback.h>
#include <Poco/Util/OptionSet.h>

#include <filesystem>
#include <string>

namespace balcao {

/// `--acceptance`: how the acceptance script of the integration stands, also while the agent runs.
class AcceptanceCommand {
public:
    static void addOptions(
        Poco::Util::OptionSet& options, const Poco::Util::AbstractOptionCallback& callback
    );

    /// What the callback is given.
    void take(const std::string& name, const std::string& value);

    /// Whether --acceptance stands on the command line, or something that belongs to it.
    bool isAskedFor() const { return is_wanted_ || !since_.empty() || !pdf_.empty(); }

    /// Prints the script of each store of `settings` in `language` (pt, en or es) and writes the
    /// paper if one is wanted. Gives the program's exit code: 0 if every required case passed. Asks
    /// the hub how it is, which takes some seconds when it is away. Throws LedgerError.
    int run(const Settings& settings, const std::string& language) const;

private:
    /// Of several stores each has a paper of its own: roteiro-17.pdf.
    std::filesystem::path paperOf(const Settings& settings, const StoreKey& store) const;

    bool is_wanted_{false};
    std::string since_;
    std::string pdf_;
};

}  // namespace balcao
