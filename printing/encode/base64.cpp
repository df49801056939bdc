#include "printing/encode/base64.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace balcao {

namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t kNone = 0xFF;

constexpr std::array<std::uint8_t, 256> kValues = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(kNone);
    for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
        values[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::uint8_t>(i);
    }
    values['-'] = 62;
    values['_'] = 63;
    return values;
}();

std::uint32_t byteAt(std::string_view bytes, std::size_t at) {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}

bool isBlank(char letter) {
    return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n';
}

}  // namespace

std::string toBase64(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::uint32_t bits =
            (byteAt(bytes, i) << 16U) | (byteAt(bytes, i + 1) << 8U) | byteAt(bytes, i + 2);
        text.push_back(kAlphabet[bits >> 18U]);
        text.push_back(kAlphabet[(bits >> 12U) & 63U]);
        text.push_back(i + 1 < bytes.size() ? kAlphabet[(bits >> 6U) & 63U] : '=');
        text.push_back(i + 2 < bytes.size() ? kAlphabet[bits & 63U] : '=');
    }
    return text;
}

std::optional<std::string> fromBase64(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    std::uint32_t bits = 0;
    unsigned count = 0;  // bits that wait
    std::size_t letters = 0;
    std::size_t padding = 0;
    for (const char letter : text) {
        if (isBlank(letter)) {
            continue;
        }
        ++letters;
        if (letter == '=') {
            ++padding;
            continue;
        }
        const std::uint8_t value = kValues[static_cast<unsigned char>(letter)];
        if (value == kNone || padding > 0) {
            return std::nullopt;
        }
        bits = (bits << 6U) | value;
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes.push_back(static_cast<char>((bits >> count) & 0xFFU));
        }
        bits &= (1U << count) - 1;
    }
    const bool is_padded_well = padding == 0 || (padding <= 2 && letters % 4 == 0);
    const bool is_whole = is_padded_well && count < 6 && bits == 0;
    return is_whole ? std::optional{std::move(bytes)} : std::nullopt;
}

}  // namespace balcao
