#pragma once

#include "common/base/result.h"
#include "printing/raster/bitmap.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace balcao {

/// The longest picture that is read, in bytes of dots.
constexpr std::size_t kMostGraphicBytes = std::size_t{4} << 20U;

/// Reads the dots of a ZPL graphic from the data of ^GFA or ~DG: hexadecimal digits with or without
/// runs, :Z64: or :B64: (whose check sum must be right). `bytes` are all, `row_bytes` those of one
/// row, as the command announces them. Data that ends early leaves the rest white, as a printer
/// does. The failure says in English what is wrong.
Result<Bitmap, std::string> readZplGraphic(
    std::string_view data, std::size_t bytes, std::size_t row_bytes
);

/// The same for ^GFB: the bytes are the dots.
Result<Bitmap, std::string> readBinaryGraphic(
    std::string_view data, std::size_t bytes, std::size_t row_bytes
);

}  // namespace balcao
