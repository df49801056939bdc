#include "printing/raster/pdf_rasterizer.h"

#include "printing/raster/png.h"
#include "printing/raster/private_folder.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <system_error>

namespace balcao {

namespace {

constexpr double kMmPerInch = 25.4;

/// With a point whatever the system's language is.
std::string decimal(double value) {
    const auto thousandths = static_cast<long long>(value * 1000 + 0.5);
    std::array<char, 40> text{};
    const int length = std::snprintf(
        text.data(), text.size(), "%lld.%03lld", thousandths / 1000, thousandths % 1000
    );
    return {text.data(), static_cast<std::size_t>(length)};
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

std::string whyUnreadable(const ChildEnd& end, const std::string& complaints) {
    if (contains(complaints, "assword")) {
        return "password: the PDF is protected by a password; ask the carrier for one without";
    }
    switch (end.how) {
        case ChildEnd::How::timed_out:
            return "pdf_too_slow: the PDF took too long to draw; ask the carrier for ZPL or a "
                   "picture";
        case ChildEnd::How::not_started:
            return "rasterizer_missing: the program that draws PDFs cannot be started (" +
                   end.problem + "); see printer.pdf_program";
        case ChildEnd::How::killed:
            return "pdf_damaged: drawing the PDF needed more time or memory than a label does; "
                   "ask the carrier for ZPL or a picture";
        case ChildEnd::How::exited:
            break;
    }
    return "pdf_damaged: the PDF cannot be drawn; fetch the label again from the hub";
}

/// One picture's header.
struct GreyHeader {
    int width{};
    int height{};
    std::size_t data{};  // where the dots begin
};

/// "P5 width height 255" and one blank, with comments in between.
class HeaderReader {
public:
    HeaderReader(std::string_view bytes, std::size_t at)
        : bytes_{bytes}
        , at_{at} {}

    std::optional<GreyHeader> header() {
        if (bytes_.substr(at_, 2) != "P5") {
            return std::nullopt;
        }
        at_ += 2;
        const auto width = number();
        const auto height = number();
        const auto white = number();
        if (!width || !height || white != 255 || at_ >= bytes_.size()) {
            return std::nullopt;
        }
        return GreyHeader{.width = *width, .height = *height, .data = at_ + 1};
    }

private:
    std::optional<int> number() {
        while (at_ < bytes_.size() && !isDigit(bytes_[at_])) {
            if (bytes_[at_] == '#') {
                at_ = std::min(bytes_.find('\n', at_), bytes_.size());
            } else if (bytes_[at_] != ' ' && bytes_[at_] != '\n') {
                return std::nullopt;
            } else {
                ++at_;
            }
        }
        int value{};
        const auto [end, error] =
            std::from_chars(bytes_.data() + at_, bytes_.data() + bytes_.size(), value);
        at_ = static_cast<std::size_t>(end - bytes_.data());
        return error == std::errc{} ? std::optional{value} : std::nullopt;
    }

    static bool isDigit(char letter) { return letter >= '0' && letter <= '9'; }

    std::string_view bytes_;
    std::size_t at_;
};

Bitmap pictureOf(std::string_view grey, int width, int height) {
    constexpr unsigned kByteBits = 8;
    Bitmap picture{width, height};
    const auto* dot = reinterpret_cast<const std::uint8_t*>(grey.data());
    for (int y = 0; y < height; ++y) {
        const auto row = picture.mutableRow(y);
        for (unsigned x = 0; x < static_cast<unsigned>(width); ++x, ++dot) {
            if (*dot < kUsualThreshold) {
                row[x / kByteBits] |= static_cast<std::uint8_t>(0x80U >> (x % kByteBits));
            }
        }
    }
    return picture;
}

Failure<std::string> tooLarge(const std::string& what) {
    return Failure{"too_large: the PDF has " + what + "; ask the carrier for a smaller one"};
}

}  // namespace

Result<std::vector<Bitmap>, std::string> readGreyPages(std::string_view pgm) {
    std::vector<Bitmap> pages;
    for (std::size_t at = 0; at < pgm.size();) {
        if (pages.size() == kMostPages) {
            return tooLarge("more than " + std::to_string(kMostPages) + " pages");
        }
        const auto header = HeaderReader{pgm, at}.header();
        if (!header) {
            return Failure{std::string{
                "pdf_damaged: the program that draws PDFs gave something else than pages"}};
        }
        const bool fits = header->width > 0 && header->height > 0 &&
                          header->width <= Bitmap::kLongestSide &&
                          header->height <= Bitmap::kLongestSide &&
                          std::int64_t{header->width} * header->height <= Bitmap::kMostDots;
        if (!fits) {
            return tooLarge(
                "a page of " + std::to_string(header->width) + " x " +
                std::to_string(header->height) + " dots"
            );
        }
        const auto size =
            static_cast<std::size_t>(header->width) * static_cast<std::size_t>(header->height);
        if (pgm.size() - header->data < size) {
            return Failure{std::string{
                "pdf_damaged: the PDF could be drawn in part only; fetch the label again"}};
        }
        pages.push_back(pictureOf(pgm.substr(header->data, size), header->width, header->height));
        at = header->data + size;
    }
    return pages;
}

CommandRasterizer::CommandRasterizer(std::filesystem::path program, ChildLimits limits)
    : program_{std::move(program)}
    , limits_{limits} {}

Result<std::vector<Bitmap>, std::string> CommandRasterizer::rasterize(
    std::string_view pdf, double dots_per_mm
) const {
    const auto program = findProgram(program_);
    if (program.empty()) {
        return Failure{
            "rasterizer_missing: the program that draws PDFs (\"" + program_.string() +
            "\") is not installed; set printer.pdf_program, or ask the hub for ZPL"};
    }
    const PrivateFolder folder{"pdf"};
    const auto output = folder / "pages.pgm";
    const auto complaints = folder / "complaints.txt";
    writeWhole(folder / "document.pdf", pdf);
    // With shades, so that half a dot decides: without them every dot that a bar touches is black,
    // and bars that are a hair off the dots become too wide to be read.
    const ChildEnd end = runChild(
        {.program = program,
         .arguments =
             {"-r",
              decimal(dots_per_mm * kMmPerInch),
              "-gray",
              "-aa",
              "yes",
              "-aaVector",
              "yes",
              "-cropbox",
              "-l",
              std::to_string(kMostPages + 1),
              "document.pdf"},  // in its folder, whatever letters that folder's name has
         .folder = folder.path(),
         .output = output,
         .complaints = complaints},
        limits_
    );
    if (end.how != ChildEnd::How::exited || end.code != 0) {
        return Failure{whyUnreadable(end, readWhole(complaints))};
    }
    auto pages = readGreyPages(readWhole(output));
    if (pages && pages->empty()) {
        return Failure{whyUnreadable(end, readWhole(complaints))};
    }
    return pages;
}

}  // namespace balcao
