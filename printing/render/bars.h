#pragma once

#include "printing/render/field.h"
#include "printing/render/lettering.h"

#include <optional>
#include <string>
#include <string_view>

namespace balcao {

/// What ^BY has set for the bar codes that follow.
struct ZplBars {
    int module{2};    // dots of the narrowest bar
    double ratio{3};  // of wide bars to narrow ones, for codes that know two widths
    int height{10};   // dots
};

/// A bar code: its command ("^BC"), what stands behind the orientation, and the field's data.
struct ZplBarcode {
    std::string command;
    std::string arguments;
};

/// Draws one: ^BC ^B3 ^B2 ^BE ^B8 ^BU ^BQ ^BX ^B7. Nothing for other codes, for data that cannot be
/// written in this code, and for far too many.
std::optional<ZplField> barcodeField(
    const ZplBarcode& barcode, std::string_view data, const ZplBars& bars, Lettering& lettering
);

}  // namespace balcao
