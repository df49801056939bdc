#pragma once

#include "printing/render/field.h"
#include "printing/render/lettering.h"

#include <optional>
#include <string_view>

namespace balcao {

constexpr int kMostBlockLines = 200;

/// A font as ^A or ^CF name it; 0 means that the command says nothing.
struct ZplFont {
    char name{'A'};
    int height{0};
    int width{0};
};

/// ^FB: lines of text within a width.
struct TextBlock {
    int width{};
    int lines{1};
    int line_gap{};
    char justification{'L'};  // L, C, R; J is drawn as L
};

/// The letters' size: the printer's small fonts (A to H) grow in whole steps, the others freely.
/// What a font leaves open is taken from `usual` if that is the same font.
LetterSize sizeOfFont(const ZplFont& font, const ZplFont& usual);

/// The field of a text: one line, or a block with its words wrapped. "\&" ends a line of a block.
/// Lines that are too many lie over the last one, as printers do it.
ZplField textField(
    std::u32string_view text,
    const LetterSize& size,
    const std::optional<TextBlock>& block,
    Lettering& lettering
);

}  // namespace balcao
