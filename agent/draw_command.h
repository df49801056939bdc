#pragma once

#include "agent/service/settings.h"

#include <Poco/Util/OptionCallback.h>
#include <Poco/Util/OptionSet.h>

#include <string>

namespace balcao {

/// `--preview` and `--example`: pictures of what a printer would make, without a printer.
class DrawCommand {
public:
    static void addOptions(
        Poco::Util::OptionSet& options, const Poco::Util::AbstractOptionCallback& callback
    );

    /// What the callback is given.
    void take(const std::string& name, const std::string& value);

    /// Whether a picture is wanted, or something stands on the command line that belongs to one.
    bool isAskedFor() const;

    /// Draws it and says on standard output what was written, `language` (pt, en or es) being that
    /// of an example. Gives the program's exit code. Throws SettingsError.
    int run(const SettingsRequest& request, const std::string& language) const;

private:
    std::string preview_;
    std::string example_;
    std::string output_;
};

}  // namespace balcao
