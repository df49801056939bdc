#pragma once

#include <cstdint>
#include <string_view>

namespace balcao {

enum class Weight : std::uint8_t { regular, bold };

/// The font file that is compiled in: a subset of Liberation Sans 2 with the letters of cp1252.
/// Throws std::runtime_error if its bytes are not those of the build: a cut font crashes libharu at
/// its first use. Thread-safe.
std::string_view fontBytes(Weight weight);

/// The same font without hints, less than half as large: for PDFs.
std::string_view pdfFontBytes(Weight weight);

/// How wide a line of text is, in millimetres; characters outside cp1252 count as '?'. The same on
/// every canvas. Thread-safe.
double textWidthMm(std::string_view utf8, double size_pt, Weight weight);

/// The height of a capital letter, in millimetres.
double capHeightMm(double size_pt);

}  // namespace balcao
