#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace balcao {

/// The byte of a printable character in Windows code page 1252 (which covers Portuguese, Spanish
/// and English, and is all that our fonts hold); nothing for any other character, controls
/// included.
std::optional<std::uint8_t> toCp1252(char32_t character);

/// The printable character of a byte; nothing for a control or one of the five bytes without
/// meaning.
std::optional<char32_t> fromCp1252(std::uint8_t byte);

/// A UTF-8 text in code page 1252. What is no character of it, and what is no UTF-8, becomes '?'.
std::string cp1252Of(std::string_view utf8);

}  // namespace balcao
