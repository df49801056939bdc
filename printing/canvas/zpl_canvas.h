#pragma once

#include "printing/canvas/page.h"

#include <string>

namespace balcao {

/// The pages as ZPL II, one ^XA..^XZ each, in the printer's own text and bars, which are sharp and
/// small.
///
/// Texts are ASCII in the stream: everything but letters, digits and harmless signs is ^FH hex of
/// its UTF-8 (^CI28), so that no text can hold a command. The printer's font 0 is narrower than
/// ours: what fits the layout fits the label. Throws as checkPages. Thread-safe.
std::string toZpl(const std::vector<Page>& pages, double dots_per_mm);

}  // namespace balcao
