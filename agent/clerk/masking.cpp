#include "agent/clerk/masking.h"

#include <algorithm>
#include <cstddef>

namespace balcao {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";

bool isInsideCharacter(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// The first character of a UTF-8 text, with all of its bytes.
std::string_view firstCharacter(std::string_view text) {
    std::size_t size = 1;
    while (size < text.size() && isInsideCharacter(text[size])) {
        ++size;
    }
    return text.substr(0, size);
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

}  // namespace

std::string shortName(std::string_view name) {
    const std::string_view whole = trimmed(name);
    const auto first_end = whole.find_first_of(kBlanks);
    if (first_end == std::string_view::npos) {
        return std::string{whole};
    }
    const std::string_view last = whole.substr(whole.find_last_of(kBlanks) + 1);
    std::string result{whole.substr(0, first_end)};
    result.append(" ").append(firstCharacter(last)).append(".");
    return result;
}

std::string maskedDocument(std::string_view document) {
    constexpr std::size_t kCpf = 11;
    constexpr std::size_t kCnpj = 14;
    std::string result;
    if (document.size() == kCpf) {
        result.append("***.").append(document.substr(3, 3)).append(".");
        result.append(document.substr(6, 3)).append("-**");
        return result;
    }
    if (document.size() == kCnpj) {
        result.append("**.").append(document.substr(2, 3)).append(".");
        result.append(document.substr(5, 3)).append("/****-**");
        return result;
    }
    return std::string(document.size(), '*');
}

std::string maskedPhone(std::string_view phone) {
    constexpr std::size_t kShown = 4;
    std::string digits;
    std::copy_if(phone.begin(), phone.end(), std::back_inserter(digits), [](char c) {
        return c >= '0' && c <= '9';
    });
    if (digits.size() <= kShown) {
        return std::string(digits.size(), '*');
    }
    std::fill(digits.begin(), digits.end() - kShown, '*');
    return digits;
}

}  // namespace balcao
