#include "agent/hub/rest/label_codec.h"

#include "agent/hub/rest/order_codec.h"
#include "agent/hub/rest/rest_time.h"
#include "agent/json/base64.h"

#include <algorithm>
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

}  // namespace balcao
