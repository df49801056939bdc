#include "printing/raster/packing.h"

#include <zlib.h>

#include <stdexcept>

namespace balcao {

std::string deflated(std::span<const std::uint8_t> bytes) {
    const unsigned long count = libraryCount(bytes.size());
    unsigned long size = compressBound(count);
    std::string out(size, '\0');
    const int code = compress2(
        reinterpret_cast<Bytef*>(out.data()), &size, bytes.data(), count, Z_DEFAULT_COMPRESSION
    );
    if (code != Z_OK) {
        throw std::runtime_error("packing a picture: zlib says " + std::to_string(code));
    }
    out.resize(size);
    return out;
}

}  // namespace balcao
