#include "agent/json/base64.h"

#include <cstddef>
#include <cstdint>

namespace balcao {

namespace {

/// The value of a base64 character, or -1.
int valueOf(char c) {
    if (c >= 'A' && c <= 'Z') {
        return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
        return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
        return c - '0' + 52;
    }
    if (c == '+') {
        return 62;
    }
    return c == '/' ? 63 : -1;
}

}  // namespace

std::optional<std::string> decodeBase64(std::string_view text) {
    constexpr std::size_t kGroup = 4;
    if (text.size() % kGroup != 0) {
        return std::nullopt;
    }
    std::size_t padding = 0;
    while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=') {
        ++padding;
    }
    std::string bytes;
    bytes.reserve(text.size() / kGroup * 3);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_padding = i >= text.size() - padding;
        const int value = is_padding ? 0 : valueOf(text[i]);
        if (value < 0) {
            return std::nullopt;
        }
        bits = (bits << 6U) | static_cast<std::uint32_t>(value);
        if (i % kGroup == kGroup - 1) {
            bytes.push_back(static_cast<char>((bits >> 16U) & 0xFFU));
            bytes.push_back(static_cast<char>((bits >> 8U) & 0xFFU));
            bytes.push_back(static_cast<char>(bits & 0xFFU));
            bits = 0;
        }
    }
    bytes.resize(bytes.size() - padding);
    return bytes;
}

}  // namespace balcao
