#include "printing/fonts/typeface.h"

#include "common/embed/embedded_file.h"
#include "printing/fonts/cp1252.h"

#include <Poco/SHA2Engine.h>

#include <ft2build.h>
#include FT_FREETYPE_H

#include <array>
#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>

namespace balcao {

namespace embedded {

std::span<const EmbeddedFile> paperFonts();

}  // namespace embedded

namespace {

constexpr double kMmPerPoint = 25.4 / 72;
constexpr double kCapHeight = 1409.0 / 2048;  // of both weights of Liberation Sans, in ems

std::string sha256Of(std::string_view bytes) {
    Poco::SHA2Engine engine{Poco::SHA2Engine::SHA_256};
    engine.update(bytes.data(), bytes.size());
    return Poco::DigestEngine::digestToHex(engine.digest());
}

/// The fonts of one weight.
struct Fonts {
    std::string_view hinted;
    std::string_view for_pdf;
};

/// Regular and bold, after a look at their hashes.
std::array<Fonts, 2> checkedFonts() {
    const auto files = embedded::paperFonts();  // as the build lists them, then their hashes
    std::string hashes;
    for (const EmbeddedFile& font : files.first(4)) {
        hashes += sha256Of(font.content) + "\n";
    }
    if (files[4].content != hashes) {
        throw std::runtime_error{
            "use the fonts of the papers: their bytes are not those that the program was built "
            "with: install the agent again"};
    }
    return {
        Fonts{.hinted = files[0].content, .for_pdf = files[1].content},
        Fonts{.hinted = files[2].content, .for_pdf = files[3].content}};
}

const Fonts& fontsOf(Weight weight) {
    static const std::array<Fonts, 2> fonts = checkedFonts();
    return fonts.at(weight == Weight::regular ? 0 : 1);
}

using Widths = std::array<double, 256>;  // by cp1252 byte, in ems

/// Reads the advance widths once; they do not depend on the size.
Widths widthsOf(std::string_view font) {
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) {
        throw std::runtime_error{"measure text: FreeType does not start"};
    }
    const std::unique_ptr<FT_LibraryRec_, decltype(&FT_Done_FreeType)> owner{
        library, FT_Done_FreeType};
    FT_Face face = nullptr;
    const auto* const bytes = reinterpret_cast<const FT_Byte*>(font.data());
    if (FT_New_Memory_Face(library, bytes, static_cast<FT_Long>(font.size()), 0, &face) != 0) {
        throw std::runtime_error{"measure text: FreeType cannot read our font"};
    }
    const std::unique_ptr<FT_FaceRec_, decltype(&FT_Done_Face)> face_owner{face, FT_Done_Face};
    Widths widths{};
    for (std::size_t byte = 0; byte < widths.size(); ++byte) {
        const auto character = fromCp1252(static_cast<std::uint8_t>(byte));
        const FT_UInt glyph = character ? FT_Get_Char_Index(face, *character) : 0;
        if (glyph != 0 && FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE) == 0) {
            widths.at(byte) = static_cast<double>(face->glyph->metrics.horiAdvance) /
                              static_cast<double>(face->units_per_EM);
        }
    }
    return widths;
}

}  // namespace

std::string_view fontBytes(Weight weight) {
    return fontsOf(weight).hinted;
}

std::string_view pdfFontBytes(Weight weight) {
    return fontsOf(weight).for_pdf;
}

double textWidthMm(std::string_view utf8, double size_pt, Weight weight) {
    static const std::array<Widths, 2> widths{
        widthsOf(fontBytes(Weight::regular)), widthsOf(fontBytes(Weight::bold))};
    double ems = 0;
    for (const char c : cp1252Of(utf8)) {
        ems += widths.at(weight == Weight::regular ? 0 : 1).at(static_cast<unsigned char>(c));
    }
    return ems * size_pt * kMmPerPoint;
}

double capHeightMm(double size_pt) {
    return kCapHeight * size_pt * kMmPerPoint;
}

}  // namespace balcao
