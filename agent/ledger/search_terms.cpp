#include "agent/ledger/search_terms.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace balcao {

namespace {

// What a letter with a diacritic is folded to, from U+00C0 to U+017F; '.': it is none.
constexpr std::string_view kFolded =
    "aaaaaaaceeeeiiii"   // U+00C0
    "dnooooo.ouuuuy.s"   // U+00D0
    "aaaaaaaceeeeiiii"   // U+00E0
    "dnooooo.ouuuuy.y"   // U+00F0
    "aaaaaaccccccccdd"   // U+0100
    "ddeeeeeeeeeegggg"   // U+0110
    "gggghhhhiiiiiiii"   // U+0120
    "iiiijjkkklllllll"   // U+0130
    "lllnnnnnnnnnoooo"   // U+0140
    "oooorrrrrrssssss"   // U+0150
    "ssttttttuuuuuuuu"   // U+0160
    "uuuuwwyyyzzzzzzs";  // U+0170

struct Letter {
    std::uint32_t code{};
    std::size_t length{1};  // in bytes
};

/// The first code point of `text`, which is UTF-8; anything else counts as one byte.
Letter firstLetter(std::string_view text) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const std::uint32_t first = byte(0);
    if (first >= 0xC2 && first < 0xE0 && text.size() >= 2) {
        return {.code = (first & 0x1FU) << 6U | (byte(1) & 0x3FU), .length = 2};
    }
    if (first >= 0xE0 && first < 0xF0 && text.size() >= 3) {
        return {
            .code = (first & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU),
            .length = 3};
    }
    if (first >= 0xF0 && text.size() >= 4) {
        return {.code = 0x10000, .length = 4};  // kept as it is
    }
    return {.code = first, .length = 1};
}

bool isCombining(std::uint32_t code) {
    return code >= 0x300 && code <= 0x36F;
}

/// Appends the letter as it is searched for; false if it parts words.
bool appendFolded(std::string& word, std::string_view letter, std::uint32_t code) {
    if ((code >= 'a' && code <= 'z') || (code >= '0' && code <= '9')) {
        word.push_back(static_cast<char>(code));
        return true;
    }
    if (code >= 'A' && code <= 'Z') {
        word += static_cast<char>(code - 'A' + 'a');
        return true;
    }
    if (code >= 0xC0 && code - 0xC0 < kFolded.size() && kFolded[code - 0xC0] != '.') {
        word += kFolded[code - 0xC0];
        return true;
    }
    if (isCombining(code)) {
        return true;
    }
    if (code < 0xC0 || (code >= 0x2000 && code < 0x2070)) {  // punctuation
        return false;
    }
    word += letter;
    return true;
}

class Terms {
public:
    /// Adds a word as a whole and, if something parts it, its pieces.
    void addWord(std::string_view word) {
        whole_.clear();
        ends_.clear();
        while (!word.empty()) {
            const Letter letter = firstLetter(word);
            if (!appendFolded(whole_, word.substr(0, letter.length), letter.code)) {
                ends_.push_back(whole_.size());
            }
            word.remove_prefix(letter.length);
        }
        ends_.push_back(whole_.size());
        add(whole_);
        std::size_t begin = 0;
        for (const std::size_t end : ends_) {
            add(std::string_view{whole_}.substr(begin, end - begin));
            begin = end;
        }
    }

    void addText(std::string_view text) {
        while (!text.empty()) {
            const auto end = std::min(text.find_first_of(" \t\r\n"), text.size());
            addWord(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
    }

    void addPhone(std::string_view phone) {
        std::string digits;
        std::ranges::copy_if(phone, std::back_inserter(digits), [](char c) {
            return c >= '0' && c <= '9';
        });
        // With country and area, with area, without, and the last block (mobile and fixed).
        for (const std::size_t length : {13U, 12U, 11U, 10U, 9U, 8U, 4U}) {
            if (digits.size() >= length) {
                add(digits.substr(digits.size() - length));
            }
        }
    }

    void add(std::string_view term) {
        if (term.empty() || has(term)) {
            return;
        }
        text_ += text_.empty() ? "" : " ";
        places_.push_back({.begin = text_.size(), .length = term.size()});
        text_ += term;
    }

    /// The words in the order in which they came, with a space between them.
    std::string joined() && { return std::move(text_); }

private:
    struct Place {
        std::size_t begin{};
        std::size_t length{};
    };

    bool has(std::string_view term) const {
        return std::ranges::any_of(places_, [&](const Place& place) {
            return place.length == term.size() &&
                   text_.compare(place.begin, place.length, term) == 0;
        });
    }

    std::string text_;
    std::vector<Place> places_;  // of the words in text_
    std::string whole_;          // the word at hand
    std::vector<std::size_t> ends_;
};

/// The word as a whole, without what parts it.
std::string folded(std::string_view word) {
    std::string whole;
    while (!word.empty()) {
        const Letter letter = firstLetter(word);
        appendFolded(whole, word.substr(0, letter.length), letter.code);
        word.remove_prefix(letter.length);
    }
    return whole;
}

}  // namespace

std::string searchTerms(const HubOrder& hub, std::string_view short_code) {
    Terms terms;
    terms.addWord(short_code);
    terms.addText(hub.order_id.value);
    terms.addText(hub.external_order_id);
    terms.addText(hub.customer.name);
    terms.addPhone(hub.customer.phone);
    terms.addText(hub.delivery.recipient);
    terms.addText(hub.delivery.authorised_person.name);
    terms.addPhone(hub.delivery.authorised_person.phone);
    terms.addText(hub.delivery.tracking_code);
    terms.addText(hub.delivery.pickup_code);
    for (const HubLine& line : hub.lines) {
        terms.addText(line.sku);
        terms.addText(line.ean);
    }
    return std::move(terms).joined();
}

std::string searchQuery(std::string_view text) {
    std::string query;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(" \t\r\n"), text.size());
        const std::string word = folded(text.substr(0, end));
        if (!word.empty()) {
            query += query.empty() ? "\"" : " \"";
            query += word + "\" *";
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return query;
}

}  // namespace balcao
