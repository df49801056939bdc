#include "agent/json/json_writer.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace balcao {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

/// True for the bytes that stand for themselves inside a JSON string.
constexpr std::array<bool, 256> kIsPlain = [] {
    std::array<bool, 256> is_plain{};
    for (std::size_t byte = 0x20; byte < 0x80; ++byte) {
        is_plain[byte] = byte != '"' && byte != '\\';
    }
    return is_plain;
}();

/// How many bytes at the start of `text` stand for themselves: eight at a time while they do.
std::size_t plainLength(std::string_view text) {
    constexpr std::uint64_t kOnes = 0x0101'0101'0101'0101;
    constexpr std::uint64_t kHighs = 0x8080'8080'8080'8080;
    std::size_t length = 0;
    for (std::uint64_t word = 0; length + sizeof word <= text.size(); length += sizeof word) {
        std::memcpy(&word, text.data() + length, sizeof word);
        // A byte's high bit: it is one already, or the byte is below 0x20, a quote, a backslash.
        const std::uint64_t special = word | (word - 0x20 * kOnes) |
                                      ((word ^ (kOnes * '"')) - kOnes) |
                                      ((word ^ (kOnes * '\\')) - kOnes);
        if ((special & kHighs) != 0) {
            break;
        }
    }
    while (length < text.size() && kIsPlain[static_cast<unsigned char>(text[length])]) {
        ++length;
    }
    return length;
}

unsigned char byteAt(std::string_view text, std::size_t index) {
    return index < text.size() ? static_cast<unsigned char>(text[index]) : 0;
}

bool isContinuation(unsigned char byte) {
    return (byte & 0xC0U) == 0x80U;
}

/// Length of the well-formed UTF-8 sequence at the start of `text` (Unicode 15, table 3-7), or 0.
std::size_t sequenceLength(std::string_view text) {
    const unsigned char first = byteAt(text, 0);
    const unsigned char second = byteAt(text, 1);
    if (first >= 0xC2 && first <= 0xDF) {
        return isContinuation(second) ? 2 : 0;
    }
    if ((first & 0xF0U) == 0xE0U) {
        const bool is_overlong = first == 0xE0 && second < 0xA0;
        const bool is_surrogate = first == 0xED && second > 0x9F;
        const bool is_whole = isContinuation(second) && isContinuation(byteAt(text, 2));
        return is_whole && !is_overlong && !is_surrogate ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const bool is_overlong = first == 0xF0 && second < 0x90;
        const bool is_too_high = first == 0xF4 && second > 0x8F;
        const bool is_whole = isContinuation(second) && isContinuation(byteAt(text, 2)) &&
                              isContinuation(byteAt(text, 3));
        return is_whole && !is_overlong && !is_too_high ? 4 : 0;
    }
    return 0;
}

void appendEscape(std::string& out, unsigned char byte) {
    constexpr std::string_view kHex = "0123456789abcdef";
    switch (byte) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\r':
            out += "\\r";
            return;
        case '\t':
            out += "\\t";
            return;
        default:
            out += "\\u00";
            out += kHex[byte >> 4U];
            out += kHex[byte & 0xFU];
    }
}

void appendString(std::string& out, std::string_view text) {
    std::size_t plain = plainLength(text);
    const std::size_t begin = out.size();
    out.resize(begin + plain + 2, '"');
    text.copy(out.data() + begin + 1, plain);
    if (plain == text.size()) {
        return;
    }
    out.pop_back();
    text.remove_prefix(plain);
    while (!text.empty()) {
        plain = plainLength(text);
        out.append(text.substr(0, plain));
        text.remove_prefix(plain);
        if (text.empty()) {
            break;
        }
        const unsigned char byte = byteAt(text, 0);
        if (byte < 0x80) {
            appendEscape(out, byte);
            text.remove_prefix(1);
            continue;
        }
        const std::size_t length = sequenceLength(text);
        out.append(length == 0 ? kReplacement : text.substr(0, length));
        text.remove_prefix(length == 0 ? 1 : length);
    }
    out.push_back('"');
}

}  // namespace

void JsonWriter::key(std::string_view name) {
    separate();
    appendString(out_, name);
    out_.push_back(':');
    needs_comma_ = false;
}

void JsonWriter::value(std::string_view text) {
    separate();
    appendString(out_, text);
    needs_comma_ = true;
}

}  // namespace balcao
