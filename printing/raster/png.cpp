#include "printing/raster/png.h"

#include "printing/raster/packing.h"

#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <png.h>
#include <span>
#include <stdexcept>
#include <vector>

namespace balcao {

namespace {

void appendNumber(std::string& out, std::uint32_t number) {
    for (const unsigned shift : {24U, 16U, 8U, 0U}) {
        out.push_back(static_cast<char>((number >> shift) & 0xFFU));
    }
}

void appendChunk(std::string& file, std::string_view type, std::string_view content) {
    appendNumber(file, static_cast<std::uint32_t>(content.size()));
    const std::size_t begin = file.size();
    file += type;
    file += content;
    const auto checked = std::string_view{file}.substr(begin);
    appendNumber(
        file,
        static_cast<std::uint32_t>(
            crc32_z(0, reinterpret_cast<const Bytef*>(checked.data()), checked.size())
        )
    );
}

/// The library's simplified reader catches its own errors (longjmp) inside of it, so that no
/// object of ours is ever jumped over. It must be freed.
class PngReader {
public:
    explicit PngReader(std::string_view bytes) {
        image_.version = PNG_IMAGE_VERSION;
        is_open_ = png_image_begin_read_from_memory(&image_, bytes.data(), bytes.size()) != 0;
    }
    ~PngReader() { png_image_free(&image_); }
    PngReader(const PngReader&) = delete;
    PngReader& operator=(const PngReader&) = delete;

    bool isOpen() const { return is_open_; }
    std::uint32_t width() const { return image_.width; }
    std::uint32_t height() const { return image_.height; }
    std::string problem() const { return static_cast<const char*>(image_.message); }

    /// One byte of grey a dot; false if the file is damaged.
    bool readGrey(std::vector<std::uint8_t>& grey) {
        image_.format = PNG_FORMAT_GRAY;
        grey.resize(std::size_t{image_.width} * image_.height);
        const png_color white{.red = 0xFF, .green = 0xFF, .blue = 0xFF};
        return png_image_finish_read(&image_, &white, grey.data(), 0, nullptr) != 0;
    }

private:
    png_image image_{};
    bool is_open_{false};
};

Failure<std::string> damaged(const std::string& what) {
    return Failure{
        "picture_damaged: the PNG picture cannot be read (" + what +
        "); fetch the label again from the hub"};
}

}  // namespace

std::string toPng(const Bitmap& picture, double dots_per_mm) {
    constexpr unsigned kWhiteOnes = 0xFFU;  // a PNG's 0 is black
    std::vector<std::uint8_t> rows;
    rows.reserve((picture.rowBytes() + 1) * static_cast<std::size_t>(picture.height()));
    for (int y = 0; y < picture.height(); ++y) {
        rows.push_back(0);  // no filter
        for (const std::uint8_t byte : picture.row(y)) {
            rows.push_back(static_cast<std::uint8_t>(byte ^ kWhiteOnes));
        }
    }
    std::string header;
    appendNumber(header, static_cast<std::uint32_t>(picture.width()));
    appendNumber(header, static_cast<std::uint32_t>(picture.height()));
    header += std::string_view{"\x01\0\0\0\0", 5};  // 1 bit, grey, deflate, no filters, one pass
    const double wanted = std::isfinite(dots_per_mm) ? dots_per_mm * 1000 : 0;
    const auto per_metre = static_cast<std::uint32_t>(std::lround(std::clamp(wanted, 0.0, 1e6)));
    std::string size;
    appendNumber(size, per_metre);
    appendNumber(size, per_metre);
    size.push_back(per_metre > 0 ? '\x01' : '\0');

    std::string file{"\x89PNG\r\n\x1a\n"};
    appendChunk(file, "IHDR", header);
    appendChunk(file, "pHYs", size);
    appendChunk(file, "IDAT", deflated(rows));
    appendChunk(file, "IEND", {});
    return file;
}

Result<Bitmap, std::string> bitmapFromPng(std::string_view bytes, std::uint8_t threshold) {
    PngReader reader{bytes};
    if (!reader.isOpen()) {
        return damaged(reader.problem());
    }
    const bool fits = reader.width() <= Bitmap::kLongestSide &&
                      reader.height() <= Bitmap::kLongestSide &&
                      std::int64_t{reader.width()} * reader.height() <= Bitmap::kMostDots;
    if (!fits) {
        return Failure{
            "picture_too_large: the PNG picture has " + std::to_string(reader.width()) + " x " +
            std::to_string(reader.height()) + " dots; ask the carrier for a smaller one"};
    }
    std::vector<std::uint8_t> grey;
    if (!reader.readGrey(grey)) {
        return damaged(reader.problem());
    }
    Bitmap picture{static_cast<int>(reader.width()), static_cast<int>(reader.height())};
    std::size_t i = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x, ++i) {
            if (grey[i] < threshold) {
                picture.set(x, y);
            }
        }
    }
    return picture;
}

}  // namespace balcao
