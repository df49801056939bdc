#pragma once

#include <cstdint>
#include <string>

namespace balcao {

/// A parameter's value as a number from `lowest` to `highest`. Throws BadRequest, naming the
/// parameter.
std::int64_t numberFrom(
    const std::string& name, const std::string& text, std::int64_t lowest, std::int64_t highest
);

/// The same from 1 to `highest`. Throws BadRequest, naming the parameter.
std::int64_t numberFrom(const std::string& name, const std::string& text, std::int64_t highest);
}  // namespace balcao
