#include "agent/papers/local_time.h"

#include <Poco/DateTime.h>
#include <Poco/LocalDateTime.h>
#include <Poco/Timespan.h>

#include <chrono>
#include <regex>

namespace balcao {

LocalTime localTimeOf(Instant at) {
    const auto since_epoch =
        std::chrono::duration_cast<std::chrono::microseconds>(at.time_since_epoch());
    const Poco::LocalDateTime local{
        Poco::DateTime{1970, 1, 1} + Poco::Timespan{since_epoch.count()}};
    return {
        .year = local.year(),
        .month = local.month(),
        .day = local.day(),
        .hour = local.hour(),
        .minute = local.minute()};
}

Instant instantOf(const LocalTime& time) {
    const Poco::LocalDateTime local{time.year, time.month, time.day, time.hour, time.minute};
    return Instant{std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::microseconds{
        local.utc().timestamp().epochMicroseconds()})};
}

Instant startOfDay(Instant at) {
    LocalTime time = localTimeOf(at);
    time.hour = 0;
    time.minute = 0;
    return instantOf(time);
}

std::optional<Instant> instantFrom(const std::string& text) {
    static const std::regex form{R"((\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2}))?)"};
    std::smatch parts;
    if (!std::regex_match(text, parts, form)) {
        return std::nullopt;
    }
    const auto number = [&](std::size_t place) {
        return parts[place].matched ? std::stoi(parts[place].str()) : 0;
    };
    const LocalTime time{
        .year = number(1),
        .month = number(2),
        .day = number(3),
        .hour = number(4),
        .minute = number(5)};
    const bool is_there =
        Poco::DateTime::isValid(time.year, time.month, time.day, time.hour, time.minute);
    return is_there ? std::optional{instantOf(time)} : std::nullopt;
}

}  // namespace balcao
