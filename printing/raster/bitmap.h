#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace balcao {

/// A picture of black and white dots, one bit each: what a label printer's head really does.
///
/// The rows lie one after another, each starting at a byte; the first dot is the highest bit, 1 is
/// black, and the spare bits at a row's end are always 0. Dots are counted from the upper left.
class Bitmap {
public:
    static constexpr int kLongestSide = 20'000;
    static constexpr std::int64_t kMostDots = 40'000'000;

    /// No dots at all.
    Bitmap() = default;

    /// All white. Throws std::invalid_argument for a side below 0 or above kLongestSide, and above
    /// kMostDots altogether.
    Bitmap(int width, int height);

    int width() const { return width_; }
    int height() const { return height_; }
    std::size_t rowBytes() const { return row_bytes_; }

    /// True if the dot is black; false for what lies outside.
    bool at(int x, int y) const { return isInside(x, y) && (bits_[byteOf(x, y)] & maskOf(x)) != 0; }

    /// Does nothing outside.
    void set(int x, int y, bool black = true) {
        if (!isInside(x, y)) {
            return;
        }
        std::uint8_t& byte = bits_[byteOf(x, y)];
        byte = static_cast<std::uint8_t>(black ? byte | maskOf(x) : byte & ~maskOf(x));
    }

    /// Only the part inside is filled; a side of 0 or less fills nothing.
    void fill(int x, int y, int width, int height, bool black = true);

    /// One row's bytes. `y` must be inside.
    std::span<const std::uint8_t> row(int y) const;

    /// As row(); the writer must leave the spare bits 0.
    std::span<std::uint8_t> mutableRow(int y);

    /// All rows' bytes.
    std::span<const std::uint8_t> bytes() const { return bits_; }

    /// The upper left part; what the picture does not reach is white. Throws as the constructor.
    Bitmap cropped(int width, int height) const;

    /// Turned by 90 degrees clockwise.
    Bitmap turned() const;

    bool operator==(const Bitmap&) const = default;

private:
    bool isInside(int x, int y) const { return x >= 0 && y >= 0 && x < width_ && y < height_; }

    std::size_t byteOf(int x, int y) const {
        return static_cast<std::size_t>(y) * row_bytes_ + static_cast<std::size_t>(x) / 8;
    }

    static unsigned maskOf(int x) { return 0x80U >> (static_cast<unsigned>(x) % 8); }

    int width_{0};
    int height_{0};
    std::size_t row_bytes_{0};
    std::vector<std::uint8_t> bits_;
};

}  // namespace balcao
