#pragma once

#include "common/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>

namespace balcao {

/// A label printer on the network that takes bytes on a raw TCP port.
struct RawSocketAddress {
    std::string host;  // a name or an IP address, without brackets
    std::uint16_t port{9100};
    /// Most printers close the connection once they have read everything, and this proves that they
    /// have. `?close=never` is for those that never do: their labels count as taken (E1, "assumed")
    /// when the printer's system has acknowledged every byte, instead of a question for each label.
    bool closes{true};

    bool operator==(const RawSocketAddress&) const = default;
};

/// A folder where each job becomes a file.
struct FolderAddress {
    std::filesystem::path folder;

    bool operator==(const FolderAddress&) const = default;
};

using PrinterAddress = std::variant<RawSocketAddress, FolderAddress>;

/// Reads `socket://host[:port][?close=never]` or `folder:///absolute/path` (on Windows
/// `folder:///C:/path`; the path is taken as it stands, without %-escapes). The failure is a
/// sentence that can follow "printer.label: ": it names the text and what is allowed.
Result<PrinterAddress, std::string> parsePrinterAddress(std::string_view text);

/// The address as parsePrinterAddress reads it, always with its port.
std::string toText(const PrinterAddress& address);

}  // namespace balcao
