#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace balcao {

/// How one ZPL printer wants its labels: what a person found out with a test page.
struct ZplTuning {
    std::optional<int> darkness;  // 0 to 30 (~SD); nothing: as the printer is set
    int left_dots{0};             // the whole label to the right by so much; negative: to the left
    int top_dots{0};              // down by so much, -120 to 120; negative: up

    bool operator==(const ZplTuning&) const = default;
};

/// The label with the tuning's commands at its ^XA. Without tuning the same bytes.
std::string tuned(std::string_view label, const ZplTuning& tuning);

}  // namespace balcao
