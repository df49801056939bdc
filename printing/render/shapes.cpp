#include "printing/render/shapes.h"

#include <algorithm>
#include <cmath>

namespace balcao {

namespace {

constexpr int kLongest = 6000;  // a label of 600 mm at 300 dpi is longer, its lines are cut

int clamped(int dots) {
    return std::clamp(dots, 1, kLongest);
}

/// True if the middle of a dot lies within a box with rounded corners.
bool isInRounded(double x, double y, double width, double height, double radius) {
    if (x < 0 || y < 0 || x > width || y > height) {
        return false;
    }
    const double from_left = std::min(x, width - x);
    const double from_top = std::min(y, height - y);
    if (from_left >= radius || from_top >= radius) {
        return true;
    }
    return std::hypot(radius - from_left, radius - from_top) <= radius;
}

bool isInEllipse(double x, double y, double radius_x, double radius_y) {
    return radius_x > 0 && radius_y > 0 &&
           (x * x) / (radius_x * radius_x) + (y * y) / (radius_y * radius_y) <= 1;
}

}  // namespace

ZplField boxField(int width, int height, int thickness, int rounding) {
    thickness = clamped(thickness);
    // A box is never smaller than its line.
    width = std::max(clamped(width), thickness);
    height = std::max(clamped(height), thickness);
    ZplField field{.dots = Bitmap{width, height}, .base = height};
    constexpr double kEighths = 8;
    const double radius = std::clamp(rounding, 0, 8) / kEighths * std::min(width, height) / 2;
    if (radius <= 0) {
        field.dots.fill(0, 0, width, height);
        field.dots.fill(thickness, thickness, width - 2 * thickness, height - 2 * thickness, false);
        return field;
    }
    const double inner_radius = std::max(radius - thickness, 0.0);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const bool is_outer = isInRounded(x + 0.5, y + 0.5, width, height, radius);
            const bool is_inner = isInRounded(
                x + 0.5 - thickness,
                y + 0.5 - thickness,
                width - 2 * thickness,
                height - 2 * thickness,
                inner_radius
            );
            field.dots.set(x, y, is_outer && !is_inner);
        }
    }
    return field;
}

ZplField ellipseField(int width, int height, int thickness) {
    width = clamped(width);
    height = clamped(height);
    ZplField field{.dots = Bitmap{width, height}, .base = height};
    const double radius_x = width / 2.0;
    const double radius_y = height / 2.0;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const double from_x = x + 0.5 - radius_x;
            const double from_y = y + 0.5 - radius_y;
            const bool is_line =
                isInEllipse(from_x, from_y, radius_x, radius_y) &&
                !isInEllipse(from_x, from_y, radius_x - thickness, radius_y - thickness);
            field.dots.set(x, y, is_line);
        }
    }
    return field;
}

ZplField diagonalField(int width, int height, int thickness, bool leans_right) {
    width = clamped(width);
    height = clamped(height);
    thickness = clamped(thickness);
    ZplField field{.dots = Bitmap{std::min(width + thickness, kLongest), height}, .base = height};
    for (int y = 0; y < height; ++y) {
        const int from = leans_right ? height - 1 - y : y;
        field.dots.fill(from * width / height, y, thickness, 1);
    }
    return field;
}

}  // namespace balcao
