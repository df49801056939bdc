#pragma once

#include "printing/raster/bitmap.h"

#include <string>
#include <vector>

namespace balcao {

/// The picture as ESC/POS raster bands (GS v 0), then the paper is fed and cut: one receipt. Works
/// on every printer of that language, whatever letters it knows. White rows at the end are left
/// out. `cuts` false for printers without a knife.
std::string escPosReceiptOf(const Bitmap& picture, bool cuts = true);

/// The picture as one EPL2 label (GW), which PPLB printers read too.
std::string eplLabelOf(const Bitmap& picture);

/// The pictures as a PDF file, one to a page of exactly their size on paper.
std::string pdfOf(const std::vector<Bitmap>& pages, double dots_per_mm);

}  // namespace balcao
