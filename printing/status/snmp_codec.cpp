#include "printing/status/snmp_codec.h"

namespace balcao {

namespace {

// BER tags (X.690) and those of SNMP (RFC 1157, RFC 1155).
constexpr std::uint8_t kInteger = 0x02;
constexpr std::uint8_t kOctets = 0x04;
constexpr std::uint8_t kNull = 0x05;
constexpr std::uint8_t kName = 0x06;
constexpr std::uint8_t kSequence = 0x30;
constexpr std::uint8_t kGetRequest = 0xA0;
constexpr std::uint8_t kGetResponse = 0xA2;
constexpr std::uint8_t kCounter = 0x41;
constexpr std::uint8_t kGauge = 0x42;
constexpr std::uint8_t kTicks = 0x43;

constexpr std::size_t kMostNumbers = 128;  // of a name (RFC 2578, 3.5)

std::string lengthBytes(std::size_t length) {
    if (length < 0x80) {
        return {static_cast<char>(length)};
    }
    std::string bytes;
    for (std::size_t rest = length; rest > 0; rest >>= 8U) {
        bytes.insert(bytes.begin(), static_cast<char>(rest & 0xFFU));
    }
    bytes.insert(bytes.begin(), static_cast<char>(0x80U | bytes.size()));
    return bytes;
}

std::string field(std::uint8_t tag, const std::string& content) {
    return static_cast<char>(tag) + lengthBytes(content.size()) + content;
}

std::string integerField(std::int32_t number) {
    const auto bits = static_cast<std::uint32_t>(number);
    std::string content;
    for (int shift = 24; shift >= 0; shift -= 8) {
        content += static_cast<char>(bits >> static_cast<unsigned>(shift) & 0xFFU);
    }
    return field(kInteger, content);
}

std::string numberOfName(std::uint32_t number) {
    std::string bytes{static_cast<char>(number & 0x7FU)};
    for (std::uint32_t rest = number >> 7U; rest > 0; rest >>= 7U) {
        bytes.insert(bytes.begin(), static_cast<char>(0x80U | (rest & 0x7FU)));
    }
    return bytes;
}

std::string nameField(const SnmpName& name) {
    std::string content;
    if (name.size() >= 2) {
        content = numberOfName(name[0] * 40 + name[1]);
    }
    for (std::size_t i = 2; i < name.size(); ++i) {
        content += numberOfName(name[i]);
    }
    return field(kName, content);
}

/// Takes fields off the front of a text.
class Fields {
public:
    explicit Fields(std::string_view rest)
        : rest_{rest} {}

    bool isEmpty() const { return rest_.empty(); }

    struct Field {
        std::uint8_t tag{};
        std::string_view content;
    };

    std::optional<Field> next() {
        if (rest_.size() < 2) {
            return std::nullopt;
        }
        const auto tag = static_cast<std::uint8_t>(rest_[0]);
        std::size_t length = static_cast<std::uint8_t>(rest_[1]);
        rest_.remove_prefix(2);
        if (length >= 0x80) {
            const std::size_t count = length & 0x7FU;
            if (count == 0 || count > 4 || count > rest_.size()) {
                return std::nullopt;
            }
            length = 0;
            for (std::size_t i = 0; i < count; ++i) {
                length = length << 8U | static_cast<std::uint8_t>(rest_[i]);
            }
            rest_.remove_prefix(count);
        }
        if (length > rest_.size()) {
            return std::nullopt;
        }
        const Field field{tag, rest_.substr(0, length)};
        rest_.remove_prefix(length);
        return field;
    }

