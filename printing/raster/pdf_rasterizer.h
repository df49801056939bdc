#pragma once

#include "common/base/result.h"
#include "printing/raster/bitmap.h"
#include "printing/raster/child_process.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// More pages than this in one label file are a mistake.
constexpr std::size_t kMostPages = 50;

/// Makes pictures of the pages of a PDF.
class PdfRasterizer {
public:
    virtual ~PdfRasterizer() = default;

    /// Every page at `dots_per_mm`, one for one; a dot is black if at least half of it is. The
    /// failure is "slug: English sentence": rasterizer_missing, password, pdf_damaged,
    /// pdf_too_slow, too_large.
    virtual Result<std::vector<Bitmap>, std::string> rasterize(
        std::string_view pdf, double dots_per_mm
    ) const = 0;
};

/// Has a program do it (pdftoppm, or one that takes its options): PDFs of strangers are never
/// parsed in this process. The program runs as child_process.h says, in a folder of its own that is
/// removed afterwards. Thread-safe.
class CommandRasterizer final : public PdfRasterizer {
public:
    /// `program` is a full path, or a name to be found on the system's search path.
    explicit CommandRasterizer(std::filesystem::path program, ChildLimits limits = {});

    Result<std::vector<Bitmap>, std::string> rasterize(std::string_view pdf, double dots_per_mm)
        const override;

private:
    std::filesystem::path program_;
    ChildLimits limits_;
};

/// Reads grey pictures that follow one another as pdftoppm writes them (binary PGM); what is darker
/// than half is black. At most kMostPages. The failure is a slug and a sentence, as above.
Result<std::vector<Bitmap>, std::string> readGreyPages(std::string_view pgm);

}  // namespace balcao
