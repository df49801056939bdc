#include "printing/encode/zpl_graphic_reader.h"

#include "printing/encode/base64.h"
#include "printing/encode/zpl_graphic.h"
#include "printing/raster/packing.h"

#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <optional>

namespace balcao {

namespace {

int hexValue(char letter) {
    if (letter >= '0' && letter <= '9') {
        return letter - '0';
    }
    if (letter >= 'A' && letter <= 'F') {
        return letter - 'A' + 10;
    }
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

/// Unfolds runs into digits, row by row. Never makes more digits than `row_digits * rows`.
class RunReader {
public:
    RunReader(std::size_t row_digits, std::size_t rows)
        : row_digits_{row_digits}
        , most_{row_digits * rows} {}

    std::string digitsOf(std::string_view data) {
        digits_.reserve(most_);
        for (const char letter : data) {
            if (digits_.size() >= most_) {
                break;
            }
            take(letter);
        }
        digits_.resize(most_, '0');
        return std::move(digits_);
    }

private:
    void take(char letter) {
        if (letter >= 'G' && letter <= 'Y') {
            run_ += static_cast<std::size_t>(letter - 'G' + 1);
        } else if (letter >= 'g' && letter <= 'z') {
            run_ += static_cast<std::size_t>(letter - 'g' + 1) * 20;
        } else if (letter == ',' || letter == '!') {
            endRow(letter == ',' ? '0' : 'F');
        } else if (letter == ':') {
            repeatRow();
        } else if (hexValue(letter) >= 0) {
            append(std::max<std::size_t>(run_, 1), letter);
            run_ = 0;
        }
    }

    void append(std::size_t count, char digit) {
        digits_.append(std::min(count, most_ - digits_.size()), digit);
    }

    void endRow(char digit) {
        append(row_digits_ - digits_.size() % row_digits_, digit);
        run_ = 0;
    }

    void repeatRow() {
        if (digits_.size() % row_digits_ != 0) {
            endRow('0');
        }
        if (digits_.size() < row_digits_) {
            append(row_digits_, '0');
            return;
        }
        const std::string last = digits_.substr(digits_.size() - row_digits_);
        digits_.append(last, 0, std::min(row_digits_, most_ - digits_.size()));
    }

    std::size_t row_digits_;
    std::size_t most_;
    std::size_t run_{0};
    std::string digits_;
};

std::string bytesOf(std::string_view digits) {
    std::string bytes(digits.size() / 2, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        bytes[i] = static_cast<char>(hexValue(digits[2 * i]) * 16 + hexValue(digits[2 * i + 1]));
    }
    return bytes;
}

std::string withoutBlanks(std::string_view text) {
    std::string plain{text};
    plain.erase(
        std::remove_if(
            plain.begin(),
            plain.end(),
            [](char letter) { return letter == '\r' || letter == '\n' || letter == ' '; }
        ),
        plain.end()
    );
    return plain;
}

/// `text` is base64, a colon and the check sum of the base64.
std::optional<std::string> checkedBytes(std::string_view text) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos || text.size() - colon != 5) {
        return std::nullopt;
    }
    unsigned announced = 0;
    for (const char letter : text.substr(colon + 1)) {
        if (hexValue(letter) < 0) {
            return std::nullopt;
        }
        announced = announced * 16 + static_cast<unsigned>(hexValue(letter));
    }
    const std::string_view base64 = text.substr(0, colon);
    return crc16Of(base64) == announced ? fromBase64(base64) : std::nullopt;
}

std::optional<std::string> unpacked(std::string_view packed, std::size_t most) {
    std::string bytes(most, '\0');
    unsigned long size = libraryCount(most);
    const int code = uncompress(
        reinterpret_cast<Bytef*>(bytes.data()),
        &size,
        reinterpret_cast<const Bytef*>(packed.data()),
        libraryCount(packed.size())
    );
    if (code != Z_OK && code != Z_BUF_ERROR) {  // more bytes than announced are not printed
        return std::nullopt;
    }
    bytes.resize(size);
    return bytes;
}

}  // namespace

Result<Bitmap, std::string> readBinaryGraphic(
    std::string_view data, std::size_t bytes, std::size_t row_bytes
) {
    const bool fits = row_bytes > 0 && row_bytes <= std::size_t{Bitmap::kLongestSide} / 8 &&
                      bytes <= kMostGraphicBytes && bytes / row_bytes <= Bitmap::kLongestSide;
    if (!fits) {
        return Failure{std::string{"the picture's announced size makes no sense"}};
    }
    Bitmap picture{static_cast<int>(row_bytes * 8), static_cast<int>(bytes / row_bytes)};
    for (int y = 0; y < picture.height(); ++y) {
        const std::size_t begin = static_cast<std::size_t>(y) * row_bytes;
        const auto row = picture.mutableRow(y);
        for (std::size_t i = 0; i < row_bytes && begin + i < data.size(); ++i) {
            row[i] = static_cast<std::uint8_t>(data[begin + i]);
        }
    }
    return picture;
}

Result<Bitmap, std::string> readZplGraphic(
    std::string_view data, std::size_t bytes, std::size_t row_bytes
) {
    const std::size_t begin = data.find_first_not_of(" \r\n");
    data = begin == std::string_view::npos ? std::string_view{} : data.substr(begin);
    const bool is_packed = data.starts_with(":Z64:");
    if (is_packed || data.starts_with(":B64:")) {
        auto content = checkedBytes(withoutBlanks(data.substr(5)));
        if (content && is_packed) {
            content = unpacked(*content, std::min(bytes, kMostGraphicBytes));
        }
        return content ? readBinaryGraphic(*content, bytes, row_bytes)
                       : Failure{std::string{"the picture's packed data are damaged"}};
    }
    if (row_bytes == 0 || bytes > kMostGraphicBytes || row_bytes > bytes) {
        return readBinaryGraphic({}, bytes, row_bytes);
    }
    RunReader reader{row_bytes * 2, bytes / row_bytes};
    return readBinaryGraphic(bytesOf(reader.digitsOf(data)), bytes, row_bytes);
}

}  // namespace balcao
