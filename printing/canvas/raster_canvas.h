#pragma once

#include "printing/canvas/page.h"

namespace balcao {

/// Draws a page as dots, for receipt printers and previews: text by FreeType without grey, bars in
/// whole dots. Throws std::invalid_argument for a page that checkPages refuses or that has too many
/// dots, std::runtime_error if FreeType fails. Thread-safe.
Bitmap toBitmap(const Page& page, double dots_per_mm);

}  // namespace balcao
