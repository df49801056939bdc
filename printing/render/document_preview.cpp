#include "printing/render/document_preview.h"

#include "printing/intake/intake.h"
#include "printing/intake/zpl_filter.h"
#include "printing/prepare.h"

namespace balcao {

namespace {

using Pages = Result<std::vector<PreviewPage>, std::string>;

Pages previewLabels(
    std::string_view document, const PreviewPaper& paper, const PreviewTools& tools
) {
    const auto labels = splitZpl(document);
    if (!labels) {
        return Failure{labels.error()};
    }
    std::vector<PreviewPage> pages;
    for (const ZplLabel& label : *labels) {
        const auto preview = previewZpl(label.bytes, paper, tools.font_file);
        if (!preview) {
            return Failure{"preview_impossible: " + preview.error()};
        }
        pages.push_back(
            {.picture = preview->picture, .copies = label.copies, .not_drawn = preview->not_drawn}
        );
    }
    return pages;
}

}  // namespace

Pages previewDocument(
    std::string_view document, const PreviewPaper& paper, const PreviewTools& tools
) {
    const auto kind = identify(document);
    if (!kind) {
        return Failure{kind.error()};
    }
    if (*kind == DocumentKind::zpl) {
        return previewLabels(document, paper, tools);
    }
    const auto pictures = picturesOf(document, paper.dots_per_mm, tools.rasterizer);
    if (!pictures) {
        return Failure{pictures.error()};
    }
    std::vector<PreviewPage> pages;
    for (const Bitmap& picture : *pictures) {
        pages.push_back({.picture = picture, .copies = 1, .not_drawn = {}});
    }
    return pages;
}

}  // namespace balcao
