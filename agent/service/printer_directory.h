#pragma once

#include "common/base/ids.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace balcao {

/// A printer as the settings have it, for the page and the command line.
struct PrinterEntry {
    std::string name;               // of its link (LinkStatus)
    std::string role;               // label, receipt or document; a table's own: PrinterName
    std::optional<StoreKey> store;  // nothing: of every store that has none of its own
    std::string address;
    std::string language;  // "unknown" if nobody said
    int dpi{};
    int width_mm{};  // of the paper; 0: not known
    int height_mm{};

    bool operator==(const PrinterEntry&) const = default;
};

/// A printer that this computer knows of and that a setting could name.
struct PrinterSighting {
    std::string address;
    std::string name;
    std::string about;

    bool operator==(const PrinterSighting&) const = default;
};

/// What the agent knows of printers besides their state.
struct PrinterDirectory {
    std::vector<PrinterEntry> configured;
    std::function<std::vector<PrinterSighting>()> find;  // takes up to two seconds; may be empty
};

}  // namespace balcao
