#include "agent/clerk/query_numbers.h"

#include "agent/clerk/strict_json.h"

#include <charconv>
#include <system_error>

namespace balcao {

std::int64_t numberFrom(const std::string& name, const std::string& text, std::int64_t highest) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 1 || value > highest) {
        throw BadRequest{
            "invalid-value", name + " must be a number from 1 to " + std::to_string(highest)};
    }
    return value;
}

}  // namespace balcao
