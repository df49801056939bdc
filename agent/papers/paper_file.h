#pragma once

#include "agent/papers/paper_desk.h"
#include "printing/documents/papers.h"

#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// A paper in the form that a printer takes.
struct PaperFile {
    std::string format;  // pdf, zpl or png
    std::string bytes;
};

PaperSize sizeOf(PaperPrinter::Paper paper);

PaperFile paperFileOf(const std::vector<Page>& pages, const PaperPrinter& printer, PaperKind kind);

/// The pages one below the other with a dashed line to cut at: a roll's strip, or a preview. Throws
/// std::invalid_argument if that is more than a picture may be.
Bitmap stripOf(const std::vector<Page>& pages, double dots_per_mm);

/// The page that shows whether a printer is set up well: ruler, bars, darkness, letters. `name`
/// stands on it.
PaperFile testPageFor(const PaperPrinter& printer, const std::string& name, Instant now);

}  // namespace balcao
