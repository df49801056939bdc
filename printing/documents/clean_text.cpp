#include "printing/documents/clean_text.h"

#include "printing/fonts/cp1252.h"
#include "printing/fonts/utf8.h"

#include <algorithm>
#include <array>
#include <optional>

namespace balcao {

namespace {

constexpr char32_t kEllipsis = 0x2026;

struct Span {
    char32_t first;
    char32_t last;
};

template <std::size_t count>
bool isIn(const std::array<Span, count>& spans, char32_t character) {
    return std::ranges::any_of(spans, [&](const Span& span) {
        return character >= span.first && character <= span.last;
    });
}

/// Zero-width, direction and variation marks, the soft hyphen.
bool isInvisible(char32_t character) {
    constexpr std::array kSpans{
        Span{0xAD, 0xAD},
        Span{0x200B, 0x200F},
        Span{0x202A, 0x202E},
        Span{0x2060, 0x206F},
        Span{0xFE00, 0xFE0F},
        Span{0xFEFF, 0xFEFF},
        Span{0xE0000, 0xE0FFF}};
    return isIn(kSpans, character);
}

bool isBlank(char32_t character) {
    constexpr std::array kSpans{
        Span{0x00, 0x20},
        Span{0x7F, 0xA0},
        Span{0x2000, 0x200A},
        Span{0x2028, 0x2029},
        Span{0x202F, 0x202F},
        Span{0x205F, 0x205F},
        Span{0x3000, 0x3000}};
    return isIn(kSpans, character);
}

bool isCombining(char32_t character) {
    constexpr std::array kSpans{Span{0x300, 0x36F}, Span{0x1AB0, 0x1AFF}, Span{0x20D0, 0x20FF}};
    return isIn(kSpans, character);
}

/// The letter of cp1252 that `base` and the accent make (Unicode normalisation form C).
std::optional<char32_t> composed(char32_t base, char32_t accent) {
    struct Accent {
        char32_t mark;
        std::u32string_view bases;
        std::u32string_view letters;
    };
    constexpr std::array kAccents{
        Accent{0x300, U"AEIOUaeiou", U"ÀÈÌÒÙàèìòù"},
        Accent{0x301, U"AEIOUYaeiouy", U"ÁÉÍÓÚÝáéíóúý"},
        Accent{0x302, U"AEIOUaeiou", U"ÂÊÎÔÛâêîôû"},
        Accent{0x303, U"ANOano", U"ÃÑÕãñõ"},
        Accent{0x308, U"AEIOUYaeiouy", U"ÄËÏÖÜŸäëïöüÿ"},
        Accent{0x30A, U"Aa", U"Åå"},
        Accent{0x30C, U"SZsz", U"ŠŽšž"},
        Accent{0x327, U"Cc", U"Çç"}};
    for (const Accent& one : kAccents) {
        const auto place = one.mark == accent ? one.bases.find(base) : std::u32string_view::npos;
        if (place != std::u32string_view::npos) {
            return one.letters[place];
        }
    }
    return std::nullopt;
}

/// Latin letters that cp1252 lacks, without their accents: U+0100 to U+017F in order.
constexpr std::string_view kLatinExtendedA =
    "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRr"
    "SsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";
static_assert(kLatinExtendedA.size() == 0x80);

std::string_view vietnameseLetter(char32_t character) {
    struct Letters {
        Span span;
        std::string_view upper;
        std::string_view lower;
    };
    constexpr std::array kLetters{
        Letters{{0x1EA0, 0x1EB7}, "A", "a"},
        Letters{{0x1EB8, 0x1EC7}, "E", "e"},
        Letters{{0x1EC8, 0x1ECB}, "I", "i"},
        Letters{{0x1ECC, 0x1EE3}, "O", "o"},
        Letters{{0x1EE4, 0x1EF1}, "U", "u"},
        Letters{{0x1EF2, 0x1EF9}, "Y", "y"}};
    for (const Letters& one : kLetters) {
        if (character >= one.span.first && character <= one.span.last) {
            return character % 2 == 0 ? one.upper : one.lower;
        }
    }
    return {};
}

/// What stands for a character that our fonts lack; empty: nothing does.
std::string_view replacement(char32_t character) {
    struct Pair {
        char32_t character;
        std::string_view text;
    };
    constexpr std::array kPairs{
        Pair{0x0218, "S"},
        Pair{0x0219, "s"},
        Pair{0x021A, "T"},
        Pair{0x021B, "t"},
        Pair{0x1E9E, "SS"},
        Pair{0x2010, "-"},
        Pair{0x2011, "-"},
        Pair{0x2012, "-"},
        Pair{0x2015, "-"},
        Pair{0x2032, "'"},
        Pair{0x2033, "\""},
        Pair{0x2044, "/"},
        Pair{0x2116, "No"},
        Pair{0x2212, "-"},
        Pair{0x2215, "/"},
        Pair{0xFB00, "ff"},
        Pair{0xFB01, "fi"},
        Pair{0xFB02, "fl"}};
    if (character >= 0x100 && character <= 0x17F) {
        return kLatinExtendedA.substr(character - 0x100, 1);
    }
    const auto* const found = std::ranges::find(kPairs, character, &Pair::character);
    return found != kPairs.end() ? found->text : vietnameseLetter(character);
}

/// Letters and signs in the wide forms that East Asian keyboards type.
char32_t narrowed(char32_t character) {
    constexpr char32_t kWideToNarrow = 0xFEE0;
    return character >= 0xFF01 && character <= 0xFF5E ? character - kWideToNarrow : character;
}

/// The text as it grows; blanks wait until something follows them.
class Cleaned {
public:
    void add(char32_t character) {
        if (has_blank_ && !characters_.empty()) {
            characters_ += U' ';
        }
        has_blank_ = false;
        characters_ += character;
    }

    void addBlank() { has_blank_ = true; }

    void accent(char32_t mark) {
        if (characters_.empty() || has_blank_) {
            return;
        }
        if (const auto letter = composed(characters_.back(), mark)) {
            characters_.back() = *letter;
        }
    }

    std::size_t size() const { return characters_.size(); }

    std::string take(std::size_t most_characters) {
        if (characters_.size() > most_characters) {
            characters_.resize(most_characters);
            if (!characters_.empty()) {
                characters_.back() = kEllipsis;
            }
        }
        std::string text;
        for (const char32_t character : characters_) {
            appendCharacter(text, character);
        }
        return text;
    }

private:
    std::u32string characters_;
    bool has_blank_{false};
};

void take(Cleaned& cleaned, std::optional<char32_t> taken) {
    const char32_t character = narrowed(taken.value_or(U'?'));
    if (isInvisible(character)) {
        return;
    }
    if (isBlank(character)) {
        cleaned.addBlank();
    } else if (isCombining(character)) {
        cleaned.accent(character);
    } else if (toCp1252(character)) {
        cleaned.add(character);
    } else {
        const std::string_view text = replacement(character);
        for (const char c : text.empty() ? std::string_view{"?"} : text) {
            cleaned.add(static_cast<unsigned char>(c));
        }
    }
}

}  // namespace

std::string cleanText(std::string_view text, std::size_t most_characters) {
    Cleaned cleaned;
    // One more than wanted says that something is cut; the rest need not be read.
    while (!text.empty() && cleaned.size() <= most_characters) {
        take(cleaned, takeCharacter(text));
    }
    return cleaned.take(most_characters);
}

}  // namespace balcao
