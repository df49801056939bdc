#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace balcao {

/// Takes the first character off `rest`, strictly (Unicode table 3-7: no overlong forms, no
/// surrogates, nothing above U+10FFFF). If it begins with no character, takes the bytes that belong
/// to no other one and returns nothing. `rest` must not be empty.
std::optional<char32_t> takeCharacter(std::string_view& rest);

/// Adds the character in UTF-8. It must be one that takeCharacter gives.
void appendCharacter(std::string& text, char32_t character);

}  // namespace balcao
