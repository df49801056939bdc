#include "printing/encode/zpl_graphic.h"

#include "printing/encode/base64.h"
#include "printing/raster/packing.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace balcao {

namespace {

constexpr std::string_view kHex = "0123456789ABCDEF";

void appendRun(std::string& text, char digit, std::size_t length) {
    constexpr std::size_t kLongest = 400;  // z; g is 20, G is 1
    constexpr std::size_t kTwenty = 20;
    for (; length >= kLongest; length -= kLongest) {
        text += 'z';
        if (length == kLongest) {
            text += digit;
            return;
        }
    }
    if (length == 1) {
        text += digit;
        return;
    }
    if (length >= kTwenty) {
        text += static_cast<char>('g' + static_cast<char>(length / kTwenty - 1));
    }
    if (length % kTwenty > 0) {
        text += static_cast<char>('G' + static_cast<char>(length % kTwenty - 1));
    }
    text += digit;
}

/// One row: runs, and a short mark if the rest is all white or all black.
void appendRow(std::string& text, std::string_view digits) {
    std::size_t end = digits.size();
    char rest = '\0';
    if (digits.back() == '0' || digits.back() == 'F') {
        const std::size_t last_other = digits.find_last_not_of(digits.back());
        const std::size_t begin = last_other == std::string_view::npos ? 0 : last_other + 1;
        if (digits.size() - begin > 1) {
            rest = digits.back() == '0' ? ',' : '!';
            end = begin;
        }
    }
    for (std::size_t at = 0; at < end;) {
        const std::size_t next =
            std::min(digits.find_first_not_of(digits[at], at), end);  // npos is the largest
        appendRun(text, digits[at], next - at);
        at = next;
    }
    if (rest != '\0') {
        text += rest;
    }
}

std::string acsOf(const Bitmap& picture) {
    std::string text;
    std::string digits(picture.rowBytes() * 2, '0');
    for (int y = 0; y < picture.height(); ++y) {
        const auto row = picture.row(y);
        if (y > 0 && std::equal(row.begin(), row.end(), picture.row(y - 1).begin())) {
            text += ':';
            continue;
        }
        for (std::size_t i = 0; i < row.size(); ++i) {
            digits[2 * i] = kHex[row[i] >> 4U];
            digits[2 * i + 1] = kHex[row[i] & 0xFU];
        }
        appendRow(text, digits);
    }
    return text;
}

std::string z64Of(const Bitmap& picture) {
    const std::string text = toBase64(deflated(picture.bytes()));
    const std::uint16_t crc = crc16Of(text);
    std::string graphic = ":Z64:" + text + ':';
    for (const unsigned shift : {12U, 8U, 4U, 0U}) {
        graphic += kHex[(static_cast<unsigned>(crc) >> shift) & 0xFU];
    }
    return graphic;
}

}  // namespace

std::uint16_t crc16Of(std::string_view text) {
    constexpr unsigned kPolynomial = 0x1021;
    static constexpr std::array<std::uint16_t, 256> kTable = [] {
        std::array<std::uint16_t, 256> table{};
        for (unsigned byte = 0; byte < 256; ++byte) {
            unsigned crc = byte << 8U;
            for (int bit = 0; bit < 8; ++bit) {
                crc = (crc & 0x8000U) != 0 ? (crc << 1U) ^ kPolynomial : crc << 1U;
            }
            table[byte] = static_cast<std::uint16_t>(crc & 0xFFFFU);
        }
        return table;
    }();
    unsigned crc = 0;
    for (const char letter : text) {
        const unsigned index = (crc >> 8U) ^ static_cast<unsigned char>(letter);
        crc = ((crc << 8U) ^ kTable[index]) & 0xFFFFU;
    }
    return static_cast<std::uint16_t>(crc);
}

std::string zplGraphic(const Bitmap& picture, ZplGraphicForm form) {
    const std::string total = std::to_string(picture.bytes().size());
    return "^GFA," + total + ',' + total + ',' + std::to_string(picture.rowBytes()) + ',' +
           (form == ZplGraphicForm::z64 ? z64Of(picture) : acsOf(picture));
}

std::string zplLabelOf(const Bitmap& picture, ZplGraphicForm form) {
    return "^XA^PW" + std::to_string(picture.width()) + "^LL" + std::to_string(picture.height()) +
           "^LH0,0^FO0,0" + zplGraphic(picture, form) + "^FS^XZ";
}

}  // namespace balcao
