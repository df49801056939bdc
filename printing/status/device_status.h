#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// What may be the matter with a printer, in the words of IPP's printer-state-reasons (RFC 8011,
/// 5.4.12), whatever language it was said in.
enum class DeviceReason : std::uint8_t {
    media_empty,
    media_low,
    media_jam,
    cover_open,
    marker_supply_empty,  // ribbon, toner
    marker_supply_low,
    paused,
    offline,
    timed_out,
    over_temperature,
    buffer_full,
    other,
};

/// How a printer is. Unknown is a value: it never stops anybody from printing, it only lowers what
/// can be known afterwards.
struct DeviceStatus {
    bool is_known{false};
    std::vector<DeviceReason> reasons;       // gravest first, each once
    bool is_idle{false};                     // known to have nothing left to print
    std::optional<std::int64_t> pages_made;  // a counter that only goes up
    std::string source;                      // "~HS", "ipp", "snmp", ...: for support

    bool operator==(const DeviceStatus&) const = default;
};

/// IPP's keyword: "media-empty".
std::string_view toText(DeviceReason reason);

/// The reason for a keyword, with or without -error, -warning or -report behind it; `other` for one
/// that we do not know, nothing for "none".
std::optional<DeviceReason> deviceReason(std::string_view keyword);

/// True if the printer cannot print before a person has done something.
bool isBlocking(DeviceReason reason);

/// The gravest reason that blocks the printer; nothing if none does or nothing is known.
std::optional<DeviceReason> blockingReason(const DeviceStatus& status);

/// "media-empty: the printer has no paper; ...": the slug and a sentence with what to do.
std::string reasonText(DeviceReason reason);

/// Adds a reason, keeping them sorted and each once.
void addReason(DeviceStatus& status, DeviceReason reason);

}  // namespace balcao
