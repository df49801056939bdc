#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace balcao {

namespace fingerprint_detail {

constexpr std::size_t kWord = sizeof(std::uint64_t);
constexpr std::size_t kLanes = 4;  // independent, so that a core multiplies several at once

inline std::uint64_t wordAt(const char* bytes, std::size_t size) {
    std::uint64_t word{};
    std::memcpy(&word, bytes, size);
    return word;
}

constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U;
constexpr std::uint64_t kOtherOdd = 0xC2B2AE3D27D4EB4FU;

/// Spreads every bit of a word over many, also its highest, which one multiplication would leave
/// alone. Reversible.
constexpr std::uint64_t spread(std::uint64_t word) {
    word *= kOdd;
    word ^= word >> 32U;
    word *= kOtherOdd;
    return word ^ (word >> 29U);
}

/// Reversible for a given word: what a lane knew before is never lost.
constexpr std::uint64_t fold(std::uint64_t lane, std::uint64_t word) {
    lane ^= spread(word);
    return ((lane << 27U) | (lane >> 37U)) * kOdd;
}

}  // namespace fingerprint_detail

/// A 64-bit fingerprint of a text, to see quickly that it has not changed. Pure; the value is kept
/// in the ledger and so must stay the same in every later version.
///
/// Not cryptographic: whoever wants two texts with one fingerprint can make them. Compare it only
/// with the fingerprint of the same thing (the same order id), where that gains nobody anything.
inline std::uint64_t fingerprint(std::string_view bytes) {
    using namespace fingerprint_detail;  // NOLINT(google-build-using-namespace): this scope only
    std::array<std::uint64_t, kLanes> lanes{
        0x243F6A8885A308D3U, 0x13198A2E03707344U, 0xA4093822299F31D0U, 0x082EFA98EC4E6C89U};
    const char* next = bytes.data();
    std::size_t left = bytes.size();
    for (; left >= kWord * kLanes; left -= kWord * kLanes) {
        for (std::uint64_t& lane : lanes) {
            lane = fold(lane, wordAt(next, kWord));
            next += kWord;
        }
    }
    std::uint64_t result = bytes.size();
    for (; left >= kWord; left -= kWord) {
        result = fold(result, wordAt(next, kWord));
        next += kWord;
    }
    if (left > 0) {
        result = fold(result, wordAt(next, left));
    }
    for (const std::uint64_t lane : lanes) {
        result = fold(result, lane);
    }
    return spread(result);
}

}  // namespace balcao
