#include "agent/hub/rest/rest_time.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace balcao {

namespace {

/// Takes a text apart from its front; every reader says no and stays no.
class Scanner {
public:
    explicit Scanner(std::string_view text)
        : rest_{text} {}

    /// A number of exactly `digits` digits within the bounds.
    int number(std::size_t digits, int lowest, int highest) {
        int value = 0;
        if (rest_.size() < digits) {
            is_good_ = false;
            return lowest;
        }
        for (const char c : rest_.substr(0, digits)) {
            is_good_ = is_good_ && c >= '0' && c <= '9';
            value = value * 10 + (c - '0');
        }
        rest_.remove_prefix(digits);
        is_good_ = is_good_ && value >= lowest && value <= highest;
        return value;
    }

    /// One of the given characters.
    char oneOf(std::string_view allowed) {
        if (rest_.empty() || allowed.find(rest_.front()) == std::string_view::npos) {
            is_good_ = false;
            return '\0';
        }
        const char found = rest_.front();
        rest_.remove_prefix(1);
        return found;
    }

    bool take(std::string_view expected) {
        if (!rest_.starts_with(expected)) {
            return false;
        }
        rest_.remove_prefix(expected.size());
        return true;
    }

    void demand(bool is_so) { is_good_ = is_good_ && is_so; }
    char front() const { return rest_.empty() ? '\0' : rest_.front(); }
    bool isDone() const { return is_good_ && rest_.empty(); }
    bool isGood() const { return is_good_; }

private:
    std::string_view rest_;
    bool is_good_{true};
};

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// The fraction of a second in milliseconds, digits beyond the third cut off.
int readFraction(Scanner& scanner) {
    constexpr int kMaxDigits = 9;
    int milliseconds = 0;
    int digits = 0;
    for (int weight = 100; isDigit(scanner.front()); ++digits, weight /= 10) {
        milliseconds += scanner.number(1, 0, 9) * weight;
    }
    scanner.demand(digits >= 1 && digits <= kMaxDigits);
    return milliseconds;
}

std::chrono::minutes readOffset(Scanner& scanner) {
    const char sign = scanner.oneOf("Zz+-");
    if (sign == 'Z' || sign == 'z' || sign == '\0') {
        return {};
    }
    const int hours = scanner.number(2, 0, 23);
    scanner.oneOf(":");
    const int minutes = scanner.number(2, 0, 59);
    const std::chrono::minutes offset{hours * 60 + minutes};
    return sign == '+' ? offset : -offset;
}

std::optional<Instant> instantOf(std::chrono::year_month_day date, std::chrono::milliseconds time) {
    if (!date.ok()) {
        return std::nullopt;
    }
    return Instant{std::chrono::sys_days{date}} + time;
}

constexpr std::array<std::string_view, 12> kMonths{
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 7> kWeekdays{
    "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

template <std::size_t Size>
int readName(Scanner& scanner, const std::array<std::string_view, Size>& names) {
    for (std::size_t i = 0; i < Size; ++i) {
        if (scanner.take(names[i])) {
            return static_cast<int>(i);
        }
    }
    scanner.demand(false);
    return 0;
}

std::chrono::year_month_day dateOf(int year, int month, int day) {
    return {
        std::chrono::year{year},
        std::chrono::month{static_cast<unsigned>(month)},
        std::chrono::day{static_cast<unsigned>(day)}};
}

std::chrono::milliseconds timeOfDay(int hour, int minute, int second, int milliseconds = 0) {
    return std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second} +
           std::chrono::milliseconds{milliseconds};
}

}  // namespace

std::optional<Instant> readTime(std::string_view text) {
    Scanner scanner{text};
    const int year = scanner.number(4, 1, 9999);
    scanner.oneOf("-");
    const int month = scanner.number(2, 1, 12);
    scanner.oneOf("-");
    const int day = scanner.number(2, 1, 31);
    scanner.oneOf("Tt ");
    const int hour = scanner.number(2, 0, 23);
    scanner.oneOf(":");
    const int minute = scanner.number(2, 0, 59);
    scanner.oneOf(":");
    const int second = scanner.number(2, 0, 60);
    const int milliseconds = scanner.take(".") ? readFraction(scanner) : 0;
    const std::chrono::minutes offset = readOffset(scanner);
    if (!scanner.isDone()) {
        return std::nullopt;
    }
    return instantOf(
        dateOf(year, month, day), timeOfDay(hour, minute, second, milliseconds) - offset
    );
}

std::string writeTime(Instant time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss clock{time - day};
    std::array<char, 64> text{};
    const int size = std::snprintf(
        text.data(),
        text.size(),
        "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ",
        static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day()),
        static_cast<int>(clock.hours().count()),
        static_cast<int>(clock.minutes().count()),
        static_cast<int>(clock.seconds().count()),
        static_cast<int>(clock.subseconds().count())
    );
    return {text.data(), static_cast<std::size_t>(std::max(size, 0))};
}

std::optional<Instant> readHttpDate(std::string_view text) {
    Scanner scanner{text};
    readName(scanner, kWeekdays);
    scanner.demand(scanner.take(", "));
    const int day = scanner.number(2, 1, 31);
    scanner.oneOf(" ");
    const int month = readName(scanner, kMonths) + 1;
    scanner.oneOf(" ");
    const int year = scanner.number(4, 1, 9999);
    scanner.oneOf(" ");
    const int hour = scanner.number(2, 0, 23);
    scanner.oneOf(":");
    const int minute = scanner.number(2, 0, 59);
    scanner.oneOf(":");
    const int second = scanner.number(2, 0, 60);
    scanner.demand(scanner.take(" GMT"));
    if (!scanner.isDone()) {
        return std::nullopt;
    }
    return instantOf(dateOf(year, month, day), timeOfDay(hour, minute, second));
}

std::optional<std::chrono::milliseconds> readRetryAfter(std::string_view text, Instant hub_now) {
    constexpr std::size_t kMaxDigits = 9;
    if (!text.empty() && text.size() <= kMaxDigits &&
        std::all_of(text.begin(), text.end(), isDigit)) {
        Scanner scanner{text};
        return std::chrono::seconds{scanner.number(text.size(), 0, 999'999'999)};
    }
    const auto date = readHttpDate(text);
    if (!date) {
        return std::nullopt;
    }
    return std::max(*date - hub_now, std::chrono::milliseconds{0});
}

}  // namespace balcao
