#include "agent/hub/rest/label_codec.h"

#include "agent/hub/rest/order_codec.h"
#include "agent/hub/rest/rest_time.h"

#include <Poco/SHA2Engine.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>

namespace balcao {

namespace {

constexpr std::size_t kMaxLabels = 99;  // packages of one order (hub store API, declarePackages)
constexpr std::size_t kSha256HexLength = 64;

std::string readSha256(const JsonValue& label) {
    std::string hex = label.textOr("sha256");
    std::transform(hex.begin(), hex.end(), hex.begin(), [](char c) {
        return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    const bool is_hex = std::all_of(hex.begin(), hex.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    });
    if (!hex.empty() && (hex.size() != kSha256HexLength || !is_hex)) {
        label.at("sha256").fail("is not a SHA-256 in hex");
    }
    return hex;
}

std::optional<Instant> readExpiry(const JsonValue& label) {
    const auto member = label.find("expiresAt");
    if (!member) {
        return std::nullopt;
    }
    const auto time = readTime(member->text());
    if (!time) {
        member->fail("is not an RFC 3339 time");
    }
    return time;
}

AnnouncedLabel readLabel(const JsonValue& label) {
    AnnouncedLabel read{
        .label =
            {.package_id = PackageId{idAt(label, "packageId")},
             .format = label.textAt("format"),
             .document_sha256 = readSha256(label),
             .tracking_code = label.textOr("trackingCode"),
             .expires_at = readExpiry(label)},
        .bytes = std::nullopt,
        .url = label.textOr("url")};
    const auto content = label.find("content");
    if (content.has_value() == !read.url.empty()) {
        label.fail("must have either content or url");
    }
    if (content) {
        read.bytes = decodeBase64(content->text());
        if (!read.bytes || read.bytes->size() > kMaxLabelBytes) {
            content->fail("is not base64, or too large");
        }
    }
    return read;
}

/// The value of a base64 character, or -1.
int valueOf(char c) {
    if (c >= 'A' && c <= 'Z') {
        return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
        return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
        return c - '0' + 52;
    }
    if (c == '+') {
        return 62;
    }
    return c == '/' ? 63 : -1;
}

}  // namespace

std::vector<AnnouncedLabel> readLabels(const JsonValue& answer) {
    const JsonArray labels = answer.at("labels").elements();
    if (labels.size() == 0 || labels.size() > kMaxLabels) {
        answer.at("labels").fail("must have 1 to 99 entries");
    }
    if (answer.integerAt("count") != static_cast<std::int64_t>(labels.size())) {
        answer.at("count").fail("is not the number of labels");
    }
    std::vector<AnnouncedLabel> read;
    std::set<PackageId> packages;
    for (const JsonValue label : labels) {
        read.push_back(readLabel(label));
        if (!packages.insert(read.back().label.package_id).second) {
            label.at("packageId").fail("names a package that has a label already");
        }
    }
    return read;
}

std::optional<std::string> decodeBase64(std::string_view text) {
    constexpr std::size_t kGroup = 4;
    if (text.size() % kGroup != 0) {
        return std::nullopt;
    }
    std::size_t padding = 0;
    while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=') {
        ++padding;
    }
    std::string bytes;
    bytes.reserve(text.size() / kGroup * 3);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_padding = i >= text.size() - padding;
        const int value = is_padding ? 0 : valueOf(text[i]);
        if (value < 0) {
            return std::nullopt;
        }
        bits = (bits << 6U) | static_cast<std::uint32_t>(value);
        if (i % kGroup == kGroup - 1) {
            bytes.push_back(static_cast<char>((bits >> 16U) & 0xFFU));
            bytes.push_back(static_cast<char>((bits >> 8U) & 0xFFU));
            bytes.push_back(static_cast<char>(bits & 0xFFU));
            bits = 0;
        }
    }
    bytes.resize(bytes.size() - padding);
    return bytes;
}

std::string sha256Of(std::string_view bytes) {
    Poco::SHA2Engine engine{Poco::SHA2Engine::SHA_256};
    engine.update(bytes.data(), bytes.size());
    return Poco::DigestEngine::digestToHex(engine.digest());
}

}  // namespace balcao
