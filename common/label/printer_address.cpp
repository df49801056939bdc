#include "common/label/printer_address.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <system_error>

namespace balcao {

namespace {

constexpr std::string_view kSocketScheme = "socket://";
constexpr std::string_view kFolderScheme = "folder://";
constexpr std::string_view kNeverCloses = "?close=never";
constexpr std::size_t kLongestHost = 253;  // RFC 1035

Failure<std::string> wrong(std::string_view text, std::string_view why) {
    return Failure{
        "'" + std::string{text} + "' " + std::string{why} +
        "; allowed are socket://host:port (port 9100 if left out) and folder:///path"};
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
    for (const std::string_view known : {"cups://", "winspool://"}) {
        if (text.starts_with(known)) {
            return wrong(
                text,
                "goes through the system's print queue, which is not offered in "
                "this version"
            );
        }
    }
    return wrong(text, "is no printer address");
}

std::string toText(const PrinterAddress& address) {
    return std::visit([](const auto& one) { return textOf(one); }, address);
}

}  // namespace balcao
