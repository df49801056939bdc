#include "agent/preview_file.h"

#include "printing/fonts/typeface.h"
#include "printing/intake/intake.h"
#include "printing/raster/pdf_rasterizer.h"
#include "printing/raster/png.h"
#include "printing/render/document_preview.h"

#include <cstddef>
#include <fstream>
#include <ostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

namespace {

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    if (!stream) {
        throw std::runtime_error("reading " + file.string() + ": it is missing, empty or closed");
    }
    return bytes.str();
}

void write(const std::filesystem::path& file, std::string_view bytes) {
    std::ofstream stream{file, std::ios::binary};
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    stream.close();
    if (!stream) {
        throw std::runtime_error(
            "writing " + file.string() + ": is its folder there, and may it be written to?"
        );
    }
}

std::filesystem::path numbered(const std::filesystem::path& picture, std::size_t number) {
    if (number == 1) {
        return picture;
    }
    auto path = picture;
    path.replace_filename(
        picture.stem().string() + '-' + std::to_string(number) + picture.extension().string()
    );
    return path;
}

void describe(const PreviewPage& page, const std::filesystem::path& file, std::ostream& words) {
    words << file.string() << ": " << page.picture.width() << " x " << page.picture.height()
          << " dots";
    if (page.copies > 1) {
        words << ", " << page.copies << " copies";
    }
    if (!page.not_drawn.empty()) {
        words << "; not drawn:";
        for (const std::string& command : page.not_drawn) {
            words << ' ' << command;
        }
    }
    words << '\n';
}

}  // namespace

void previewFile(
    const std::filesystem::path& document, const std::filesystem::path& picture, std::ostream& words
) {
    const auto received = takeIn(contentOf(document));
    if (!received) {
        throw std::runtime_error("drawing " + document.string() + ": " + received.error());
    }
    const CommandRasterizer rasterizer{"pdftoppm"};
    const PreviewPaper paper;
    const PreviewTools tools{.rasterizer = rasterizer, .font_file = fontBytes(Weight::bold)};
    std::size_t number = 0;
    for (const ReceivedDocument& part : *received) {
        const auto pages = previewDocument(part.bytes, paper, tools);
        if (!pages) {
            throw std::runtime_error("drawing " + document.string() + ": " + pages.error());
        }
        for (const PreviewPage& page : *pages) {
            const auto file = numbered(picture, ++number);
            write(file, toPng(page.picture, paper.dots_per_mm));
            describe(page, file, words);
        }
    }
}

}  // namespace balcao
