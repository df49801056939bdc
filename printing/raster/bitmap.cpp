#include "printing/raster/bitmap.h"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace balcao {

Bitmap::Bitmap(int width, int height) {
    const bool fits = width >= 0 && height >= 0 && width <= kLongestSide &&
                      height <= kLongestSide && std::int64_t{width} * height <= kMostDots;
    if (!fits) {
        throw std::invalid_argument(
            "making a picture of " + std::to_string(width) + " x " + std::to_string(height) +
            " dots: a side has 0 to " + std::to_string(kLongestSide) + " dots, a picture at most " +
            std::to_string(kMostDots)
        );
    }
    width_ = width;
    height_ = height;
    row_bytes_ = (static_cast<std::size_t>(width) + 7) / 8;
    bits_.resize(row_bytes_ * static_cast<std::size_t>(height));
}

void Bitmap::fill(int x, int y, int width, int height, bool black) {
    // 64 bits: a place near the largest int must not wrap round to the other side.
    const auto last = [](int from, int length, int side) {
        return static_cast<int>(std::clamp<std::int64_t>(std::int64_t{from} + length, 0, side));
    };
    const int left = std::clamp(x, 0, width_);
    const int right = width > 0 ? last(x, width, width_) : 0;
    const int top = std::clamp(y, 0, height_);
    const int bottom = height > 0 ? last(y, height, height_) : 0;
    if (left >= right) {
        return;
    }
    const auto first_byte = static_cast<std::size_t>(left) / 8;
    const auto last_byte = static_cast<std::size_t>(right - 1) / 8;
    const auto first_mask = 0xFFU >> (static_cast<unsigned>(left) % 8);
    const auto last_mask = (0xFF00U >> (static_cast<unsigned>(right - 1) % 8 + 1)) & 0xFFU;
    for (int line = top; line < bottom; ++line) {
        const auto bytes = mutableRow(line);
        for (std::size_t i = first_byte; i <= last_byte; ++i) {
            unsigned mask = i == first_byte ? first_mask : 0xFFU;
            mask &= i == last_byte ? last_mask : 0xFFU;
            bytes[i] = static_cast<std::uint8_t>(black ? bytes[i] | mask : bytes[i] & ~mask);
        }
    }
}

std::span<const std::uint8_t> Bitmap::row(int y) const {
    return std::span{bits_}.subspan(static_cast<std::size_t>(y) * row_bytes_, row_bytes_);
}

std::span<std::uint8_t> Bitmap::mutableRow(int y) {
    return std::span{bits_}.subspan(static_cast<std::size_t>(y) * row_bytes_, row_bytes_);
}

Bitmap Bitmap::cropped(int width, int height) const {
    Bitmap part{width, height};
    const std::size_t shared = std::min(row_bytes_, part.row_bytes_);
    for (int y = 0; y < std::min(height, height_); ++y) {
        std::copy_n(row(y).begin(), shared, part.mutableRow(y).begin());
    }
    if (width < width_ && width % 8 != 0) {
        const auto spare = static_cast<std::uint8_t>(0xFF00U >> (static_cast<unsigned>(width) % 8));
        for (int y = 0; y < height; ++y) {
            part.mutableRow(y).back() &= spare;
        }
    }
    return part;
}

Bitmap Bitmap::turned() const {
    Bitmap turned{height_, width_};
    for (int y = 0; y < height_; ++y) {
        for (int x = 0; x < width_; ++x) {
            if (at(x, y)) {
                turned.set(height_ - 1 - y, x);
            }
        }
    }
    return turned;
}

}  // namespace balcao
