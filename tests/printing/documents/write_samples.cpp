// write_samples FOLDER: every paper in every size and language, as PDF, PNG and ZPL, for the tools
// of the tests and for people to look at.
#include "printing/canvas/pdf_canvas.h"
#include "printing/canvas/raster_canvas.h"
#include "printing/canvas/zpl_canvas.h"
#include "printing/documents/nfe.h"
#include "printing/raster/png.h"
#include "tests/printing/documents/nfe_sample.h"
#include "tests/printing/documents/sample_papers.h"

#include <array>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>

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

/// Dots and ZPL of the labels and rolls, as their printers get them.
enum class Depth { pdf_only, all };

void writePaper(const std::filesystem::path& stem, const std::vector<Page>& pages, Depth depth) {
    write(stem.string() + ".pdf", toPdf(pages, stem.stem().string(), kFine));
    for (std::size_t index = 0; depth == Depth::all && index < pages.size(); ++index) {
        const std::string number = "-" + std::to_string(index + 1);
        write(stem.string() + number + ".png", toPng(toBitmap(pages[index], kCoarse), kCoarse));
        write(stem.string() + number + ".zpl", toZpl({pages[index]}, kCoarse));
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
                    const bool has_dots = paper_size != PaperSize::a4 && size == SampleSize::usual;
                    writePaper(
                        folder / name,
                        paper.lay_out({.size = paper_size, .language = language}),
                        has_dots ? Depth::all : Depth::pdf_only
                    );
                }
            }
        }
    }
    for (const char* const key : {kDigitsKey, kLettersKey}) {
        for (const PaperSize paper_size :
             {PaperSize::label_100x150, PaperSize::roll_80, PaperSize::a4}) {
            const auto pages = layOutDanfe(readNfe(nfeXml(key)).value(), sampleHead(), paper_size);
            const std::string kind = key == kDigitsKey ? "-digits" : "-letters";
            writePaper(folder / ("danfe-" + nameOf(paper_size) + kind), pages.value(), Depth::all);
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
