#pragma once

#include <string>
#include <vector>

namespace balcao::simulator {

/// A symbol as rows of modules; true = dark. A linear code has one row.
using Modules = std::vector<std::vector<bool>>;

/// By libzint; std::runtime_error if the text does not fit the symbology.
Modules code128(const std::string& text);
Modules qrCode(const std::string& text);

}  // namespace balcao::simulator
