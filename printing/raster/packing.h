#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace balcao {

/// A count for zlib and libjpeg, which count in unsigned long: 32 bits on Windows. What comes in is
/// capped far below that (intake.h).
template <typename Count>
unsigned long libraryCount(Count count) {
    return static_cast<unsigned long>(count);
}

/// The bytes in zlib's format. Throws std::runtime_error only when there is no memory for it.
std::string deflated(std::span<const std::uint8_t> bytes);

}  // namespace balcao
