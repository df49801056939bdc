#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace balcao {

/// Standard alphabet, padded, without line ends (RFC 4648).
std::string toBase64(std::string_view bytes);

/// Reads standard and URL-safe alphabets. Line ends and blanks between are passed over, and the
/// padding may be missing; anything else, and bits left over, make it nothing.
std::optional<std::string> fromBase64(std::string_view text);

}  // namespace balcao
