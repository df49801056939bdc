#include "agent/service/settings_values.h"

#include <Poco/Exception.h>
#include <Poco/URI.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace balcao {

namespace {

constexpr std::size_t kMaxIdLength = 64;
constexpr std::size_t kMaxHostLength = 253;
constexpr std::size_t kMaxClientIdLength = 200;

bool isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isStoreWord(std::string_view text) {
    return !text.empty() && text.size() <= kMaxIdLength && std::ranges::all_of(text, [](char c) {
        return isLetterOrDigit(c) || c == '.' || c == '_' || c == '-';
    });
}

bool isHostName(std::string_view text) {
    return !text.empty() && text.size() <= kMaxHostLength && std::ranges::all_of(text, [](char c) {
        return isLetterOrDigit(c) || c == '.' || c == '-' || c == ':';
    });
}

/// The four numbers of 127.x.x.x; a name or a short form is not one.
bool isLoopbackIpv4(std::string_view text) {
    int parts = 0;
    while (true) {
        const auto dot = text.find('.');
        const auto number = wholeNumber(text.substr(0, dot), 0, 255);
        if (!number || (parts == 0 && *number != 127)) {
            return false;
        }
        ++parts;
        if (dot == std::string_view::npos) {
            return parts == 4;
        }
        text.remove_prefix(dot + 1);
    }
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r\f\v";
    const auto first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

std::optional<int> wholeNumber(std::string_view text, int min, int max) {
    int number = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, problem] = std::from_chars(text.data(), end, number);
    if (problem != std::errc{} || stopped != end || number < min || number > max) {
        return std::nullopt;
    }
    return number;
}

std::optional<std::string> hubAddress(const std::string& text) {
    try {
        const Poco::URI uri{text};
        const std::string& host = uri.getHost();
        const bool is_here = host == "localhost" || loopbackAddress(host).has_value();
        const bool is_allowed =
            uri.getScheme() == "https" || (uri.getScheme() == "http" && is_here);
        const bool is_plain =
            uri.getUserInfo().empty() && uri.getRawQuery().empty() && uri.getFragment().empty();
        if (!is_allowed || !is_plain || !isHostName(host)) {
            return std::nullopt;
        }
    } catch (const Poco::Exception&) {
        return std::nullopt;  // Poco's word for "this is not a URI"
    }
    return text.substr(0, text.find_last_not_of('/') + 1);
}

std::optional<std::vector<StoreKey>> storeList(std::string_view text) {
    std::vector<StoreKey> stores;
    while (true) {
        const auto comma = text.find(',');
        const std::string_view entry = trimmed(text.substr(0, comma));
        const auto slash = entry.find('/');
        if (slash == std::string_view::npos || !isStoreWord(entry.substr(0, slash)) ||
            !isStoreWord(entry.substr(slash + 1))) {
            return std::nullopt;
        }
        StoreKey store{
            .site_id = std::string{entry.substr(0, slash)},
            .store_id = std::string{entry.substr(slash + 1)}};
        if (std::ranges::find(stores, store) != stores.end()) {
            return std::nullopt;
        }
        stores.push_back(std::move(store));
        if (comma == std::string_view::npos) {
            return stores;
        }
        text.remove_prefix(comma + 1);
    }
}

std::optional<std::set<std::string>> hostList(std::string_view text) {
    std::set<std::string> hosts;
    while (!trimmed(text).empty()) {
        const auto comma = text.find(',');
        const std::string_view entry = trimmed(text.substr(0, comma));
        const std::string_view name = entry.starts_with('.') ? entry.substr(1) : entry;
        const bool is_name =
            !name.empty() && !name.starts_with('.') && name.size() <= 253 &&
            std::ranges::all_of(name, [](char c) {
                return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
            });
        if (!is_name) {
            return std::nullopt;
        }
        hosts.emplace(entry);
        text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
    }
    return hosts;
}

std::optional<std::vector<std::string>> codeList(std::string_view text) {
    constexpr std::size_t kLongestCode = 40;
    std::vector<std::string> codes;
    while (!trimmed(text).empty()) {
        const auto comma = text.find(',');
        const std::string_view code = trimmed(text.substr(0, comma));
        const bool is_code =
            !code.empty() && code.size() <= kLongestCode &&
            std::ranges::all_of(code, [](char c) { return c > ' ' && c < '\x7f'; });
        if (!is_code) {
            return std::nullopt;
        }
        codes.emplace_back(code);
        text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
    }
    return codes;
}

std::optional<std::string> loopbackAddress(const std::string& text) {
    if (text == "::1" || text == "[::1]") {
        return "::1";
    }
    if (isLoopbackIpv4(text)) {
        return text;
    }
    return std::nullopt;
}

std::optional<std::optional<PrinterAddress>> printerAddress(std::string_view text) {
    if (text.empty()) {
        return std::optional<PrinterAddress>{};
    }
    const auto address = parsePrinterAddress(text);
    if (!address) {
        return std::nullopt;
    }
    return std::optional{*address};
}

std::optional<std::filesystem::path> fullPath(const std::string& text) {
    const std::u8string utf8{text.begin(), text.end()};
    std::filesystem::path path{utf8};
    if (!path.empty() && !path.is_absolute()) {
        return std::nullopt;
    }
    return path;
}

std::optional<std::string> clientId(std::string_view text) {
    const bool is_printable = std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~'; });
    if (text.empty() || text.size() > kMaxClientIdLength || !is_printable) {
        return std::nullopt;
    }
    return std::string{text};
}

std::string_view toText(LogLevel level) {
    switch (level) {
        case LogLevel::error:
            return "error";
        case LogLevel::warning:
            return "warning";
        case LogLevel::information:
            return "information";
        case LogLevel::debug:
            return "debug";
    }
    return "";
}

std::optional<bool> yesOrNo(std::string_view text) {
    if (text == "yes" || text == "no") {
        return text == "yes";
    }
    return std::nullopt;
}

std::optional<LogLevel> logLevel(std::string_view text) {
    for (const auto level :
         {LogLevel::error, LogLevel::warning, LogLevel::information, LogLevel::debug}) {
        if (text == toText(level)) {
            return level;
        }
    }
    return std::nullopt;
}

}  // namespace balcao
