#include "common/label/printer_address.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <system_error>

namespace balcao {

namespace {

constexpr std::string_view kSocketScheme = "socket://";
constexpr std::string_view kFolderScheme = "folder://";
constexpr std::string_view kCupsScheme = "cups://";
constexpr std::string_view kWinspoolScheme = "winspool://";
constexpr std::string_view kGdiScheme = "gdi://";
constexpr std::string_view kUsbScheme = "usb://";
constexpr std::size_t kLongestQueue = 127;      // cups: "Printer Names"
constexpr std::size_t kLongestWinspool = 1000;  // a server's name and a printer's of 220 letters
constexpr std::string_view kNeverCloses = "?close=never";
constexpr std::size_t kLongestHost = 253;  // RFC 1035

Failure<std::string> wrong(std::string_view text, std::string_view why) {
    return Failure{
        "'" + std::string{text} + "' " + std::string{why} +
        "; allowed are socket://host:port (port 9100 if left out), cups://queue, winspool://name, "
        "gdi://name, usb:///dev/usb/lp0 and folder:///path"};
}

/// Letters, digits, dots and hyphens of a name; colons and hexadecimal digits of an IPv6 address.
bool isHost(std::string_view host, std::string_view also_allowed) {
    return !host.empty() && host.size() <= kLongestHost &&
           std::all_of(host.begin(), host.end(), [also_allowed](char letter) {
               const bool is_word = (letter >= 'a' && letter <= 'z') ||
                                    (letter >= 'A' && letter <= 'Z') ||
                                    (letter >= '0' && letter <= '9');
               return is_word || also_allowed.find(letter) != std::string_view::npos;
           });
}

std::optional<std::uint16_t> portOf(std::string_view text) {
    std::uint16_t port{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (error != std::errc{} || end != text.data() + text.size() || port == 0) {
        return std::nullopt;
    }
    return port;
}

Result<PrinterAddress, std::string> parseSocket(std::string_view text) {
    RawSocketAddress address;
    std::string_view rest = text.substr(kSocketScheme.size());
    if (rest.ends_with(kNeverCloses)) {
        address.closes = false;
        rest.remove_suffix(kNeverCloses.size());
    }
    if (rest.find('?') != std::string_view::npos) {
        return wrong(text, "has an option that is not known; the only one is ?close=never");
    }
    if (rest.ends_with('/')) {
        rest.remove_suffix(1);
    }
    std::string_view host_allows = ".-_";
    std::size_t host_end = rest.find(':');
    if (rest.starts_with('[')) {
        const std::size_t bracket = rest.find(']');
        if (bracket == std::string_view::npos) {
            return wrong(text, "has no ] behind its IPv6 address");
        }
        host_allows = ":.";
        address.host = std::string{rest.substr(1, bracket - 1)};
        host_end = bracket + 1;
    } else {
        address.host = std::string{rest.substr(0, host_end)};
    }
    if (!isHost(address.host, host_allows)) {
        return wrong(text, "names no printer");
    }
    if (host_end >= rest.size()) {
        return PrinterAddress{address};
    }
    const auto port = portOf(rest.substr(host_end + 1));
    if (rest[host_end] != ':' || !port) {
        return wrong(text, "has no port from 1 to 65535 behind its host");
    }
    address.port = *port;
    return PrinterAddress{address};
}

Result<PrinterAddress, std::string> parseFolder(std::string_view text) {
    std::string_view path = text.substr(kFolderScheme.size());
    if (!path.starts_with('/')) {
        return wrong(text, "names no folder by its whole path (three slashes: folder:///path)");
    }
    const auto is_drive_letter = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    };
    if (path.size() >= 4 && is_drive_letter(path[1]) && path[2] == ':' && path[3] == '/') {
        path.remove_prefix(1);
    }
    if (path.size() == 1 || path.find('\0') != std::string_view::npos) {
        return wrong(text, "names no folder");
    }
    // The setting is UTF-8; a char path would be read in the system's code page on Windows.
    const FolderAddress address{std::filesystem::path{std::u8string{path.begin(), path.end()}}};
    if (!address.folder.is_absolute()) {
        return wrong(text, "is not a whole path on this system");
    }
    return PrinterAddress{address};
}

Result<PrinterAddress, std::string> parseCups(std::string_view text) {
    const std::string_view queue = text.substr(kCupsScheme.size());
    const bool is_queue =
        !queue.empty() && queue.size() <= kLongestQueue && queue[0] != '-' &&
        std::all_of(queue.begin(), queue.end(), [](char letter) {
            const auto byte = static_cast<unsigned char>(letter);
            return byte > ' ' && byte != 0x7F && letter != '/' && letter != '#' && letter != '?';
        });
    if (!is_queue) {
        return wrong(text, "names no queue of CUPS (no blanks, '/', '#' or '?')");
    }
    return PrinterAddress{CupsAddress{std::string{queue}}};
}

/// The name that a printer has in Windows.
Result<std::string, std::string> windowsNameIn(std::string_view text, std::string_view scheme) {
    const std::string_view name = text.substr(scheme.size());
    const bool is_name = !name.empty() && name.size() <= kLongestWinspool &&
                         std::all_of(name.begin(), name.end(), [](char letter) {
                             return static_cast<unsigned char>(letter) >= ' ';
                         });
    if (!is_name) {
        return wrong(text, "names no printer of Windows");
    }
    return std::string{name};
}

/// `Address` is one that a name is all of.
template <typename Address>
Result<PrinterAddress, std::string> parseWindows(std::string_view text, std::string_view scheme) {
    auto name = windowsNameIn(text, scheme);
    if (!name) {
        return Failure{name.error()};
    }
    return PrinterAddress{Address{*std::move(name)}};
}

/// Only devices: a setting must not make the agent write over a file.
Result<PrinterAddress, std::string> parseUsb(std::string_view text) {
    const std::string_view device = text.substr(kUsbScheme.size());
    const bool is_device = device.starts_with("/dev/") && device.size() > 5 &&
                           device.find("..") == std::string_view::npos &&
                           device.find('\0') == std::string_view::npos;
    if (!is_device) {
        return wrong(text, "names no device (three slashes: usb:///dev/usb/lp0)");
    }
    return PrinterAddress{UsbAddress{std::filesystem::path{std::string{device}}}};
}

std::string textOf(const CupsAddress& address) {
    return std::string{kCupsScheme} + address.queue;
}

std::string textOf(const WinspoolAddress& address) {
    return std::string{kWinspoolScheme} + address.name;
}

std::string textOf(const GdiAddress& address) {
    return std::string{kGdiScheme} + address.name;
}

std::string textOf(const UsbAddress& address) {
    return std::string{kUsbScheme} + address.device.generic_string();
}

std::string textOf(const RawSocketAddress& address) {
    const bool is_ipv6 = address.host.find(':') != std::string::npos;
    const std::string host = is_ipv6 ? "[" + address.host + "]" : address.host;
    return std::string{kSocketScheme} + host + ":" + std::to_string(address.port) +
           (address.closes ? std::string{} : std::string{kNeverCloses});
}

std::string textOf(const FolderAddress& address) {
    const std::u8string path = address.folder.generic_u8string();
    const std::string text{path.begin(), path.end()};
    return std::string{kFolderScheme} + (text.starts_with('/') ? "" : "/") + text;
}

}  // namespace

Result<PrinterAddress, std::string> parsePrinterAddress(std::string_view text) {
    if (text.starts_with(kSocketScheme)) {
        return parseSocket(text);
    }
    if (text.starts_with(kFolderScheme)) {
        return parseFolder(text);
    }
    if (text.starts_with(kCupsScheme)) {
        return parseCups(text);
    }
    if (text.starts_with(kWinspoolScheme)) {
        return parseWindows<WinspoolAddress>(text, kWinspoolScheme);
    }
    if (text.starts_with(kGdiScheme)) {
        return parseWindows<GdiAddress>(text, kGdiScheme);
    }
    if (text.starts_with(kUsbScheme)) {
        return parseUsb(text);
    }
    return wrong(text, "is no printer address");
}

std::string toText(const PrinterAddress& address) {
    return std::visit([](const auto& one) { return textOf(one); }, address);
}

}  // namespace balcao
