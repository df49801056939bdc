#pragma once

#include "common/order/order.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// The longest side of a box that is believed.
inline constexpr std::int64_t kLongestSide = 3000;  // mm

/// A kind of box that the store packs into.
struct BoxKind {
    std::string name;  // what stands on the shelf: "P", "Caixa 2"
    BoxSize size;

    bool operator==(const BoxKind&) const = default;
};

/// Reads `P=20x15x10, Envelope=35x25x3`: names of up to 20 printable characters, none twice, at
/// most 30; length, width and height in whole centimetres, 1 to 300 each. Empty: no kinds. Nothing
/// for any other text.
std::optional<std::vector<BoxKind>> boxKindsIn(std::string_view text);

}  // namespace balcao
