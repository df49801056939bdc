#pragma once

#include "common/base/result.h"
#include "printing/raster/bitmap.h"
#include "printing/raster/pdf_rasterizer.h"
#include "printing/render/zpl_preview.h"

#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// One label or page of a document.
struct PreviewPage {
    Bitmap picture;
    int copies{1};
    std::vector<std::string> not_drawn;  // ZPL commands that are missing in the picture
};

/// What a preview is made with. All outlive the call.
struct PreviewTools {
    const PdfRasterizer& rasterizer;
    std::string_view font_file;  // TrueType, for the letters of ZPL
};

/// Shows what a document will look like: ZPL as the filter leaves it, one picture for each label;
/// PDFs and pictures dot by dot at the paper's dots. The failure is "slug: English sentence", as
/// prepare() gives them, or preview_impossible.
Result<std::vector<PreviewPage>, std::string> previewDocument(
    std::string_view document, const PreviewPaper& paper, const PreviewTools& tools
);

}  // namespace balcao
