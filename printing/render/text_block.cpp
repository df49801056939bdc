#include "printing/render/text_block.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace balcao {

namespace {

/// The printer's own small fonts: height and width of a letter, and the gap to the next.
struct SmallFont {
    char name;
    int height;
    int width;
    int gap;
};

constexpr std::array kSmallFonts = {
    SmallFont{'A', 9, 5, 1},
    SmallFont{'B', 11, 7, 2},
    SmallFont{'C', 18, 10, 2},
    SmallFont{'D', 18, 10, 2},
    SmallFont{'E', 28, 15, 5},
    SmallFont{'F', 26, 13, 3},
    SmallFont{'G', 60, 40, 8},
    SmallFont{'H', 21, 13, 6}};

constexpr int kHighest = 2000;

int stepsOf(int wanted, int step) {
    return std::clamp((wanted + step / 2) / step, 1, 10);
}

/// Takes the part before the next "\&" off the text.
std::u32string_view takeParagraph(std::u32string_view& text) {
    const std::size_t end = text.find(U"\\&");
    const std::u32string_view paragraph = text.substr(0, end);
    text.remove_prefix(end == std::u32string_view::npos ? text.size() : end + 2);
    return paragraph;
}

class Wrapper {
public:
    Wrapper(int width, const LetterSize& size, Lettering& lettering)
        : width_{width}
        , size_{size}
        , lettering_{lettering} {}

    std::vector<std::u32string> linesOf(std::u32string_view text) {
        do {
            wrap(takeParagraph(text));
        } while (!text.empty() && lines_.size() < static_cast<std::size_t>(kMostBlockLines));
        return std::move(lines_);
    }

private:
    void wrap(std::u32string_view paragraph) {
        std::u32string line;
        while (!paragraph.empty()) {
            const std::size_t end = std::min(paragraph.find(U' '), paragraph.size());
            const std::u32string word{paragraph.substr(0, end)};
            paragraph.remove_prefix(std::min(end + 1, paragraph.size()));
            std::u32string longer = line.empty() ? word : line + U' ' + word;
            if (!line.empty() && lettering_.widthOf(longer, size_) > width_) {
                lines_.push_back(std::move(line));
                longer = word;
            }
            line = std::move(longer);
        }
        lines_.push_back(std::move(line));
    }

    int width_;
    LetterSize size_;
    Lettering& lettering_;
    std::vector<std::u32string> lines_;
};

int leftOf(const Bitmap& line, const TextBlock& block) {
    switch (block.justification) {
        case 'C':
        case 'c':
            return (block.width - line.width()) / 2;
        case 'R':
        case 'r':
            return block.width - line.width();
        default:
            return 0;
    }
}

ZplField blockField(
    std::u32string_view text, const LetterSize& size, const TextBlock& block, Lettering& lettering
) {
    const auto lines = Wrapper{block.width, size, lettering}.linesOf(text);
    const int pitch = std::max(size.height + block.line_gap, 1);
    const int shown = std::min(static_cast<int>(lines.size()), block.lines);
    const int height = std::min(pitch * shown + size.height, kHighest * 4);
    ZplField field{
        .dots = Bitmap{block.width, height},
        // ^FT names the last line that the block could have.
        .base = Lettering::baseOf(size) + pitch * (block.lines - 1)};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Bitmap line = lettering.line(lines[i], size);
        const int at = std::min(static_cast<int>(i), block.lines - 1);
        putField(
            field.dots, {.dots = line, .base = 0}, {.x = leftOf(line, block), .y = pitch * at}
        );
    }
    return field;
}

}  // namespace

LetterSize sizeOfFont(const ZplFont& font, const ZplFont& usual) {
    const bool says_nothing = font.height <= 0 && font.width <= 0;
    const ZplFont wanted = says_nothing ? ZplFont{font.name, usual.height, usual.width} : font;
    const auto* const small =
        std::find_if(kSmallFonts.begin(), kSmallFonts.end(), [&](const SmallFont& row) {
            return row.name == font.name;
        });
    if (small == kSmallFonts.end()) {
        constexpr int kUsual = 15;
        const int height = wanted.height > 0  ? wanted.height
                           : wanted.width > 0 ? wanted.width
                                              : kUsual;
        return {
            .height = std::min(height, kHighest),
            .width = std::min(wanted.width, kHighest),
            .fixed_advance = 0};
    }
    const int down = wanted.height > 0  ? stepsOf(wanted.height, small->height)
                     : wanted.width > 0 ? stepsOf(wanted.width, small->width)
                                        : 1;
    const int across = wanted.width > 0 ? stepsOf(wanted.width, small->width) : down;
    return {
        .height = small->height * down,
        .width = small->width * across * 2,
        .fixed_advance = (small->width + small->gap) * across};
}

ZplField textField(
    std::u32string_view text,
    const LetterSize& size,
    const std::optional<TextBlock>& block,
    Lettering& lettering
) {
    if (block && block->width > 0) {
        return blockField(text, size, *block, lettering);
    }
    return {.dots = lettering.line(text, size), .base = Lettering::baseOf(size)};
}

}  // namespace balcao
