#pragma once

#include <optional>
#include <string_view>

namespace balcao {

/// Reads what toText wrote; nothing for any other text. Declared for each enumeration that is
/// stored or sent.
template <typename Enum>
std::optional<Enum> fromText(std::string_view text);

}  // namespace balcao
