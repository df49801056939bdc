#include "printing/fonts/utf8.h"

#include <cstddef>

namespace balcao {

namespace {

constexpr char32_t kSix = 0x3F;  // the bits that a following byte carries

unsigned byteAt(std::string_view text, std::size_t index) {
    return static_cast<unsigned char>(text[index]);
}

bool isBetween(unsigned byte, unsigned low, unsigned high) {
    return byte >= low && byte <= high;
}

/// How many bytes a character has that begins so; 0 if none does.
std::size_t lengthFrom(unsigned first) {
    if (first < 0x80) {
        return 1;
    }
    if (isBetween(first, 0xC2, 0xDF)) {
        return 2;
    }
    if (isBetween(first, 0xE0, 0xEF)) {
        return 3;
    }
    return isBetween(first, 0xF0, 0xF4) ? 4 : 0;
}

/// True if `second` may follow `first`; keeps out overlong forms, surrogates and what is too large.
bool maySecond(unsigned first, unsigned second) {
    switch (first) {
        case 0xE0:
            return isBetween(second, 0xA0, 0xBF);
        case 0xED:
            return isBetween(second, 0x80, 0x9F);
        case 0xF0:
            return isBetween(second, 0x90, 0xBF);
        case 0xF4:
            return isBetween(second, 0x80, 0x8F);
        default:
            return isBetween(second, 0x80, 0xBF);
    }
}

}  // namespace

std::optional<char32_t> takeCharacter(std::string_view& rest) {
    const unsigned first = byteAt(rest, 0);
    const std::size_t length = lengthFrom(first);
    std::size_t good = 1;
    while (good < length && good < rest.size() &&
           (good == 1 ? maySecond(first, byteAt(rest, good))
                      : isBetween(byteAt(rest, good), 0x80, 0xBF))) {
        ++good;
    }
    if (length == 0 || good < length) {
        rest.remove_prefix(good);
        return std::nullopt;
    }
    constexpr unsigned kLeadBits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    char32_t character = first & kLeadBits[length];
    for (std::size_t index = 1; index < length; ++index) {
        character = (character << 6U) | (byteAt(rest, index) & kSix);
    }
    rest.remove_prefix(length);
    return character;
}

void appendCharacter(std::string& text, char32_t character) {
    const auto follow = [&](unsigned shift) {
        text.push_back(static_cast<char>(0x80U | ((character >> shift) & kSix)));
    };
    if (character < 0x80) {
        text.push_back(static_cast<char>(character));
    } else if (character < 0x800) {
        text.push_back(static_cast<char>(0xC0U | (character >> 6U)));
        follow(0);
    } else if (character < 0x10000) {
        text.push_back(static_cast<char>(0xE0U | (character >> 12U)));
        follow(6);
        follow(0);
    } else {
        text.push_back(static_cast<char>(0xF0U | (character >> 18U)));
        follow(12);
        follow(6);
        follow(0);
    }
}

}  // namespace balcao
