#include "common/order/box_kind.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <system_error>

namespace balcao {

namespace {

constexpr std::size_t kMostKinds = 30;
constexpr std::size_t kLongestName = 20;
constexpr std::int64_t kCentimetre = 10;  // mm

std::string_view withoutBlanks(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// The next part up to `separator`, which is taken out of `text` with it.
std::string_view nextPart(std::string_view& text, char separator) {
    const auto end = std::min(text.find(separator), text.size());
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return withoutBlanks(part);
}

std::optional<std::int64_t> sideIn(std::string_view text) {
    std::int64_t centimetres = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, centimetres);
    const std::int64_t side = centimetres * kCentimetre;
    const bool is_whole = read.ec == std::errc{} && read.ptr == end;
    return is_whole && centimetres >= 1 && centimetres <= kLongestSide / kCentimetre
               ? std::optional{side}
               : std::nullopt;
}

std::optional<BoxSize> sizeIn(std::string_view text) {
    if (std::ranges::count(text, 'x') != 2) {
        return std::nullopt;
    }
    const auto length = sideIn(nextPart(text, 'x'));
    const auto width = sideIn(nextPart(text, 'x'));
    const auto height = sideIn(withoutBlanks(text));
    if (!length || !width || !height) {
        return std::nullopt;
    }
    return BoxSize{.length_mm = *length, .width_mm = *width, .height_mm = *height};
}

bool isName(std::string_view text) {
    constexpr unsigned char kDelete = 0x7f;
    return !text.empty() && text.size() <= kLongestName && std::ranges::all_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= ' ' && byte != kDelete;
    });
}

}  // namespace

std::optional<std::vector<BoxKind>> boxKindsIn(std::string_view text) {
    std::vector<BoxKind> kinds;
    text = withoutBlanks(text);
    while (!text.empty()) {
        std::string_view part = nextPart(text, ',');
        const std::string_view name = nextPart(part, '=');
        const auto size = sizeIn(part);
        const bool is_new =
            std::ranges::none_of(kinds, [&](const BoxKind& known) { return known.name == name; });
        if (!isName(name) || !size || !is_new || kinds.size() == kMostKinds) {
            return std::nullopt;
        }
        kinds.push_back({.name = std::string{name}, .size = *size});
    }
    return kinds;
}

}  // namespace balcao
