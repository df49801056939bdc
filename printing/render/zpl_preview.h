#pragma once

#include "common/base/result.h"
#include "printing/raster/bitmap.h"

#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// The paper, for labels that do not say how large they are.
struct PreviewPaper {
    double dots_per_mm{8};
    double width_mm{101.6};
    double height_mm{152.4};
};

/// What one label looks like, as far as we can draw it.
struct ZplPreview {
    Bitmap picture;
    std::vector<std::string> not_drawn;  // commands that are missing in the picture, each once
};

/// Draws one label of ZPL (a part of splitZpl()) for a person to look at before it is printed.
///
/// Fields, blocks of text, boxes, circles, lines, pictures, stored pictures and the usual bar codes
/// are drawn as a printer does; letters are those of `font_file` (TrueType), so that text looks
/// alike but is not the same dot by dot. Everything else is named in `not_drawn`. What we encoded
/// ourselves (zpl_graphic.h) is drawn exactly. The failure is an English sentence.
Result<ZplPreview, std::string> previewZpl(
    std::string_view label, const PreviewPaper& paper, std::string_view font_file
);

}  // namespace balcao
