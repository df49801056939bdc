// write_samples FOLDER: every paper in every size and language, as PDF, PNG and ZPL, for the tools
// of the tests and for people to look at.
#include "printing/canvas/pdf_canvas.h"
#include "printing/canvas/raster_canvas.h"
#include "printing/canvas/zpl_canvas.h"
#include "printing/raster/png.h"
#include "tests/printing/documents/sample_papers.h"

#include <array>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace balcao::test {

namespace {

constexpr double kCoarse = 8;  // "203 dpi"
constexpr double kFine = 300 / 25.4;

void write(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream stream{file, std::ios::binary};
    stream << bytes;
    if (!stream.flush()) {
        throw std::runtime_error{"write " + file.string() + " failed"};
    }
}

/// What lies around a label: a scanner sees the roll's white or the box, not the end of a picture.
Bitmap withMargin(const Bitmap& picture) {
    constexpr int kMargin = 40;
    Bitmap framed{picture.width() + 2 * kMargin, picture.height() + 2 * kMargin};
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            if (picture.at(x, y)) {
                framed.set(x + kMargin, y + kMargin);
            }
        }
    }
    return framed;
}

void writePaper(const std::filesystem::path& stem, const std::vector<Page>& pages, bool has_zpl) {
    write(stem.string() + ".pdf", toPdf(pages, stem.stem().string(), kFine));
    for (std::size_t index = 0; index < pages.size(); ++index) {
        const std::string number = "-" + std::to_string(index + 1);
        write(
            stem.string() + number + "-203.png",
            toPng(withMargin(toBitmap(pages[index], kCoarse)), kCoarse)
        );
        write(
            stem.string() + number + "-300.png",
            toPng(withMargin(toBitmap(pages[index], kFine)), kFine)
        );
        if (has_zpl) {
            write(stem.string() + number + ".zpl", toZpl({pages[index]}, kCoarse));
        }
    }
}

void writeAll(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    for (const SampleSize size : {SampleSize::usual, SampleSize::large}) {
        for (const SamplePaper& paper : samplePapers(size)) {
            for (const PaperSize paper_size : paper.sizes) {
                for (const Language language : {Language::pt, Language::en, Language::es}) {
                    const std::string name = paper.name + "-" + nameOf(paper_size) + "-" +
                                             nameOf(language) +
                                             (size == SampleSize::large ? "-large" : "");
                    const bool is_label = paper_size == PaperSize::label_100x150 ||
                                          paper_size == PaperSize::label_100x50;
                    writePaper(
                        folder / name,
                        paper.lay_out({.size = paper_size, .language = language}),
                        is_label
                    );
                }
            }
        }
    }
}

}  // namespace

}  // namespace balcao::test

int main(int argc, char** argv) {
    try {
        balcao::test::writeAll(argc > 1 ? argv[1] : "paper-samples");
        return 0;
    } catch (const std::exception& problem) {
        std::cerr << "write_samples: " << problem.what() << '\n';
        return 1;
    }
}
