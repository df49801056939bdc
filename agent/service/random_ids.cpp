#include "agent/service/random_ids.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <random>

namespace balcao {

namespace {

using Bits128 = std::array<std::uint8_t, 16>;

/// From the system's generator: std::random_device of libstdc++, on both systems.
Bits128 randomBits() {
    // One for each thread: choosing the source asks the processor, which is slow in a virtual one.
    thread_local std::random_device device;
    std::array<std::uint32_t, 4> draws{};
    std::ranges::generate(draws, [] { return std::uint32_t{device()}; });
    return std::bit_cast<Bits128>(draws);
}

void appendHex(std::string& text, std::uint8_t byte) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 0x0FU];
}

}  // namespace

std::string newUuid() {
    Bits128 bits = randomBits();
    bits[6] = static_cast<std::uint8_t>((bits[6] & 0x0FU) | 0x40U);  // version 4
    bits[8] = static_cast<std::uint8_t>((bits[8] & 0x3FU) | 0x80U);  // the variant of the RFC
    std::string text;
    for (std::size_t i = 0; i < bits.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) {
            text += '-';
        }
        appendHex(text, bits[i]);
    }
    return text;
}

std::string newToken() {
    std::string text;
    for (const auto byte : randomBits()) {
        appendHex(text, byte);
    }
    return text;
}

double randomFraction() {
    constexpr std::size_t kDigits = 13;  // 52 bits: as many as a double can tell apart
    constexpr int kHexadecimal = 16;
    const auto bits = std::stoull(newToken().substr(0, kDigits), nullptr, kHexadecimal);
    return static_cast<double>(bits) / static_cast<double>(1ULL << (4U * kDigits));
}

}  // namespace balcao
