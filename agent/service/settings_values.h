#pragma once

#include "agent/service/settings.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// How each kind of value is written. Every function gives nothing for a text that is not one; the
// settings table says in words what would have been.
namespace balcao {

/// `text` without the blanks at its ends; a view into it.
std::string_view trimmed(std::string_view text);

/// A whole number from `min` to `max`, digits only.
std::optional<int> wholeNumber(std::string_view text, int min, int max);

/// An address of the hub without the slash at its end: https, or http on this computer (for a
/// simulator); no user, query or fragment.
std::optional<std::string> hubAddress(const std::string& text);

/// `siteId/storeId, siteId/storeId`: one at least, none twice; ids of letters, digits, '.', '_'
/// and '-', 64 at most.
std::optional<std::vector<StoreKey>> storeList(std::string_view text);

/// `files.example.com, .carrier.example`: host names in lower case, none at all if empty; a point
/// before a name means every host below it.
std::optional<std::set<std::string>> hostList(std::string_view text);

/// Codes of somebody else's, commas between them: 1 to 40 printable characters each, no blanks.
std::optional<std::vector<std::string>> codeList(std::string_view text);

/// An IP address of the loopback interface, in the spelling that a socket takes.
std::optional<std::string> loopbackAddress(const std::string& text);

/// `socket://host:port`, `folder:///path` or empty.
std::optional<std::optional<PrinterAddress>> printerAddress(std::string_view text);

/// A full path, or empty.
std::optional<std::filesystem::path> fullPath(const std::string& text);

/// An id that goes to the hub: 1 to 200 printable ASCII characters without blanks.
std::optional<std::string> clientId(std::string_view text);

/// The word for a level; logLevel() reads it.
std::string_view toText(LogLevel level);
std::optional<LogLevel> logLevel(std::string_view text);

std::optional<bool> yesOrNo(std::string_view text);

}  // namespace balcao
