#include "agent/care/scrub.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace balcao {

namespace {

constexpr std::string_view kHidden = "[...]";
constexpr std::size_t kLongNumber = 10;
constexpr std::size_t kShortestSecret = 4;  // a shorter one would hide words

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isOfNumber(char c) {
    return isDigit(c) || c == '.' || c == '-' || c == '/' || c == '(' || c == ')' || c == ' ';
}

bool isOfMail(char c) {
    return isDigit(c) || isLetter(c) || c == '.' || c == '-' || c == '_' || c == '+' || c == '%';
}

/// "ddd.ddd.ddd-dd": what a text looks like when its digits do not matter.
std::string shapeOf(std::string_view text) {
    std::string shape{text};
    std::ranges::replace_if(shape, isDigit, 'd');
    return shape;
}

constexpr std::array<std::string_view, 15> kPersonalShapes{
    "ddd.ddd.ddd-dd",
    "ddd.ddd.ddd/dd",
    "ddddddddd-dd",
    "dd.ddd.ddd/dddd-dd",
    "dddddddd/dddd-dd",
    "(dd) ddddd-dddd",
    "(dd) dddd-dddd",
    "(dd)ddddd-dddd",
    "(dd)dddd-dddd",
    "dd ddddd-dddd",
    "dd dddd-dddd",
    "dd ddddddddd",
    "dd dddddddd",
    "ddddd-dddd",
    "ddddd-ddd"};

/// The longest personal number that begins at `at`; 0 if none does.
std::size_t personalAt(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && isOfNumber(text[end])) {
        ++end;
    }
    const std::string shape = shapeOf(text.substr(at, end - at));
    const std::size_t plain = std::min(shape.find_first_not_of('d'), shape.size());
    std::size_t longest = plain >= kLongNumber ? plain : 0;
    for (const std::string_view one : kPersonalShapes) {
        const bool ends =
            shape.size() == one.size() || (shape.size() > one.size() && shape[one.size()] != 'd');
        if (shape.starts_with(one) && ends) {
            longest = std::max(longest, one.size());
        }
    }
    return longest;
}

std::string withoutNumbers(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    std::size_t at = 0;
    while (at < text.size()) {
        const char c = text[at];
        const bool is_start = (isDigit(c) || c == '(') &&
                              (at == 0 || !(isDigit(text[at - 1]) || isLetter(text[at - 1])));
        const std::size_t length = is_start ? personalAt(text, at) : 0;
        if (length > 0) {
            out += kHidden;
            at += length;
            continue;
        }
        // The rest of a word or number that was looked at and stays.
        do {
            out += text[at++];
        } while (at < text.size() && (isDigit(text[at]) || isLetter(text[at])) &&
                 (isDigit(text[at - 1]) || isLetter(text[at - 1])));
    }
    return out;
}

std::string withoutMail(std::string_view text) {
    std::string out;
    std::size_t done = 0;
    for (std::size_t sign = text.find('@'); sign != std::string_view::npos;
         sign = text.find('@', sign + 1)) {
        std::size_t begin = sign;
        while (begin > done && isOfMail(text[begin - 1])) {
            --begin;
        }
        std::size_t end = sign + 1;
        while (end < text.size() && isOfMail(text[end])) {
            ++end;
        }
        if (begin == sign || end == sign + 1) {
            continue;
        }
        out.append(text.substr(done, begin - done)).append(kHidden);
        done = end;
    }
    return out.append(text.substr(done));
}

}  // namespace

std::string scrubbed(std::string_view text, const std::vector<std::string>& secrets) {
    std::string out{text};
    for (const std::string& secret : secrets) {
        if (secret.size() < kShortestSecret) {
            continue;
        }
        for (std::size_t at = out.find(secret); at != std::string::npos;
             at = out.find(secret, at + kHidden.size())) {
            out.replace(at, secret.size(), kHidden);
        }
    }
    return withoutNumbers(withoutMail(out));
}

}  // namespace balcao
