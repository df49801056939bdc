#include "tests/simulator/barcode.h"
#include "tests/simulator/label_maker.h"

#include <array>
#include <png.h>
#include <stdexcept>

namespace balcao::simulator {

namespace {

// 100 x 150 mm at 203 dpi. The picture has the two codes only: text needs a font, and the formats
// that people read (ZPL, PDF) have one.
constexpr std::size_t kWidth = 800;
constexpr std::size_t kHeight = 1200;

/// Grey pixels, 0 = black.
class Picture {
public:
    void symbol(
        std::size_t x, std::size_t y, std::array<std::size_t, 2> module, const Modules& modules
    ) {
        for (std::size_t row = 0; row < modules.size(); ++row) {
            for (std::size_t column = 0; column < modules[row].size(); ++column) {
                if (modules[row][column]) {
                    fill(x + column * module[0], y + row * module[1], module);
                }
            }
        }
    }

    std::string png() const {
        png_image image{};
        image.version = PNG_IMAGE_VERSION;
        image.width = kWidth;
        image.height = kHeight;
        image.format = PNG_FORMAT_GRAY;
        png_alloc_size_t size = 0;
        if (png_image_write_to_memory(&image, nullptr, &size, 0, pixels_.data(), 0, nullptr) == 0) {
            throw std::runtime_error{std::string{"drawing a PNG label: "} + image.message};
        }
        std::string bytes(size, '\0');
        if (png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels_.data(), 0, nullptr) ==
            0) {
            throw std::runtime_error{std::string{"drawing a PNG label: "} + image.message};
        }
        bytes.resize(size);
        return bytes;
    }

private:
    void fill(std::size_t x, std::size_t y, std::array<std::size_t, 2> size) {
        for (std::size_t row = y; row < y + size[1] && row < kHeight; ++row) {
            for (std::size_t column = x; column < x + size[0] && column < kWidth; ++column) {
                pixels_[row * kWidth + column] = 0;
            }
        }
    }

    std::vector<unsigned char> pixels_ = std::vector<unsigned char>(kWidth * kHeight, 255);
};

}  // namespace

std::string pngLabel(const LabelText& text) {
    Picture picture;
    picture.symbol(60, 160, {3, 180}, code128(text.tracking_code));
    picture.symbol(60, 670, {7, 7}, qrCode(text.qr));
    return picture.png();
}

}  // namespace balcao::simulator
