#include "printing/render/lettering.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>

namespace balcao {

namespace {

constexpr int kHighestLetter = 2000;
constexpr int kLongestLine = 8000;
constexpr FT_Int32 kForBlackDots = FT_RENDER_MODE_MONO << 16;  // FT_LOAD_TARGET_MONO

// Code page 850 from 0x80 on, which printers start with.
constexpr std::u32string_view kCodePage850 =
    U"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤"
    U"ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0";
static_assert(kCodePage850.size() == 128);

// Code page 1252 from 0x80 to 0x9f; the rest is that of Unicode.
constexpr std::array<char32_t, 32> kCodePage1252 = {
    0x20AC, 0x20,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x20,   0x017D, 0x20,   0x20,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x20,   0x017E, 0x0178};

/// Takes one character of UTF-8 off the text; nothing for what is none.
std::optional<char32_t> takeUtf8(std::string_view& text) {
    const auto first = static_cast<unsigned char>(text.front());
    const int more = first < 0x80 ? 0 : first < 0xC2 ? -1 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    if (more < 0 || first > 0xF4 || text.size() <= static_cast<std::size_t>(more)) {
        return std::nullopt;
    }
    char32_t letter = more == 0 ? first : first & (0x3FU >> static_cast<unsigned>(more));
    for (int i = 1; i <= more; ++i) {
        const auto next = static_cast<unsigned char>(text[static_cast<std::size_t>(i)]);
        if ((next & 0xC0U) != 0x80U) {
            return std::nullopt;
        }
        letter = (letter << 6U) | (next & 0x3FU);
    }
    text.remove_prefix(static_cast<std::size_t>(more) + 1);
    return letter;
}

char32_t letterOf(char byte, int encoding) {
    const auto code = static_cast<unsigned char>(byte);
    if (code < 0x80) {
        return code;
    }
    constexpr int kWindows = 27;
    if (encoding != kWindows) {
        return kCodePage850[code - 0x80U];
    }
    return code < 0xA0 ? kCodePage1252[code - 0x80U] : char32_t{code};
}

}  // namespace

std::u32string lettersOf(std::string_view bytes, int encoding) {
    const bool is_utf8 = encoding >= 28;
    std::u32string letters;
    while (!bytes.empty()) {
        const auto letter = is_utf8 ? takeUtf8(bytes) : std::nullopt;
        if (letter) {
            letters.push_back(*letter);
        } else {
            letters.push_back(letterOf(bytes.front(), encoding));
            bytes.remove_prefix(1);
        }
        if (letters.back() < 0x20) {
            letters.pop_back();  // line ends of the file are no letters
        }
    }
    return letters;
}

struct Lettering::Font {
    FT_Library library{};
    FT_Face face{};

    ~Font() {
        FT_Done_Face(face);
        FT_Done_FreeType(library);
    }

    void choose(const LetterSize& size) const {
        // The printers' own letters are narrow: a line of theirs is about four fifths of ours.
        constexpr int kNarrow = 4;
        constexpr int kOf = 5;
        const int height = std::clamp(size.height, 1, kHighestLetter);
        const int wanted = size.width > 0 ? std::min(size.width, kHighestLetter) : height;
        const int width = std::max(wanted * kNarrow / kOf, 1);
        FT_Set_Pixel_Sizes(face, static_cast<FT_UInt>(width), static_cast<FT_UInt>(height));
    }

    bool load(char32_t letter, FT_Int32 flags) const {
        const FT_UInt index = FT_Get_Char_Index(face, letter);
        return FT_Load_Glyph(face, index, flags | kForBlackDots) == 0;
    }

    int advance() const { return static_cast<int>(face->glyph->advance.x / 64); }
};

Lettering::Lettering(std::string_view font_file)
    : font_{std::make_unique<Font>()} {
    const bool is_open = FT_Init_FreeType(&font_->library) == 0 &&
                         FT_New_Memory_Face(
                             font_->library,
                             reinterpret_cast<const FT_Byte*>(font_file.data()),
                             static_cast<FT_Long>(font_file.size()),
                             0,
                             &font_->face
                         ) == 0;
    if (!is_open) {
        throw std::runtime_error("reading the font for previews: its bytes are no font");
    }
}

Lettering::~Lettering() = default;

int Lettering::baseOf(const LetterSize& size) {
    // As the printers' own letters stand: three quarters above the line.
    return std::clamp(size.height, 1, kHighestLetter) * 3 / 4;
}

int Lettering::widthOf(std::u32string_view letters, const LetterSize& size) {
    if (size.fixed_advance > 0) {
        const auto count = static_cast<std::int64_t>(letters.size());
        return static_cast<int>(std::min<std::int64_t>(count * size.fixed_advance, kLongestLine));
    }
    font_->choose(size);
    int width = 0;
    for (const char32_t letter : letters) {
        if (width < kLongestLine && font_->load(letter, FT_LOAD_DEFAULT)) {
            width += font_->advance();
        }
    }
    return std::min(width, kLongestLine);
}

Bitmap Lettering::line(std::u32string_view letters, const LetterSize& size) {
    const int width = widthOf(letters, size);
    Bitmap dots{width, std::clamp(size.height, 1, kHighestLetter) * 5 / 4};
    font_->choose(size);
    int at = 0;
    for (const char32_t letter : letters) {
        if (at >= width || !font_->load(letter, FT_LOAD_RENDER)) {
            continue;
        }
        const FT_GlyphSlot glyph = font_->face->glyph;
        const int spare = size.fixed_advance > 0 ? (size.fixed_advance - font_->advance()) / 2 : 0;
        const int left = at + spare + glyph->bitmap_left;
        const int top = baseOf(size) - glyph->bitmap_top;
        for (int y = 0; y < static_cast<int>(glyph->bitmap.rows); ++y) {
            const auto* const row = glyph->bitmap.buffer + std::ptrdiff_t{y} * glyph->bitmap.pitch;
            for (int x = 0; x < static_cast<int>(glyph->bitmap.width); ++x) {
                const unsigned eight = row[x / 8];
                if (((eight >> (7U - static_cast<unsigned>(x) % 8)) & 1U) != 0) {
                    dots.set(left + x, top + y);
                }
            }
        }
        at += size.fixed_advance > 0 ? size.fixed_advance : font_->advance();
    }
    return dots;
}

}  // namespace balcao
