#pragma once

#include "tests/simulator/json.h"

#include <string>
#include <utility>
#include <vector>

namespace balcao::simulator {

/// What stands on a label of 100 x 150 mm; text is UTF-8.
struct LabelText {
    std::string carrier;
    std::string service;
    std::string tracking_code;  ///< as Code 128
    std::string qr;             ///< as QR code
    std::string order_id;
    std::string package;  ///< e.g. `Volume 1/2`
    std::vector<std::string> recipient;
    std::vector<std::string> sender;
    std::string note;
};

/// The label's bytes for one package of an order: `zpl`, `pdf` or `png`. The same order and package
/// give the same bytes.
std::string makeLabel(
    const JsonObject& order, const std::string& package_id, const std::string& format
);

/// The media type of a label format.
std::string labelMediaType(const std::string& format);

/// A tracking code in the carrier's form: Correios' S10 with its check digit (AA123456785BR), else
/// a prefix and twelve digits. Another `serial` of the same order gives another code.
std::string makeTrackingCode(const JsonObject& order, std::int64_t serial);

// The formats.
std::string zplLabel(const LabelText& text);
std::string pdfLabel(const LabelText& text);
std::string pngLabel(const LabelText& text);

}  // namespace balcao::simulator
