#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace balcao {

/// Standard alphabet, padded, nothing else in between; nothing for any other text.
std::optional<std::string> decodeBase64(std::string_view text);

}  // namespace balcao
