#pragma once

#include "agent/service/settings.h"

#include <filesystem>
#include <iosfwd>
#include <string>

namespace balcao {

/// How printing from the command line ended.
enum class HandPrint {
    taken,     // the printer took all of it
    not_sent,  // nothing was sent; it may be tried again
    in_doubt,  // a part of it may have come out: look at the printer first
};

/// `--print FILE --printer ROLE`: prepares a file for the printer of a role and sends it, part by
/// part, without the ledger: for trying a printer out. Writes what happened to `out`, one line for
/// each part. Stops at the first part that is not taken whole.
HandPrint printFile(
    const Settings& settings,
    const std::filesystem::path& file,
    const std::string& role,
    std::ostream& out
);

/// The same with bytes that are there already: `--test-page ROLE` prints the page that shows
/// whether the printer is set up well.
HandPrint printBytes(
    const Settings& settings, std::string bytes, const std::string& role, std::ostream& out
);

/// `--printers`: the printers of the settings with what they say, and those that could be named.
void listPrinters(const Settings& settings, std::ostream& out);

}  // namespace balcao
