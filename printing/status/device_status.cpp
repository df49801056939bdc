#include "printing/status/device_status.h"

#include <algorithm>
#include <array>

namespace balcao {

namespace {

struct Row {
    DeviceReason reason;
    std::string_view keyword;
    bool is_blocking;
    std::string_view advice;
};

// From grave to harmless: the first of several is the one that a person is told.
constexpr std::array kRows = {
    Row{DeviceReason::media_empty, "media-empty", true, "the printer has no paper; put a roll in"},
    Row{DeviceReason::cover_open, "cover-open", true, "the printer is open; close its cover"},
    Row{DeviceReason::media_jam, "media-jam", true, "paper is jammed in the printer; free it"},
    Row{DeviceReason::marker_supply_empty,
        "marker-supply-empty",
        true,
        "ribbon or toner is used up; change it"},
    Row{DeviceReason::over_temperature,
        "over-temperature",
        true,
        "the print head is too hot; the printer goes on when it has cooled"},
    Row{DeviceReason::paused, "paused", true, "the printer is paused; press its button"},
    Row{DeviceReason::offline, "offline", true, "the printer is off line; press its button"},
    Row{DeviceReason::buffer_full,
        "buffer-full",
        true,
        "the printer's memory is full; it goes on when it has printed"},
    Row{DeviceReason::timed_out,
        "timed-out",
        false,
        "the printer does not say how it is; is it switched on and in the network?"},
    Row{DeviceReason::other, "other", false, "the printer says that something is the matter"},
    Row{DeviceReason::media_low, "media-low", false, "the paper is running out"},
    Row{DeviceReason::marker_supply_low,
        "marker-supply-low",
        false,
        "ribbon or toner is running out"},
};

const Row& rowOf(DeviceReason reason) {
    const auto* const found = std::find_if(kRows.begin(), kRows.end(), [reason](const Row& row) {
        return row.reason == reason;
    });
    return found == kRows.end() ? kRows[9] : *found;  // other
}

/// IPP's other words for what we call by one (PWG 5100.9 and CUPS).
constexpr std::array kSynonyms = {
    std::pair{std::string_view{"media-needed"}, DeviceReason::media_empty},
    std::pair{std::string_view{"input-tray-missing"}, DeviceReason::media_empty},
    std::pair{std::string_view{"door-open"}, DeviceReason::cover_open},
    std::pair{std::string_view{"interlock-open"}, DeviceReason::cover_open},
    std::pair{std::string_view{"toner-empty"}, DeviceReason::marker_supply_empty},
    std::pair{std::string_view{"toner-low"}, DeviceReason::marker_supply_low},
    std::pair{std::string_view{"moving-to-paused"}, DeviceReason::paused},
    std::pair{std::string_view{"shutdown"}, DeviceReason::offline},
    std::pair{std::string_view{"stopped-partly"}, DeviceReason::other},
};

}  // namespace

std::string_view toText(DeviceReason reason) {
    return rowOf(reason).keyword;
}

std::optional<DeviceReason> deviceReason(std::string_view keyword) {
    for (const std::string_view ending : {"-error", "-warning", "-report"}) {
        if (keyword.ends_with(ending)) {
            keyword.remove_suffix(ending.size());
            break;
        }
    }
    if (keyword == "none" || keyword.empty()) {
        return std::nullopt;
    }
    for (const Row& row : kRows) {
        if (row.keyword == keyword) {
            return row.reason;
        }
    }
    for (const auto& [word, reason] : kSynonyms) {
        if (word == keyword) {
            return reason;
        }
    }
    return DeviceReason::other;
}

bool isBlocking(DeviceReason reason) {
    return rowOf(reason).is_blocking;
}

std::optional<DeviceReason> blockingReason(const DeviceStatus& status) {
    const auto found = std::find_if(status.reasons.begin(), status.reasons.end(), isBlocking);
    return status.is_known && found != status.reasons.end() ? std::optional{*found} : std::nullopt;
}

std::string reasonText(DeviceReason reason) {
    const Row& row = rowOf(reason);
    return std::string{row.keyword} + ": " + std::string{row.advice};
}

void addReason(DeviceStatus& status, DeviceReason reason) {
    const auto rank = [](DeviceReason one) {
        return &rowOf(one) - kRows.data();
    };
    const auto place = std::lower_bound(
        status.reasons.begin(),
        status.reasons.end(),
        reason,
        [rank](DeviceReason left, DeviceReason right) { return rank(left) < rank(right); }
    );
    if (place == status.reasons.end() || *place != reason) {
        status.reasons.insert(place, reason);
    }
}

}  // namespace balcao
