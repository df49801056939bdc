#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace balcao {

/// Reads what toText wrote; nothing for any other text. Declared for each enumeration that is
/// stored or sent.
template <typename Enum>
std::optional<Enum> fromText(std::string_view text);

/// The word of a value in a table that holds the words in the order of the values; reading and
/// writing share it.
template <typename Enum, std::size_t Size>
std::string_view wordOf(const std::array<std::string_view, Size>& words, Enum value) {
    const auto place = static_cast<std::size_t>(value);
    return place < Size ? words[place] : std::string_view{"corrupt"};
}

/// The value of a word of such a table; nothing for any other text.
template <typename Enum, std::size_t Size>
std::optional<Enum> valueOf(
    const std::array<std::string_view, Size>& words, std::string_view text
) {
    const auto* const found = std::ranges::find(words, text);
    return found == words.end() ? std::nullopt
                                : std::optional{static_cast<Enum>(found - words.begin())};
}

}  // namespace balcao
