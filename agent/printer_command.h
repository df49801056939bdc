#pragma once

#include "agent/service/settings.h"

#include <Poco/Util/OptionCallback.h>
#include <Poco/Util/OptionSet.h>

#include <string>

namespace balcao {

/// `--print`, `--test-page` and `--printers`: the store's printers by hand, without the ledger.
class PrinterCommand {
public:
    static void addOptions(
        Poco::Util::OptionSet& options, const Poco::Util::AbstractOptionCallback& callback
    );

    /// What the callback is given.
    void take(const std::string& name, const std::string& value);

    /// Whether something is to be printed or listed, or --printer stands there, which belongs to
    /// it.
    bool isAskedFor() const;

    /// Does what is asked for with the printers of `settings`. Gives the program's exit code, which
    /// tells a script apart whether all is out, nothing was sent, or somebody must look.
    int run(const Settings& settings) const;

private:
    std::string file_;
    std::string role_;
    std::string test_page_role_;
    bool is_list_{false};
};

}  // namespace balcao
