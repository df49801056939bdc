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

/// A queue of this computer's CUPS.
struct CupsAddress {
    std::string queue;

    bool operator==(const CupsAddress&) const = default;
};

/// A printer of this computer's Windows spooler, by its name there.
struct WinspoolAddress {
    std::string name;

    bool operator==(const WinspoolAddress&) const = default;
};

/// A printer on a USB port, as a device file that takes bytes (Linux: /dev/usb/lp0).
struct UsbAddress {
    std::filesystem::path device;

    bool operator==(const UsbAddress&) const = default;
};

/// A printer of Windows that is drawn on, because its driver takes no bytes as they are.
struct GdiAddress {
    std::string name;

    bool operator==(const GdiAddress&) const = default;
};

using PrinterAddress = std::
    variant<RawSocketAddress, FolderAddress, CupsAddress, WinspoolAddress, UsbAddress, GdiAddress>;

/// Reads `socket://host[:port][?close=never]`, `folder:///absolute/path` (on Windows
/// `folder:///C:/path`; the path is taken as it stands, without %-escapes), `cups://queue`,
/// `winspool://name`, `gdi://name` or `usb:///dev/usb/lp0`. The failure is a sentence that can
/// follow "printer.label: ": it names the text and what is allowed.
Result<PrinterAddress, std::string> parsePrinterAddress(std::string_view text);

/// The address as parsePrinterAddress reads it, always with its port.
std::string toText(const PrinterAddress& address);

}  // namespace balcao
