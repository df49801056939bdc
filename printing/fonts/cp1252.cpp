#include "printing/fonts/cp1252.h"

#include "printing/fonts/utf8.h"

#include <algorithm>
#include <array>

namespace balcao {

namespace {

// The characters of 0x80 to 0x9F (Unicode's CP1252.TXT); 0 has no meaning. All other bytes are
// Latin-1.
constexpr std::array<char32_t, 32> kUpperControls{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

bool isPrintableLatin1(char32_t character) {
    return (character >= 0x20 && character < 0x7F) || (character >= 0xA0 && character <= 0xFF);
}

}  // namespace

std::optional<std::uint8_t> toCp1252(char32_t character) {
    if (isPrintableLatin1(character)) {
        return static_cast<std::uint8_t>(character);
    }
    const auto* const found = std::ranges::find(kUpperControls, character);
    if (character == 0 || found == kUpperControls.end()) {
        return std::nullopt;
    }
    return static_cast<std::uint8_t>(0x80 + (found - kUpperControls.begin()));
}

std::optional<char32_t> fromCp1252(std::uint8_t byte) {
    if (isPrintableLatin1(byte)) {
        return byte;
    }
    const char32_t character = byte >= 0x80 && byte <= 0x9F ? kUpperControls.at(byte - 0x80U) : 0;
    return character == 0 ? std::nullopt : std::optional{character};
}

std::string cp1252Of(std::string_view utf8) {
    std::string text;
    text.reserve(utf8.size());
    while (!utf8.empty()) {
        const auto character = takeCharacter(utf8);
        const auto byte = character ? toCp1252(*character) : std::nullopt;
        text.push_back(byte ? static_cast<char>(*byte) : '?');
    }
    return text;
}

}  // namespace balcao
