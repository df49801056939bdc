#pragma once

#include "common/base/result.h"
#include "printing/raster/bitmap.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace balcao {

/// The grey below which a dot is printed black, of 0 (black) to 255 (white).
constexpr std::uint8_t kUsualThreshold = 128;

/// A PNG file of one bit a dot that says how large it is on paper. The same picture makes the same
/// bytes.
std::string toPng(const Bitmap& picture, double dots_per_mm);

/// Reads a PNG file: colours become grey, what shines through becomes white, and what is darker
/// than `threshold` becomes black. The size is checked before anything is unpacked. The error is
/// "slug: English sentence": picture_damaged or picture_too_large.
Result<Bitmap, std::string> bitmapFromPng(
    std::string_view bytes, std::uint8_t threshold = kUsualThreshold
);

/// Reads a JPEG file as bitmapFromPng does; one that was cut off is damaged.
Result<Bitmap, std::string> bitmapFromJpeg(
    std::string_view bytes, std::uint8_t threshold = kUsualThreshold
);

}  // namespace balcao
