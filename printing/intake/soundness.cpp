#include "printing/intake/soundness.h"

#include "printing/raster/bitmap.h"

#include <zlib.h>

#include <cstddef>
#include <cstdint>

namespace balcao {

namespace {

using namespace std::string_view_literals;

using Refusal = std::optional<std::string>;

Refusal truncated(std::string_view kind) {
    return "document_truncated: the " + std::string{kind} +
           " is cut off: its end is missing; fetch the label again from the hub";
}

Refusal damaged(std::string_view kind) {
    return "picture_damaged: the " + std::string{kind} +
           " picture is damaged; fetch the label again from the hub";
}

Refusal tooLarge(std::uint32_t width, std::uint32_t height) {
    return "picture_too_large: the picture has " + std::to_string(width) + " x " +
           std::to_string(height) + " dots; ask the carrier for a smaller one";
}

std::uint32_t bigEndian(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
        value = (value << 8U) | static_cast<unsigned char>(bytes[at + i]);
    }
    return value;
}

bool fits(std::uint32_t width, std::uint32_t height) {
    return width <= Bitmap::kLongestSide && height <= Bitmap::kLongestSide &&
           std::int64_t{width} * height <= Bitmap::kMostDots;
}

/// Readers look for the mark in the last 1024 bytes (PDF 1.7, appendix H); some makers fill up the
/// file with blanks or zeros behind it.
Refusal whyUnsoundPdf(std::string_view bytes) {
    constexpr std::size_t kTail = 1024;
    const std::size_t last = bytes.find_last_not_of(" \t\r\n\f\0"sv);
    const std::string_view content = bytes.substr(0, last + 1);
    const std::size_t begin = content.size() > kTail ? content.size() - kTail : 0;
    const bool has_end = content.substr(begin).find("%%EOF") != std::string_view::npos;
    return has_end ? std::nullopt : truncated("PDF");
}

Refusal whyUnsoundPng(std::string_view bytes) {
    constexpr std::size_t kSignature = 8;
    constexpr std::size_t kFrame = 12;  // length, type and check sum of a block
    std::size_t at = kSignature;
    bool is_first = true;
    while (true) {
        if (bytes.size() < at + kFrame) {
            return truncated("PNG picture");
        }
        const std::size_t length = bigEndian(bytes, at, 4);
        if (bytes.size() - at - kFrame < length) {
            return truncated("PNG picture");
        }
        const std::string_view type = bytes.substr(at + 4, 4);
        const auto* const checked = reinterpret_cast<const Bytef*>(bytes.data()) + at + 4;
        if (crc32_z(0, checked, length + 4) != bigEndian(bytes, at + 8 + length, 4) ||
            is_first != (type == "IHDR") || (is_first && length < 8)) {
            return damaged("PNG");
        }
        if (is_first) {
            const std::uint32_t width = bigEndian(bytes, at + 8, 4);
            const std::uint32_t height = bigEndian(bytes, at + 12, 4);
            if (!fits(width, height)) {
                return tooLarge(width, height);
            }
        }
        if (type == "IEND") {
            return std::nullopt;
        }
        is_first = false;
        at += kFrame + length;
    }
}

bool isFrame(std::uint32_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/// Walks from marker to marker; only the end of the whole picture counts, not that of a preview
/// inside of it.
Refusal whyUnsoundJpeg(std::string_view bytes) {
    constexpr std::uint32_t kEnd = 0xD9;
    std::size_t at = 2;
    while (true) {
        at = bytes.find('\xff', at);
        if (at == std::string_view::npos || at + 1 >= bytes.size()) {
            return truncated("JPEG picture");
        }
        const std::uint32_t marker = bigEndian(bytes, at + 1, 1);
        if (marker == kEnd) {
            return std::nullopt;
        }
        const bool has_no_length = marker == 0 || marker == 1 || (marker >= 0xD0 && marker <= 0xD8);
        if (marker == 0xFF || has_no_length) {
            at += marker == 0xFF ? 1 : 2;
            continue;
        }
        if (bytes.size() - at < 4) {
            return truncated("JPEG picture");
        }
        const std::size_t length = bigEndian(bytes, at + 2, 2);
        if (length < 2) {
            return damaged("JPEG");
        }
        if (bytes.size() - at - 2 < length) {
            return truncated("JPEG picture");
        }
        if (isFrame(marker) && length >= 7) {
            const std::uint32_t height = bigEndian(bytes, at + 5, 2);
            const std::uint32_t width = bigEndian(bytes, at + 7, 2);
            if (!fits(width, height)) {
                return tooLarge(width, height);
            }
        }
        at += 2 + length;
    }
}

}  // namespace

Refusal whyUnsound(DocumentKind kind, std::string_view bytes) {
    switch (kind) {
        case DocumentKind::pdf:
            return whyUnsoundPdf(bytes);
        case DocumentKind::png:
            return whyUnsoundPng(bytes);
        case DocumentKind::jpeg:
            return whyUnsoundJpeg(bytes);
        case DocumentKind::zpl:
        case DocumentKind::gif:
        case DocumentKind::epl:
        case DocumentKind::escpos:
        case DocumentKind::zip:
        case DocumentKind::html:
        case DocumentKind::empty:
        case DocumentKind::unknown:
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace balcao
