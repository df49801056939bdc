#include "printing/status/zpl_status.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace balcao {

namespace {

constexpr char kStart = '\x02';
constexpr char kEnd = '\x03';
constexpr std::size_t kMostValues = 32;

using Values = std::vector<std::int64_t>;

std::optional<std::int64_t> numberOf(std::string_view text, int base = 10) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    const bool is_number = error == std::errc{} && end == text.data() + text.size() && number >= 0;
    return is_number ? std::optional{number} : std::nullopt;
}

/// The values of one line; nothing if one of them is no number.
std::optional<Values> valuesOf(std::string_view line) {
    Values values;
    while (values.size() < kMostValues) {
        const std::size_t comma = line.find(',');
        const auto number = numberOf(line.substr(0, comma));
        if (!number) {
            return std::nullopt;
        }
        values.push_back(*number);
        if (comma == std::string_view::npos) {
            return values;
        }
        line.remove_prefix(comma + 1);
    }
    return std::nullopt;
}

/// What stands between STX and ETX, line by line.
std::vector<std::string_view> framesIn(std::string_view answer) {
    std::vector<std::string_view> frames;
    while (frames.size() < 8) {
        const std::size_t start = answer.find(kStart);
        if (start == std::string_view::npos) {
            break;
        }
        const std::size_t end = answer.find(kEnd, start);
        if (end == std::string_view::npos) {
            break;
        }
        frames.push_back(answer.substr(start + 1, end - start - 1));
        answer.remove_prefix(end + 1);
    }
    return frames;
}

struct Bit {
    std::int64_t mask;
    DeviceReason reason;
};

// ~HQES, "Error flags, group 1": the lowest five digits, as the guide's table has them.
constexpr std::array kErrorBits = {
    Bit{0x00000001, DeviceReason::media_empty},
    Bit{0x00000002, DeviceReason::marker_supply_empty},
    Bit{0x00000004, DeviceReason::cover_open},
    Bit{0x00000008, DeviceReason::other},  // cutter
    Bit{0x00000010, DeviceReason::over_temperature},
    Bit{0x00000020, DeviceReason::over_temperature},
    Bit{0x00010000, DeviceReason::paused},
};

constexpr std::array kWarningBits = {
    Bit{0x00000008, DeviceReason::media_low},
};

/// The lowest group of hexadecimal digits behind `heading`: "ERRORS: 1 00000000 00000005".
std::optional<std::int64_t> wordBehind(std::string_view text, std::string_view heading) {
    const std::size_t at = text.find(heading);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    std::string_view line = text.substr(at + heading.size());
    line = line.substr(0, line.find_first_of("\r\n\x03"));
    const std::size_t last = line.find_last_not_of(' ');
    if (last == std::string_view::npos) {
        return std::nullopt;
    }
    line = line.substr(0, last + 1);
    const std::size_t blank = line.rfind(' ');
    const std::string_view word = blank == std::string_view::npos ? line : line.substr(blank + 1);
    return word.size() == 8 ? numberOf(word, 16) : std::nullopt;
}

void addBits(DeviceStatus& status, std::int64_t word, std::span<const Bit> bits) {
    for (const Bit& bit : bits) {
        if ((word & bit.mask) != 0) {
            addReason(status, bit.reason);
        }
    }
}

}  // namespace

bool isWholeZplStatus(std::string_view answer) {
    return std::count(answer.begin(), answer.end(), kEnd) >= 3;
}

DeviceStatus readZplStatus(std::string_view answer) {
    const auto frames = framesIn(answer);
    if (frames.size() < 3) {
        return {};
    }
    const auto first = valuesOf(frames[0]);
    const auto second = valuesOf(frames[1]);
    if (!first || !second || first->size() < 12 || second->size() < 9) {
        return {};
    }
    DeviceStatus status{
        .is_known = true, .reasons = {}, .is_idle = false, .pages_made = {}, .source = "~HS"};
    const auto says = [&status](std::int64_t flag, DeviceReason reason) {
        if (flag != 0) {
            addReason(status, reason);
        }
    };
    says(first->at(1), DeviceReason::media_empty);
    says(first->at(2), DeviceReason::paused);
    says(first->at(5), DeviceReason::buffer_full);
    says(first->at(11), DeviceReason::over_temperature);
    says(second->at(2), DeviceReason::cover_open);
    says(second->at(3), DeviceReason::marker_supply_empty);
    const bool has_formats = first->at(4) != 0 || first->at(7) != 0;
    const bool has_labels_left = second->at(8) != 0;
    status.is_idle = !has_formats && !has_labels_left;
    return status;
}

DeviceStatus readZplErrors(std::string_view answer) {
    const auto errors = wordBehind(answer, "ERRORS:");
    const auto warnings = wordBehind(answer, "WARNINGS:");
    if (!errors || !warnings) {
        return {};
    }
    DeviceStatus status{
        .is_known = true, .reasons = {}, .is_idle = false, .pages_made = {}, .source = "~HQES"};
    addBits(status, *errors, kErrorBits);
    addBits(status, *warnings, kWarningBits);
    return status;
}

}  // namespace balcao
