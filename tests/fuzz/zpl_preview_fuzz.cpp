// The preview draws what strangers wrote: it answers, within its limits, and draws on its paper
// only. Graphics and pictures go through their own readers here too.
#include "printing/encode/zpl_graphic_reader.h"
#include "printing/fonts/typeface.h"
#include "printing/raster/pdf_rasterizer.h"
#include "printing/raster/png.h"
#include "printing/render/zpl_preview.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

void require(bool holds) {
    if (!holds) {
        std::abort();  // the fuzzer keeps the input
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::string_view font = balcao::fontBytes(balcao::Weight::bold);
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    // Small paper keeps the fuzzer quick; the label may still ask for more.
    const auto preview =
        balcao::previewZpl(bytes, {.dots_per_mm = 8, .width_mm = 20, .height_mm = 20}, font);
    require(preview.has_value() || !preview.error().empty());
    require(!preview || preview->picture.width() > 0);

    const auto graphic = balcao::readZplGraphic(bytes, 4096, 64);
    require(!graphic || graphic->height() == 64);
    for (const auto& picture : {balcao::bitmapFromPng(bytes), balcao::bitmapFromJpeg(bytes)}) {
        require(picture.has_value() || picture.error().starts_with("picture_"));
    }
    const auto pages = balcao::readGreyPages(bytes);
    require(pages.has_value() || pages.error().find(": ") != std::string::npos);
    return 0;
}
