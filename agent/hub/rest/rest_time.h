#pragma once

#include "common/base/clock.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace balcao {

/// Reads an RFC 3339 time: any offset, any case of T and Z, a space for T, up to 9 fraction digits
/// (cut to milliseconds), a leap second as the second after. Nothing for any other text.
std::optional<Instant> readTime(std::string_view text);

/// `2023-11-14T22:13:20.000Z`: always UTC with milliseconds, so that the same time is the same
/// bytes for ever.
std::string writeTime(Instant time);

/// Reads the preferred form of an HTTP date: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110). The day's
/// name is not compared with the date.
std::optional<Instant> readHttpDate(std::string_view text);

/// How long a Retry-After header asks to wait: seconds, or a date read against the hub's own clock
/// (`hub_now`). Not bounded; a date in the past is 0. Nothing if it is neither.
std::optional<std::chrono::milliseconds> readRetryAfter(std::string_view text, Instant hub_now);

}  // namespace balcao
