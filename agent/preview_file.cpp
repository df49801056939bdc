#include "agent/preview_file.h"

#include "agent/papers/paper_preview.h"
#include "agent/papers/paper_printers.h"
#include "agent/service/system_clock.h"
#include "printing/canvas/raster_canvas.h"
#include "printing/documents/nfe.h"
#include "printing/documents/papers.h"
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

/// The printers and texts of the store, if settings were given; else those that are usual.
PaperDesk::Options storeOf(const SettingsRequest& request) {
    if (!request.file && request.overrides.empty()) {
        return {};
    }
    const Settings settings = loadSettings(request);
    return {.printers = paperPrintersOf(settings), .stores = paperTextsOf(settings)};
}

/// An NF-e's file, which is no label but has one made of it.
bool isInvoice(std::string_view document) {
    const auto first = document.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return first != std::string_view::npos && document[first] == '<' &&
           document.find("<infNFe") != std::string_view::npos;
}

void previewInvoice(
    const std::string& xml,
    const std::filesystem::path& picture,
    const PreviewPaper& paper,
    std::ostream& words
) {
    const auto nfe = readNfe(xml);
    if (!nfe) {
        throw std::runtime_error("drawing the DANFE label: " + nfe.error());
    }
    const auto pages = layOutDanfe(*nfe, {}, PaperSize::label_100x150);
    if (!pages) {
        throw std::runtime_error("drawing the DANFE label: " + pages.error());
    }
    std::size_t number = 0;
    for (const Page& page : *pages) {
        const PreviewPage drawn{
            .picture = toBitmap(page, paper.dots_per_mm), .copies = 1, .not_drawn = {}};
        const auto file = numbered(picture, ++number);
        write(file, toPng(drawn.picture, paper.dots_per_mm));
        describe(drawn, file, words);
    }
}

}  // namespace

void exampleFile(
    const std::string& paper,
    const std::string& language,
    const SettingsRequest& request,
    const std::filesystem::path& file,
    std::ostream& words
) {
    const auto kind = fromText<PaperKind>(paper);
    if (!kind) {
        throw std::runtime_error(
            "\"" + paper +
            "\" is no paper of ours: picking_list, content_list, pickup_label, package_label, "
            "manifest, voucher, receipt or test_page"
        );
    }
    const auto as =
        file.extension() == ".pdf" ? PaperDesk::PreviewAs::pdf : PaperDesk::PreviewAs::png;
    const auto drawn = exampleOf(*kind, language, as, storeOf(request), SystemClock{}.now());
    if (!drawn) {
        throw std::runtime_error("drawing an example of " + paper + ": " + drawn.error().reason);
    }
    write(file, drawn->bytes);
    words << file.string() << ": " << paper << ", " << drawn->bytes.size() << " bytes of "
          << drawn->content_type << '\n';
}

void previewFile(
    const std::filesystem::path& document, const std::filesystem::path& picture, std::ostream& words
) {
    const PreviewPaper paper;
    const std::string content = contentOf(document);
    if (isInvoice(content)) {
        previewInvoice(content, picture, paper, words);
        return;
    }
    const auto received = takeIn(content);
    if (!received) {
        throw std::runtime_error("drawing " + document.string() + ": " + received.error());
    }
    const CommandRasterizer rasterizer{"pdftoppm"};
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
