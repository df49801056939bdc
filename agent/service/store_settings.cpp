#include "agent/service/setting_rows.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace balcao {

namespace {

constexpr std::size_t kLongestText = 120;
constexpr std::size_t kCnpjLength = 14;

/// A line for a paper: no control characters, and not longer than a paper is wide.
std::optional<std::string> paperLine(std::string_view text) {
    const bool is_line = text.size() <= kLongestText && std::ranges::none_of(text, [](char c) {
                             return static_cast<unsigned char>(c) < ' ';
                         });
    return is_line ? std::optional{std::string{text}} : std::nullopt;
}

/// The check digit of the characters before it: modulo 11, weights 2 to 9 from the right; a letter
/// counts its ASCII code less 48 (IN RFB 2.229/2024).
char checkDigit(std::string_view before) {
    int sum = 0;
    int weight = 2;
    for (std::size_t i = before.size(); i > 0; --i) {
        sum += (before[i - 1] - '0') * weight;
        weight = weight == 9 ? 2 : weight + 1;
    }
    const int rest = sum % 11;
    return static_cast<char>('0' + (rest < 2 ? 0 : 11 - rest));
}

/// Nothing, or a CNPJ with or without its points; since July 2026 letters may stand in it.
std::optional<std::string> cnpj(std::string_view text) {
    std::string plain;
    for (const char c : text) {
        if (c != '.' && c != '/' && c != '-') {
            plain += c;
        }
    }
    if (plain.empty()) {
        return plain;
    }
    const auto is_digit = [](char c) {
        return c >= '0' && c <= '9';
    };
    const bool is_form =
        plain.size() == kCnpjLength &&
        std::ranges::all_of(plain, [&](char c) { return is_digit(c) || (c >= 'A' && c <= 'Z'); }) &&
        is_digit(plain[kCnpjLength - 2]) && is_digit(plain[kCnpjLength - 1]);
    const std::string_view body{plain};
    const bool is_right = is_form &&
                          plain[kCnpjLength - 2] == checkDigit(body.substr(0, kCnpjLength - 2)) &&
                          plain[kCnpjLength - 1] == checkDigit(body.substr(0, kCnpjLength - 1));
    return is_right ? std::optional{plain} : std::nullopt;
}

using ParseOne = std::optional<std::string> (*)(std::string_view);

/// The store before the '=' of "siteId/storeId=text"; nothing if the text does not begin so.
std::optional<StoreKey> storeBefore(std::string_view text) {
    const std::size_t equals = text.find('=');
    const auto stores = equals == std::string_view::npos
                            ? std::nullopt
                            : storeList(trimmed(text.substr(0, equals)));
    return stores && stores->size() == 1 ? std::optional{stores->front()} : std::nullopt;
}

/// "text" or "siteId/storeId=text; siteId/storeId=text".
std::optional<TextOfStores> ofStores(std::string_view text, ParseOne parse) {
    TextOfStores texts;
    if (!storeBefore(text)) {
        auto one = parse(trimmed(text));
        if (!one) {
            return std::nullopt;
        }
        texts.of_all = *std::move(one);
        return texts;
    }
    for (std::string_view rest = text; !trimmed(rest).empty();) {
        const std::size_t end = rest.find(';');
        const std::string_view one = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        const auto store = storeBefore(one);
        auto value = store ? parse(trimmed(one.substr(one.find('=') + 1))) : std::nullopt;
        if (!value || !texts.of_store.emplace(*store, *std::move(value)).second) {
            return std::nullopt;
        }
    }
    return texts;
}

std::string allowedFor(const std::string& one) {
    return one + "; for several stores siteId/storeId=" + "text, with semicolons between them";
}

}  // namespace

const std::string& TextOfStores::of(const StoreKey& store) const {
    const auto own = of_store.find(store);
    return own == of_store.end() ? of_all : own->second;
}

StorePaperText Settings::Store::of(const StoreKey& key) const {
    return {.name = name.of(key), .cnpj = cnpj.of(key), .address = address.of(key)};
}

std::vector<SettingRow> storeRows() {
    const std::string line = "up to " + std::to_string(kLongestText) + " characters, or nothing";
    return {
        parsedRow(
            {.key = "store.name",
             .default_value = "",
             .help = "The store's name on its papers; empty: its id."},
            allowedFor(line),
            [](const std::string& text) { return ofStores(text, paperLine); },
            [](Settings & settings) -> auto& { return settings.store.name; }
        ),
        parsedRow(
            {.key = "store.cnpj",
             .default_value = "",
             .help = "The store's CNPJ on its papers; empty: none stands there."},
            allowedFor("a CNPJ whose check digits are right, or nothing"),
            [](const std::string& text) { return ofStores(text, cnpj); },
            [](Settings & settings) -> auto& { return settings.store.cnpj; }
        ),
        parsedRow(
            {.key = "store.address",
             .default_value = "",
             .help = "The store's address on its papers, in one line; empty: none stands there."},
            allowedFor(line),
            [](const std::string& text) { return ofStores(text, paperLine); },
            [](Settings & settings) -> auto& { return settings.store.address; }
        ),
    };
}

}  // namespace balcao
