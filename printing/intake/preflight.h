#pragma once

#include "printing/intake/zpl_filter.h"
#include "printing/printers/capability.h"
#include "printing/raster/bitmap.h"

#include <optional>
#include <string>

namespace balcao {

/// How much a document may differ from the paper, each way.
constexpr double kSizeToleranceMm = 3;

/// The size of something to be printed; 0 mm is one that is not known.
struct SizeMm {
    double width_mm{};
    double height_mm{};
};

/// What a label says of itself, for a head of so many dots.
SizeMm sizeOf(const ZplLabel& label, double dots_per_mm);

/// What a picture takes when it is printed dot by dot.
SizeMm sizeOf(const Bitmap& picture, double dots_per_mm);

/// Why a document does not fit the paper in the printer, as "size_mismatch: English sentence";
/// nothing if it does, or if one of the two is not known. Nothing is ever scaled in silence: a
/// barcode that was scaled cannot be read, and a label for another paper comes out tiny or over
/// nine pages.
std::optional<std::string> whyWrongSize(SizeMm document, const PrinterCapability& printer);

}  // namespace balcao
