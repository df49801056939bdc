#pragma once

#include "common/base/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace balcao::simulator {

/// Reads an RFC 3339 time with offset: any case of `T` and `Z`, up to 9 fraction digits (cut to
/// milliseconds). Nothing for anything else, also for a date that does not exist.
std::optional<Instant> parseTime(std::string_view text);

/// `2026-01-31T12:00:00.000Z`.
std::string formatTime(Instant at);

/// The same instant as it is written on a clock `offset_minutes` ahead of UTC (-180 = Brasília).
std::string formatTime(Instant at, int offset_minutes);

/// A calendar day `YYYY-MM-DD` (UTC) as its first instant; nothing if it is no such day.
std::optional<Instant> parseDay(std::string_view text);

/// An HTTP date (IMF-fixdate), e.g. `Sun, 06 Nov 1994 08:49:37 GMT`.
std::string formatHttpDate(Instant at);

/// Hex SHA-256.
std::string sha256Hex(std::string_view bytes);

/// Standard alphabet, padded, without line breaks.
std::string base64(std::string_view bytes);

/// URL alphabet without padding, for cursors; decoding gives nothing if the text is not base64url.
std::string base64Url(std::string_view bytes);
std::optional<std::string> decodeBase64Url(std::string_view text);

/// True for well-formed UTF-8 without NUL.
bool isUtf8(std::string_view text);

/// A UUID in any case.
bool isUuid(std::string_view text);

/// An ETag header's value: the tag in its quotes.
std::string etagText(const std::string& tag);
/// An ETag made of the content itself.
std::string contentEtag(std::string_view content);

std::string lowerCase(std::string_view text);
std::string trimmed(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);

/// A whole decimal number and nothing else; nothing if it does not fit.
std::optional<std::int64_t> parseInteger(std::string_view text);

/// Undoes %XX; nothing if a `%` is not followed by two hex digits. `plus_is_space` as in forms.
enum class Plus { literal, space };
std::optional<std::string> percentDecode(std::string_view text, Plus plus);

/// Encodes everything but unreserved characters, so that any id fits one path segment.
std::string percentEncode(std::string_view text);

}  // namespace balcao::simulator
