#include "agent/clerk/query_numbers.h"

#include "agent/clerk/strict_json.h"

#include <charconv>
#include <system_error>

namespace balcao {

std::int64_t numberFrom(
    const std::string& name, const std::string& text, std::int64_t lowest, std::int64_t highest
) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < lowest ||
        value > highest) {
        throw BadRequest{
            "invalid-value",
            name + " must be a number from " + std::to_string(lowest) + " to " +
                std::to_string(highest)};
    }
    return value;
}

std::int64_t numberFrom(const std::string& name, const std::string& text, std::int64_t highest) {
    return numberFrom(name, text, 1, highest);
}

}  // namespace balcao
