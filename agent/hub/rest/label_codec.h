#pragma once

#include "agent/json/json_reader.h"
#include "common/order/order.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace balcao {

/// A label as the hub announces it: with its bytes, or with the address where they are.
struct AnnouncedLabel {
    PackageLabel label;  // document_sha256 is what the hub says, empty if it does not
    std::optional<std::string> bytes;
    std::string url;  // if there are no bytes
};

/// Reads the answer to getLabels. Throws JsonError.
std::vector<AnnouncedLabel> readLabels(const JsonValue& answer);

/// One label; more is none.
constexpr std::size_t kMaxLabelBytes = std::size_t{10} << 20U;

}  // namespace balcao
