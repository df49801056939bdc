#pragma once

#include "printing/canvas/page.h"

#include <string>

namespace balcao {

/// A PDF of the pages: vector bars on the dot grid of a printer with `dots_per_mm`, our fonts
/// embedded. The same pages make the same bytes. Throws std::invalid_argument for pages that
/// checkPages refuses, std::runtime_error with libharu's error number if it fails. Thread-safe.
std::string toPdf(const std::vector<Page>& pages, const std::string& title, double dots_per_mm);

}  // namespace balcao
