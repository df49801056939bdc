#pragma once

#include "printing/render/field.h"

namespace balcao {

/// A box of ^GB: lines `thickness` dots thick, corners rounded by 0 (none) to 8 (half of the
/// shorter side). Sides are clamped to what a picture may have.
ZplField boxField(int width, int height, int thickness, int rounding);

/// An ellipse of ^GE; a circle (^GC) has equal sides.
ZplField ellipseField(int width, int height, int thickness);

/// A diagonal line of ^GD: from the lower left to the upper right (`leans_right`), or the other
/// way.
ZplField diagonalField(int width, int height, int thickness, bool leans_right);

}  // namespace balcao
