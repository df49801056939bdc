#include "printing/documents/format.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

namespace balcao {

namespace {

std::string twoDigits(int number) {
    const std::string text = std::to_string(std::clamp(number, 0, 99));
    return text.size() == 1 ? "0" + text : text;
}

bool isLetterOrDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// Takes the next word off `rest`.
std::string_view nextWord(std::string_view& rest) {
    const auto begin = std::min(rest.find_first_not_of(' '), rest.size());
    rest.remove_prefix(begin);
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(word.size());
    return word;
}

/// The first character of a UTF-8 text that was cleaned.
std::string_view firstCharacter(std::string_view text) {
    std::size_t size = 1;
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) {
        ++size;
    }
    return text.substr(0, size);
}

}  // namespace

std::string dateText(const LocalTime& time, Language language) {
    constexpr std::array<std::string_view, 12> kMonths{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::string day = twoDigits(time.day);
    const std::string year = std::to_string(time.year);
    if (language == Language::en) {
        const auto month = static_cast<std::size_t>(std::clamp(time.month, 1, 12) - 1);
        return day + " " + std::string{kMonths.at(month)} + " " + year;
    }
    return day + "/" + twoDigits(time.month) + "/" + year;
}

std::string clockText(const LocalTime& time) {
    return twoDigits(time.hour) + ":" + twoDigits(time.minute);
}

std::string timeText(const LocalTime& time, Language language) {
    return dateText(time, language) + " " + clockText(time);
}

std::string moneyText(AmountMinor amount_minor, std::string_view currency, Language language) {
    const bool is_negative = amount_minor < 0;
    // The lowest number has no opposite: its digits are taken from the text.
    std::string digits = std::to_string(amount_minor);
    digits.erase(0, is_negative ? 1 : 0);
    if (digits.size() < 3) {
        digits.insert(0, 3 - digits.size(), '0');
    }
    const char thousands = language == Language::en ? ',' : '.';
    const char decimals = language == Language::en ? '.' : ',';
    std::string text = digits.substr(digits.size() - 2);
    text.insert(text.begin(), decimals);
    std::size_t count = 0;
    for (std::size_t index = digits.size() - 2; index > 0; --index) {
        if (count != 0 && count % 3 == 0) {
            text.insert(text.begin(), thousands);
        }
        text.insert(text.begin(), digits[index - 1]);
        ++count;
    }
    const std::string name = currency == "BRL" || currency.empty() ? "R$" : std::string{currency};
    return (is_negative ? "-" : "") + name + " " + text;
}

std::string documentOnPaper(std::string_view document) {
    std::string signs;
    std::ranges::copy_if(document, std::back_inserter(signs), isLetterOrDigit);
    if (signs.empty()) {
        return {};
    }
    if (signs.size() == 11) {
        return "***." + signs.substr(3, 3) + "." + signs.substr(6, 3) + "-**";
    }
    if (signs.size() == 14) {
        return signs.substr(0, 2) + "." + signs.substr(2, 3) + "." + signs.substr(5, 3) + "/" +
               signs.substr(8, 4) + "-" + signs.substr(12);
    }
    const std::size_t shown = signs.size() > 6 ? 3 : 0;
    return std::string(6, '*') + signs.substr(signs.size() - shown);
}

std::string nameToCall(std::string_view name) {
    const std::string_view first = nextWord(name);
    std::string_view last;
    for (std::string_view word = nextWord(name); !word.empty(); word = nextWord(name)) {
        last = word;
    }
    std::string text{first};
    if (!last.empty()) {
        text += " " + std::string{firstCharacter(last)} + ".";
    }
    return text;
}

std::string filledIn(std::string_view text, std::string_view value) {
    std::string filled{text};
    const auto place = filled.find('#');
    if (place != std::string::npos) {
        filled.replace(place, 1, value);
    }
    return filled;
}

std::string countText(std::int64_t count, std::string_view one, std::string_view many) {
    return count == 1 ? std::string{one} : filledIn(many, std::to_string(count));
}

}  // namespace balcao