    std::optional<std::string_view> next(std::uint8_t tag) {
        const auto field = next();
        return field && field->tag == tag ? std::optional{field->content} : std::nullopt;
    }

private:
    std::string_view rest_;
};

std::optional<std::int64_t> integerIn(std::string_view content, bool is_signed) {
    if (content.empty() || content.size() > 8) {
        return std::nullopt;
    }
    const bool is_negative = is_signed && (static_cast<std::uint8_t>(content[0]) & 0x80U) != 0;
    std::uint64_t bits = is_negative ? ~std::uint64_t{0} : 0;
    for (const char byte : content) {
        bits = bits << 8U | static_cast<std::uint8_t>(byte);
    }
    return static_cast<std::int64_t>(bits);
}

std::optional<SnmpName> nameIn(std::string_view content) {
    SnmpName name;
    std::uint64_t number = 0;
    bool is_within = false;
    for (const char byte : content) {
        const auto bits = static_cast<std::uint8_t>(byte);
        number = number << 7U | (bits & 0x7FU);
        is_within = (bits & 0x80U) != 0;
        if (number > 0xFFFFFFFFU || name.size() >= kMostNumbers) {
            return std::nullopt;
        }
        if (is_within) {
            continue;
        }
        const auto whole = static_cast<std::uint32_t>(number);
        if (name.empty()) {
            const std::uint32_t first = whole < 80 ? whole / 40 : 2;
            name = {first, whole - first * 40};
        } else {
            name.push_back(whole);
        }
        number = 0;
    }
    return is_within || name.empty() ? std::nullopt : std::optional{std::move(name)};
}

std::optional<SnmpValue> valueIn(std::string_view binding) {
    Fields fields{binding};
    const auto name_bytes = fields.next(kName);
    const auto content = fields.next();
    auto name = name_bytes ? nameIn(*name_bytes) : std::nullopt;
    if (!name || !content || !fields.isEmpty()) {
        return std::nullopt;
    }
    SnmpValue value{.name = *std::move(name), .number = {}, .octets = {}};
    switch (content->tag) {
        case kInteger:
            value.number = integerIn(content->content, true);
            break;
        case kCounter:
        case kGauge:
        case kTicks:
            value.number = integerIn(content->content, false);
            break;
        case kOctets:
            value.octets = std::string{content->content};
            break;
        default:
            break;  // null, or what SNMPv2 says of a name that is not there
    }
    return value;
}

}  // namespace

std::string encodeSnmpGet(
    std::string_view community, std::int32_t request_id, const std::vector<SnmpName>& names
) {
    std::string bindings;
    for (const SnmpName& name : names) {
        bindings += field(kSequence, nameField(name) + field(kNull, {}));
    }
    const std::string request =
        integerField(request_id) + integerField(0) + integerField(0) + field(kSequence, bindings);
    return field(
        kSequence,
        field(kInteger, std::string(1, '\0')) + field(kOctets, std::string{community}) +
            field(kGetRequest, request)
    );
}

std::optional<SnmpAnswer> decodeSnmpAnswer(std::string_view bytes) {
    Fields outside{bytes};
    const auto message = outside.next(kSequence);
    if (!message || !outside.isEmpty()) {
        return std::nullopt;
    }
    Fields parts{*message};
    const auto version = parts.next(kInteger);
    const auto community = parts.next(kOctets);
    const auto response = parts.next(kGetResponse);
    if (!version || !community || !response) {
        return std::nullopt;
    }
    Fields inside{*response};
    const auto id_bytes = inside.next(kInteger);
    const auto error_bytes = inside.next(kInteger);
    const auto index_bytes = inside.next(kInteger);
    const auto bindings = inside.next(kSequence);
    const auto id = id_bytes ? integerIn(*id_bytes, true) : std::nullopt;
    const auto error = error_bytes ? integerIn(*error_bytes, true) : std::nullopt;
    if (!id || !error || !index_bytes || !bindings) {
        return std::nullopt;
    }
    SnmpAnswer answer{.request_id = static_cast<std::int32_t>(*id), .error = *error, .values = {}};
    for (Fields rest{*bindings}; !rest.isEmpty();) {
        const auto binding = rest.next(kSequence);
        auto value = binding ? valueIn(*binding) : std::nullopt;
        if (!value) {
            return std::nullopt;
        }
        answer.values.push_back(*std::move(value));
    }
    return answer;
}

}  // namespace balcao
