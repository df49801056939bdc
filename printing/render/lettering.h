#pragma once

#include "printing/raster/bitmap.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// The characters of a ZPL field's bytes: UTF-8 if ^CI28 to ^CI30 said so or nothing else makes
/// sense of them, code page 1252 for ^CI27, else code page 850.
std::u32string lettersOf(std::string_view bytes, int encoding);

/// How letters look: the height of a line and the width of a letter in dots.
struct LetterSize {
    int height{};
    int width{};          // 0: as the height wants it
    int fixed_advance{};  // letters of equal width (the printer's own small fonts); 0: their own
};

/// Draws letters black on white from one font file. Not thread-safe.
class Lettering {
public:
    /// `font_file` is a TrueType font and outlives this. Throws std::runtime_error if it is none.
    explicit Lettering(std::string_view font_file);
    ~Lettering();
    Lettering(const Lettering&) = delete;
    Lettering& operator=(const Lettering&) = delete;

    /// How wide a line is, in dots.
    int widthOf(std::u32string_view letters, const LetterSize& size);

    /// One line, `size.height` dots high; `baseOf(size)` rows of it are above the base line.
    Bitmap line(std::u32string_view letters, const LetterSize& size);

    static int baseOf(const LetterSize& size);

private:
    struct Font;
    std::unique_ptr<Font> font_;
};

}  // namespace balcao
