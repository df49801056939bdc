#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// An object identifier, number by number.
using SnmpName = std::vector<std::uint32_t>;

/// One value of an answer. Integers, counters and gauges are `number`, octet strings `octets`; what
/// the printer does not have is neither.
struct SnmpValue {
    SnmpName name;
    std::optional<std::int64_t> number;
    std::optional<std::string> octets;

    bool operator==(const SnmpValue&) const = default;
};

struct SnmpAnswer {
    std::int32_t request_id{};
    std::int64_t error{};  // 0: none
    std::vector<SnmpValue> values;
};

/// An SNMPv1 GetRequest (RFC 1157) in BER. Version 1, because it is what every printer with a
/// network card of the last thirty years speaks; a name that is missing fails the whole request.
std::string encodeSnmpGet(
    std::string_view community, std::int32_t request_id, const std::vector<SnmpName>& names
);

/// Reads a GetResponse; nothing for anything that is not one, whole and well formed. Takes any
/// bytes: nothing in them can make it read outside or allocate more than they are long.
std::optional<SnmpAnswer> decodeSnmpAnswer(std::string_view bytes);

}  // namespace balcao
